"""The only part that knows the order: read, validate, assess, chart, package, page, catalogue, publish."""

from quarterdeck.pipeline.building import Built, build
from quarterdeck.pipeline.checking import Checked, Portal, check

__all__ = ["Built", "Checked", "Portal", "build", "check"]

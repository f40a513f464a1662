"""The only part that knows the order: read, validate, assess, chart, package, page, catalogue, publish."""

from quarterdeck.pipeline.building import Built, build
from quarterdeck.pipeline.checking import Checked, Portal, check
from quarterdeck.pipeline.keeping import Difference, Kept, compare_packages, keep

__all__ = ["Built", "Checked", "Difference", "Kept", "Portal", "build", "check", "compare_packages", "keep"]

"""Validate: what is wrong between rows and tables. Every finding at once, each with its place and its mend."""

from quarterdeck.validate.keys import validate_concepts
from quarterdeck.validate.shown import validate_shown
from quarterdeck.validate.tables import validate_tables

__all__ = ["validate_concepts", "validate_shown", "validate_tables"]

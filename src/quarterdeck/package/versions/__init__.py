"""Versions of a package: as it stood with each report, what changed from one to the next, and the number of each."""

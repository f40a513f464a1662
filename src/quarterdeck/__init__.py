"""Quarterdeck: a static site generator for a council's performance figures."""

__version__ = "0.1.0"

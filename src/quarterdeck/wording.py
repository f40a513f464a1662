"""Words that pages, spreadsheets and feeds have in common."""

from __future__ import annotations

from decimal import Decimal

from quarterdeck.figures import format_number


def status_words(status: str, tolerance: Decimal) -> str:
    """Say a status: ``On target``; ``tolerance`` is in per cent."""
    return {
        "met": "On target",
        "within_tolerance": f"Within {format_number(tolerance)}% of target",
        "not_met": "Off target",
        "no_target": "No target",
        "no_data": "No data",
    }[status]

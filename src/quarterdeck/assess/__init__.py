"""Assess: what the figures say, by rules that are published with their examples. Pure; knows only records."""

from quarterdeck.assess.changes import changes_between
from quarterdeck.assess.exceptions import lists_by_rule
from quarterdeck.assess.judgement import judge
from quarterdeck.assess.movers import find_movers
from quarterdeck.assess.printed_tallies import reconcile_tallies
from quarterdeck.assess.reconcile import reconcile
from quarterdeck.assess.score import assess_release
from quarterdeck.assess.tally import tally_scores

__all__ = [
    "assess_release",
    "changes_between",
    "find_movers",
    "judge",
    "lists_by_rule",
    "reconcile",
    "reconcile_tallies",
    "tally_scores",
]

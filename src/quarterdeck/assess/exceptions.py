"""Lists that a report makes of its indicators by a rule of its own: the members, worked out."""

from __future__ import annotations

from quarterdeck.model import Council, ExceptionRule
from quarterdeck.results import Assessment, RuleList, Score


def lists_by_rule(council: Council, assessment: Assessment) -> tuple[RuleList, ...]:
    """Work out who is in each list of a report; what our copy does not let us tell stands apart.

    A direction counts as the bare figures, or the report's arrow, say it: the rule is the report's.
    """
    return tuple(
        _members(rule, assessment.scores) for rule in council.exceptions if rule.release == assessment.release.id
    )


def _members(rule: ExceptionRule, scores: tuple[Score, ...]) -> RuleList:
    ruled = [
        s
        for s in scores
        if (rule.tier is None or s.entry.tier == rule.tier) and (not rule.quartiles or s.quartile in rule.quartiles)
    ]
    if not rule.directions:
        return RuleList(rule, tuple(ruled), ())
    words = {s.indicator.id: s.direction.as_figures_say for s in ruled}
    return RuleList(
        rule,
        tuple(s for s in ruled if words[s.indicator.id] in rule.directions),
        tuple(s for s in ruled if words[s.indicator.id] == "not_comparable"),
    )

"""What stands above the charts of the shipped data does not contradict the first sentences of their pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from quarterdeck.assess import assess_release
from quarterdeck.model import Council
from quarterdeck.pages.headline import build_headline
from quarterdeck.pages.sentence import build_sentences
from quarterdeck.pipeline.checking import check

DATA = Path(__file__).parents[2] / "datapackage"
OPPOSITE = {"Up ": "is down ", "Down ": "is up "}


@pytest.fixture(scope="module")
def councils() -> tuple[Council, ...]:
    portal, findings = check(DATA)
    assert portal.councils, findings
    return tuple(one.council for one in portal.councils)


def test_no_headline_points_another_way_than_the_lead(councils: tuple[Council, ...]) -> None:
    moves = 0
    for council in councils:
        calendar = council.settings.calendar
        for release in council.releases:
            for score in assess_release(council, release).scores:
                headline, lead = build_headline(score, calendar), " ".join(build_sentences(score, calendar))
                name = f"{council.settings.slug}, {release.id}, {score.indicator.id}: {headline}. {lead}"
                for word, opposite in OPPOSITE.items():
                    if headline.startswith(word):
                        moves += 1
                        assert f"figure {opposite}" not in lead, name
                if headline.startswith("No change"):
                    assert " is the same as " in lead, name
                best, worst = headline.startswith("Best"), headline.startswith("Worst")
                assert not (best and "which is worse" in lead), name
                assert not (worst and "which is better" in lead), name
                assert not (headline.endswith("is the highest") and "figure is down " in lead), name
                assert not (headline.endswith("is the lowest") and "figure is up " in lead), name
    assert moves, "there is something to look at"

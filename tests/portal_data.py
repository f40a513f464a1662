"""The fictional council's data, gathered as a build gathers it, without pages or pictures."""

from __future__ import annotations

from pathlib import Path

from portals import TINY
from quarterdeck import pipeline
from quarterdeck.assess import assess_release, reconcile, tally_scores
from quarterdeck.datasets import CouncilData, PortalData
from quarterdeck.package import Worked, build_council_files, build_indicator_data, build_packages, gather_council
from quarterdeck.results import newest_scores

HOME = "https://figures.example/portal/"
NAME = "Figures of Anyborough"


def load_portal(data: Path = TINY, home: str = HOME, name: str = NAME) -> PortalData:
    """Gather the data of every council of a data folder; ``home`` ends in a slash."""
    checked, findings = pipeline.check(data)
    assert checked.councils, findings
    return PortalData(name, home, tuple(gather(one, home) for one in checked.councils))


def gather(one: pipeline.Checked, home: str = HOME) -> CouncilData:
    """Gather one council's data; every indicator counts as drawn."""
    council = one.council
    assessments = tuple(assess_release(council, release) for release in council.releases)
    worked = Worked(
        assessments,
        tuple(tally for a in assessments for tally in tally_scores(a.release.id, a.scores)),
        tuple(reconciled for a in assessments for reconciled in reconcile(council, a)),
    )
    packages = build_packages(council, one.folder.tables, worked, home)
    indicators = {
        name: build_indicator_data(council, score, packages[-1].edition, "What the newest figure shows.", home)
        for name, score in newest_scores(assessments).items()
    }
    files = build_council_files(council.settings.slug, packages)
    return gather_council(council, assessments, packages, files, indicators, set(indicators))

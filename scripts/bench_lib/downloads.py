"""Make only what is to be downloaded of the councils in a folder: data files, spreadsheets, lists, feeds.

Charts and pages are left out, and so is everything that a portal without downloads would do too: what this costs over
checking the tables is what the downloads cost.
"""

from __future__ import annotations

import sys
from pathlib import Path

from quarterdeck import pipeline
from quarterdeck.assess import assess_release
from quarterdeck.catalogue import build_catalogue_files, build_head_links
from quarterdeck.datasets import PortalData
from quarterdeck.package import render_workbooks
from quarterdeck.pipeline.packing import pack_council

_HOME = "https://figures.example/"


def main() -> None:
    """Make them in memory."""
    portal, _ = pipeline.check(Path(sys.argv[1]) / "datapackage")
    packed = [
        pack_council(one, tuple(assess_release(one.council, release) for release in one.council.releases), {}, _HOME)
        for one in portal.councils
    ]
    data = PortalData("Figures", _HOME, tuple(one.given.data for one in packed))
    build_catalogue_files(data, portal.concepts)
    build_head_links(data, [dataset.address for council in data.councils for dataset in council.indicators.values()])
    render_workbooks({address: book for one in packed for address, book in one.books.items()}, {})


if __name__ == "__main__":
    main()

"""The addresses that DESIGN promises: they are permanent."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from xml.etree import ElementTree as ET

from portals import newest_scores, read_table


def councils(portal: Path) -> list[str]:
    return [path.parent.parent.name for path in sorted(portal.glob("*/data/datapackage.json"))]


def lacking(portal: Path, wanted: list[str]) -> list[str]:
    return [address for address in wanted if not (portal / address).is_file()]


def indicator_addresses(portal: Path) -> list[str]:
    """Give the folder of every indicator that any report of any council scores."""
    return [
        f"{council}/indicators/{indicator}"
        for council in councils(portal)
        for indicator in sorted({row["indicator"] for row in read_table(portal / council / "data" / "scores.csv")})
    ]


def test_the_portal_and_its_own_pages(portal: Path) -> None:
    wanted = ["index.html", "404.html"]
    wanted += [f"{page}/index.html" for page in ("methods", "accessibility", "about", "search")]
    assert lacking(portal, wanted) == []


def test_every_council_has_its_pages(portal: Path) -> None:
    assert "st-helens" in councils(portal)
    for council in councils(portal):
        data = portal / council / "data"
        frameworks = {row["release"]: row["framework"] for row in read_table(data / "releases.csv")}
        newest = read_table(data / "scores.csv")[-1]["release"]
        wanted = [f"{council}/{page}index.html" for page in ("", "indicators/", "data/")]
        wanted += [
            f"{council}/priorities/{row['priority']}/index.html"
            for row in read_table(data / "priorities.csv")
            if row["framework"] == frameworks[newest]
        ]
        assert lacking(portal, wanted) == []


def test_every_table_can_be_fetched(portal: Path) -> None:
    for council in councils(portal):
        data = portal / council / "data"
        listed = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))["resources"]
        assert lacking(data, [*(resource["path"] for resource in listed), f"{council}.zip"]) == []


def test_every_indicator_of_the_newest_report_has_its_page_and_files(portal: Path) -> None:
    folders = [f"st-helens/indicators/{score['indicator']}" for score in newest_scores(portal)]
    wanted = [f"{f}/index.html" for f in folders]
    wanted += [f"{f}/{f.rpartition('/')[2]}.{kind}" for f in folders for kind in ("csv", "json", "svg")]
    assert lacking(portal, wanted) == []


def test_every_indicator_of_any_report_has_its_page_and_files(portal: Path) -> None:
    wanted = [
        f"{folder}/{name}"
        for folder in indicator_addresses(portal)
        for name in ("index.html", *(f"{folder.rpartition('/')[2]}.{kind}" for kind in ("csv", "json")))
    ]
    assert lacking(portal, wanted) == []


def test_every_indicator_of_the_newest_report_has_a_picture(portal: Path) -> None:
    names = [score["indicator"] for score in newest_scores(portal)]
    wanted = [f"st-helens/indicators/{name}/{name}.png" for name in names]
    assert lacking(portal, wanted) == []
    assert (portal / wanted[0]).read_bytes().startswith(b"\x89PNG")


def test_every_report_has_its_page(portal: Path) -> None:
    wanted = [
        f"{council}/reports/{row['release']}/{page}"
        for council in councils(portal)
        for row in read_table(portal / council / "data" / "releases.csv")
        for page in ("index.html", "print/index.html", "priority-1/index.html")
    ]
    assert lacking(portal, wanted) == []


def test_every_council_has_its_reconciliation(portal: Path) -> None:
    assert lacking(portal, [f"{council}/reconciliation/index.html" for council in councils(portal)]) == []


def test_every_shared_concept_is_compared(portal: Path) -> None:
    measured: dict[str, set[str]] = {}
    for council in councils(portal):
        for row in read_table(portal / council / "data" / "indicators.csv"):
            if row["concept"]:
                measured.setdefault(row["concept"], set()).add(council)
    shared = sorted(concept for concept, who in measured.items() if len(who) > 1)
    assert lacking(portal, [f"compare/{concept}/index.html" for concept in shared]) == []


def test_an_indicators_files_say_the_same(portal: Path) -> None:
    for score in newest_scores(portal):
        folder = portal / "st-helens" / "indicators" / score["indicator"]
        with (folder / f"{score['indicator']}.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        document = json.loads((folder / f"{score['indicator']}.json").read_text(encoding="utf-8"))
        assert document["indicator"] == score["indicator"]
        assert document["status"] == score["status"]
        assert [row["value"] or None for row in rows] == [seen["value"] for seen in document["observations"]]
        assert (score["period"], score["value"]) in {(row["period"], row["value"]) for row in rows}
        ET.parse(folder / f"{score['indicator']}.svg")  # noqa: S314 (made by the build that is tested)

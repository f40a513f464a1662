"""Every chart as a file: well-formed, described, inert, and nothing in it but what is drawn."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from portals import TINY, read_table
from quarterdeck.assess import assess_release
from quarterdeck.charts import build_figure
from quarterdeck.charts.series import build_series_job, build_series_spec
from quarterdeck.charts.theme import SIZES
from quarterdeck.read import build_council, read_folder

SVG = "{http://www.w3.org/2000/svg}"
DRAWN = {"title", "desc", "g", "path", "rect", "line", "text", "tspan", "circle", "defs", "clipPath", "pattern", "svg"}
INLINE = re.compile(r"<svg[^>]*role=\"img\".*?</svg>", re.DOTALL)


def parsed(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 (made by the build that is tested)


@pytest.fixture(scope="module")
def files(portal: Path) -> dict[str, ET.Element]:
    """Give the charts that can be downloaded, without the words about where they are from."""
    charts = {path.stem: parsed(path.read_text(encoding="utf-8")) for path in portal.glob("*/indicators/*/*.svg")}
    for chart in charts.values():
        chart.remove(next(child for child in chart if child.tag == f"{SVG}metadata"))
    return charts


@pytest.fixture(scope="module")
def drawings(portal: Path) -> dict[str, ET.Element]:
    """Give the charts that stand in pages."""
    return {
        f"{path.parent.name}-{number}": parsed(text)
        for path in portal.glob("*/indicators/*/index.html")
        for number, text in enumerate(INLINE.findall(path.read_text(encoding="utf-8")))
    }


def test_there_are_two_in_a_page_and_one_beside_it(
    files: dict[str, ET.Element], drawings: dict[str, ET.Element]
) -> None:
    assert len(files) >= 94
    assert len(drawings) >= 2 * 94


def test_each_is_an_image_with_a_title_and_a_description(
    files: dict[str, ET.Element], drawings: dict[str, ET.Element]
) -> None:
    for name, root in (files | drawings).items():
        assert root.get("role") == "img", name
        children = {child.tag.removeprefix(SVG): child for child in root}
        title, description = children["title"], children["desc"]
        assert (title.text or "").strip(), name
        assert len((description.text or "").strip()) > 20, name
        assert root.get("aria-labelledby", "").split() == [title.get("id"), description.get("id")], name


def test_each_is_inert(files: dict[str, ET.Element], drawings: dict[str, ET.Element]) -> None:
    for name, root in (files | drawings).items():
        for element in root.iter():
            tag = element.tag.removeprefix(SVG)
            assert tag in DRAWN, (name, tag)
            for attribute, value in element.attrib.items():
                assert not attribute.lower().startswith("on"), (name, attribute)
                assert "href" not in attribute, (name, attribute)
                assert "url(" not in value or value.startswith("url(#"), (name, value)


def test_each_says_nothing_but_by_its_drawing(files: dict[str, ET.Element], drawings: dict[str, ET.Element]) -> None:
    """No data in attributes (Vega labels every point with its row) and no ids but those of the description."""
    for name, root in (files | drawings).items():
        for element in list(root.iter())[1:]:
            hidden = [a for a in element.attrib if a.startswith(("aria-label", "data-", "aria-role"))]
            assert hidden == [], (name, hidden)
        assert "{http://www.w3.org/2000/svg}metadata" not in {element.tag for element in root.iter()}, name


def test_the_texts_of_a_drawing_are_figures_periods_and_labels(drawings: dict[str, ET.Element], portal: Path) -> None:
    """Whatever number stands in a drawing is a published figure, a period or a line of the scale."""
    for path in sorted(portal.glob("st-helens/indicators/*/*.csv"))[:20]:
        rows = read_table(path)
        known = {row[column] for row in rows for column in ("value", "target")}
        ends = [row["period_ends"] for row in rows if row["period_ends"]]
        years = range(int(min(ends)[:4]) - 2, int(max(ends)[:4]) + 2)
        periods = " ".join([row["period"] for row in rows] + ends + [str(year) for year in years])
        root = drawings[f"{path.stem}-0"]
        page = (path.parent / "index.html").read_text(encoding="utf-8")
        for text in root.iter("text"):
            if text.get("text-anchor") == "end":
                continue  # a line of the scale
            for number in re.findall(r"\d[\d,.]*", text.text or ""):
                plain = number.replace(",", "").rstrip(".")
                assert plain in known or plain in periods or number in page.split("<svg")[0] + page.split("</svg>")[-1]


def test_a_specification_holds_only_what_is_drawn() -> None:
    folder, findings = read_folder(TINY / "anyborough")
    assert findings == ()
    council = build_council(folder)
    scores = assess_release(council, council.releases[-1]).scores
    for score in scores:
        figure = build_figure(score, council.settings.calendar)
        if figure is None:
            continue
        values = {float(point.value) for point in figure.points} | {0.0}
        for size in SIZES:
            spec = build_series_spec(build_series_job(figure, size))
            for rows in spec["datasets"].values():
                assert all(set(row) <= {"x", "x2", "y", "y2", "text", "run"} for row in rows)
            named = {layer["data"]["name"] for layer in spec["layer"]}
            assert set(spec["datasets"]) <= named
            assert {row["y"] for row in spec["datasets"]["line"]} <= values


def test_an_indicator_without_a_figure_has_no_made_up_point(tiny: Path) -> None:
    text = (tiny / "build/site/anyborough/indicators/missed-bins/missed-bins.svg").read_text(encoding="utf-8")
    description = parsed(text).find(f"{SVG}desc")
    assert description is not None
    assert "One figure" in (description.text or "")

"""The peer: a bare MkDocs Material site, each page with one Altair chart as SVG and one table.

It is what somebody would put together in an afternoon: no theme settings, the search that Material brings, the SVG
and the table written into the Markdown. Pages are kept out of the navigation, which is kinder to it than the default.
Run as a program it makes and builds the site: python -m bench_lib.bare FOLDER PAGES
"""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

from bench_lib.council import QUARTERS

_CONFIG = """\
site_name: Bare
theme:
  name: material
nav: [index.md]
not_in_nav: "*"
"""


def write_bare_site(folder: Path, pages: int, seed: int = 1) -> None:
    """Write the project of a bare site; every chart is drawn here, one after the other."""
    # Imported here: what this costs belongs to the program's own time, not to whoever imports the module.
    import altair as alt  # noqa: PLC0415
    import pandas as pd  # noqa: PLC0415
    import vl_convert  # noqa: PLC0415

    docs = folder / "docs"
    (docs / "indicators").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(_CONFIG, encoding="utf-8")
    (docs / "index.md").write_text("# Bare\n\nFigures of a council that does not exist.\n", encoding="utf-8")
    random = Random(seed)  # noqa: S311 (figures, not secrets)
    for number in range(1, pages + 1):
        frame = pd.DataFrame({"Period": QUARTERS, "Value": [round(random.uniform(40, 98), 1) for _ in QUARTERS]})
        chart = alt.Chart(frame, width=480, height=220).mark_line(point=True).encode(x="Period:N", y="Value:Q")
        svg = vl_convert.vegalite_to_svg(chart.to_dict())
        table = "\n".join(f"| {period} | {value} |" for period, value in frame.itertuples(index=False))
        text = f"# Measure {number}\n\n<figure>{svg}</figure>\n\n| Period | Value |\n| --- | --- |\n{table}\n"
        (docs / "indicators" / f"measure-{number:05}.md").write_text(text, encoding="utf-8")


def main(folder: Path, pages: int) -> None:
    """Make the site's project and build it."""
    from mkdocs.commands.build import build  # noqa: PLC0415
    from mkdocs.config import load_config  # noqa: PLC0415

    write_bare_site(folder, pages)
    build(load_config(str(folder / "mkdocs.yml")))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))

"""Sefton's folder against its two reports: every row, every printed cell, and nothing besides."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

import pytest

from portals import ROOT
from sources.reports import Row, by_report, cells, counts_not_said, need_reports, ours, report, words_of

need_reports()

COUNCIL = "sefton"
NEW, OLD = "2024-11", "2023-24-q2"
COLUMNS = ("recent_3", "recent_2", "recent_1", "most_recent")
#: How the report's arrows are told; one for no change stands without a percentage.
ARROWS = {"same": "↔"}
ARROW_NOTES = {
    "up": "The arrow points up.",
    "down": "The arrow points down.",
    "same": "The arrow says no change; there is no percentage beside it.",
}

#: What the columns of the 2024 report are for, by the kind of period that it prints; it dates no other kind.
PERIODS = {
    "Quarter": ("2023-24 Q3", "2023-24 Q4", "2024-25 Q1", "2024-25 Q2"),
    "School Term": ("AY2022-23 T3", "AY2023-24 T1", "AY2023-24 T2", "AY2023-24 T3"),
    "Rolling 12 months": ("R2024-25 Q2 -3q", "R2024-25 Q2 -2q", "R2024-25 Q2 -1q", "R2024-25 Q2"),
}
UNDATED_YEARS = ("R2024-25 Q2 -3y", "R2024-25 Q2 -2y", "R2024-25 Q2 -1y", "R2024-25 Q2")
#: Capital schemes look like running totals, so that their four quarters cannot be the last four in a row: no dates.
UNDATED_QUARTERS = dict.fromkeys(("G12", "G13", "G14"), PERIODS["Rolling 12 months"])
#: Counted over two years and nine months, which are taken to end with the quarter that the report prints.
TWO_YEARS_NINE_MONTHS = {"2023-24 Q1": "2020-10/2023-06", "2023-24 Q2": "2021-01/2023-09"}

#: Measures of the 2023 report that are an indicator's figure; all others stand in printed.csv as "other".
FIGURES = {"value": "", "forecast": "[f]", "increase since 2020": ""}
#: Measures of its parts, by the column of the breakdown that holds them.
PARTS = {
    "value": "value",
    "pass": "numerator",
    "faults": "value",
    "missed bin reports": "numerator",
    "completed in time": "numerator",
    "collections due": "denominator",
    "fail": "fail",  # a part of all faults, and told in the note
}
#: Figures that the 2023 report does not date, however our copy dates them: they are its newest, whenever that was.
LATEST = "R2023-24 Q2"
UNDATED = (
    *("children-social-care-contacts", "contact-to-referral-rate", "ehc-plan-case-officers", "ehc-plan-requests"),
    *("hsf-open-access-applications", "hsf-open-access-awards", "hsf-open-access-spend", "street-lights"),
)
WHEN_WRITTEN = ("2023-09", "2023-24 Q2")
#: What else it says without a date.
UNDATED_OTHERS = {
    "contact-to-referral-rate": ("fewer entering social care",),
    "child-protection-plans": ("share on a plan for less than 12 months",),
    "cared-for-children": (
        *("number at the regional rate", "typical monthly level"),
        "share placed at home on care orders",
    ),
    "cared-for-children-rate": ("comparator: North West region",),
    "care-experienced-eet": ("increase",),
    "ehc-plans-20-weeks": ("comparator: national average",),
    "ehc-plan-case-officers": ("fixed-term staff recruited since 2020",),
}
#: Indicators whose figure the report gives in parts alone. Parts that can be added up are: the total is ours.
SUMMED = {"fly-tipping": "The sum of the 16 kinds of waste, which is ours: the report prints no total."}
PARTS_ONLY = ("missed-bins", "street-lighting-faults", "urban-traffic-control-faults")
#: Parts that are too few, or too unclear, to be a breakdown: printed.csv holds them.
NO_BREAKDOWN = ("public-protection-inspections",)
#: Targets for a year that are for each quarter of it, as the report's note says.
QUARTERS = ("2023-24 Q1", "2023-24 Q2")
#: Targets without a year that the text sets beside the figure of a year.
BESIDE = dict.fromkeys(("investsefton-businesses-advised", "investsefton-businesses-1-to-1"), "2022-23")
#: A target without a figure: the report's only figures stand in a chart.
NO_SUCH_INDICATOR = ("sickness-absence",)
#: What the 2023 report shows in charts alone and the 2024 report prints: its text is about our indicator all the same.
IN_CHARTS = {"council-tax-collection": "council-tax-collected", "business-rates-collection": "business-rates-collected"}
#: What the crosswalk misses: what the councils' older reports have in common with the newer ones.
OUR_CONCEPTS = {"social-worker-caseload": "social-worker-caseload"}
#: Measures that are alike but for the stretch of time that a figure covers, so that the figures do not compare.
UNLIKE = {
    *("older-people-home-91-days", "ehc-plans-20-weeks", "smoking-at-delivery", "planning-major-in-time"),
    *("opiate-treatment-completion", "non-opiate-treatment-completion"),
}
#: Whom Sefton is compared with, as the reports put it, and as we do. What is not here is no comparison with others'
#: results: with Sefton's own past, with a target, with an aim; that there is no comparison; or it is of no indicator.
OTHERS = {
    **dict.fromkeys(("England", "nationally", "national average", "national averages", "national trends"), "england"),
    **dict.fromkeys(("national position", "national rate", "national comparable rate", "national figure"), "england"),
    **dict.fromkeys(("Northwest", "North West", "local authorities in the Northwest"), "north_west"),
    **dict.fromkeys(("regionally", "regional rate", "regional conversion rates"), "north_west"),
    **dict.fromkeys(("local authorities in the North West region", "Liverpool City Region"), "north_west"),
    **dict.fromkeys(("statistical neighbours", "statistical neighbour rate"), "similar_councils"),
    "National Statistical Neighbours": "similar_councils",
}
#: The reasons for withholding a verdict as the two lists name them, and as we do.
CAUTIONS = {
    "polarity disputed": "disputed_polarity",
    "running total after billing": "running_down",
    "ordinal grade": "ordinal",
} | {
    kind.replace("_", " "): kind
    for kind in (
        "seasonal",
        "not_significant",
        "small_numbers",
        "reset",
        "definition_changed",
        "exceptional_event",
        "use_with_caution",
    )
}
#: Rows of the lists that say something true, but not what their kind means: they are notes to the reader.
ONLY_NOTES = {
    "small numbers": ("fly-tipping",),  # few cases in some of the parts alone
    # announced, but not yet done
    "definition changed": ("H08", "H09"),
}
#: Rows of the list of small numbers that are about a step or two of rounding, not about few cases.
ROUNDING = ("H01", "H08", "H09", "H15", "H16", "W19", "A11", "C21")
#: Rows of the lists that would be false, or say nothing, as a caution.
NO_CAUTION = {
    # for a whole school year
    "seasonal": ("ehc-plan-reviews-held",),
    # context or demand, for which nobody says that there is a good direction: the polarity is neither
    "polarity disputed": (
        "ehc-plan-case-officers",
        "ehc-plan-requests",
        "street-lights",
        "street-lighting-faults",
        "urban-traffic-control-faults",
    ),
    # level, but nothing is said of significance; of the taxes the 2023 report has no figure outside a chart
    "not significant": ("cared-for-children", "council-tax-collection", "business-rates-collection"),
    "ordinal grade": ("not-known-16-18-best-quartile",),  # yes or no is no scale
    # the two reports' figures are two indicators; or nothing came before; or only the targets' origin changed
    "definition changed": (
        *("A08", "C14", "C24", "W15", "G01"),
        *("landlord-licences-issued", "investsefton-businesses-1-to-1"),
    ),
    "use with caution": ("G09", "G10", "G11"),  # about a printed arrow, which we do not show
    "reset": ("F01", "F02"),  # running totals by their nature, and compared as such
}
#: Reasons that stand in no list: the older report prints no good direction either.
OUR_CAUTIONS = {
    (slug, "disputed_polarity", OLD)
    for slug in ("fly-tipping", "child-protection-plan-rate", "cared-for-children-rate")
}
#: The least share of the longer words that a text in our words keeps of what was transcribed.
KEPT = 0.5
#: How the mission lines of the 2023 report's sections are told.
MISSION = "The report's mission for"
#: Kinds of commentary that the report's lists have; for its prose the kind is our reading.
KINDS = {"action": "action", "success_measure": "success"}

SCORECARD = report("sefton-2024-11/scorecard")
DERIVED = {row["id"]: row for row in report("sefton-2024-11/derived")}
#: Counts of the 2023 report whose rate, printed beside them, is an indicator of its own with us, with what is its own.
RATES = {"child-protection-plans": "child-protection-plan-rate", "cared-for-children": "cared-for-children-rate"}
OF_THE_RATE = {"rate": "value", "comparator: North West region": "comparator: North West region"}
MEASURES = [
    row | {"indicator": RATES[row["indicator"]], "measure": OF_THE_RATE[row["measure"]]}
    if row["indicator"] in RATES and row["measure"] in OF_THE_RATE
    else row
    for row in report("sefton-2023-24-q2/observations")
]
TARGETS = report("sefton-2023-24-q2/targets")
NOTES_OF_TARGETS: defaultdict[str, str] = defaultdict(str)
for aim in TARGETS:
    NOTES_OF_TARGETS[aim["indicator"]] += aim["note"]
TITLES = {row["indicator"]: row["title_as_printed"] for row in report("sefton-2023-24-q2/official_titles")}
INDICATORS = list(dict.fromkeys(row["indicator"] for row in MEASURES))

every_metric = pytest.mark.parametrize(
    "row", [pytest.param(row, id=f"row {number} {row['id']}") for number, row in enumerate(SCORECARD, start=2)]
)
every_indicator = pytest.mark.parametrize("slug", INDICATORS)


@cache
def known() -> dict[str, str]:
    """Give every id that a report's lists use for an indicator of ours, with ours."""
    listed = [row["indicator"] for row in ours(COUNCIL, "indicators")]
    return dict(zip(listed, listed, strict=True)) | refs() | IN_CHARTS


@cache
def refs() -> dict[str, str]:
    """Give the 2024 report's references with our ids."""
    return {row["ref"]: row["indicator"] for row in ours(COUNCIL, "scorecard") if row["year"] == "2024-25"}


def periods_of(row: Row) -> dict[str, str]:
    known = UNDATED_QUARTERS.get(row["id"]) or PERIODS.get(row["period_type"], UNDATED_YEARS)
    return {column: period for column, period in zip(COLUMNS, known, strict=True) if row[column]}


def percent(part: Decimal, whole: Decimal) -> Decimal:
    """Give a part as a percentage of a whole, both without their signs, to one decimal place."""
    return abs(part / whole * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)


def plain(text: str, indicator: str) -> str:
    """Take the .0 off a count: the report prints every figure with a decimal."""
    (decimals,) = cells(ours(COUNCIL, "indicators"), "indicator", "decimals")[indicator]
    return text.removesuffix(".0") if decimals == "0" else text


def old_period(text: str, slug: str) -> str:
    if slug == "planning-major-appeals":
        return TWO_YEARS_NINE_MONTHS[text]
    return f"AY{text[:7]}" if text.endswith("academic year") else text.replace("Q1-Q2", "H1")


def dated(row: Row) -> str:
    """Give the period that a figure of the 2023 report has with us: undated where the report does not date it."""
    slug, measure = row["indicator"], row["measure"]
    if measure in UNDATED_OTHERS.get(slug, ()):
        return ""
    if slug in UNDATED and measure in FIGURES and row["period"] in WHEN_WRITTEN:
        return LATEST
    return old_period(row["period"], slug)


def measures_of(slug: str, *, parts: bool) -> list[Row]:
    return [row for row in MEASURES if row["indicator"] == slug and bool(row["breakdown_value"]) is parts]


def test_the_reports_have_all_their_rows() -> None:
    assert (len(SCORECARD), len(INDICATORS)) == (89, 41 + len(RATES))
    assert [row["ref"] for row in ours(COUNCIL, "scorecard")][:89] == [row["id"] for row in SCORECARD]
    assert {row["indicator"] for row in ours(COUNCIL, "scorecard") if row["year"] == "2023-24"} == set(INDICATORS)


@every_metric
def test_scorecard_of_2024(row: Row) -> None:
    (card,) = (c for c in ours(COUNCIL, "scorecard") if (c["year"], c["ref"]) == ("2024-25", row["id"]))
    titles = {
        p["priority"]: p["title"] for p in ours(COUNCIL, "priorities") if p["framework"] == "corporate-performance-2024"
    }
    polarity = cells(ours(COUNCIL, "indicators"), "indicator", "polarity")[card["indicator"]]
    assert polarity == ({"High": "higher", "Low": "lower", "": "neither"}[row["good_is"]],)
    assert (card["official_title"], titles[card["priority"]], card["order"]) == (
        row["metric"].strip(),
        row["section"],
        str(SCORECARD.index(row) + 1),
    )
    assert (card["framework"], card["outcome"], card["tier"], card["polarity"]) == (
        "corporate-performance-2024",
        "",
        "",
        "",
    )


@every_metric
def test_printed_cells_of_2024(row: Row) -> None:
    expected = {c.replace("_", "-"): ("value", period, row[c]) for c, period in periods_of(row).items()}
    if row["target"]:
        expected["target"] = ("target", periods_of(row)["most_recent"], row["target"])
    worked_out = DERIVED[row["id"]]
    change = worked_out["change_percent_as_printed"] or ARROWS[worked_out["change_direction"]]
    expected["change-from-previous"] = ("change_percent", "", change)
    if distance := worked_out["distance_from_target_as_printed"]:
        expected["distance-from-target"] = ("distance_from_target", "", distance)
    printed = by_report(COUNCIL, "printed")[NEW, refs()[row["id"]]]
    assert cells(printed, "place", "figure", "period", "printed") == expected


@every_metric
def test_what_the_report_worked_out_of_its_figures_is_explained_where_it_does_not_follow(row: Row) -> None:
    held = {p["place"]: p for p in by_report(COUNCIL, "printed")[NEW, refs()[row["id"]]]}
    change, distance = held["change-from-previous"], held.get("distance-from-target")
    way = DERIVED[row["id"]]["change_direction"]
    assert change["note"].startswith(ARROW_NOTES[way])
    before, now = (Decimal(row[column] or 0) for column in COLUMNS[-2:])
    follows = way == "same" if now == before else before and f"{percent(now - before, before)}%" == change["printed"]
    assert follows or change["note"] != ARROW_NOTES[way]
    if distance is None or not row["target"]:
        return
    target = Decimal(row["target"])
    good = now >= target if row["good_is"] == "High" else now <= target
    gap = abs(now - target)
    said = "Met / Exceeded" if good else f"{gap} ({percent(gap, target)}%)" if target else ""
    assert said == distance["printed"] or distance["note"]


@every_metric
def test_figures_and_targets_of_2024(row: Row) -> None:
    indicator = refs()[row["id"]]
    expected = {period: (plain(row[c], indicator), "") for c, period in periods_of(row).items()}
    observations = by_report(COUNCIL, "observations")[NEW, indicator]
    assert cells(observations, "period", "value", "value_text") == expected
    assert {o["marker"] for o in observations} <= {"", "[e]"}
    assert counts_not_said("sefton-2024-11", observations) == []
    aim = {periods_of(row)["most_recent"]: (plain(row["target"], indicator), "", "stated")} if row["target"] else {}
    targets = by_report(COUNCIL, "targets").get((NEW, indicator), [])
    assert [t for t in targets if "prints no period" not in t["evidence"]] == []
    assert cells(targets, "period", "value", "value_text", "basis") == aim


@every_indicator
def test_scorecard_of_2023(slug: str) -> None:
    (card,) = (c for c in ours(COUNCIL, "scorecard") if (c["year"], c["indicator"]) == ("2023-24", slug))
    rows = [row for row in (*MEASURES, *TARGETS) if row["indicator"] == slug]
    assert card["official_title"] == (TITLES.get(slug) or "No title printed")
    said = {row["note"].partition("report reference ")[2].partition(";")[0] for row in rows} - {""}
    assert said <= {card["ref"]}
    assert (card["framework"], card["outcome"], card["tier"], card["polarity"]) == (
        "corporate-performance-2023",
        "",
        "",
        "",
    )


@every_indicator
def test_printed_cells_of_2023(slug: str) -> None:
    expected = Counter(
        (dated(row), row["value"], row["measure"] in FIGURES and not row["breakdown_value"])
        for row in MEASURES
        if row["indicator"] == slug
    )
    printed = by_report(COUNCIL, "printed")[OLD, slug]
    figures = [p for p in printed if not p["place"].startswith("target")]
    assert Counter((p["period"], p["printed"], p["figure"] == "value") for p in figures) == expected
    aims = Counter((row["period"], row["target"]) for row in TARGETS if row["indicator"] == slug)
    targets = [p for p in printed if p["place"].startswith("target")]
    assert Counter((p["period"], p["printed"]) for p in targets) == aims
    assert [p["place"] for p in printed if p["figure"] == "other" and not p["note"]] == []


@every_indicator
def test_figures_of_2023(slug: str) -> None:
    expected: dict[str, tuple[str, ...]] = {}
    rows = measures_of(slug, parts=False)
    counts = {(row["measure"], row["period"]): row["value"] for row in rows}
    for row in rows:
        if row["measure"] in FIGURES:
            behind = (counts.get((name, row["period"]), "") for name in ("numerator", "denominator"))
            expected[dated(row)] = (row["value"], FIGURES[row["measure"]], *behind)
    parts = measures_of(slug, parts=True)
    for period in {row["period"] for row in parts if row["period"] in QUARTERS}:
        if slug in SUMMED:
            expected[period] = (str(sum(int(row["value"]) for row in parts if row["period"] == period)), "", "", "")
        if slug in PARTS_ONLY:
            expected[period] = ("", "[x]", "", "")
    observations = by_report(COUNCIL, "observations")[OLD, slug]
    figures = {
        o["period"]: (o["value"] or o["value_text"], o["marker"], o["numerator"], o["denominator"])
        for o in observations
    }
    assert figures == expected
    assert {o["note"] for o in observations if slug in SUMMED} <= set(SUMMED.values())
    assert [o["period"] for o in observations if o["marker"] == "[x]" and not o["note"]] == []
    assert [o["period"] for o in observations if o["period"] == LATEST and "not" not in o["note"]] == []


@every_indicator
def test_targets_of_2023(slug: str) -> None:
    rows = [row | {"period": row["period"] or BESIDE.get(slug, "")} for row in TARGETS if row["indicator"] == slug]
    rows = [row for row in rows if row["period"] and "year on year" not in row["note"]]
    kinds = {row["target_kind"] for row in rows}
    expected = {}
    for row in rows:
        if row["target_kind"] == "national" and "local" in kinds:
            continue  # the council's own is the one to judge by
        for period in QUARTERS if "per quarter" in row["note"] else (row["period"],):
            expected[period] = (row["target"], "stated")
    targets = by_report(COUNCIL, "targets").get((OLD, slug), [])
    assert {t["period"]: (t["value"] or t["value_text"], t["basis"]) for t in targets} == expected
    undated = [t for t in targets if "not printed" in NOTES_OF_TARGETS[slug] or t["period"].startswith("2023-24")]
    assert [t for t in undated if "does not print the year" not in t["evidence"]] == []
    judged = [p for p in by_report(COUNCIL, "printed")[OLD, slug] if p["figure"] == "target"]
    assert {p["printed"] for p in judged} == {aim for aim, _ in expected.values()}


@pytest.mark.parametrize("row", ours(COUNCIL, "breakdowns"), ids=lambda row: row["indicator"])
def test_breakdowns(row: Row) -> None:
    slug, dimension = row["indicator"], row["dimension"]
    figures = ours(COUNCIL, f"breakdowns/{slug}")
    held = {(f["period"], f[dimension]): f for f in figures}
    assert len(held) == len(figures)
    assert {f["release"] for f in figures} == {OLD}
    expected: dict[tuple[str, str], dict[str, str]] = {}
    for part in measures_of(slug, parts=True):
        assert part["breakdown_dimension"].replace(" ", "_") == dimension
        key = (old_period(part["period"], slug), part["breakdown_value"])
        expected.setdefault(key, {})[PARTS[part["measure"]]] = part["value"]
    totals = {o["period"]: o["value"] for o in by_report(COUNCIL, "observations")[OLD, slug] if o["value"]}
    expected |= {(period, ""): {"value": value} for period, value in totals.items()}
    assert held.keys() == expected.keys()
    for key, want in expected.items():
        if failed := want.get("fail"):
            want["value"] = str(int(want["numerator"]) + int(failed))
            assert f"fail: {failed}." in held[key]["note"], key
        counted = want.get("numerator", "")  # out of the collections due, or of the faults that the figure counts
        whole = want.get("denominator") or (want["value"] if counted else "")
        got = tuple(held[key][column] for column in ("value", "numerator", "denominator"))
        assert got == (want["value"], counted, whole), key


def test_no_other_breakdowns() -> None:
    files = {path.stem for path in (ROOT / "datapackage" / COUNCIL / "breakdowns").iterdir()}
    parts = {row["indicator"] for row in MEASURES if row["breakdown_value"]} - set(NO_BREAKDOWN)
    assert files == {row["indicator"] for row in ours(COUNCIL, "breakdowns")} == parts


def test_comparators() -> None:
    expected = set()
    for release, folder in ((OLD, "sefton-2023-24-q2"), (NEW, "sefton-2024-11")):
        for row in report(f"{folder}/positions"):
            against = OTHERS.get(row["comparator_as_printed"])
            if against:
                slug = known()[row["id_or_indicator"]]
                expected.add((release, RATES.get(slug, slug), against))
    held = ours(COUNCIL, "comparators")
    assert {(row["release"], row["indicator"], row["comparator"]) for row in held} == expected
    assert len(held) == len(expected)
    assert [row for row in held if not row["note"].endswith(".")] == []


def test_others_figures_are_the_printed_ones() -> None:
    printed = [row for row in MEASURES if row["measure"].startswith("comparator")]
    figures = [row for row in ours(COUNCIL, "comparators") if row["value"]]
    assert {(row["indicator"], row["value"]) for row in figures} == {(r["indicator"], r["value"]) for r in printed}
    assert [row["period"] for row in figures] == [dated(row) for row in printed]


@pytest.mark.parametrize("table", ["observations", "targets", "comparators", "printed"])
def test_nothing_stands_under_another_indicator(table: str) -> None:
    known = {NEW: set(refs().values()), OLD: set(INDICATORS)}
    rows = ours(COUNCIL, table)
    assert [row for row in rows if row["indicator"] not in known[row["release"]]] == []
    assert {row["indicator"] for row in TARGETS} - set(INDICATORS) == set(NO_SUCH_INDICATOR)


def about(folder: str) -> list[list[str]]:
    """Give for each piece of commentary the indicators of ours that it is about, in the report's order."""
    rows = report(f"{folder}/commentary_indicators")
    assert [row["row"] for row in rows] == [str(number) for number in range(1, len(rows) + 1)]
    return [[known()[slug] for slug in row["ids"].split() if slug in known()] for row in rows]


def promised() -> dict[str, list[str]]:
    """Give the indicators that measure a success measure or an action directly, by its text."""
    rows = (*report("sefton-2024-11/promises"), *report("sefton-2024-11/actions"))
    texts = [row.get("success_measure") or row["action"] for row in rows]
    return {
        text: [refs()[ref] for ref in row["indicators"].split()]
        for text, row in zip(texts, rows, strict=True)
        if row["how"] == "direct"
    }


def tells(folder: str, held: str, said: str) -> bool:
    """Tell whether a text tells what the report says, as transcribed or put right, with no figure of its own."""
    numbers = re.findall(r"\d+(?:\.\d+)?", re.sub(r"(?<=\d),(?=\d{3})", "", held))
    invented = [n for n in numbers if not re.search(rf"(?<![\d.]){re.escape(n)}(?!\d|\.\d)", words_of(folder))]
    long_words = re.compile(r"[a-z]{5,}")
    kept = set(long_words.findall(held.lower()))
    sources = [said, *(row["right_text"] for row in report(f"{folder}/fixes"))]
    shares = [len(words & kept) / len(words) for text in sources if (words := set(long_words.findall(text.lower())))]
    return not invented and max(shares) >= KEPT


def test_commentary_of_2024() -> None:
    titles = {
        p["title"]: p["priority"] for p in ours(COUNCIL, "priorities") if p["framework"] == "corporate-performance-2024"
    }
    expected = []
    for row, slugs in zip(report("sefton-2024-11/commentary"), about("sefton-2024-11"), strict=True):
        # A paragraph that names no metric but is nearest to one is about that one, within its own section.
        nearest = not row["ids"] and len(slugs) == 1 and section_of(slugs[0]) == titles[row["section"]]
        one = nearest or (row["ids"] and ";" not in row["ids"])
        where = ("indicator", slugs[0], "") if one else ("priority", "", titles[row["section"]])
        expected.append((*where, row["text"], " ".join(slugs[1:] if one else slugs), ""))
    measured = promised()
    for row in report("sefton-2024-11/sections"):
        slugs = measured.pop(row["text"], [])
        expected.append(
            ("priority", "", titles[row["section"]], row["text"], " ".join(slugs), KINDS.get(row["kind"], ""))
        )
    assert measured == {}
    held = [row for row in ours(COUNCIL, "commentary") if row["release"] == NEW]
    for row, (*want, kind) in zip(held, expected, strict=True):
        place, (text, measures) = want[:3], want[3:]
        assert [row[c] for c in ("scope", "indicator", "priority")] == place, f"item {row['item']}"
        assert tells("sefton-2024-11", row["text"], text), f"item {row['item']}"
        assert row["also_about"] == measures, f"item {row['item']}"
        assert kind in ("", row["kind"]), f"item {row['item']}"


def section_of(slug: str) -> str:
    (card,) = (c for c in ours(COUNCIL, "scorecard") if (c["year"], c["indicator"]) == ("2024-25", slug))
    return card["priority"]


def test_commentary_of_2023() -> None:
    expected = report("sefton-2023-24-q2/commentary")
    held = [row for row in ours(COUNCIL, "commentary") if row["release"] == OLD and MISSION not in row["text"]]
    for row, want, slugs in zip(held, expected, about("sefton-2023-24-q2"), strict=True):
        assert tells("sefton-2023-24-q2", row["text"], want["text"]), f"item {row['item']}"
        if want["indicator"] in INDICATORS:
            assert (row["scope"], row["indicator"]) == ("indicator", want["indicator"]), f"item {row['item']}"
            rate = {RATES.get(row["indicator"])} if "in every 10,000" in row["text"] else set()
            told = [slug for slug in row["also_about"].split() if slug not in rate]
            assert [row["indicator"], *told] == slugs, f"item {row['item']}"
            assert rate <= {*row["also_about"].split(), None}, f"item {row['item']}"
        else:  # about what the report shows in charts alone
            assert row["scope"] in ("priority", "report"), f"item {row['item']}"
            assert row["heading"], f"item {row['item']}"
            assert row["also_about"].split() == slugs, f"item {row['item']}"


def test_sections_of_2023_are_the_printed_ones() -> None:
    printed = report("sefton-2023-24-q2/sections")
    sections = [row for row in printed if row["level"] == "section"]
    framework = "corporate-performance-2023"
    priorities = [row for row in ours(COUNCIL, "priorities") if row["framework"] == framework]
    assert [row["priority"] for row in priorities] == [str(number) for number in range(1, len(sections) + 1)]
    for section, priority in zip(sections, priorities, strict=True):
        assert section["heading_as_printed"] in ("", priority["title"])
    missions = [row for row in ours(COUNCIL, "commentary") if MISSION in row["text"]]
    lines = [(number, row["mission"]) for number, row in enumerate(sections, start=1) if row["mission"]]
    for row, (number, line) in zip(missions, lines, strict=True):
        assert (row["release"], row["scope"], row["priority"]) == (OLD, "priority", str(number))
        assert row["text"].endswith(line[1:])
    where = {slug: str(number) for number, row in enumerate(sections, start=1) for slug in row["ids"].split()}
    cards = [row for row in ours(COUNCIL, "scorecard") if row["framework"] == framework]
    where |= {rate: where[slug] for slug, rate in RATES.items()}
    assert [row for row in cards if row["priority"] != where[row["indicator"]]] == []
    in_print = [slug for row in printed if row["level"] != "section" for slug in row["ids"].split()]
    with_rates = [known for slug in in_print for known in (slug, RATES.get(slug, "")) if known in INDICATORS]
    assert [row["indicator"] for row in cards] == with_rates
    assert [row["order"] for row in cards] == [str(number) for number in range(1, len(cards) + 1)]


def test_cautions() -> None:
    expected = set(OUR_CAUTIONS)
    for release, folder in ((OLD, "sefton-2023-24-q2"), (NEW, "sefton-2024-11")):
        for row in report(f"{folder}/seasonal_or_disputed"):
            kind, slug = CAUTIONS[row["kind"]], known().get(row["id"])
            if slug is None or row["id"] in NO_CAUTION.get(row["kind"], ()):
                continue
            if row["id"] in ONLY_NOTES.get(row["kind"], ()):
                kind = "use_with_caution"
            elif row["kind"] == "small numbers" and row["id"] in ROUNDING:
                kind = "rounding"
            # Both lists tell of a definition that is another from the newer report on.
            expected.add((slug, kind, NEW if kind == "definition_changed" else release))
    held = ours(COUNCIL, "cautions")
    keys = [(row["indicator"], row["kind"], row["release"]) for row in held]
    assert keys == sorted(expected)
    figures = {(row["indicator"], row["release"]) for row in ours(COUNCIL, "observations")}
    assert [(slug, release) for slug, _, release in keys if (slug, release) not in figures] == []
    ids = {ref for ref in refs() if any(ref in row["evidence"].split() for row in held)}
    assert ids == set()
    assert [row["evidence"] for row in held if not row["evidence"].endswith(".")] == []
    assert [row["evidence"] for row in held if "text:" in row["evidence"]] == []


def test_a_disputed_direction_says_what_the_report_says_of_it() -> None:
    said = ("The report does not say which way is good", "The report marks a ")
    for row in ours(COUNCIL, "cautions"):
        if row["kind"] == "disputed_polarity":
            assert row["evidence"].startswith(said), row["indicator"]


def test_what_the_report_does_not_say_is_our_reading() -> None:
    bases = {(row["indicator"], row["kind"]): row["basis"] for row in ours(COUNCIL, "cautions")}
    for folder in ("sefton-2023-24-q2", "sefton-2024-11"):
        for row in report(f"{folder}/seasonal_or_disputed"):
            said = bases.get((known().get(row["id"], ""), CAUTIONS[row["kind"]]))
            if "our reading" in row["evidence"]:
                assert said in ("reading", None), row


def test_every_indicator_comes_from_a_scorecard_and_has_figures() -> None:
    listed = [row["indicator"] for row in ours(COUNCIL, "indicators")]
    assert listed == list(dict.fromkeys(row["indicator"] for row in ours(COUNCIL, "scorecard")))
    assert set(listed) == {row["indicator"] for row in ours(COUNCIL, "observations")}


def test_concepts_shared_with_other_councils() -> None:
    concepts = cells(ours(COUNCIL, "indicators"), "indicator", "concept")
    expected: dict[str, tuple[str]] = {}
    for row in report("council-crosswalk"):
        slugs = [refs()[ref] for ref in row["sefton_2024_11_id"].split(";") if ref]
        slugs += [RATES.get(slug, slug) for slug in row["sefton_2023_24_q2_indicator"].split(";") if slug]
        expected |= dict.fromkeys(slugs, (row["concept"],))
    expected |= {slug: (concept,) for concept, slug in OUR_CONCEPTS.items()}
    assert {slug: concept for slug, concept in concepts.items() if concept[0]} == expected


def test_concepts_are_the_crosswalk_s() -> None:
    rows = [(row["concept"], row["title"]) for row in report("council-crosswalk")]
    held = ours(".", "concepts")
    assert [(row["concept"], row["title"]) for row in held if row["concept"] not in OUR_CONCEPTS] == rows
    comparable = {row["concept"] for row in held if row["comparable"] == "yes"}
    assert comparable == {row["concept"] for row in report("council-crosswalk") if row["comparable"] == "yes"} - UNLIKE


def test_each_report_says_which_dates_are_our_reading() -> None:
    for release in ours(COUNCIL, "releases"):
        assert "our reading" in release["dates"], release["release"]


def test_what_success_looks_like_and_what_is_done_is_told_in_sentences() -> None:
    for row in ours(COUNCIL, "commentary"):
        assert row["text"].endswith("."), f"item {row['item']}"
        if row["kind"] == "success":
            assert re.search(r" (is|are|get|reach|have|go|has|work) ", row["text"]), f"item {row['item']}"

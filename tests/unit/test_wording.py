"""The words for figures, targets, markers and times that pages, charts, spreadsheets and feeds have in common."""

from __future__ import annotations

from decimal import Decimal

import pytest

from builders import make_indicator, make_observation, make_target
from quarterdeck.model import Accumulation
from quarterdeck.periods import BRITISH, Calendar, YearName, parse_period
from quarterdeck.schema import words
from quarterdeck.wording import (
    MISSING,
    REMARKS,
    UNSETTLED,
    covered,
    figure_words,
    measured_in,
    observation_with_unit,
    observation_words,
    status_words,
    target_words,
    than_when,
    time_name,
    unit_of,
    value_with_unit,
    value_words,
    when,
)

GRADED = make_indicator(unit="grade", grades=((Decimal(1), "Poor"), (Decimal(2), "Good")))
JANUARY, AMERICAN = Calendar(1), Calendar(10, YearName.END)


@pytest.mark.parametrize(
    ("unit", "value", "short", "full"),
    [
        ("people", "1094", "1,094", "1,094 people"),
        ("people", "1", "1", "1 person"),
        ("people", "0", "0", "0 people"),
        ("%", "28", "28%", "28%"),
        ("%", "1", "1%", "1%"),
        ("£000s", "744", "£744,000", "£744,000"),
        ("€", "1", "€1", "€1"),
        ("zł", "1800", "1,800 zł", "1,800 zł"),
        ("per 1,000 mothers", "1", "1", "1 per 1,000 mothers"),
        ("days per employee", "1", "1", "1 day per employee"),
        ("points", "-0.61", "−0.61", "−0.61 points"),
        ("", "3", "3", "3"),
    ],
)
def test_values_and_their_units(unit: str, value: str, short: str, full: str) -> None:
    indicator = make_indicator(unit=unit)
    assert value_words(indicator, Decimal(value)) == short
    assert value_with_unit(indicator, Decimal(value)) == full
    assert observation_words(indicator, make_observation(value=value)) == short
    assert observation_with_unit(indicator, make_observation(value=value)) == full
    assert target_words(indicator, make_target(value=value)) == short


def test_a_grade_is_a_word_and_has_no_unit() -> None:
    good = Decimal("2.0")
    assert (value_words(GRADED, good), value_with_unit(GRADED, good), unit_of(GRADED, good)) == ("Good", "Good", "")
    assert observation_with_unit(GRADED, make_observation(value="1")) == "Poor"
    assert target_words(GRADED, make_target(value="2")) == "Good"
    assert measured_in(GRADED) == "Grade"
    # What lies between the grades is written as the number that it is.
    assert value_words(GRADED, Decimal("1.5")) == "1.5"


@pytest.mark.parametrize(
    ("marker", "said"),
    [
        ("[c]", "held back"),
        ("[x]", "not available"),
        ("[z]", "not applicable"),
        ("", "no figure"),
        ("[f]", "no figure"),
    ],
)
def test_what_stands_in_the_place_of_a_figure(marker: str, said: str) -> None:
    missing = make_observation(value=None, marker=marker)
    indicator = make_indicator()
    assert figure_words(indicator, None, "", marker) == said
    assert observation_words(indicator, missing) == said
    assert observation_with_unit(indicator, missing) == said
    assert unit_of(indicator, None) == ""


def test_a_word_comes_before_the_reason_for_no_number() -> None:
    said = make_observation(value=None, value_text="fewer than 5", marker="[c]")
    assert observation_with_unit(make_indicator(), said) == "fewer than 5"
    assert target_words(make_indicator(), make_target(value=None, value_text="Yes")) == "Yes"


def test_what_rounds_to_nought_is_nearly_nought() -> None:
    low = make_observation(value="0", marker="[low]")
    assert observation_words(make_indicator(unit="%"), low) == "nearly 0%"
    assert observation_with_unit(make_indicator(), low) == "nearly 0 people"
    assert figure_words(make_indicator(), Decimal("0.0"), "", "[low]") == "nearly 0.0"


@pytest.mark.parametrize("marker", sorted(words.MARKER.keys() - {"[low]"}))
def test_other_markers_leave_a_figure_as_it_is(marker: str) -> None:
    assert observation_words(make_indicator(), make_observation(value="12", marker=marker)) == "12"


def test_every_marker_is_told_as_a_remark_or_as_the_reason_for_no_figure() -> None:
    assert REMARKS.keys() | (MISSING.keys() - {""}) == words.MARKER.keys()
    assert not REMARKS.keys() & MISSING.keys()
    assert all(said.endswith(".") for said in REMARKS.values())
    assert words.MARKER.keys() >= UNSETTLED


def test_every_status_has_words() -> None:
    assert len({status_words(status, Decimal(5)) for status in words.STATUS}) == len(words.STATUS)
    assert status_words("within_tolerance", Decimal("2.5")) == "Within 2.5% of target"


@pytest.mark.parametrize(
    ("unit", "said"),
    [("%", "Per cent"), ("£000s", "Pounds"), ("people", "People"), ("per 1,000 people", "Per 1,000 people")],
)
def test_measured_in(unit: str, said: str) -> None:
    assert measured_in(make_indicator(unit=unit)) == said


#: A period, what its figures cover, and what stands before that: in a sentence, and of what is compared with.
TIMES = [
    ("2024-25 Q1", "period", "April to June 2024", "from", "in"),
    ("2024-25 Q2", "year_to_date", "April to September 2024", "from", "in"),
    ("2024-25 Q4", "year_to_date_rate", "April 2024 to March 2025", "from", "in"),
    ("2024-25 Q2", "snapshot", "the end of September 2024", "at", "at"),
    ("2024-09", "snapshot", "the end of September 2024", "at", "at"),
    ("2024-25 Q2", "rolling_year", "the 12 months to September 2024", "in", "in"),
    ("2024-25 Q2", "rolling_three_years", "the three years to September 2024", "in", "in"),
    ("2024-04", "year_to_date", "April 2024", "in", "in"),
    ("2024-05", "year_to_date", "April to May 2024", "from", "in"),
    ("2024-04", "period", "April 2024", "in", "in"),
    ("2024-25 H2", "period", "October 2024 to March 2025", "from", "in"),
    ("2024-25", "snapshot", "the end of 2024-25", "at", "at"),
    ("2024-25", "period", "2024-25", "in", "in"),
    ("2024-25", "year_to_date", "2024-25", "in", "in"),
    ("FY2009-10", "period", "2009-10", "in", "in"),
    ("2024", "rolling_year", "2024", "in", "in"),
    ("2024", "snapshot", "the end of 2024", "at", "at"),
    ("2020-22", "rolling_three_years", "2020 to 2022", "from", "in"),
    ("2020-22", "period", "2020 to 2022", "from", "in"),
    ("AY2023-24", "snapshot", "the school year 2023-24", "in", "in"),
    ("AY2023-24 T1", "period", "the autumn term 2023-24", "in", "in"),
    ("2016-04/2018-09", "period", "April 2016 to September 2018", "from", "in"),
    ("2016-04/2018-09", "snapshot", "the end of September 2018", "at", "at"),
    ("2023-11/2024-10", "year_to_date", "November 2023 to October 2024", "from", "in"),
    ("R2024-25 Q2", "snapshot", "in the newest period reported", "", ""),
    ("R2024-25 Q2 -1y", "period", "a year earlier", "", ""),
    ("R2024-25 Q2 -3q", "period", "3 quarters earlier", "", ""),
]


@pytest.mark.parametrize(("text", "accumulation", "alone", "in_sentence", "compared"), TIMES)
def test_the_time_of_a_figure(text: str, accumulation: str, alone: str, in_sentence: str, compared: str) -> None:
    period, kind = parse_period(text), Accumulation(accumulation)
    assert covered(period, kind, BRITISH) == alone
    assert when(period, kind, BRITISH) == f"{in_sentence} {alone}".strip()
    assert than_when(period, kind, BRITISH) == f"{compared} {alone}".strip()


@pytest.mark.parametrize(
    ("text", "calendar", "accumulation", "said"),
    [
        ("2024-05", JANUARY, "year_to_date", "from January to May 2024"),
        ("2024 Q2", JANUARY, "year_to_date", "from January to June 2024"),
        ("2024 Q2", JANUARY, "period", "from April to June 2024"),
        ("2024", JANUARY, "period", "in 2024"),
        ("2020-04/2021-03", JANUARY, "period", "from April 2020 to March 2021"),
        ("FY2016", AMERICAN, "period", "in FY2016 (October 2015 to September 2016)"),
        ("FY2016", AMERICAN, "snapshot", "at the end of FY2016 (October 2015 to September 2016)"),
        ("FY2016 Q2", AMERICAN, "year_to_date", "from October 2015 to March 2016"),
    ],
)
def test_times_in_other_calendars(text: str, calendar: Calendar, accumulation: str, said: str) -> None:
    assert when(parse_period(text, calendar), Accumulation(accumulation), calendar) == said


@pytest.mark.parametrize(
    ("text", "accumulation", "said"),
    [
        ("2024-25 Q2", "rolling_year", "12 months to September 2024"),
        ("2024-09", "rolling_three_years", "Three years to September 2024"),
        ("2020-22", "rolling_three_years", "2020 to 2022"),
        ("2024-25", "rolling_year", "2024-25"),
        ("2024-25", "snapshot", "End of March 2025"),
        ("2024", "snapshot", "End of December 2024"),
        ("2024-25 Q2", "snapshot", "End of September 2024"),
        ("2024-09", "snapshot", "End of September 2024"),
        ("2024-25 H1", "snapshot", "End of September 2024"),
        ("2016-04/2018-09", "snapshot", "April 2016 to September 2018"),
        ("AY2023-24", "snapshot", "School year 2023-24"),
        ("2024-25", "period", "2024-25"),
        ("2024-25 Q2", "period", "Quarter 2 2024-25"),
        ("2024-25 Q2", "year_to_date", "April to September 2024"),
        ("2024-25 Q2", "year_to_date_rate", "April to September 2024"),
        ("2024-05", "year_to_date", "April to May 2024"),
        ("2024-25", "year_to_date", "2024-25"),
        ("R2024-25 Q2", "snapshot", "Latest (date not printed)"),
        ("R2024-25 Q2 -1q", "rolling_year", "1 quarter earlier"),
    ],
)
def test_the_name_of_a_time_in_a_table(text: str, accumulation: str, said: str) -> None:
    indicator = make_indicator(accumulation=Accumulation(accumulation))
    assert time_name(indicator, parse_period(text), BRITISH) == said


def test_the_name_of_a_time_follows_the_body_s_own_year() -> None:
    total = make_indicator(accumulation=Accumulation.YEAR_TO_DATE)
    assert time_name(total, parse_period("2024 Q2", JANUARY), JANUARY) == "January to June 2024"
    assert time_name(total, parse_period("FY2016", AMERICAN), AMERICAN) == "FY2016"

"""Phrases of time, as leads write them, and what we make of them."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from tcsite.language import LANGUAGES, month
from tcsite.model.base import Strict
from tcsite.model.dates.names import MONTHS_BY_NAME
from tcsite.model.dates.partial import MONTHS, PartialDate, Period
from tcsite.model.dates.timing import Span, Timing, span_of


def told(timing: Timing) -> str:
    """What a timing says besides its text, in one line: "2024-09 .. 2024-09 · years 1 2 · phase 1"."""
    months = "..".join(str(month or "") for month in timing.months)
    says = [
        f"{timing.from_ or ''} .. {timing.to or ''}".strip() if timing.from_ or timing.to else "",
        f"years {' '.join(map(str, timing.years))}" if timing.years else "",
        f"months {months}" if any(timing.months) else "",
        f"phase {timing.phase}" if timing.phase else "",
        "ongoing" if timing.ongoing else "",
        "at the end" if timing.at_end else "",
        timing.repeats,
    ]
    return " · ".join(part for part in says if part)


SINGLE_DATES = {
    "2024": "2024 .. 2024",
    "2024-09": "2024-09 .. 2024-09",
    "2024-9": "2024-09 .. 2024-09",
    "2011-12": "2011-12 .. 2011-12",
    "2024-09-15": "2024-09-15 .. 2024-09-15",
    "September 2024": "2024-09 .. 2024-09",
    "september  2024.": "2024-09 .. 2024-09",
    "SEPTEMBER\u00a02024": "2024-09 .. 2024-09",
    "September, 2024": "2024-09 .. 2024-09",
    "May of 2024": "2024-05 .. 2024-05",
    "Jan 2025": "2025-01 .. 2025-01",
    "Sept. 2024": "2024-09 .. 2024-09",
    "15 September 2024": "2024-09-15 .. 2024-09-15",
    "15th September 2024": "2024-09-15 .. 2024-09-15",
    "15th of September, 2024": "2024-09-15 .. 2024-09-15",
    "Thursday 8th June 2023": "2023-06-08 .. 2023-06-08",
    "January 1st 2017": "2017-01-01 .. 2017-01-01",
    "September 24, 2025": "2025-09-24 .. 2025-09-24",
    "15-Sep-24": "2024-09-15 .. 2024-09-15",
    "25/7/2024": "2024-07-25 .. 2024-07-25",
    "25.07.2024": "2024-07-25 .. 2024-07-25",
    "25/07/24": "2024-07-25 .. 2024-07-25",
    "07/2024": "2024-07 .. 2024-07",
    "September 24": "2024-09 .. 2024-09",
    "Sept 24": "2024-09 .. 2024-09",
    "Sep '24": "2024-09 .. 2024-09",
    "Sep ’15": "2015-09 .. 2015-09",
    "Sep-24": "2024-09 .. 2024-09",
    "Sept24": "2024-09 .. 2024-09",
    "in September 2024": "2024-09 .. 2024-09",
    "During 2025": "2025 .. 2025",
    "throughout 2025": "2025 .. 2025",
    "over the course of 2020": "2020 .. 2020",
    "calendar year 2025": "2025 .. 2025",
    "Year 2025": "2025 .. 2025",
    "Target date: June 2025": "2025-06 .. 2025-06",
    "Medi 2024": "2024-09 .. 2024-09",
    "September 2024 / Medi 2024": "2024-09 .. 2024-09",
}
OPEN_ENDS = {
    "From September 2024": "2024-09 ..",
    "From Jan 2025": "2025-01 ..",
    "from 15 September 2024": "2024-09-15 ..",
    "Since 2018": "2018 ..",
    "With effect from September 2024": "2024-09 ..",
    "Starting September 2024": "2024-09 ..",
    "commencing September 2024": "2024-09 ..",
    "From the start of 2025": "2025 ..",
    "From the beginning of academic year 2024/25": "2024-08 ..",
    "April 2018 to present": "2018-04 ..",
    "From August/September 2024": "2024-08 ..",
    "From 2019/20": "2019-08 ..",
    "September 2024 onwards": "2024-09 ..",
    "June 2019 onward": "2019-06 ..",
    "From September 2024 onwards": "2024-09 ..",
    "2025 and beyond": "2025 ..",
    "2024+": "2024 ..",
    "By June 2025": ".. 2025-06",
    "by 15 June 2025": ".. 2025-06-15",
    "To be completed by June 2025": ".. 2025-06",
    "Completed by June 2025": ".. 2025-06",
    "before June 2025": ".. 2025-06",
    "on or before 30 June 2025": ".. 2025-06-30",
    "up to June 2025": ".. 2025-06",
    "till June 2025": ".. 2025-06",
    "No later than the end of June 2025": ".. 2025-06",
    "until the end of 2025": ".. 2025",
    "by mid-September 2024": ".. 2024-09",
    "until June 2025": ".. 2025-06",
    "up until December 2023": ".. 2023-12",
    "no later than June 2025": ".. 2025-06",
    "not later than 30 June 2025": ".. 2025-06-30",
    "By 2024/25": ".. 2025-07",
    "By June/July 2025": ".. 2025-07",
    "end of November 2020": ".. 2020-11",
    "End of July 2020": ".. 2020-07",
    "end of 2025": ".. 2025",
    "by the end of 2025": ".. 2025",
    "At the end of 2025": ".. 2025",
    "By end of autumn term 2024": ".. 2024-12",
    "end of academic year 2024/25": ".. 2025-07",
    "O fis Medi 2024 ymlaen": "2024-09 ..",
    "Erbyn diwedd Mehefin 2025": ".. 2025-06",
}
SEVERAL_DATES = {
    "August/ September 2024": "2024-08 .. 2024-09",
    "October/November 2020": "2020-10 .. 2020-11",
    "June and July 2025": "2025-06 .. 2025-07",
    "June & July 2025": "2025-06 .. 2025-07",
    "Jan–Mar 2025": "2025-01 .. 2025-03",
    "Jan - Mar 2025": "2025-01 .. 2025-03",
    "January to March 2025": "2025-01 .. 2025-03",
    "January until March 2025": "2025-01 .. 2025-03",
    "November to February 2025": "2024-11 .. 2025-02",
    "October/November/December 2024": "2024-10 .. 2024-12",
    "September 2024 - July 2025": "2024-09 .. 2025-07",
    "September 2024–July 2025": "2024-09 .. 2025-07",
    "From September 2024 to July 2025": "2024-09 .. 2025-07",
    "from Sept 24 until Jul 25": "2024-09 .. 2025-07",
    "between September 2024 and July 2025": "2024-09 .. 2025-07",
    "September 2024 to end of July 2025": "2024-09 .. 2025-07",
    "15-17 September 2024": "2024-09-15 .. 2024-09-17",
    "15th to 17th September 2024": "2024-09-15 .. 2024-09-17",
    "24 September – 3 October 2025": "2025-09-24 .. 2025-10-03",
    "29 December to 3 January 2025": "2024-12-29 .. 2025-01-03",
    "2024-09 - 2025-07": "2024-09 .. 2025-07",
    "2024-2026": "2024 .. 2026",
    "2024–2025": "2024 .. 2025",
    "2024 to 2026": "2024 .. 2026",
    "years 2024-2026": "2024 .. 2026",
    "from 2024 to 2026": "2024 .. 2026",
    "2024, 2025 and 2026": "2024 .. 2026",
    "2024, 2025, and 2026": "2024 .. 2026",
    "2024/2026": "2024 .. 2026",
    "2021/23": "2021-01 .. 2023-12",
    "2024-27": "2024-01 .. 2027-12",
    "2003-13": "2003-01 .. 2013-12",
    "2024/34": "2024-01 .. 2034-12",
}
PARTS_OF_YEARS = {
    "2024/25": "2024-08 .. 2025-07",
    "2024-25": "2024-08 .. 2025-07",
    "2020/2021": "2020-08 .. 2021-07",
    "24/25": "2024-08 .. 2025-07",
    "17/18": "2017-08 .. 2018-07",
    "AY 2024-25": "2024-08 .. 2025-07",
    "AY24/25": "2024-08 .. 2025-07",
    "academic year 2024/25": "2024-08 .. 2025-07",
    "the 2024/25 academic year": "2024-08 .. 2025-07",
    "Academic year 2024-2025": "2024-08 .. 2025-07",
    "academic years 2024-2027": "2024-08 .. 2027-07",
    "2024/25 and 2025/26": "2024-08 .. 2026-07",
    "2024/25 – 2026/27": "2024-08 .. 2027-07",
    "Q1 2025": "2025-01 .. 2025-03",
    "2025 Q4": "2025-10 .. 2025-12",
    "first quarter of 2025": "2025-01 .. 2025-03",
    "the 3rd quarter of 2025": "2025-07 .. 2025-09",
    "Quarter 2, 2025": "2025-04 .. 2025-06",
    "Q1-Q2 2025": "2025-01 .. 2025-06",
    "Q4 2024 to Q2 2025": "2024-10 .. 2025-06",
    "first half of 2025": "2025-01 .. 2025-06",
    "H2 2025": "2025-07 .. 2025-12",
    "early 2025": "2025-01 .. 2025-04",
    "mid 2025": "2025-05 .. 2025-08",
    "Mid-2025": "2025-05 .. 2025-08",
    "late 2025": "2025-09 .. 2025-12",
    "start of 2025": "2025-01 .. 2025-04",
    "late 2024/early 2025": "2024-09 .. 2025-04",
    "mid-September 2024": "2024-09 .. 2024-09",
    "start of September 2024": "2024-09 .. 2024-09",
    "Spring 2025": "2025-03 .. 2025-05",
    "Summer 2025": "2025-06 .. 2025-08",
    "early summer 2025": "2025-06 .. 2025-08",
    "Autumn 2022": "2022-09 .. 2022-11",
    "Winter 2024": "2024-12 .. 2025-02",
    "Winter 2024/25": "2024-12 .. 2025-02",
    "Summer '25": "2025-06 .. 2025-08",
    "Q4 24": "2024-10 .. 2024-12",
    "Autumn 24/25": "2024-09 .. 2024-11",
    "mid to late 2025": "2025-05 .. 2025-12",
    "Autumn/Winter 2024": "2024-09 .. 2025-02",
    "Spring/Summer 2025": "2025-03 .. 2025-08",
    "Autumn term 2024": "2024-09 .. 2024-12",
    "Spring term 2025": "2025-01 .. 2025-04",
    "Summer term 2025": "2025-04 .. 2025-07",
    "Spring term 2024/25": "2025-01 .. 2025-04",
    "Autumn term 2024/25": "2024-09 .. 2024-12",
}
PARTS_OF_THE_PLAN = {
    "Year 1": "years 1",
    "year one": "years 1",
    "First year": "years 1",
    "Y1": "years 1",
    "Yr 2": "years 2",
    "Year 1 (Phase 2)": "years 1 · phase 2",
    "Year 1, Phase 2": "years 1 · phase 2",
    "Phase 2: Year 1": "years 1 · phase 2",
    "Year 1/2": "years 1 2",
    "Year 1/2/": "years 1 2",
    "Year 1/2/3": "years 1 2 3",
    "Year 1,2 & 3": "years 1 2 3",
    "Year 1, 2 & 3 (Phase 1)": "years 1 2 3 · phase 1",
    "Year 1 and 3": "years 1 3",
    "Year 1 and Year 2": "years 1 2",
    "Y1/Y2": "years 1 2",
    "Years 1-3": "years 1 2 3",
    "Years 1 to 3": "years 1 2 3",
    "Year 1 – Year 3": "years 1 2 3",
    "From Year 1 to Year 3": "years 1 2 3",
    "first two years": "years 1 2",
    "in year 2 of the plan": "years 2",
    "Blwyddyn 2": "years 2",
    "Year 2 onwards": "years 2 · months 13..",
    "from Year 2": "years 2 · months 13..",
    "by end of year 2": "years 2 · months ..24",
    "By Year 2": "years 2 · months ..24",
    "end of Year 1": "years 1 · months ..12",
    "months 1-12": "months 1..12",
    "Month 6": "months 6..6",
    "by month 18": "months ..18",
    "from month 6": "months 6..",
    "first 6 months": "months 1..6",
    "within 12 months": "months ..12",
    "within the first twelve months": "months ..12",
    "within two years": "years 2 · months ..24",
    "immediate": "months 1..",
    "Immediately": "months 1..",
    "with immediate effect": "months 1..",
    "From the start of the plan": "months 1..",
}
ROUTINES = {
    "Michaelmas 2026": "2026-10 .. 2026-12",
    "Lent term 2027": "2027-01 .. 2027-03",
    "Hilary term 2026": "2026-01 .. 2026-03",
    "Trinity term 2024/25": "2025-04 .. 2025-06",
    "by Easter 2027": ".. 2027-04",
    "before Christmas 2026": ".. 2026-12",
    "Ongoing": "ongoing",
    "on-going": "ongoing",
    "continuous": "ongoing",
    "Continuously": "ongoing",
    "throughout": "ongoing",
    "throughout the plan": "ongoing",
    "for the duration of the plan": "ongoing",
    "by the end of the plan": "at the end",
    "At the end of the project": "at the end",
    "Summer 2024 and each summer thereafter": "2024-06 .. · ongoing · each summer",
    "Parhaus": "ongoing",
    "annually": "ongoing · annually",
    "Annual": "ongoing · annually",
    "every year": "ongoing · annually",
    "on an annual basis": "ongoing · annually",
    "Every September": "ongoing · annually",
    "quarterly": "ongoing · quarterly",
    "monthly": "ongoing · monthly",
    "termly": "ongoing · termly",
    "each term": "ongoing · termly",
    "Annually in November": "ongoing · annually",
    "six-monthly": "ongoing · six-monthly",
    "6 monthly": "ongoing · 6 monthly",
    "bi-annual": "ongoing · bi-annual",
    "half-yearly": "ongoing · half-yearly",
    "fortnightly": "ongoing · fortnightly",
    "once a week": "ongoing · weekly",
    "on a quarterly basis": "ongoing · quarterly",
    "whole project": "ongoing",
    "every 6 months": "ongoing · every 6 months",
    "every two years": "ongoing · every two years",
    "Twice a year": "ongoing · twice a year",
    "ongoing, quarterly": "ongoing · quarterly",
    "Ongoing (monthly)": "ongoing · monthly",
    "From 24/25 academic year and annually thereafter": "2024-08 .. · ongoing · annually",
    "September 2024 and annually thereafter": "2024-09 .. · ongoing · annually",
    "September 2024, then ongoing": "2024-09 .. · ongoing",
    "September 2024 (ongoing)": "2024-09 .. · ongoing",
    "September 2024, annually": "2024-09 .. · ongoing · annually",
    "By June 2025 and annually thereafter": "2025-06 .. · ongoing · annually",
    "2024-2026 and annually thereafter": "2024 .. · ongoing · annually",
    "2024-2026, annually thereafter": "2024 .. · ongoing · annually",
    "Year 1/2 (ongoing)": "years 1 2 · ongoing",
    "2024-2026, annually": "2024 .. 2026 · ongoing · annually",
    "2024 - ongoing": "2024 .. · ongoing",
    "From September 2024, reviewed annually": "2024-09 .. · ongoing · annually",
    "every year from 2024 to 2027": "2024 .. 2027 · ongoing · annually",
    "Summer 2025, annually": "2025-06 .. 2025-08 · ongoing · annually",
    "June 2025, thereafter monthly": "2025-06 .. · ongoing · monthly",
    "From September 2024 monthly": "2024-09 .. · ongoing · monthly",
    "Ongoing from September 2024": "2024-09 .. · ongoing",
    "Ongoing (from September 2024)": "2024-09 .. · ongoing",
    "Ongoing until June 2025": ".. 2025-06 · ongoing",
    "monthly in 2025": "2025 .. 2025 · ongoing · monthly",
    "Year 1 and annually thereafter": "years 1 · months 1.. · ongoing · annually",
    "By end of year 2, then ongoing": "years 2 · months 24.. · ongoing",
    "Years 1-3, quarterly": "years 1 2 3 · ongoing · quarterly",
    "Months 1-12, monthly": "months 1..12 · ongoing · monthly",
    "Immediate, then ongoing": "months 1.. · ongoing",
}
COMMENTS = {
    "Year 1 (2024/25)": "years 1",
    "Year 1 (phase 2": "years 1 · phase 2",
    "September 2024 (and annually thereafter)": "2024-09 .. · ongoing · annually",
    "September 2024 (subject to funding)": "2024-09 .. 2024-09",
    "Year 1 (was September 2024)": "years 1",
    "Year 1 [see R3] (HR)": "years 1",
    "(September 2024)": "2024-09 .. 2024-09",
    "(By June 2025).": ".. 2025-06",
    "  By June 2025 ;": ".. 2025-06",
}
AS_REAL_PLANS_PRINT_THEM = {
    # semesters and numbered terms, of a calendar year or an academic one
    "Semester 1 2026/27": "2026-09 .. 2027-01",
    "Semester 2 2026/27": "2027-01 .. 2027-06",
    "Semester 2, 2025": "2025-01 .. 2025-06",
    "Autumn semester 2025": "2025-09 .. 2026-01",
    "By the end of semester 2 2025/26": ".. 2026-06",
    "Term 1 2025/26": "2025-09 .. 2025-12",
    "Term 3 2025/26": "2026-04 .. 2026-07",
    "Summer vacation 2026": "2026-06 .. 2026-09",
    "Easter vacation 2026": "2026-03 .. 2026-04",
    # a year written with one figure
    "2025/6": "2025-08 .. 2026-07",
    # one end is not known
    "From TBC to December 2025": ".. 2025-12",
    "Start TBC - Jul 2027": ".. 2027-07",
    "TBC – July 2027": ".. 2027-07",
    "Start date not known; finish April 2027": ".. 2027-04",
    # the two ends are named
    "Start: Jan 2025, End: Dec 2025": "2025-01 .. 2025-12",
    "Start Jan 2025 End Dec 2025": "2025-01 .. 2025-12",
    "Commence January 2025; complete by July 2026": "2025-01 .. 2026-07",
    "From September 2024 to end 2026": "2024-09 .. 2026",
    "From 2025 to end June 2026": "2025 .. 2026-06",
    "From September 2024 until end 2026": "2024-09 .. 2026",
    # months of the plan
    "12-18 months": "months ..18",
    "Within 6 to 12 months": "months ..12",
    "Over the next 12 months": "months ..12",
    # again and again
    "Reviewed every 6 months": "ongoing · every 6 months",
    "Review annually": "ongoing · annually",
    "Each semester": "ongoing · semesterly",
    "Term 1 each year": "ongoing · annually",
    "June annually": "ongoing · annually",
    "Sept/Oct annually": "ongoing · annually",
    "June and December each year": "ongoing · annually",
    "Twice yearly": "ongoing · twice annually",
}
UNDERSTOOD = {
    **AS_REAL_PLANS_PRINT_THEM,
    **SINGLE_DATES,
    **OPEN_ENDS,
    **SEVERAL_DATES,
    **PARTS_OF_YEARS,
    **PARTS_OF_THE_PLAN,
    **ROUTINES,
    **COMMENTS,
}


@pytest.mark.parametrize(("phrase", "expected"), UNDERSTOOD.items())
def test_a_phrase_says_when(phrase: str, expected: str) -> None:
    timing = Timing.of(phrase)
    assert told(timing) == expected
    assert timing.understood


WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
IN_OTHER_WORDS = {
    "9 June 2025": [f"{weekday}, 9 June 2025" for weekday in WEEKDAYS] + ["9June 2025", "9 Jun 25"],
    "2 June 2025": ["2nd June 2025", "2 June, 2025", "2-Jun-2025", "June 2nd 2025", "the 2nd of June 2025"],
    "3 June 2025": ["3rd June 2025"],
    "2-3 June 2025": ["2nd-3rd June 2025", "2 and 3 June 2025", "2/3 June 2025", "2, 3 June 2025"],
    "21-23 June 2025": ["21st to 23rd June 2025", "21 – 23 June '25", "21st & 23rd June 2025"],
    "October 2024": [
        "10/2024",
        "late October 2024",
        "mid-Oct 2024",
        "early October 2024",
        "Oct. 2024",
        "Ym mis Hydref 2024",
    ],
    "June 2025": ["6/2025", "06/2025", "beginning of June 2025", "around June 2025", "on June 2025"],
    "autumn 2024": ["late autumn 2024", "early autumn 2024", "Autumn, 2024", "autumn in 2024", "Autumn-2024"],
    "winter 2024": ["mid-winter 2024", "Winter 2024/2025"],
    "By June 2025": [
        *("Completion by June 2025", "Delivered by June 2025", "Achieved by June 2025", "Due by June 2025"),
        *(
            "Deadline: by June 2025",
            "Complete by June 2025",
            "Target date: by June 2025",
            "at the end of June 2025",
        ),
        *("Towards the end of June 2025", "around the end of June 2025", "before the end of June 2025"),
    ],
    "From June 2025": ["Start June 2025", "Starts June 2025", "as from June 2025", "beginning June 2025"],
    "June 2025 onwards": [
        "After June 2025",
        "June 2025 on",
        "June 2025 and onwards",
        "June 2025 – present",
        "June 2025 to date",
    ],
    "June to July 2025": [
        *("June till July 2025", "June through July 2025", "June up to July 2025", "within June - July 2025"),
        *(
            "June or July 2025",
            "June, July 2025",
            "June + July 2025",
            "June; July 2025",
            "over June–July 2025",
        ),
    ],
    "2024/25": ["academic session 2024/25", "2024/25 AY", "AY 2024/2025", "for 2024/25", "during 2024-25"],
    "Q3 2025": ["third quarter 2025", "Quarter three 2025", "2025Q3", "2025-Q3", "Q3, 2025", "q3-2025"],
    "H2 2025": ["second half of 2025", "half 2 2025", "2025 H2"],
    "Year 2": ["Years 2", "yr. 2", "yrs 2", "Y2", "year 2 of the action plan", "second year of the project"],
    "Years 1-2": ["Y1-Y2", "yr 1 to yr 2", "Year 1 through 2", "first two years", "year one to year two"],
    "months 1-6": ["M1-M6", "month 1 to month 6", "the first six months", "months 1 until 6 of the plan"],
    "within 12 months": ["by month 12", "within the first 12 months", "within twelve month"],
    "immediately": [
        "at the start of the plan",
        "Start of the plan period",
        "from month 1",
        "from beginning of project",
    ],
    "ongoing": [
        *("on going", "continual", "continually", "continuing", "rolling", "throughout the programme"),
        *(
            "for the life of the plan",
            "lifetime of the project",
            "over the whole period",
        ),
    ],
    "annually": [
        "yearly",
        "per annum",
        "once a year",
        "each year",
        "every March",
        "each Medi",
        "yn flynyddol",
    ],
    "quarterly": ["every quarter", "each quarter", "once a quarter", "per quarter"],
    "termly": ["every term", "once a term"],
    "monthly": ["every month", "per month", "on a monthly basis"],
    "weekly": ["every week", "each week"],
    "June 2025, then monthly": [
        "June 2025 and then monthly",
        "June 2025 monthly thereafter",
        "June 2025/monthly",
    ],
}


@pytest.mark.parametrize(
    ("phrase", "other"), [(phrase, other) for phrase, others in IN_OTHER_WORDS.items() for other in others]
)
def test_other_words_say_the_same(phrase: str, other: str) -> None:
    assert told(Timing.of(other)) == told(Timing.of(phrase))
    assert Timing.of(other).understood


WELSH_MONTHS = (
    *("Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin"),
    *("Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd", "Rhagfyr"),
)


@pytest.mark.parametrize(
    ("name", "number"), [*MONTHS.items(), *((name, number) for number, name in enumerate(WELSH_MONTHS, 1))]
)
def test_every_month_has_its_names(name: str, number: int) -> None:
    month = PartialDate(2024, number)
    assert told(Timing.of(f"{name} 2024")) == f"{month} .. {month}"


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("ym Mai 2025", "2025-05 .. 2025-05"),
        ("yng Ngorffennaf 2025", "2025-07 .. 2025-07"),
        ("yn Nhachwedd 2025", "2025-11 .. 2025-11"),
        ("yn Awst 2025", "2025-08 .. 2025-08"),
        ("o Fawrth 2025 i Orffennaf 2027", "2025-03 .. 2027-07"),
        ("o Fedi 2025 ymlaen", "2025-09 .. "),
        ("Rhagfyr 2025 hyd at Fehefin 2026", "2025-12 .. 2026-06"),
    ],
)
def test_welsh_months_are_read_as_they_begin_after_other_words(phrase: str, expected: str) -> None:
    assert told(Timing.of(phrase)).strip() == expected.strip()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_months_that_the_site_speaks_of_are_read(language: str) -> None:
    read = [MONTHS_BY_NAME.get(month(number, language).lower()) for number in range(1, 13)]
    assert read == list(range(1, 13))


REPEATED = ["every other year", "every 2 weeks", "every three terms", "every 6 months", "twice a year"]
REPEATED += [
    "three times a term",
    "twice a month",
    "twice a week",
    "biennial",
    "biennially",
    "biannually",
    "bi-monthly",
    "2-yearly",
]


@pytest.mark.parametrize("phrase", REPEATED)
def test_what_repeats_is_told_in_its_own_words(phrase: str) -> None:
    assert told(Timing.of(phrase.title())) == f"ongoing · {phrase}"


@pytest.mark.parametrize(
    ("year", "understood"),
    [
        (16, False),
        (17, True),
        (29, True),
        (30, False),
        (31, False),
        (32, True),
        (39, True),
        (40, True),
        (99, True),
    ],
)
def test_two_digits_after_a_month_are_a_year_unless_they_may_be_a_day(year: int, understood: bool) -> None:
    assert told(Timing.of(f"June {year}")) == (f"20{year}-06 .. 20{year}-06" if understood else "")
    assert told(Timing.of(f"June '{year}")) == f"20{year}-06 .. 20{year}-06"


NOT_UNDERSTOOD = [
    "when the new building opens",
    "TBC",
    "as required",
    "ASAP",
    "n/a",
    "Phase 1",
    "2024 or so",
    "September 2024?",
    # no year, or none that is sure
    "September",
    "15 September",
    "September 15",
    "June 30",
    "31 May",
    "Q1",
    "Summer",
    "11/12",
    "academic year 2024",
    "financial year 2024/25",
    "Q3 2024/25",
    "start of autumn term 2024",
    "By the start of academic year 2024/25",
    "24-25",
    "AY 25/24",
    "2024/40",
    "2024/35",
    "16/17",
    "quarter 5 2025",
    "half 3 2025",
    "Spring 2024/26",
    "Q3 2024-25",
    "Q3 2024-2025",
    "early 2024/25",
    "Autumn 2024/26",
    "June/2025",
    "June - 2025",
    "September 20-24",
    "20-24 September",
    "2025/7",
    "2025/06",
    "Semester 3 2025",
    "TBC 2025",
    "Start: TBC, End: TBC",
    # durations, and years that no plan has
    "12 months",
    "2 years",
    "Year 0",
    "Year 11",
    "Year 24",
    "within 0 months",
    "month 121",
    "Years 1-3, 5",
    # the wrong way round
    "From September 2025 to July 2024",
    "2026-2024",
    "17-15 September 2024",
    "Years 3-1",
    # more than a time
    "Launch in September 2024 and review it in June 2025 with the steering group",
    "monthly meetings",
    "Room 2024",
    "SEPTEMBER 2024 FOR THE FIRST EVENT",
    "From the end of 2024",
    "In September 2024 " + "and in September 2024 " * 20,
]


@pytest.mark.parametrize("phrase", NOT_UNDERSTOOD)
def test_what_is_not_understood_is_kept_as_written(phrase: str) -> None:
    timing = Timing.of(phrase)
    assert told(timing) in ("", "phase 1")
    assert not timing.understood
    assert timing.text == phrase.strip()


@pytest.mark.parametrize(
    ("phrase", "phase"),
    [
        ("Phase 2", 2),
        ("TBC (phase 12)", 12),
        ("Phase 1/2", 0),
        ("Phase 1 - 3", 0),
        ("Phase 2b", 0),
        ("metaphase 2", 0),
    ],
)
def test_a_phase_alone_is_no_time(phrase: str, phase: int) -> None:
    assert Timing.of(phrase) == Timing(phrase, phase=phase)


LOOK_LIKE_DATES = [
    "R2025-13",
    "12-2025-13",
    "2025-13-99-1",
    "4.31.13.2024",
    "31.13.20245",
    "Lab A31 June 2025",
]
LOOK_LIKE_DATES += [
    "Section 4.31 June 2025",
    "31 juniors 2025",
    "prejune 31 2025",
    "June 31 20255",
    "31/13-2025",
]


@pytest.mark.parametrize("phrase", LOOK_LIKE_DATES)
def test_what_only_looks_like_a_date_is_no_error(phrase: str) -> None:
    assert Timing.of(phrase) == Timing(phrase)


IMPOSSIBLE = {
    "By 31 June 2025": "there is no 31 June 2025",
    "31st June, 2025": "there is no 31 June 2025",
    "2025-06-31": "there is no 31 June 2025",
    "31/06/2025": "there is no 31 June 2025",
    "31.06.2025": "there is no 31 June 2025",
    "June 31, 2025": "there is no 31 June 2025",
    "29 February 2025": "there is no 29 February 2025",
    "29 February – 3 March 2025": "there is no 29 February 2025",
    "30-31 June 2025": "there is no 31 June 2025",
    "From 1 May 2025 to 31 June 2025": "there is no 31 June 2025",
    "31 June 24": "there is no 31 June 2024",
    "31 Mehefin 2025": "there is no 31 June 2025",
    "Year 1 (by 31 June 2025)": "there is no 31 June 2025",
    "When the new building opens, which should be by 31 June 2025": "there is no 31 June 2025",
    "a long story. " * 20 + "31 June 2025": "there is no 31 June 2025",
    "2025-13": "there is no 2025-13",
    "From 2025-13": "there is no 2025-13",
    "2025-00": "there is no 2025-00",
    "2003-14": "there is no 2003-14",
    "2001-13": "there is no 2001-13",
    "2024-13-01": "there is no 2024-13-01",
    "0 June 2025": "there is no 0 june 2025",
    "06/31/2025": "there is no 06/31/2025",
    "15 September 3025": "3025 is not a year between 1900 and 2199",
    "By June 1025": "1025 is not a year between 1900 and 2199",
}


@pytest.mark.parametrize(("phrase", "why"), IMPOSSIBLE.items())
def test_of_a_date_that_does_not_exist_the_words_stay_and_why_it_cannot_be(phrase: str, why: str) -> None:
    assert Timing.of(phrase) == Timing(phrase.strip(), impossible=Timing.of(phrase).impossible)
    assert Timing.of(phrase).impossible.startswith(why)


def test_of_a_phrase_in_two_languages_the_one_that_is_understood_counts() -> None:
    timing = Timing.of({"en": "When the moon is blue", "cy": "Erbyn mis Medi 2026"})
    assert timing.understood
    assert str(timing.to) == "2026-09"
    assert (timing.text, timing.in_language("cy"), timing.in_language("ga")) == (
        "When the moon is blue",
        "Erbyn mis Medi 2026",
        "When the moon is blue",
    )


@pytest.mark.parametrize("value", [True, None, 2024, ["Year 1", "Year 2"]])
def test_only_text_is_a_phrase(value: object) -> None:
    with pytest.raises(PydanticCustomError, match="expected text, found") as refused:
        Timing.of(value)
    assert refused.value.type == "text"


@pytest.mark.parametrize("value", ["", "  ", "\n\u00a0"])
def test_an_empty_phrase_is_an_error(value: str) -> None:
    with pytest.raises(PydanticCustomError, match="is empty") as refused:
        Timing.of(value)
    assert refused.value.type == "empty"


def test_a_model_reads_and_keeps_timings() -> None:
    class Row(Strict):
        when: Timing | None = None

    row = Row.model_validate({"when": "  From September 2024 "})
    assert row.when == Timing("From September 2024", understood=True, from_=PartialDate(2024, 9))
    assert Row.model_validate({"when": row.when}) == row
    assert str(row.when) == "From September 2024"


# What chance finds.

PARTIAL_DATES = st.one_of(
    st.builds(PartialDate, st.integers(1900, 2199)),
    st.builds(PartialDate, st.integers(1900, 2199), st.integers(1, 12)),
    st.dates(date(1900, 1, 1), date(2199, 12, 31)).map(lambda day: PartialDate(day.year, day.month, day.day)),
)
SNIPPETS = st.sampled_from(
    [
        *("0123456789 -/,&'().:" + "\u00a0–٣²"),
        *(f"{month.title()} " for month in MONTHS),
        *(
            "From ",
            "By ",
            "end of ",
            "to ",
            "and ",
            "Year ",
            "Y",
            "month ",
            "Q",
            "Autumn ",
            "term ",
            "Phase ",
        ),
        *("20", "2024", "24", "31 June ", "2025-", "AY ", "academic year ", "annually", "every "),
        *("thereafter", "ongoing", "onwards", "within ", "first ", "mid "),
    ]
)
PHRASES = st.one_of(
    st.text(),
    st.lists(SNIPPETS, max_size=12).map("".join),
    st.lists(st.sampled_from(list(UNDERSTOOD) + NOT_UNDERSTOOD), min_size=1, max_size=3).map(" ".join),
)


def read(text: str) -> Timing | PydanticCustomError:
    try:
        return Timing.of(text)
    except PydanticCustomError as refused:
        return refused


@given(PHRASES)
@example("Winter 2199")
@example("Year ٣")
@example("annually " * 200)
@example("(" * 5000)
@example("- " * 5000 + "x")
def test_any_text_is_read_or_refused_with_a_reason(text: str) -> None:
    timing = read(text)
    if isinstance(timing, PydanticCustomError):
        assert (timing.type, text.strip()) == ("empty", "")
        return
    why = timing.impossible
    assert not why or why.startswith("there is no ") or why.endswith(" between 1900 and 2199")
    assert timing.text == text.strip()
    assert timing.understood == (told(timing) not in ("", f"phase {timing.phase}"))
    assert timing.from_ is None or timing.to is None or timing.from_.first <= timing.to.last


@given(PARTIAL_DATES)
def test_a_date_is_read_as_it_is_written(day: PartialDate) -> None:
    for phrase in (str(day), day.words, day.words.upper(), f" {day.words}. "):
        timing = Timing.of(phrase)
        assert (timing.from_, timing.to) == (day, day)
    assert told(Timing.of(f"From {day.words}")) == f"{day} .."
    assert told(Timing.of(f"By {day}")) == f".. {day}"


@given(PARTIAL_DATES, PARTIAL_DATES)
def test_two_dates_in_order_are_a_range(one: PartialDate, other: PartialDate) -> None:
    first, last = sorted((one, other), key=lambda day: (day.first, day.last))
    timing = Timing.of(f"{first.words} to {last.words}")
    assert (timing.from_, timing.to) == (first, last)


@given(st.integers(17, 98).filter(lambda year: year not in (30, 31)), st.sampled_from("/-"))
def test_an_academic_year_runs_from_august_to_july(year: int, mark: str) -> None:
    for phrase in (f"20{year}{mark}{year + 1}", f"AY {year}{mark}{year + 1}", f"20{year}/20{year + 1}"):
        assert told(Timing.of(phrase)) == f"20{year}-08 .. 20{year + 1}-07"


# Spans.


def period(from_: str, to: str, extended_to: str | None = None) -> Period:
    return Period.model_validate({"from": from_, "to": to, "extended_to": extended_to})


def words(span: Span) -> str:
    return f"{span.from_ or '–'} to {span.to or '–'}"


CALENDAR = period("2021-01", "2023-12")
ACADEMIC = period("2024-08", "2027-07")
BY_YEAR = period("2021", "2023")
BY_DAY = period("2024-07-25", "2027-07-24")
EXTENDED = period("2021-01", "2023-12", "2024-06")

SPANS: list[tuple[str, Period, str]] = [
    ("Year 1", CALENDAR, "2021-01 to 2021-12"),
    ("Year 1 (Phase 2)", CALENDAR, "2021-01 to 2021-12"),
    ("Year 1/2", CALENDAR, "2021-01 to 2022-12"),
    ("Year 1,2 & 3 (Phase 1)", CALENDAR, "2021-01 to 2023-12"),
    ("Year 1 and 3", CALENDAR, "2021-01 to 2023-12"),
    ("Year 1", ACADEMIC, "2024-08 to 2025-07"),
    ("Year 3", ACADEMIC, "2026-08 to 2027-07"),
    ("Year 2", BY_YEAR, "2022-01 to 2022-12"),
    ("Year 1", BY_DAY, "2024-07 to 2025-06"),
    ("Year 1", EXTENDED, "2021-01 to 2021-12"),
    ("Year 4", CALENDAR, "2024-01 to 2024-12"),
    ("Year 2 onwards", CALENDAR, "2022-01 to –"),
    ("By end of year 2", CALENDAR, "– to 2022-12"),
    ("months 1-12", ACADEMIC, "2024-08 to 2025-07"),
    ("within 18 months", ACADEMIC, "– to 2026-01"),
    ("immediately", ACADEMIC, "2024-08 to –"),
    ("September 2024", ACADEMIC, "2024-09 to 2024-09"),
    ("August/ September 2024", ACADEMIC, "2024-08 to 2024-09"),
    ("From September 2024", ACADEMIC, "2024-09 to –"),
    ("By June 2025", ACADEMIC, "– to 2025-06"),
    ("From 24/25 academic year and annually thereafter", ACADEMIC, "2024-08 to 2027-07"),
    ("September 2025, then ongoing", ACADEMIC, "2025-09 to 2027-07"),
    ("Ongoing", ACADEMIC, "2024-08 to 2027-07"),
    ("Ongoing", BY_YEAR, "2021 to 2023"),
    ("Ongoing", EXTENDED, "2021-01 to 2024-06"),
    ("every 6 months", ACADEMIC, "2024-08 to 2027-07"),
    ("monthly until June 2025", ACADEMIC, "2024-08 to 2025-06"),
    ("Year 2, then ongoing", ACADEMIC, "2025-08 to 2027-07"),
    ("Ongoing from September 2028", ACADEMIC, "2028-09 to –"),
    ("Ongoing from July 2027", ACADEMIC, "2027-07 to 2027-07"),
    ("Ongoing until June 2020", ACADEMIC, "– to 2020-06"),
    ("Ongoing until 31 July 2024", ACADEMIC, "– to 2024-07-31"),
    ("Ongoing until 1 August 2024", ACADEMIC, "2024-08 to 2024-08-01"),
    ("Ongoing from 31 July 2027", ACADEMIC, "2027-07-31 to 2027-07"),
    ("Year 1", period("2199", "2199"), "2199-01 to 2199-12"),
    ("Years 1-2", period("2199", "2199"), "2199-01 to –"),
    ("month 120", BY_YEAR, "2030-12 to 2030-12"),
    ("Year 10", BY_YEAR, "2030-01 to 2030-12"),
    ("when the new building opens", ACADEMIC, "– to –"),
    ("TBC (Phase 2)", ACADEMIC, "– to –"),
]


@pytest.mark.parametrize(("phrase", "plan", "expected"), SPANS)
def test_a_phrase_has_a_span_in_its_plan(phrase: str, plan: Period, expected: str) -> None:
    assert words(span_of(Timing.of(phrase), (), None, None, plan)) == expected


@pytest.mark.parametrize(
    ("years", "plan", "expected"),
    [
        ((2024,), ACADEMIC, "2024 to 2024"),
        ((2026, 2024), ACADEMIC, "2024 to 2026"),
        ((1900, 2199), ACADEMIC, "1900 to 2199"),
        ((1, 2025), ACADEMIC, "2025 to 2025"),
        ((1,), CALENDAR, "2021-01 to 2021-12"),
        ((3, 2), ACADEMIC, "2025-08 to 2027-07"),
        ((10,), CALENDAR, "2030-01 to 2030-12"),
        ((0,), ACADEMIC, "– to 2025-06"),  # no mark: the phrase counts
        ((11, 24, 1899, 2200, -1), ACADEMIC, "– to 2025-06"),
        ((), ACADEMIC, "– to 2025-06"),
    ],
)
def test_year_marks_come_before_the_phrase(years: tuple[int, ...], plan: Period, expected: str) -> None:
    assert words(span_of(Timing.of("By June 2025"), years, None, None, plan)) == expected


@pytest.mark.parametrize(
    ("from_", "to", "expected"),
    [
        ("2025-01", "2025-03", "2025-01 to 2025-03"),
        ("2025-01", None, "2025-01 to –"),
        (None, "2025-03-31", "– to 2025-03-31"),
    ],
)
def test_its_own_from_and_to_come_first(from_: str | None, to: str | None, expected: str) -> None:
    ends = [PartialDate.of(end) if end else None for end in (from_, to)]
    assert words(span_of(Timing.of("Ongoing"), (2026,), ends[0], ends[1], ACADEMIC)) == expected


def test_an_action_that_tells_no_time_has_an_open_span() -> None:
    assert span_of(None, (), None, None, ACADEMIC) == Span()


@given(PHRASES, st.lists(st.integers(-5, 2300), max_size=3), PARTIAL_DATES, PARTIAL_DATES)
@example("Year 10", [], PartialDate(2199), PartialDate(2199))
@example("ongoing", [10], PartialDate(2199, 12, 31), PartialDate(2199, 12, 31))
def test_every_span_is_in_order(text: str, years: list[int], one: PartialDate, other: PartialDate) -> None:
    first, last = sorted((one, other), key=lambda day: (day.first, day.last))
    timing = read(text)
    when = timing if isinstance(timing, Timing) else None
    span = span_of(when, tuple(years), None, None, period(str(first), str(last)))
    assert span.from_ is None or span.to is None or span.from_.first <= span.to.last

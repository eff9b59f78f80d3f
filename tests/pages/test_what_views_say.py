"""What views work out: where today lies, which lists are whole, where a bar ends, and how silence is worded."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from making import a_plan, a_site, an_institution

from tcsite.facts.comparison import NO_PILLAR
from tcsite.facts.news import NewsItem
from tcsite.language import phrase
from tcsite.model import Institution, Vocabulary
from tcsite.model.site import VocabularyRecommendation
from tcsite.site.routes import institution_pages
from tcsite.site.summary import Actions, Related, summary_of
from tcsite.site.views.action import LONG_TEXT, split_text
from tcsite.site.views.compare import compare_view
from tcsite.site.views.directory import directory_view
from tcsite.site.views.filters import by_words
from tcsite.site.views.listing import (
    MOST_LISTED,
    Listing,
    listing,
    pillars_view,
    shown,
)
from tcsite.site.views.measures import MeasuresView
from tcsite.site.views.news import NEWS_LISTED, updates_view
from tcsite.site.views.plan import PlanView
from tcsite.site.views.site_context import SiteContext
from tcsite.site.views.site_frame import site_context
from tcsite.site.views.timing import timing_of

TODAY = date(2026, 3, 1)
R6 = VocabularyRecommendation.model_validate(
    {"id": "R6", "name": "Seats on committees", "text": "Give seats."}
)


def context_of(*institutions: Institution, today: date = TODAY) -> SiteContext:
    site = replace(a_site(*institutions), vocabulary=Vocabulary(recommendations=(R6,)))
    return site_context(site, today, institutions=len(institutions))


def view_of(institution: Institution, kind: type, today: date = TODAY) -> Any:
    context = context_of(institution, today=today)
    views = (source.view() for source in institution_pages(context, institution, Related(), {}))
    return next(view for view in views if isinstance(view, kind))


def named(id: str, *plans: Any) -> Institution:
    return an_institution(*plans).model_copy(update={"id": id})


def listed(key: str, *institutions: Institution) -> Listing:
    context = context_of(*institutions)
    made = [summary_of(context, one) for one in institutions]
    actions: dict[str, Actions] = {one.id: own for one, own in made}
    return listing(context, [one for one, _ in made], key, actions.__getitem__)


# The strip of a plan


@pytest.mark.parametrize(
    ("today", "period"),
    [
        (date(2024, 6, 30), "July to September 2024"),  # before the plan begins: all of it is to come
        (date(2024, 9, 30), "July to September 2024"),
        (date(2024, 10, 1), "October to December 2024"),
        (date(2024, 12, 31), "October to December 2024"),
        (date(2025, 1, 1), "After December 2024"),
    ],
)
def test_today_lies_in_the_first_part_of_a_plan_s_time_that_is_not_over(today: date, period: str) -> None:
    plan = a_plan("[{text: x, to: 2024-10}, {text: y, to: 2026}]", period="{from: 2024-08, to: 2024-12}")
    strip = view_of(an_institution(plan), PlanView, today).strip
    assert [one.words for one in strip if one.today] == [period]


def test_a_mark_has_the_action_s_label_else_its_number_in_the_plan() -> None:
    plan = a_plan("[{text: x, to: 2026}, {id: V1, text: y, to: 2025}, {text: z}]")
    strip = view_of(an_institution(plan), PlanView).strip
    assert {mark.link.words: mark.link.address for one in strip for mark in one.marks} == {
        "1": "#action-1",
        "V1": "#v1",
        "3": "#action-3",
    }
    assert [one.dated for one in strip][-2:] == [True, False], "what gives no time is no time"


def test_where_no_action_gives_an_end_there_is_no_strip() -> None:
    plan = a_plan("[{text: x, from: 2025}, {text: y}]")
    assert view_of(an_institution(plan), PlanView).strip == ()


# Figures


def bars(measures: str, *plans: Any) -> list[tuple[str, str]]:
    view = view_of(an_institution(*plans, measures=measures), MeasuresView)
    return [(line.bar, line.target_at) for one in view.sets for line in one.lines]


def a_survey(values: Sequence[str], scale: str = "scale: 1 to 10, ") -> str:
    each = ", ".join(f"{{id: '{n}', text: Seen{value}}}" for n, value in enumerate(values, start=1))
    return f"[{{id: s, kind: survey, title: S, date: 2024, {scale}measures: [{each}]}}]"


def aims(*targets: float) -> Any:
    each = ", ".join(f"{{measure: s-1, target: {target}}}" for target in targets)
    return a_plan(f"[{{id: A, text: x, measures: [{each}]}}]")


@pytest.mark.parametrize(
    ("value", "bar"),
    [("1", "0.0"), ("5.5", "50.0"), ("10", "100.0"), ("11", "100.0"), ("0.5", "")],
)
def test_a_bar_ends_on_its_axis_whatever_the_figure(value: str, bar: str) -> None:
    assert bars(a_survey([f", value: {value}"])) == [(bar, "")], (
        "none where the scale begins above the figure"
    )


@pytest.mark.parametrize(
    ("targets", "bar", "place"),
    [
        ((10,), "50.0", "100.0"),
        ((19,), "25.0", "100.0"),
        ((5.5, 10), "50.0", "100.0"),
        ((10, 5.5), "50.0", "50.0"),
    ],
)
def test_the_last_target_of_a_figure_stands_on_its_axis(
    targets: tuple[float, ...], bar: str, place: str
) -> None:
    assert bars(a_survey([", value: 5.5"]), aims(*targets)) == [(bar, place)]


def test_a_figure_beyond_its_scale_is_drawn_as_long_as_it_is() -> None:
    found = bars(a_survey([", value: 100", ", value: 125"], scale="scale: 0 to 100, "))
    assert [bar for bar, _ in found] == ["80.0", "100.0"]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (("7", "3"), ["100.0", "42.9"]),
        (("280", "12"), ["93.3", "4.0"]),
        (("0",), [""]),
        (("-3", "5"), ["", ""]),
    ],
)
def test_without_a_scale_bars_begin_at_nothing(values: tuple[str, ...], expected: list[str]) -> None:
    found = bars(a_survey([f", value: {value}" for value in values], scale=""))
    assert [bar for bar, _ in found] == expected


def test_an_aim_names_its_plan_where_several_plans_have_aims() -> None:
    measures, later = a_survey([", value: 5.5"]), aims(9)
    alone = view_of(an_institution(later, measures=measures), MeasuresView)
    assert [aim.action.words for aim in alone.sets[0].lines[0].aims] == ["A"]
    earlier = aims(8).model_copy(update={"id": "2021-2024"})
    both = view_of(an_institution(earlier, later, measures=measures), MeasuresView)
    assert [aim.action.words for aim in both.sets[0].lines[0].aims] == ["A, 2021-2024", "A, 2024-2027"]
    assert [plan.address for plan in both.plans] == [
        "/institutions/x/plans/2024-2027/",
        "/institutions/x/plans/2021-2024/",
    ]


# Lists across institutions


@pytest.mark.parametrize("number", [1, MOST_LISTED, MOST_LISTED + 1])
def test_a_list_is_whole_or_only_counted(number: int) -> None:
    plan = a_plan("[" + "{text: x, pillar: visibility}, " * number + "{text: y}]")
    found = listed("visibility", named("x", plan))
    assert found.listed is (number <= MOST_LISTED)
    assert found.tally.total == number
    assert len(found.groups[0].plans[0].lines) == (number if found.listed else 0)
    institutions = [summary_of(context_of(), named("x", plan))[0]]
    assert bool(shown(institutions)("visibility")) is found.listed


def test_the_newest_plan_of_an_institution_comes_first_and_institutions_stay_in_their_order() -> None:
    one = "[{text: x, pillar: visibility}]"
    older, newer = a_plan(one, id="2021-2024", period="{from: 2021, to: 2024}"), a_plan(one)
    found = listed("visibility", named("b", older, newer), named("a", newer), named("c"))
    assert [(group.id, [plan.plan.address for plan in group.plans]) for group in found.groups] == [
        ("b", ["/institutions/x/plans/2024-2027/", "/institutions/x/plans/2021-2024/"]),
        ("a", ["/institutions/x/plans/2024-2027/"]),
    ]
    assert [(one.words, [link.address for link in one.institutions]) for one in found.without] == [
        (phrase("silence.no_plan", "en"), ["/institutions/c/"])
    ]


SILENT = [
    ("no plan", "visibility", (), "no_plan"),
    ("a plan of which no action is entered", "visibility", (a_plan(),), "not_entered"),
    ("no action is assigned", "visibility", (a_plan("[{text: x}]"),), "not_assigned"),
    ("others are assigned", "visibility", (a_plan("[{text: x, pillar: recognition}]"),), "none_assigned"),
    ("no action is tagged", "R6", (a_plan("[{text: x}]"),), "not_tagged"),
    ("others are tagged", "R6", (a_plan("[{text: x, talent: [R1]}]"),), "none_tagged"),
    ("no status is stated", "status:complete", (a_plan("[{text: x}]"),), "no_statuses"),
    ("another status is stated", "status:complete", (a_plan("[{text: x, progress: [{date: 2025, status: stopped}]}]"),), "none_of_status"),
    ("no time is stated", "due:2026", (a_plan("[{text: x}]"),), "no_dates"),
    ("another time is stated", "due:2026", (a_plan("[{text: x, to: 2025}]"),), "none_due"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("key", "plans", "words"), [case[1:] for case in SILENT], ids=[case[0] for case in SILENT]
)
def test_why_a_list_has_nothing_of_an_institution(key: str, plans: tuple[Any, ...], words: str) -> None:
    found = listed(key, named("x", *plans))
    assert [one.words for one in found.without] == [phrase(f"silence.{words}", "en")]


def counts_of(view: Any) -> dict[str, str]:
    return {line.link.words: line.count for line in view.lines}


def test_a_pillar_s_line_counts_actions_and_the_institutions_that_have_some() -> None:
    plan = a_plan("[{text: x, pillar: visibility}, {text: y, pillar: visibility}]")
    two = [named("a", plan), named("b", plan), named("c", a_plan("[{text: z}]"))]
    context = context_of(*two)
    several = pillars_view(context, a_site(), [summary_of(context, one)[0] for one in two])
    assert counts_of(several)["Visibility"] == "4 actions of 2 institutions"
    alone = pillars_view(context, a_site(), [summary_of(context, two[0])[0]])
    assert counts_of(alone)["Visibility"] == "2 actions"


# The comparison


def rows(*plans: Any) -> tuple[dict[str, int] | str, ...]:
    """The row of an institution: by pillar, and by recommendation; or why there is none."""
    context = context_of()
    view = compare_view(context, [summary_of(context, named("x", *plans))[0]])
    tables = [table for table in (view.pillars, view.recommendations) if table]
    return tuple(
        dict(zip([theme.key for theme in table.themes], table.rows[0].counts, strict=True))
        if table.rows
        else table.uncounted[0].words
        for table in tables
    )


@pytest.mark.parametrize(
    ("plans", "expected"),
    [
        ((), "No plan entered"),
        ((a_plan(),), "Not entered"),
        ((a_plan("[{text: x}]"),), "Not assigned"),
        ((a_plan("[{text: x, pillar: recognition}]"),), {"visibility": 0}),
        ((a_plan("[{text: x, pillar: visibility}, {text: y}]"),), {"visibility": 1, NO_PILLAR: 1}),
    ],
)
def test_a_number_is_given_where_the_plan_says_enough(
    plans: tuple[Any, ...], expected: str | dict[str, int]
) -> None:
    pillars = rows(*plans)[0]
    if isinstance(pillars, dict):
        pillars = {key: pillars[key] for key in ("visibility", NO_PILLAR) if key in pillars}
    assert pillars == expected


@pytest.mark.parametrize(
    ("plans", "expected"),
    [
        ((), "No plan entered"),
        ((a_plan(),), "Not entered"),
        ((a_plan("[{text: x}]"),), "Not tagged"),
        ((a_plan("[{text: x, talent: [R1]}]"),), {"R6": 0}),
        ((a_plan("[{text: x, talent: [R6]}, {text: y, talent: [R6]}]"),), {"R6": 2}),
    ],
)
def test_so_it_is_with_recommendations(plans: tuple[Any, ...], expected: str | dict[str, int]) -> None:
    assert rows(*plans)[1] == expected


# Whether a plan is on time, lists of news, and filters


@pytest.mark.parametrize(
    ("actions", "first"),
    [
        ("[]", "timing.unknown"),
        ("[{text: x}]", "timing.unknown"),
        ("[{text: x, to: 2027}]", "timing.none_overdue"),
        ("[{text: x, to: 2025}, {text: y, to: 2027}]", "timing.unknown"),
        ("[{text: x, to: 2025, progress: [{date: 2025, status: stopped}]}]", "timing.none_overdue"),
    ],
)
def test_no_plan_is_called_on_time_whose_actions_nobody_speaks_of(actions: str, first: str) -> None:
    plan = a_plan(actions)
    one = an_institution(plan)
    assert timing_of(context_of(one), one, plan).first == phrase(first, "en")


def test_what_is_reported_as_late_is_counted_before_its_end_has_passed() -> None:
    plan = a_plan(
        "[{text: x, to: 2027, progress: [{date: 2026-01, status: in-progress, health: late}]},"
        " {text: y, to: 2027, progress: [{date: 2026-01, status: complete, health: late}]}]"
    )
    one = an_institution(plan)
    timing = timing_of(context_of(one), one, plan)
    assert (timing.first, timing.more[0]) == ("Nothing overdue", "1 reported as late")


def test_the_pieces_of_news_that_are_left_out_are_counted_as_they_are_listed() -> None:
    def item(number: int, day: str, kind: str, institution: str = "x") -> NewsItem:
        return NewsItem((day, day), day, day, institution, "t", "/", f"/{number}", None, kind)

    reported = [item(number, "2026-01-01", "progress", f"i{number}") for number in range(4)]
    written = [item(number, "2025-01-01", "written") for number in range(4, NEWS_LISTED + 4)]
    view = updates_view(context_of(), [*reported, *written], {})
    assert (len(view.news), view.left_out) == (NEWS_LISTED, 1), "four reports of one day are one line"


@pytest.mark.parametrize(
    ("values", "options"),
    [([], []), (["a", "a"], []), (["b", "a", "b"], [("a", 1), ("b", 2)]), (["a", ""], [("a", 1)])],
)
def test_a_filter_is_there_where_it_leaves_a_choice(
    values: list[str], options: list[tuple[str, int]]
) -> None:
    assert [(one.words, one.count) for one in by_words("x", "X", values).options] == options


UNNAMED = "{text: Do this, as_per: V1.b, merged_into: V1}, {text: Do that}, {id: V1, text: Three, parts: [{text: a}, {text: b}]}"


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("", [["Merged into: V1", "As per: V1.b"], [], ["Takes in: “Do this”"]]),
        ("action_ids: assigned", [["Merged into: “Three”", "As per: “b”"], [], ["Takes in: “Do this”"]]),
    ],
)
def test_a_relation_is_that_of_its_action_alone_and_has_a_name(more: str, expected: list[list[str]]) -> None:
    view = view_of(an_institution(a_plan(f"[{UNNAMED}]", more=more)), PlanView)
    actions = [action.view for strand in view.strands for action in strand.actions]
    assert [
        [
            f"{relation.words}: {link.words}"
            for relation in action.relations
            for link in relation.links
            if link.address
        ]
        for action in actions
    ] == expected
    assert [f"As per: {action.as_per}" for action in actions if action.as_per] == expected[0][1:]


@pytest.mark.parametrize(
    ("date", "expected"),
    [("2025", "7 in 2025"), ("2025-09", "7 in September 2025"), ("2025-09-12", "7 on 12 September 2025")],
)
def test_a_result_is_of_a_day_a_month_or_a_year(date: str, expected: str) -> None:
    aim = f"{{text: Visits, results: [{{date: {date}, value: 7}}]}}"
    view = view_of(an_institution(a_plan(f"[{{id: V1, text: Do, measures: [{aim}]}}]")), PlanView)
    ((action,),) = (strand.actions for strand in view.strands)
    assert [target.results for target in action.view.targets] == [(expected,)]


FIRST = "Open the workshops to every school once a year."


@pytest.mark.parametrize(("characters", "heading"), [(LONG_TEXT, None), (LONG_TEXT + 1, FIRST)])
def test_a_long_text_is_headed_by_its_first_sentence(characters: int, heading: str | None) -> None:
    text = f"{FIRST} Then more".ljust(characters - 1, "e") + "."
    assert split_text(text)[0] == (heading or text)


def test_a_plan_of_the_directory_is_in_force_until_it_ends() -> None:
    plan = a_plan(period="{from: 2024, to: 2026-02}")
    marks = [
        directory_view(context, [summary_of(context, institution)[0]]).lines[0].marks
        for today in (date(2026, 2, 28), date(2026, 3, 1))
        for institution in [an_institution(plan)]
        for context in [context_of(institution, today=today)]
    ]
    assert ["plan:in-force" in marks[0], "plan:ended" in marks[1]] == [True, True]


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ("{text: Cases, baseline: 4, target: 9}", ("4", "9", True)),
        ("{text: Cases, target: 9}", ("", "9", True)),
        (
            "{text: Cases, target: 9, at_least: true, every: year, unit: people}",
            ("", "at least 9 people a year", False),
        ),
        (
            "{text: Kept, baseline: 95, target: 95, direction: maintain, at_least: true}",
            ("", "at least 95", False),
        ),
        ("{text: Cases, baseline: 4, direction: increase}", ("4", "an increase", False)),
        ("{text: Cases, results: [{date: 2025, value: 7}]}", ("", "", False)),
        ("{measure: s-1, target: 60}", ("48 per cent", "60 per cent", True)),
        ("{measure: s-women, target: 50}", ("41", "50", True)),
    ],
)
def test_a_figure_is_said_to_move_where_it_starts_somewhere_else(
    measure: str, expected: tuple[str, str, bool]
) -> None:
    sets = "[{id: s, kind: survey, title: S, date: 2024, measures: [{id: '1', text: Seen, value: 48, unit: per cent}, {id: women, text: Women, value: 41, unit: people}, {id: pay-gap, text: Pay gap, value: 4, unit: per cent}]}]"
    plan = a_plan(f"[{{id: V1, text: A, measures: [{measure}]}}]")
    institution = an_institution(plan, measures=sets)
    (view,) = view_of(institution, PlanView).strands[0].actions[0].view.targets
    assert (view.baseline, view.target, view.in_figures) == expected
    assert [one.number for one in view_of(institution, MeasuresView).sets[0].lines] == ["1", "", ""]

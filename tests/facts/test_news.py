"""What is news of an institution, in which order, and until when."""

from datetime import date

import pytest
from making import a_plan, an_institution

from tcsite.facts.news import News, NewsItem, by_day, in_order, newest_of, news_of
from tcsite.model import Institution, PartialDate
from tcsite.model.addresses import Addresses

UPDATES = """updates:
  - {id: 2025-03-01-one, title: One, published: 2025-03-01, file: f, institution: x, markdown: m}
  - {id: 2025-03-02-two, title: Two, published: 2025-03-02, file: f, institution: x, markdown: m}
"""
PLAN = a_plan(
    "[{id: A, text: x, progress: [{date: 2025-01}, {date: 2025-01}], parts: [{text: y, progress: [{date: 2025-02}]}]},"
    " {id: B, text: z, progress: [{date: 2025-02}]}]",
    more="sign_off: [{who: lead, date: 2024-07}, {who: head, date: 2024-08-01}, {who: body}]\n"
    "changes: [{date: 2024-11, action: A, note: n}, {date: 2024-12, note: n}]",
)


def _completed(number: int) -> str:
    each = (
        f"{{id: V{n}, text: x, progress: [{{date: 2025-02, status: complete}}]}}"
        for n in range(1, number + 1)
    )
    return ", ".join(each)


def titles(institution: Institution, today: date) -> list[tuple[str, str]]:
    return [(str(one.date), one.title) for one in news_of(institution, Addresses(), "en", today)]


def test_the_newest_comes_first_and_each_thing_once() -> None:
    assert titles(an_institution(PLAN, more=UPDATES), date(2026, 1, 1)) == [
        ("2025-03-02", "Two"),
        ("2025-03-01", "One"),
        ("2025-02", "A plan: progress reported on 2 actions"),
        ("2025-01", "A plan: progress reported on 1 action"),
        ("2024-12", "A plan: change"),
        ("2024-11", "A plan: change of action A"),
        ("2024-08-01", "A plan: signed off, with 2 actions"),
    ]


@pytest.mark.parametrize(
    ("dates", "signed"),
    [
        (("2024-07", "2024-08-01"), "2024-08-01"),
        (("2024-08-01", "2024"), "2024"),
        (("2023", "2024-01"), "2024-01"),
    ],
)
def test_a_plan_is_signed_off_once_all_have_signed(dates: tuple[str, str], signed: str) -> None:
    more = f"sign_off: [{', '.join(f'{{who: lead, date: {one}}}' for one in dates)}]"
    (news,) = titles(an_institution(a_plan(more=more)), date(2026, 1, 1))
    assert news[0] == signed


@pytest.mark.parametrize(
    ("today", "newest"),
    [
        (date(2025, 3, 2), "2025-03-02"),
        (date(2025, 3, 1), "2025-03-01"),
        (date(2025, 2, 28), "2025-02"),
        (date(2025, 2, 1), "2025-02"),
        (date(2025, 1, 31), "2025-01"),
        (date(2024, 8, 1), "2024-08-01"),
    ],
)
def test_what_is_still_to_come_is_no_news(today: date, newest: str) -> None:
    assert titles(an_institution(PLAN, more=UPDATES), today)[0][0] == newest


def test_a_plan_without_dates_is_no_news() -> None:
    assert titles(an_institution(a_plan("[{id: A, text: x}]")), date(2026, 1, 1)) == []


def test_ids_of_news_differ_and_stay() -> None:
    news = news_of(an_institution(PLAN, more=UPDATES), Addresses(), "en", date(2026, 1, 1))
    assert len({one.id for one in news}) == len(news)
    assert in_order(reversed(news)) == news, "whatever the order in which it is found"
    assert "/institutions/x/plans/2024-2027/#change-2" in {one.id for one in news}


@pytest.mark.parametrize(
    ("actions", "said"),
    [
        ("{id: V1, text: x, progress: [{date: 2025-02, status: complete}]}", "1 completed: V1"),
        (
            "{id: V1, text: x, progress: [{date: 2025-02, status: complete}]},"
            " {id: C2, text: y, progress: [{date: 2025-02, status: stopped, reason: r}]},"
            " {id: R3, text: z, progress: [{date: 2025-02, status: in-progress}]}",
            "1 completed: V1; 1 stopped: C2; progress reported on 1 action",
        ),
        (
            "{id: V1, text: x, progress: [{date: 2025-01, status: complete}, {date: 2025-02, status: complete}]}",
            "progress reported on 1 action",
        ),
        (_completed(6), "6 completed: V1, V2, V3, V4, V5, V6"),
        (_completed(7), "7 completed"),
    ],
)
def test_news_says_what_changed(actions: str, said: str) -> None:
    news = titles(an_institution(a_plan(f"[{actions}]")), date(2026, 1, 1))
    assert news[0] == ("2025-02", f"A plan: {said}")


def test_written_news_comes_first_on_its_day_and_is_never_crowded_out() -> None:
    def item(day: int, kind: str) -> NewsItem:
        iso = f"2025-01-{day:02}"
        return NewsItem((iso, iso), iso, iso, "x", kind, "/x/", f"{iso}{kind}", None, kind)

    news = [item(day, "progress") for day in range(28, 1, -1)] + [item(1, "written")]
    assert [one.order[0][-2:] for one in newest_of(news, 3)] == ["28", "27", "01"]
    written = [item(day, "written") for day in range(28, 1, -1)]
    assert [one.order[0][-2:] for one in newest_of(written, 3)] == ["28", "27", "26"]


@pytest.mark.parametrize(("institutions", "lines"), [(3, 3), (4, 1), (40, 1)])
def test_a_reporting_day_of_many_institutions_is_one_line(institutions: int, lines: int) -> None:
    day = "2025-01-31"
    news = [
        NewsItem((day, day), day, day, f"x{number}", "t", "/x/", f"{number}", None, "progress")
        for number in range(institutions)
    ]
    written = NewsItem((day, day), day, day, "x0", "w", "/x/", "w", None, "written")
    found = by_day([written, *news], "en")
    assert found[0] == written
    assert len(found) == lines + 1
    if lines == 1:
        assert found[1].title == f"{institutions} institutions reported progress"


def news(day: str, institution: str, title: str, id: str) -> News:
    return News(PartialDate.of(day), institution, title, "/", id)


def test_what_happened_together_stands_by_institution_then_by_title() -> None:
    """The newest first, the more exact of two dates with one beginning last; of one date by institution and title."""
    ordered = [
        news("2025-03-02", "a", "A", "/9"),
        news("2025-03", "a", "A", "/8"),
        news("2025-03-01", "a", "A", "/4"),
        news("2025-03-01", "a", "A", "/5"),
        news("2025-03-01", "a", "B", "/6"),
        news("2025-03-01", "a", "C", "/1"),
        news("2025-03-01", "b", "A", "/7"),
        news("2025-02-28", "c", "Z", "/3"),
        news("2025", "a", "A", "/2"),
    ]
    for mixed in (ordered, ordered[::-1], sorted(ordered, key=lambda one: one.id)):
        assert in_order(iter(mixed)) == ordered

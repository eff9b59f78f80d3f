"""How far a self-assessment is on its way, which is due next, and how many technicians there were."""

from datetime import date

import pytest
from making import a_plan, an_institution

from tcsite.content.yaml.reader import read
from tcsite.facts.headcount import headcounts
from tcsite.facts.news import news_of
from tcsite.facts.submissions import next_stage, step, waiting
from tcsite.language import period_words, word
from tcsite.model import Change, Institution, Period, Submission, Technicians
from tcsite.model.addresses import Addresses

TODAY = date(2026, 3, 31)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("{due: 2026-06}", "due"),
        ("{due: 2026-03}", "due"),
        ("{due: 2026}", "due"),
        ("{due: 2026-03-30}", "late"),
        ("{due: 2026-03-30, submitted: 2026-04}", "late"),
        ("{due: 2025-06, submitted: 2025-09}", "submitted"),
        ("{submitted: 2025, feedback: 2025-11, awarded: 2026-02}", "awarded"),
        ("{submitted: 2025, published: 2026-01}", "published"),
        ("{stage: 1}", ""),
    ],
)
def test_the_last_step_that_was_taken(written: str, expected: str) -> None:
    assert step(Submission.model_validate(read(f"one: {written}".encode()).data["one"]), TODAY) == expected


def of(**keys: object) -> Institution:
    return an_institution(a_plan("[]")).model_copy(update=keys)


def test_the_earliest_is_waited_for_first() -> None:
    written = [{"due": "2027"}, {"due": "2026-02"}, {"due": "2025", "submitted": "2025"}, {"stage": "2"}]
    found = waiting(of(submissions=tuple(map(Submission.model_validate, written))), TODAY)
    assert [str(one.due) for one in found] == ["2026-02", "2027"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ([], None),
        ([{"due": "2029", "stage": 4}, {"due": "2027", "stage": 3}], 3),
        ([{"due": "2029", "stage": 4}, {"due": "2027"}], None),
        ([{"due": "2025", "stage": 2, "submitted": "2025"}, {"due": "2027", "stage": 3}], 3),
    ],
)
def test_the_next_stage_is_that_of_the_submission_that_is_waited_for_first(
    written: list[dict[str, object]], expected: int | None
) -> None:
    waited = of(submissions=tuple(map(Submission.model_validate, written)))
    assert next_stage(waited, TODAY) == expected


SETS = """[
  {id: b, repeats: a, kind: workforce, title: B, date: 2024, measures: [{id: all, text: T, value: 300}]},
  {id: a, kind: workforce, title: A, date: 2020, measures: [{id: all, text: T, value: 280}, {id: w, text: W, value: 9}]},
]"""


@pytest.mark.parametrize("named", ["a-all", "b-all"])
def test_the_number_of_technicians_is_followed_from_either_end(named: str) -> None:
    one = an_institution(a_plan("[]"), measures=SETS)
    one = one.model_copy(update={"technicians": Technicians(series=named)})
    assert [(str(each.date), each.value) for each in headcounts(one)] == [("2020", 280), ("2024", 300)]
    assert headcounts(one.model_copy(update={"technicians": Technicians(series="c-all")})) == ()


def test_what_an_editor_saw_in_two_copies_is_no_news() -> None:
    changes = [{"date": "2025-01", "note": "Told"}, {"date": "2025-02", "note": "Seen", "observed": True}]
    plan = a_plan("[]")
    plan = plan.model_copy(update={"changes": tuple(map(Change.model_validate, changes))})
    found = news_of(an_institution(plan), Addresses(), "en", TODAY)
    assert [str(one.date) for one in found] == ["2025-01"]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("{from: 2024-08, to: 2027-07}", "August 2024 to July 2027"),
        ("{from: 2024-08, to: 2027-07, approximate: true}", "about August 2024 to July 2027"),
        ("{from: 2024-08}", "from August 2024"),
        ("{to: 2027}", "by 2027"),
        ("{words: 24 months}", "24 months"),
        ("{from: 2018, words: 24 months}", "24 months (from 2018)"),
        ("{}", ""),
    ],
)
def test_a_period_in_words_says_what_is_known(written: str, words: str) -> None:
    assert (
        period_words(Period.model_validate(read(f"period: {written}".encode()).data["period"]), "en") == words
    )


@pytest.mark.parametrize(
    ("method", "words"),
    [
        ("co-creation", "Co-creation"),
        ("e-mail", "E-mail"),
        ("steering-group", "Steering group"),
        ("open-call", "Open call"),
    ],
)
def test_a_hyphen_that_belongs_to_a_word_stays(method: str, words: str) -> None:
    assert word("method", method, "en") == words

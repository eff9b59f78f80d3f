"""Words for a status, and words that look like one of ours and mean the opposite: for hints and for fixes."""

import inspect
from collections.abc import Iterator

import pytest

import tcsite.model
from tcsite.content.fixes.near import only_near, written_otherwise
from tcsite.content.schema import choices_of, keys_known, meant, meant_choice, read_as
from tcsite.content.status_words import (
    are_statuses,
    fixed_status,
    status_of,
    suggested_status,
    sure_status_of,
    takes_back,
)
from tcsite.model import COLOURS, PlanFile
from tcsite.model.base import Strict
from tcsite.text.data import word_lists
from tcsite.text.negation import turned

WORDS = word_lists("tcsite.content", "status_words")
PREFIXES = (
    *("in", "un", "non", "dis", "re", "de", "e", "mis", "no-", "not-", "non-", "un-", "re-", "not ", "no "),
    *("not yet ", "former ", "formerly ", "partially ", "partly ", "part ", "nearly ", "mostly ", "never_"),
)


def models() -> list[type[Strict]]:
    """All models that files are read as."""
    found = {Strict}
    for _ in range(5):
        found |= {each for model in found for each in model.__subclasses__()}
    found |= {
        each for _, each in inspect.getmembers(tcsite.model, inspect.isclass) if issubclass(each, Strict)
    }
    return sorted(found, key=lambda model: model.__qualname__)


def closed_lists() -> Iterator[tuple[str, tuple[str, ...]]]:
    for model in models():
        keys = keys_known(model)
        if keys:
            yield f"keys of {model.__name__}", tuple(keys)
        for key, annotation in keys.items():
            if choices := choices_of(annotation):
                yield f"{model.__name__}.{key}", choices


@pytest.mark.parametrize(("phrase", "status"), list(WORDS["cases"].items()))
def test_each_case_beside_the_words_holds(phrase: str, status: str) -> None:
    assert status_of(phrase) == status


def test_words_and_colours_lead_to_statuses_of_the_model() -> None:
    assert set(WORDS["words"]) == set(COLOURS)
    assert set(WORDS["usual"].values()) <= set(COLOURS)
    assert are_statuses(tuple(COLOURS))
    assert [suggested_status(word) for word in ("green", "Amber", "red", "blue")] == [
        *("complete", "in-progress", "not-started"),
        "",
    ]


def test_no_phrase_states_two_things() -> None:
    phrases = [phrase for phrases in WORDS["words"].values() for phrase in phrases]
    assert len(phrases) == len(set(phrases))
    assert {*WORDS["vague"], *WORDS["unfixed"]} <= set(phrases)


@pytest.mark.parametrize("phrase", ["outstanding", "no-progress"])
def test_a_word_with_another_meaning_changes_no_file(phrase: str) -> None:
    assert (status_of(phrase), fixed_status(phrase)) == ("not-started", "")


@pytest.mark.parametrize(
    "rest", ["no", "in part only", "except for two faculties", "12 of 24", "to be agreed"]
)
def test_a_limit_takes_a_status_back(rest: str) -> None:
    assert takes_back(rest)


@pytest.mark.parametrize("rest", ["June 2023", "see the page", "100%", "now embedded"])
def test_more_words_take_nothing_back(rest: str) -> None:
    assert not takes_back(rest)


@pytest.mark.parametrize("prefix", PREFIXES)
def test_no_negated_word_is_taken_for_the_word(prefix: str) -> None:
    """Neither as a hint nor as a fix, for any closed list of the model and for any of its keys."""
    wrong = []
    for where, known in closed_lists():
        for word in known:
            negated = prefix + word
            if negated in known:
                continue
            if are_statuses(known):
                found = {suggested_status(negated), fixed_status(negated), sure_status_of(negated)} & {
                    "complete",
                    "ongoing",
                }
            else:
                found = {meant(negated, known), only_near(negated, known)} - {""}
            wrong += [f"{where}: {negated} is taken for {each}" for each in found]
    assert wrong == []


@pytest.mark.parametrize(
    ("word", "known", "is_turned"),
    [
        ("approved (not)", "approved", True),
        ("part-approved", "approved", True),
        ("elapsed", "lapsed", True),
        ("started", "not-started", True),
        ("not-statd", "not-stated", False),
        ("onwers", "owners", False),
        ("aproved", "approved", False),
    ],
)
def test_a_word_with_something_in_front_of_it_or_a_denial_in_it_is_another(
    word: str, known: str, is_turned: bool
) -> None:
    assert turned(word, known) is is_turned


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("raise", ("increase", "decrease", "keep")),
        ("former signatory", ("signatory", "lapsed", "left")),
        ("elapsed", ("signatory", "lapsed", "left")),
        ("unapproved", ("draft", "approved", "in-force", "closed")),
        ("not live", ("live", "in-progress")),
        ("unpublished", ("published", "plans")),
    ],
)
def test_no_hint_says_the_opposite(word: str, known: tuple[str, ...]) -> None:
    assert meant(word, known) in ("", "increase")
    assert only_near(word, known) == ""


@pytest.mark.parametrize(
    ("word", "known", "near"),
    [
        ("aproved", ("draft", "approved", "in-force", "closed"), "approved"),
        ("in force", ("draft", "approved", "in-force", "closed"), "in-force"),
        ("onwers", ("owners", "when"), "owners"),
        ("reduce", ("increase", "decrease"), "decrease"),
    ],
)
def test_a_slip_of_the_finger_is_still_understood(word: str, known: tuple[str, ...], near: str) -> None:
    assert meant(word, known) == near


@pytest.mark.parametrize(
    ("status", "hint"),
    [
        ("incomplete", "write one of these words"),
        ("not completed", "write one of these words"),
        ("complte", "write one of these words"),
        ("partially complete", "did you mean  in-progress"),
        ("Done", "did you mean  complete"),
    ],
)
def test_a_status_is_never_guessed_from_its_letters(status: str, hint: str) -> None:
    action = {"id": "V1", "text": "x", "progress": [{"date": "2025-01", "status": status}]}
    plan = {"title": "x", "period": {"from": "2024", "to": "2026"}, "state": "draft", "actions": [action]}
    _, faults = read_as(PlanFile, plan)
    assert [fault.hint for fault in faults] == [hint]


LIMITS = (
    *("{}?", "{} tbc", "{} soon", "{} (draft)", "{} by 2027", "{} pending", "{} if funded", "{} when agreed"),
    *("{} 50%", "{} except one", "{}, in part", "{} - no", "{} never", "{} no longer", "soon {}", "nid {}"),
    *("near-{}", "once {}", "scarcely {}", "to be {}", "should be {}", "was {}", "isn't {}", "cannot be {}"),
    *("no longer {}", "almost {}", "hardly {}", "not quite {}", "yet to be {}", "quasi-{}", "about to be {}"),
)


@pytest.mark.parametrize("limit", LIMITS)
def test_no_limited_value_is_taken_for_the_value(limit: str) -> None:
    """No hint and no fix leads from a value with a limit to the bare value, in any closed list."""
    wrong = []
    for where, known in closed_lists():
        if where.startswith("keys of "):
            continue
        for word in known:
            given = limit.format(word)
            settled = {"complete", "ongoing"} if are_statuses(known) else set(known)
            found = {fixed_status(given)} if are_statuses(known) else {written_otherwise(given, known)}
            found |= {suggested_status(given)} if are_statuses(known) else {meant_choice(given, known)}
            wrong += [f"{where}: {given} is taken for {each}" for each in found & settled]
    assert wrong == []

"""Questions that readers ask the search of the example, and what must be among the first three answers."""

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

QUESTIONS = [
    # slips of typing
    ("recogniton", "Recognition"),
    ("hertforshire", "University of Hertfordshire"),
    ("hertfrodshire", "University of Hertfordshire"),
    ("chestr", "University of Chester"),
    ("apprentiships", "apprentices"),
    ("mentroing", "Mentor"),
    ("visibilty", "Visibility"),
    # hyphens
    ("wellbeing", "well-being"),
    ("well-being", "well-being"),
    ("T-level", "T-Level"),
    ("tlevel", "T-Level"),
    # forms of a word
    ("job family", "job famil"),
    ("job families", "job famil"),
    ("policies", "policy"),
    ("policy", "policy"),
    ("facility", "Facilities"),
    ("trained", "training"),
    ("inclusive", "R4 Act on equality"),
    ("recognised", "Recognition"),
    ("apprenticeships", "pprentice"),
    ("career pathway", "R9 Make career pathways visible"),
    ("professional registration", "professional registration"),
    ("registering", "registration"),
    # numbers
    ("stage 3", "Stage 3 self-assessment, July 2024"),
    ("stage 2 self-assessment", "Stage 2 self-assessment, 2020"),
    ("R9", "R9 Make career pathways visible"),
    # whom to ask
    ("Chester contact", "Rashmi Patel"),
    ("who do I ask at Hertfordshire", "University of Hertfordshire"),
    ("whom do I ask at Chester", "Rashmi Patel"),
    ("what has Chester promised", "University of Chester"),
    ("email liverpool", "University of Liverpool"),
    ("Rashmi", "University of Chester"),
    # pages of every kind
    ("equality diversity", "R4 Act on equality, diversity and inclusion"),
    ("staff survey results", "Surveys and workforce figures"),
    ("headcount", "Surveys and workforce figures"),
    ("register minimum", "Register"),
    ("download csv", "Data to download"),
    ("sustainability", "Sustainability"),
    ("accessibility statement", "Accessibility statement"),
    ("gwelededd", "Visibility"),  # a pillar's name in Welsh
    ("liverpool plan", "36-month action plan, 2021 to 2024"),
    # the field's short forms
    ("RSci", "registration"),
    ("EDI", "R4 Act on equality"),
    # ordinary ones
    ("mental health", "mental health"),
    ("succession planning", "succession"),
    ("open day", "visibility events"),
    ("authorship of papers", "authors"),
    ("skills gap", "identify"),
    ("chester mentoring", "Mentor"),
]


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page()
    page.goto(f"{address}/search/")
    yield page
    page.close()


@pytest.mark.parametrize(("question", "answer"), QUESTIONS, ids=[question for question, _ in QUESTIONS])
def test_the_answer_is_among_the_first_three(page: Page, address: str, question: str, answer: str) -> None:
    page.goto(f"{address}/search/?q={quote(question)}")
    expect(page.locator(".finder .said")).to_contain_text("result")
    first = [one.inner_text() for one in page.locator(".results > li").all()[:3]]
    assert any(answer in one for one in first), first


def test_a_misspelt_word_is_told_from_the_one_that_was_found(page: Page, address: str) -> None:
    page.goto(f"{address}/search/?q=hertforshire")
    expect(page.locator(".finder .said")).to_contain_text(
        "Nothing has “hertforshire”: these have “hertfordshire”"
    )


def test_a_word_that_nothing_is_like_finds_nothing(page: Page, address: str) -> None:
    page.goto(f"{address}/search/?q=zzzqqqxxx")
    expect(page.locator(".finder .said")).to_contain_text("Nothing found")


@pytest.mark.parametrize("word", ["תוכנית", "לטכנאים", "خطة", "للفنيين"])
def test_words_of_every_script_are_found(browser: Browser, extremes: str, word: str) -> None:
    page = browser.new_page()
    page.goto(f"{extremes}/search/?q={quote(word)}")
    expect(page.locator(".finder .said")).to_contain_text("result")
    expect(page.locator(".results > li").first).to_contain_text(word)
    page.close()

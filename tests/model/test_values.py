"""Values as people write them: dates in figures, counts, texts in several languages."""

import pytest
from pydantic import TypeAdapter, ValidationError

from tcsite.model import PartialDate, Text
from tcsite.model.base import Count, Words
from tcsite.model.institution import FormerName


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("01/08/2024", "can be read as two different days"),
        ("08/08/2024", "is not a date as they are written here"),
        ("12/12/2024", "is not a date as they are written here"),
        ("13/08/2024", "is not a date as they are written here"),
        ("08/13/2024", "is not a date as they are written here"),
        ("31/06/2024", "there is no 31 June 2024"),
    ],
)
def test_a_date_in_figures_is_named_for_what_it_is(given: str, said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        TypeAdapter(PartialDate).validate_python(given)


@pytest.mark.parametrize("given", ["0", "1", "28", 0])
def test_a_count_may_be_nothing(given: object) -> None:
    assert TypeAdapter(Count).validate_python(given) == int(str(given))


def test_a_count_is_not_negative() -> None:
    with pytest.raises(ValidationError, match="not negative"):
        TypeAdapter(Count).validate_python("-1")


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Seen"), ("cy", "Gwelwyd"), ("ga", "Seen"), ("", "Seen")]
)
def test_a_text_is_read_in_a_language_else_in_its_first(language: str, words: str) -> None:
    text = Text.of({"en": "Seen", "cy": "Gwelwyd"})
    assert text.in_language(language) == words
    assert str(text) == "Seen"


@pytest.mark.parametrize("until", ["1850", "1096-07", "12 May 1826"])
def test_a_name_may_have_ended_before_anything_else_here_began(until: str) -> None:
    name = FormerName.model_validate({"name": "Example School of Mines", "until": until})
    assert name.until is not None
    assert name.until.first.year == int(
        next(part for part in until.replace("-", " ").split() if len(part) == 4)
    )
    with pytest.raises(ValidationError, match="not a year between 1900 and 2199"):
        TypeAdapter(PartialDate).validate_python(until)


@pytest.mark.parametrize("until", ["850", "0850", "2850"])
def test_a_year_of_no_university_is_refused(until: str) -> None:
    with pytest.raises(ValidationError):
        FormerName.model_validate({"name": "Example School of Mines", "until": until})


@pytest.mark.parametrize(
    "given", ["Seen", ["Seen"], {"en": "Seen", "cy": "Gwelwyd"}, [{"en": "Seen", "cy": "Gwelwyd"}]]
)
def test_one_text_of_a_list_needs_no_list_in_any_number_of_languages(given: object) -> None:
    (text,) = TypeAdapter(Words).validate_python(given)
    assert text.in_language("en") == "Seen"

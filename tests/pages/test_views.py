"""A view shows a model's fields of the same names, each as the view's type says."""

from dataclasses import dataclass

import pytest

from everything import TODAY
from tcsite.model import Settings, SignOff, Site, Text, Vocabulary
from tcsite.model.institution import FormerName
from tcsite.site.views.parts import SignOffLine
from tcsite.site.views.site_context import SiteContext
from tcsite.site.views.site_frame import site_context
from tcsite.text.markdown import Paragraphs, Prose


@dataclass(frozen=True)
class Signature:
    """What is shown here: `SignOff` without who it is, and with what a view may hold beside it."""

    name: str
    date: str
    post: Prose | None
    note: Paragraphs | None
    extra: int


@pytest.fixture
def context() -> SiteContext:
    site = Site(Settings.model_validate({"title": "Plans"}), (), (), Vocabulary())
    return site_context(site, TODAY)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ({}, ("", "", None, None)),
        ({"name": "Alex *Example*"}, ("Alex *Example*", "", None, None)),
        ({"date": "2024-07-25"}, ("", "25 July 2024", None, None)),
        ({"post": "*Head*"}, ("", "", Prose("*Head*", base="/here/"), None)),
        ({"note": "By [letter](a.pdf)"}, ("", "", None, Paragraphs("By [letter](a.pdf)", base="/here/"))),
    ],
)
def test_a_field_is_shown_as_its_type_says(
    context: SiteContext, written: dict[str, str], shown: tuple[object, ...]
) -> None:
    signature = SignOff.model_validate({"who": "head", **written})
    found = context.view(Signature, signature, "/here/", extra=7)
    assert (found.name, found.date, found.post, found.note) == shown
    assert found.extra == 7


def test_what_is_given_goes_before_what_the_model_says(context: SiteContext) -> None:
    signature = SignOff.model_validate({"who": "head", "date": "2024"})
    assert context.view(SignOffLine, signature, who="The head", date="").date == ""
    assert context.view(SignOffLine, signature, who="The head").date == "2024"


def test_texts_are_in_the_language_of_the_site(context: SiteContext) -> None:
    former = FormerName(name=Text.of({"en": "*Signed*", "cy": "Llofnodwyd"}), until=None)

    @dataclass(frozen=True)
    class Shown:
        name: str
        until: str

    assert context.view(Shown, former) == Shown("Signed", "")


def test_a_field_that_the_model_lacks_is_asked_for(context: SiteContext) -> None:
    with pytest.raises(AttributeError, match="extra"):
        context.view(Signature, SignOff.model_validate({"who": "head"}))

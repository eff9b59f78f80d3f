"""What addresses look like, and how pages point at each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcsite.facts.labels import labels
from tcsite.model import Plan
from tcsite.model.addresses import (
    RESERVED,
    Addresses,
    facet,
    of_content,
    pillar,
    recommendation,
    section_anchors,
)
from tcsite.text.urls import Relative, Rooted

MANY = Addresses()
ONE = Addresses("x")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (MANY.institution("x"), "/institutions/x/"),
        (MANY.plan("x", "2024-2027"), "/institutions/x/plans/2024-2027/"),
        (MANY.action("x", "2024-2027", "v5"), "/institutions/x/plans/2024-2027/#v5"),
        (MANY.assessment("x", "2024"), "/institutions/x/self-assessments/2024/"),
        (MANY.measures("x"), "/institutions/x/measures/"),
        (MANY.measure("x", "tc-Survey-1.5"), "/institutions/x/measures/#tc-survey-1.5"),
        (MANY.update("x", "2026-03-workshops"), "/institutions/x/updates/2026-03-workshops/"),
        (MANY.attachment("x", "the plan.pdf"), "/institutions/x/files/the%20plan.pdf"),
        (MANY.feed("x"), "/institutions/x/feed.xml"),
        (MANY.feed(), "/feed.xml"),
        (ONE.institution("x"), "/"),
        (ONE.plan("x", "2024-2027"), "/plans/2024-2027/"),
        (ONE.measures("x"), "/measures/"),
        (ONE.institution("y"), "/institutions/y/"),
        (pillar("visibility"), "/pillars/visibility/"),
        (recommendation("R6"), "/recommendations/r6/"),
        (facet("nation", "Northern Ireland"), "/institutions/nation/northern-ireland/"),
    ],
)
def test_addresses_never_change(address: str, expected: str) -> None:
    assert address == expected


@pytest.mark.parametrize(
    ("origin", "address", "expected"),
    [
        ("/", "/", "./"),
        ("/", "/about/", "about/"),
        ("/", "/feed.xml", "feed.xml"),
        ("/about/", "/", "../"),
        ("/about/", "/about/", "./"),
        ("/about/", "/about/#what", "#what"),
        ("/institutions/x/plans/a/", "/institutions/x/plans/b/#v5", "../b/#v5"),
        ("/institutions/x/plans/a/", "/institutions/x/", "../../"),
        ("/institutions/x/", "/institutions/x/plans/a/", "plans/a/"),
        ("/institutions/x/", "/assets/style.css", "../../assets/style.css"),
        ("/404.html", "/assets/style.css", "assets/style.css"),
        ("/about/", "https://example.org/", "https://example.org/"),
        ("/about/", "mailto:a@example.org", "mailto:a@example.org"),
        ("/about/", "#x", "#x"),
        ("/files/", "/files/a:b.pdf", "./a:b.pdf"),
    ],
)
def test_links_are_relative_to_their_page(origin: str, address: str, expected: str) -> None:
    assert Relative(origin)(address) == expected


names = st.text(alphabet="abc:.-", min_size=1, max_size=3).filter(lambda name: set(name) != {"."})
folders = st.lists(names, max_size=4).map(lambda parts: "/" + "".join(f"{part}/" for part in parts))


@given(origin=folders, target=folders, last=st.sampled_from(["", "x.csv", "#id"]))
def test_a_browser_follows_a_relative_link_to_its_address(origin: str, target: str, last: str) -> None:
    from urllib.parse import urljoin

    address = target + last
    base = "https://www.example.ac.uk/below/a/path"
    assert urljoin(base + origin, Relative(origin)(address)) == base + address


def test_the_page_for_lost_readers_links_from_the_root_of_the_host() -> None:
    assert Rooted("https://www.example.ac.uk/technicians/")("/about/") == "/technicians/about/"
    assert Rooted("https://www.example.ac.uk")("/about/") == "/about/"
    assert Rooted(None)("/about/") == "/about/"
    assert Rooted("https://www.example.ac.uk/a/")("https://example.org/") == "https://example.org/"


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("/about/", "/about/"),
        ("../plans/2024-2027.yaml", "/institutions/x/plans/2024-2027/"),
        ("../plans/2024-2027.yaml#V5", "/institutions/x/plans/2024-2027/#v5"),
        ("2026-01-news.md", "/institutions/x/updates/2026-01-news/"),
        ("../institution.yaml", "/institutions/x/"),
        ("../files/poster.pdf", "/institutions/x/files/poster.pdf"),
        ("https://example.org/a.md", "https://example.org/a.md"),
        ("//example.org/a", "https://example.org/a"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("#here", "#here"),
    ],
)
def test_content_may_link_content(link: str, expected: str) -> None:
    assert of_content(link, "/institutions/x/updates/") == expected


def plan(*actions: dict[str, object]) -> Plan:
    return Plan.model_validate(
        {
            "id": "p",
            "institution": "x",
            "file": "f",
            "title": "T",
            "period": {"from": "2024", "to": "2026"},
            "state": "draft",
            "actions": list(actions),
        }
    )


@pytest.mark.parametrize(
    ("actions", "expected"),
    [
        ([{"id": "V5", "text": "a"}], [("v5", ())]),
        (
            [{"id": "V1", "text": "a", "parts": [{"id": "A", "text": "b"}, {"text": "c"}]}],
            [("v1", ("v1-a", "v1-b"))],
        ),
        ([{"id": "V1", "text": "a"}, {"id": "v1", "text": "b"}], [("v1", ()), ("v1-2", ())]),
        ([{"id": "V1", "text": x} for x in "abc"], [("v1", ()), ("v1-2", ()), ("v1-3", ())]),
        ([{"text": "a"}, {"text": "b"}], [("action-1", ()), ("action-2", ())]),
        ([{"id": "contents", "text": "a"}], [("contents-2", ())]),
    ],
)
def test_every_action_has_an_anchor_of_its_own(
    actions: list[dict[str, object]], expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert [
        (one.anchor, tuple(part.anchor for part in one.parts)) for one in labels(plan(*actions))
    ] == expected


def test_a_section_named_like_a_part_of_the_page_gets_a_number() -> None:
    assert section_anchors(["structures", "contents", "main"]) == ("structures", "contents-2", "main-2")


def test_reserved_ids_are_in_small_letters() -> None:
    assert all(id == id.lower() for id in RESERVED)

"""Our one reader of HTML: as a browser builds the tree, and never deeper than a page can be."""

import pytest

from tcsite.text.html import MOST_NESTED, NestingError, ancestor, attribute, parse


def test_a_tree_is_built_as_browsers_do() -> None:
    tree = parse("<table><tr><td class=' a b '>one<td>two</table>")
    cells = tree.css("tbody > tr > td")
    assert [cell.text() for cell in cells] == ["one", "two"]
    assert [attribute(cell, "class") for cell in cells] == ["a b", ""]


def test_the_nearest_element_around_a_node_is_found() -> None:
    inner = parse("<table id=a><tr><td><table id=b><tr><td><p>x</table></table>").css_first("p")
    assert inner is not None
    table = ancestor(inner, "table")
    assert table is not None
    assert attribute(table, "id") == "b"
    assert ancestor(inner, "form") is None


@pytest.mark.parametrize("tag", ["ul", "div", "b", "svg"])
def test_what_would_take_the_parser_hours_is_refused_at_once(tag: str) -> None:
    with pytest.raises(NestingError):
        parse(f"<{tag}>" * (MOST_NESTED + 1))
    parse(f"<{tag}>" * 100)


def test_elements_without_end_tags_are_not_counted() -> None:
    assert len(parse("<ul>" + "<li>x" * (2 * MOST_NESTED)).css("li")) == 2 * MOST_NESTED
    assert len(parse("<br>" * (2 * MOST_NESTED)).css("br")) == 2 * MOST_NESTED


DRAWN = "<path/>" * (2 * MOST_NESTED)


def test_a_title_does_not_end_a_drawing() -> None:
    assert len(parse(f"<svg><title>A map</title>{DRAWN}</svg>").css("path")) == 2 * MOST_NESTED


@pytest.mark.parametrize("start", ["<svg><title><p></title>", "<svg><title>A</title><p>", "<title>A</title>"])
def test_outside_a_drawing_a_slash_ends_nothing(start: str) -> None:
    with pytest.raises(NestingError):
        parse(f"{start}{DRAWN}")

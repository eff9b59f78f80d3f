"""Shapes: true to the numbers, inside the picture, readable on the smallest phone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcsite.charts import Amount, BarRow, Drawing, Way, bars, ways
from tcsite.charts.shapes import LETTERS, NARROWEST, wrapped


def row(name: str, *numbers: int) -> BarRow:
    return BarRow(name, tuple(Amount(number, f"{number} actions") for number in numbers))


def inside(drawing: Drawing) -> bool:
    """Whether every shape lies in the picture, and every line of words fits a phone."""
    letter = NARROWEST / 100
    return (
        all(
            0 <= box.y <= drawing.height - box.height and 0 < float(box.width) <= 100 for box in drawing.boxes
        )
        and all(0 < said.y <= drawing.height for said in drawing.words)
        and all(float(said.x) * letter + 7 * len(said.words) <= NARROWEST + 7 for said in drawing.words)
        and all(0 <= float(spot.x) <= 100 and 5 <= spot.y <= drawing.height for spot in drawing.spots)
    )


def test_bars_are_as_long_as_their_numbers() -> None:
    drawing = bars([row("a", 10), row("b", 5), row("c", 0)])
    first, second = (float(box.width) for box in drawing.boxes)
    assert first == 2 * second
    assert [said.words for said in drawing.words] == ["a", "10 actions", "b", "5 actions", "c", "0 actions"]


def test_words_stand_where_their_bar_ends() -> None:
    drawing = bars([row("a", 10, 3)])
    amounts = [said for said in drawing.words if not said.strong]
    assert [said.x for said in amounts] == [box.width for box in drawing.boxes]
    assert all(said.beside for said in amounts)


def test_against_a_whole_a_bar_is_a_share_of_it() -> None:
    alone, of_four = bars([row("a", 1)]), bars([row("a", 1)], 4)
    assert float(alone.boxes[0].width) == pytest.approx(4 * float(of_four.boxes[0].width), abs=0.4)


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [row("none", 0)],
        [row("one", 1)],
        [row(f"BarRow {number}", number) for number in range(120)],
        [row("many statuses", 40, 30, 20, 10, 15, 5)],
        [row("Elektroniklaborgerätewartungsdienstleistungsvertragsverlängerungsantrag" * 3, 7)],
        [row("A pillar with a name that goes on and on, as committees like them, to the end of the page", 7)],
        [row("a", 1, 100_000)],
    ],
)
def test_whatever_is_drawn_lies_in_the_picture(rows: list[BarRow]) -> None:
    drawing = bars(rows)
    assert inside(drawing)
    assert len(drawing.boxes) == sum(1 for one in rows for amount in one.amounts if amount.number)


@given(
    st.lists(
        st.lists(st.integers(0, 5000), max_size=6).map(
            lambda numbers: row("A name of some length", *numbers)
        ),
        max_size=20,
    )
)
def test_no_two_lines_stand_on_each_other(rows: list[BarRow]) -> None:
    drawing = bars(rows)
    heights = [said.y for said in drawing.words]
    assert inside(drawing)
    assert heights == sorted(set(heights))
    widths = {box.y: float(box.width) for box in drawing.boxes}
    numbers = [amount.number for one in rows for amount in one.amounts if amount.number]
    order = [number for _, number in sorted(zip(widths.values(), numbers, strict=True))]
    assert order == sorted(numbers), "a longer bar is a larger number"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("Visibility", ["Visibility"]),
        (
            "Show young people that technical careers exist",
            ["Show young people that technical", "careers exist"],
        ),
        (
            "1.5 I feel I have sufficient opportunity to engage with activities that take place in the community",
            ["1.5 I feel I have sufficient", "opportunity to engage with", "activities that take place in…"],
        ),
        (
            "Chester is seen as important by x and seen as equally valued by colleagues, students, visitors, deans",
            [
                "Chester is seen as important by x",
                "and seen as equally valued by",
                "colleagues, students, visitors…",
            ],
        ),
        ("x" * 70, ["x" * LETTERS, "x" * LETTERS, "x" * (70 - 2 * LETTERS)]),
    ],
)
def test_names_are_wrapped(text: str, lines: list[str]) -> None:
    assert wrapped(text) == lines


@given(st.text(), st.integers(1, 4))
def test_no_line_is_too_long(text: str, most: int) -> None:
    lines = wrapped(text, most)
    assert len(lines) <= most
    assert all(0 < len(line) <= LETTERS for line in lines)


def test_a_way_leads_from_the_baseline_to_the_target() -> None:
    drawing = ways([Way("1.1 Seen", "5, target 7.5", 5, 7.5)], 0, 10)
    start, goal = drawing.spots
    assert (start.goal, goal.goal) == (False, True)
    assert (float(start.x), float(goal.x)) == (50.0, 74.0)
    assert [said.words for said in drawing.words] == ["1.1 Seen", "5, target 7.5"]


@pytest.mark.parametrize(
    ("start", "goal", "low", "high"), [(0, 0, 0, 0), (-5, 50, 0, 10), (3, 3, 1, 10), (10, 1, 1, 10)]
)
def test_odd_ways_stay_on_the_axis(start: float, goal: float, low: float, high: float) -> None:
    drawing = ways([Way("x", "y", start, goal)], low, high)
    assert inside(drawing)
    assert all(2 <= float(spot.x) <= 98 for spot in drawing.spots)

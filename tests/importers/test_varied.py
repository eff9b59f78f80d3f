"""Every cell of varied documents is right or told, and no action is invented."""

import pytest

from importers.asking import faults, table
from importers.beside import BESIDE
from importers.documents import Grid, Heading, Layout
from importers.unseen import MORE
from importers.varied import CASES, PLAN, TITLE, Case, documents, imported, plan_table, scored

EVERY = {**CASES, **MORE}


@pytest.mark.parametrize(("name", "ending"), documents(EVERY))
def test_each_cell_is_right_or_told_and_nothing_is_invented(name: str, ending: str) -> None:
    case = EVERY[name]()
    result = imported(case, ending)
    score = scored(case, result)
    assert score.wrong == []
    assert score.invented == []
    assert faults(result) == []
    assert bool(result.problems) == (not case.actions), "what is no plan is refused"


def test_nearly_all_cells_are_right() -> None:
    cells = right = 0
    for name, ending in documents(EVERY):
        score = scored(EVERY[name](), imported(EVERY[name](), ending))
        cells, right = cells + score.cells, right + score.right
    assert right / cells >= 0.97


@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize("name", BESIDE)
def test_a_table_beside_the_plan_adds_no_action_and_is_told(name: str, before: bool) -> None:
    grid = table(*BESIDE[name])
    blocks: list[Heading | str | Grid] = (
        [grid, Heading("Our actions"), plan_table()] if before else [plan_table(), "", grid]
    )
    told = tuple(row[0] for row in BESIDE[name][1:])
    case = Case(
        Layout([TITLE, *blocks]), PLAN, told=told, sign_off={"approved by": 1, "who signed": 2}.get(name, 0)
    )
    result = imported(case, "docx")
    score = scored(case, result)
    assert (score.wrong, score.invented, len(result.files)) == ([], [], 1)

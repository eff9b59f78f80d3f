"""Every cell of varied documents is right or told, and no action is invented."""

import pytest

from importers.asking import faults
from importers.varied import CASES, documents, imported, scored


@pytest.mark.parametrize(("name", "ending"), documents())
def test_each_cell_is_right_or_told_and_nothing_is_invented(name: str, ending: str) -> None:
    case = CASES[name]()
    result = imported(case, ending)
    score = scored(case, result)
    assert score.wrong == []
    assert score.invented == []
    assert faults(result) == []
    assert bool(result.problems) == (not case.actions), "what is no plan is refused"


def test_nearly_all_cells_are_right() -> None:
    cells = right = 0
    for name, ending in documents():
        score = scored(CASES[name](), imported(CASES[name](), ending))
        cells, right = cells + score.cells, right + score.right
    assert right / cells >= 0.97

"""How many cells of varied documents an import gets right, tells, or gets wrong without a word.

    python benchmarks/imports.py [--wrong]

A cell is right if its action says what the document says; told if the to-do list shows it; else it is wrong. Actions
that nobody wrote are counted apart. The documents are those of tests/importers/varied.py and unseen.py.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from importers.unseen import MORE
from importers.varied import CASES, documents, imported, scored

EVERY = {**CASES, **MORE}


def main() -> None:
    print(f"{'document':<34}{'format':<8}{'cells':>6}{'right':>7}{'told':>6}{'wrong':>7}{'invented':>10}")
    total = [0] * 5
    for name, ending in documents(EVERY):
        case = EVERY[name]()
        score = scored(case, imported(case, ending))
        row = [score.cells, score.right, score.told, len(score.wrong), len(score.invented)]
        total = [before + more for before, more in zip(total, row, strict=True)]
        print(f"{name:<34}{ending:<8}{row[0]:>6}{row[1]:>7}{row[2]:>6}{row[3]:>7}{row[4]:>10}")
        if "--wrong" in sys.argv:
            for line in (*score.wrong, *(f"invented: {text}" for text in score.invented)):
                print(f"    {line}")
    cells, right, told, wrong, invented = total
    print(f"{len(documents(EVERY))} documents, {cells} cells: {right / cells:.1%} right, {told / cells:.1%} told, "
          f"{wrong} wrong untold, {invented} invented actions")  # fmt: skip


if __name__ == "__main__":
    main()

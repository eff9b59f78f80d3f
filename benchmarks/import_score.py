"""How many cells an import gets right: the plans of this repository, laid out as the documents they come from.

    python benchmarks/import_score.py [--wrong]

Prints the score for each shape of table and each format; with --wrong, every cell that is not right.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from importers.shapes import SHAPES, cases, imported, score


def main() -> None:
    print(f"{'shape':<36}{'format':<8}{'cells':>6}{'right':>7}{'score':>9}")
    total = right = 0
    for name, ending in cases():
        shape = SHAPES[name]()
        found, wrong = score(shape, imported(name, ending))
        total, right = total + len(shape.expected), right + found
        print(f"{name:<36}{ending:<8}{len(shape.expected):>6}{found:>7}{found / len(shape.expected):>9.1%}")
        if "--wrong" in sys.argv:
            for line in wrong:
                print(f"    {line}")
    print(f"{'all':<44}{total:>6}{right:>7}{right / total:>9.1%}")


if __name__ == "__main__":
    main()

"""How institutions' own pages are read: precision, recall and wrong accusations on the labelled pages of the tests.

`python benchmarks/published_pages.py`. A *wrong accusation* is a page that has what it is said not to have.
"""

import sys
from collections import Counter
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1] / "tests" / folder) for folder in ("published", "")]

from published_pages import entries, told
from test_published_lines import lines, read

FOUND, NOT_FOUND = "found", "not-found"


def main() -> None:
    """Print a line a clause, then one for each list of single sentences."""
    counts: dict[str, Counter[tuple[str, str]]] = {}
    pages = 0
    for entry in entries():
        for skin in entry.skins:
            pages += 1
            report = entry.read(skin)
            for id, label in entry.labels.items():
                answer = report.clause(id).answer.value
                wrong = answer == label.split()[0] and told(report, id, label) != label
                said = "found with wrong facts" if wrong else answer
                counts.setdefault(id, Counter())[label.split()[0], said] += 1
    print(f"{pages} pages")
    print(f"{'clause':<10} {'precision':>9} {'recall':>7} {'wrong accusations':>18} {'could not tell':>15}")
    for id, found in counts.items():
        called = sum(number for (_, said), number in found.items() if said.startswith(FOUND))
        there = sum(number for (label, _), number in found.items() if label == FOUND)
        unsure = sum(number for (_, said), number in found.items() if said == "could-not-tell")
        right = found[FOUND, FOUND]
        print(
            f"{id:<10} {right / called:>9.3f} {right / there:>7.3f} {found[FOUND, NOT_FOUND]:>18} {unsure:>15}"
        )
    for name in ("status", "contact", "plan"):
        print(f"{name} lines: {_lines(name)}")


def _lines(name: str) -> str:
    """Of single sentences, how many are found, wrongly found and wrongly said not to be there."""
    counted: Counter[str] = Counter()
    for label, html in lines(name):
        there = label.removeprefix("missed ") != "none"
        answer = read(f"<p>{html}</p>" if name == "status" else html).clause(name).answer.value
        counted["there" if there else "not there"] += 1
        counted["found" if there else "wrongly found"] += answer == FOUND
        counted["wrong accusations"] += there and answer == NOT_FOUND
    return ", ".join(
        f"{counted[key]} {key}"
        for key in ("there", "found", "not there", "wrongly found", "wrong accusations")
    )


if __name__ == "__main__":
    main()

"""The example site: four real institutions, and an invented one (`test_invented.py`), checked as it is published."""

import csv
import io
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from rich.console import Console

from maker import make
from tcsite import report
from tcsite.build import Result
from tcsite.content.load import load

AS_OF = date(2026, 11, 22)
EXPECTED = Path(__file__).parent / "example-report.txt"

COUNTS = {
    ("university-of-hertfordshire", "2018-2020"): 33,
    ("university-of-hertfordshire", "2021-2023"): 28,
    ("university-of-hertfordshire", "2024-2027"): 27,
    ("university-of-chester", "2021-2023"): 32,
    ("university-of-chester", "2024-2027"): 29,
    ("staffordshire-university", "2019-2021"): 30,
    ("university-of-liverpool", "2018-2020"): 12,
    ("university-of-liverpool", "2021-2024"): 9,
}


@pytest.fixture(scope="module")
def result(example: dict[str, bytes]) -> Result:
    return make(example, today=AS_OF)


def rows(result: Result) -> list[dict[str, str]]:
    found = csv.DictReader(io.StringIO(result.files["data/actions.csv"].decode("utf-8-sig")))
    return [row for row in found if row["institution"] != "university-of-example"]  # it does not exist


def test_every_action_of_every_plan_is_in_the_data(result: Result) -> None:
    actions = [row for row in rows(result) if not row["part"]]
    assert Counter((row["institution"], row["plan"]) for row in actions) == COUNTS
    assert list(rows(result)[0])[:5] == ["institution", "plan", "id", "part", "strand"]
    assert {"pillar", "text", "when", "from", "to", "status", "owners", "talent"} <= set(rows(result)[0])


def test_colours_that_no_source_carries_are_not_stated(result: Result) -> None:
    stated = Counter(
        (row["institution"], row["status"]) for row in rows(result) if row["status"] != "not-stated"
    )
    assert stated == {
        ("university-of-hertfordshire", "not-started"): 3,  # the three that the form of 2024 calls red
        ("university-of-chester", "complete"): 1,  # "Completed and embedded"
        ("university-of-chester", "carried-forward"): 21,  # "To be carried forward", five of them "as per R1"
        ("staffordshire-university", "complete"): 3,
        ("staffordshire-university", "in-progress"): 1,
        ("university-of-liverpool", "complete"): 21,  # known from a later report of what was achieved
    }


def test_the_survey_of_june_2024_is_whole(example: dict[str, bytes]) -> None:
    site, _ = load(example)
    assert site
    chester = site.institution("university-of-chester")
    assert chester
    (survey,) = chester.measure_sets
    assert (len(survey.measures), survey.people, survey.scale) == (21, 28, None)
    values = {measure.id: measure.value for measure in survey.measures}
    assert (values["1.1"], values["2.2"], values["3.1"], values["4.5"]) == (6.54, 3.18, 2.36, 4.71)


@pytest.mark.parametrize(
    ("rule", "file", "words"),
    [
        ("published-address-missing", "staffordshire-university/institution.yaml", "still in progress"),
        ("contact-missing", "university-of-liverpool/institution.yaml", "names no contact"),
        ("talent-disagrees", "university-of-chester/plans/2024-2027.yaml", "R5"),
        ("plan-gap", "university-of-chester/plans/2024-2027.yaml", "seven months"),
        ("id-ambiguous", "university-of-chester/plans/2021-2023.yaml", "R1 to R9"),
        (
            "sign-off-missing",
            "university-of-hertfordshire/self-assessments/2020.md",
            "does not say who signed it",
        ),
    ],
)
def test_the_rules_find_what_is_really_there(result: Result, rule: str, file: str, words: str) -> None:
    found = [
        problem for problem in result.problems if problem.rule == rule and problem.place.file.endswith(file)
    ]
    assert any(words in problem.message for problem in found)


def test_what_is_found_in_the_example_is_what_a_person_has_read_and_accepted(
    result: Result, example: dict[str, bytes]
) -> None:
    """Findings are facts about four real institutions, not faults of this repository.

    `python tests/test_example.py` writes them anew, for reading in the diff.
    """
    assert report_of(result, example) == EXPECTED.read_text()


def test_no_fault_is_in_the_pages_or_in_how_the_content_is_written(result: Result) -> None:
    ours = [
        problem for problem in result.problems if not problem.place.file.startswith("content/institutions/")
    ]
    assert [f"{problem.place.file}: {problem.message}" for problem in ours] == []
    assert {"yaml", "schema", "broken-link", "missing-fragment"} & {
        problem.rule for problem in result.problems
    } == set()


def test_every_institution_says_that_it_is_a_transcription_and_links_its_official_page(
    result: Result,
) -> None:
    for path, content in result.files.items():
        parts = path.split("/")
        if (
            parts[0] == "institutions"
            and len(parts) == 3
            and parts[2] == "index.html"
            and parts[1] not in ("kind", "nation", "status", "plan")
            and "example" not in parts[1]  # which is nobody's, and says so
        ):
            assert "transcri" in BeautifulSoup(content, "html.parser").get_text().lower(), path
    chester = BeautifulSoup(result.files["institutions/university-of-chester/index.html"], "html.parser")
    assert chester.find("a", href="https://www.chester.ac.uk/about/jobs/technician-commitment-initiative/")


def test_every_action_has_a_permanent_anchor_on_its_plan(result: Result) -> None:
    page = BeautifulSoup(
        result.files["institutions/university-of-chester/plans/2024-2027/index.html"], "html.parser"
    )
    for anchor in ("v1", "v1-a", "v1-b", "v1-c", "v5", "c9", "s7"):
        assert page.find(id=anchor), anchor


def report_of(result: Result, inputs: dict[str, bytes]) -> str:
    console = Console(width=300, color_system=None, soft_wrap=True)
    with console.capture() as captured:
        for block in report.as_text(result.problems, inputs):
            console.print(block)
    return captured.get() + report.in_words(result.problems) + "\n"


if __name__ == "__main__":
    from tcsite.edges import disk

    files = disk.read(Path(__file__).parent.parent).files
    EXPECTED.write_text(report_of(make(files, today=AS_OF), files))

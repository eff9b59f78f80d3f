"""Single lines, many of them traps, are read as they are labelled."""

from pathlib import Path

import pytest
from published_pages import CORPUS, SKINS, TODAY, URL, WHO, WORDS

from tcsite.published import ClauseAnswer, PageReport
from tcsite.published.reading import read_page


def lines(name: str) -> list[tuple[str, str]]:
    written = (Path(CORPUS) / f"{name}.txt").read_text().splitlines()
    pairs = [line.split(" | ", 1) for line in written if line and not line.startswith("#")]
    return [(label, text) for label, text in pairs]


def read(body: str, about: str = WORDS["about"]) -> PageReport:
    parts = {
        "title": "Technician Commitment",
        "head": "",
        "top": "<h1>Technician Commitment</h1>",
        "body": about + body,
    }
    html = SKINS["plain"].format(**parts).encode()
    return read_page(
        html, url=URL, final_url=URL, status=200, headers={}, institution=WHO["example"], today=TODAY
    )


@pytest.mark.parametrize(("label", "sentence"), lines("status"))
def test_a_sentence_states_a_standing_or_not(label: str, sentence: str) -> None:
    clause = read(f"<p>{sentence}</p>").clause("status")
    said = (
        f"{clause.fact('role')} {clause.fact('since')}".strip()
        if clause.answer is ClauseAnswer.FOUND
        else "none"
    )
    assert said == ("none" if label.startswith("missed ") else label)


@pytest.mark.parametrize(("label", "html"), lines("contact"))
def test_a_line_names_somebody_to_ask_or_not(label: str, html: str) -> None:
    clause = read(html).clause("contact")
    assert (clause.fact("name") if clause.answer is ClauseAnswer.FOUND else "none") == label


@pytest.mark.parametrize(("label", "html"), lines("plan"))
def test_a_line_offers_a_plan_or_not(label: str, html: str) -> None:
    clause = read(html).clause("plan")
    years = f"{clause.fact('from')[:4]}-{clause.fact('to')[:4]}"
    assert (f"{clause.fact('where')} {years}" if clause.answer is ClauseAnswer.FOUND else "none") == label

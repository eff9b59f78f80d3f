"""The card: a small page that others show in a frame; it says what the institution's page says."""

from collections.abc import Callable
from html import unescape

from bs4 import BeautifulSoup

from tcsite.site.views.institution import CARD_HEIGHT, CARD_WIDTH

Written = Callable[..., dict[str, bytes]]
OWN = "institutions/university-of-example/"
URL = f"https://www.example.ac.uk/technicians/{OWN}"


def page(files: dict[str, bytes], path: str) -> BeautifulSoup:
    return BeautifulSoup(files[path], "html.parser")


def test_a_card_gives_the_answers_of_the_page_and_loads_next_to_nothing(written: Written) -> None:
    files = written()
    card, whole = page(files, f"{OWN}card.html"), page(files, f"{OWN}index.html")
    asked = [one.get_text(strip=True) for one in card.select("dt")]
    assert asked == [one.get_text(strip=True) for one in whole.select(".answers h2")]
    firsts = [
        " ".join(one.get_text(" ", strip=True).split()) for one in whole.select(".answers > div > .first")
    ]
    answers = [" ".join(one.get_text(" ", strip=True).split()) for one in card.select("dd")]
    assert all(answer.startswith(first) for answer, first in zip(answers, firsts, strict=False))
    assert not card.select("script, img, form, iframe, style")
    assert all(link["target"] == "_top" for link in card.select("a"))
    assert card.select_one("meta[name=robots][content=noindex]")
    assert len(files[f"{OWN}card.html"]) + len(files["assets/card.css"]) < 6_000


def test_the_page_has_the_code_to_copy(written: Written) -> None:
    whole = page(written(), f"{OWN}index.html")
    area = whole.select_one("textarea#card-code[readonly]")
    assert area is not None
    frame = BeautifulSoup(unescape(area.text), "html.parser").iframe
    assert frame is not None
    assert frame["src"] == f"{URL}card.html"
    assert frame["title"] == "Technician Commitment: the page of University of Example"
    assert (frame["width"], frame["height"]) == (str(CARD_WIDTH), str(CARD_HEIGHT))
    assert whole.select_one(".badge a[href='card.html']")


def test_who_has_lapsed_or_does_not_exist_has_none(written: Written) -> None:
    for key in ("status: {role: lapsed}", "invented: true"):
        files = written(
            {
                f"content/{OWN}institution.yaml": f"name: University of Example\n{key if 'status' in key else 'status: {role: signatory}'}\n{'' if 'status' in key else key}\n"
            }
        )
        assert f"{OWN}card.html" not in files
        assert b"card-code" not in files[f"{OWN}index.html"]

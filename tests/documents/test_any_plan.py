"""Whatever a plan says: each action's words, status and owners stand in the document, in every format."""

import re
from io import BytesIO
from typing import Any

import docx
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.making import TODAY, site_of
from tcsite.documents import html, sheet, word
from tcsite.documents.actions import status_cell
from tcsite.documents.plan import plan_document
from tcsite.model import COLOURS
from tcsite.text.html import parse

# Letters of several scripts and the signs of every format's markup; each text begins and ends with a letter, so that
# no Markdown of its own changes what a reader sees.
letters = st.text(st.sampled_from("abcxyz ŵéß№{}$#=&'\",;:()/+-%"), max_size=40)
texts = letters.map(lambda words: " ".join(f"w{words}w".split()))
statuses = st.sampled_from([one for one in COLOURS if one != "not-stated"])
actions = st.lists(
    st.fixed_dictionaries(
        {"text": texts},
        optional={
            "owners": st.lists(texts, min_size=1, max_size=3),
            "progress": st.builds(
                lambda status, note: [{"date": "2025-06", "status": status, "note": note}], statuses, texts
            ),
            "rationale": texts,
            "outputs": st.lists(texts, min_size=1, max_size=2),
            "parts": st.lists(
                st.fixed_dictionaries({"text": texts, "owners": st.lists(texts, min_size=1, max_size=2)}),
                max_size=2,
            ),
        },
    ),
    min_size=1,
    max_size=5,
)


def bare(words: str) -> str:
    return re.sub(r"\s+", "", words)


@settings(max_examples=30)
@given(actions)
def test_every_action_s_words_status_and_owners_are_in_the_document(found: list[dict[str, Any]]) -> None:
    plan = {
        "title": "Any plan, 2024 to 2027",
        "period": {"from": "2024-08", "to": "2027-07"},
        "state": "in-force",
        "actions": [{"id": f"A{number}", **one} for number, one in enumerate(found)],
    }
    site = site_of(plan)
    institution = site.institutions[0]
    document = plan_document(site, institution, institution.plans[0], TODAY)
    package = docx.Document(BytesIO(word.write(document)))
    page = parse(html.write(document).decode()).body
    assert page
    said = {
        "docx": bare("".join(one.text or "" for one in package.element.body.iter(qn("w:t")))),
        "html": bare(page.text()),
    }
    wanted = [words for one in found for words in stated(one)]
    for kind, words in said.items():
        assert [one for one in wanted if bare(one) not in words] == [], kind
    assert sheet.write(document)


def stated(action: dict[str, Any]) -> list[str]:
    """What an action says, as readers see it."""
    words = [
        action["text"],
        *action.get("owners", []),
        *action.get("outputs", []),
        action.get("rationale", ""),
    ]
    for entry in action.get("progress", []):
        words += [status_cell(entry["status"], "en").words, entry["note"]]
    for part in action.get("parts", []):
        words += stated(part)
    return words

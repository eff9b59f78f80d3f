"""Whatever a plan says of how far it is comes in again: statuses, relations, parts, years, answers; in both languages."""

from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from documents.making import TODAY, site_of
from documents.test_round_trip import as_text, texts
from tcsite.content.yaml.reader import read
from tcsite.documents import sheet, word
from tcsite.documents.plan import plan_document
from tcsite.importers import import_file
from tcsite.model import COLOURS

STATUSES = [one for one in COLOURS if one != "not-stated"]
notes = st.sampled_from(
    ("Forty came, as planned.", "In two faculties: north and south", "All of it (at last)")
)
days = st.sampled_from((("2025", "2026-03"), ("2025-06", "2026-03-01"), ("2024-12-31", "2025-01-01")))
entry = st.fixed_dictionaries(
    {"status": st.sampled_from(STATUSES)},
    optional={
        "words": st.sampled_from(("Business as usual", "To be carried forward", "Nearly there")),
        "health": st.sampled_from(("on-track", "at-risk", "late")),
        "note": notes,
        "reason": st.sampled_from(("The post was not filled", "No money, this year.")),
        "evidence": st.lists(st.sampled_from(("Minutes", "Survey of 2025")), min_size=1, max_size=2),
    },
)
silent = st.fixed_dictionaries({"note": notes})
progress = st.builds(
    lambda dates, entries: [{"date": date, **one} for date, one in zip(dates, entries, strict=False)],
    days,
    st.lists(st.one_of(entry, silent), min_size=1, max_size=2),
)
times: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.fixed_dictionaries({"when": st.sampled_from(("By June 2026", "Year 2", "Early in 2026"))}),
    st.fixed_dictionaries({"years": st.sampled_from(([2025, 2027], [1, 2]))}),
    st.just({}),
)
part = st.builds(
    lambda one, time: {**one, **time},
    st.fixed_dictionaries(
        {"text": texts}, optional={"progress": progress, "owners": st.just(["Head of Estates"])}
    ),
    times,
)
action = st.builds(
    lambda one, time, relation: {**one, **time, **relation},
    st.fixed_dictionaries(
        {"text": texts, "owners": st.just(["Steering group", "Head of Estates"])},
        optional={
            "progress": progress,
            "parts": st.lists(part, min_size=1, max_size=3),
            "note": notes,
        },
    ),
    times,
    st.sampled_from(
        (
            {},
            {"carried_from": ["2021-2024/V1", "2021-2024/C2"]},
            {"carried_to": ["2027-2030/A1"]},
            {"merged_into": "A1"},
            {"as_per": "A1"},
        )
    ),
)
answers = st.one_of(
    st.just({"applies": False, "reason": "It is for government"}),
    st.fixed_dictionaries({"note": notes}),
    st.just({"actions": ["A1"]}),
    st.fixed_dictionaries({"actions": st.just(["A1", "A2"]), "note": notes}),
)
plans = st.fixed_dictionaries(
    {"actions": st.lists(action, min_size=2, max_size=4)},
    optional={
        "talent": st.dictionaries(st.sampled_from(["R1", "R2", "R9", "R16"]), answers, min_size=1),
        "note": notes,
    },
)


@settings(max_examples=8, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(plans, st.sampled_from(["en", "cy"]), st.booleans())
def test_a_plan_s_progress_comes_in_as_it_went_out(plan: dict[str, Any], language: str, headed: bool) -> None:
    sent = whole(plan, headed=headed)
    site = site_of(sent)
    spoken = site.settings.in_language(language)
    document = plan_document(
        type(site)(spoken, site.institutions, site.pages, site.vocabulary),
        site.institutions[0],
        site.institutions[0].plans[0],
        TODAY,
    )
    for kind, write in (("docx", word.write), ("xlsx", sheet.write)):
        result = import_file(write(document), f"plan.{kind}", institution="x", plan="2024-2027")
        assert [one for one in result.todo if "own wording" not in one.why] == [], kind
        (content,) = result.files.values()
        got = {key: value for key, value in read(content).data.items() if key != "strands"}
        assert as_text(got) == as_text({key: value for key, value in sent.items() if key != "strands"}), kind


def whole(plan: dict[str, Any], *, headed: bool) -> dict[str, Any]:
    """The plan with ids, and what each has to say; under headings or without."""
    actions = []
    for number, one in enumerate(plan["actions"], start=1):
        own = {"id": f"A{number}", **({"strand": "A"} if headed else {}), **one}
        if number == 1:
            own = {key: value for key, value in own.items() if key not in ("as_per", "merged_into")}
        if "as_per" in own:
            own.pop("parts", None)  # whose outcome is another's, that of its parts is too
        if "parts" in own:
            parts = enumerate(own["parts"])
            own["parts"] = [{"id": "abc"[place], **part} for place, part in parts]
        actions.append(own)
    strands = (
        {"strands": [{"id": "A", "title": "Being seen", "aim": "All are seen, by all."}]} if headed else {}
    )
    head = {"title": "Our plan", "period": {"from": "2024-08", "to": "2027-07"}, "state": "in-force"}
    return {**head, **strands, **plan, "actions": actions}

"""Whatever a plan says of itself and of its measures comes in again as it went out: keys and figures, not words alone."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from documents.making import TODAY, site_of
from tcsite.content.yaml.reader import read
from tcsite.documents import sheet, word
from tcsite.documents.plan import plan_document
from tcsite.importers import import_file

WORDS = (
    "workshops",
    "visits, all",
    "staff (new)",
    "seen; heard",
    "rates: all",
    "by June",
    "to 5",
    "from home",
)
texts = st.builds(
    lambda first, more: " ".join([first, *more]),
    st.sampled_from(("Show", "Count", "Open")),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=3),
)
dates = st.sampled_from(("2025", "2025-06", "2026-03-01", "2026-12-31"))
numbers = st.one_of(st.integers(0, 99_999), st.integers(-90, 9_999).map(lambda one: one / 10))
often = st.sampled_from(("year", "half-year", "term", "quarter", "month"))
units = st.sampled_from(("people", "per cent", "% of staff", "mean rating"))
results = st.builds(
    lambda first, more, note: [
        {"date": "2025", "value": first},
        *({"date": "2026-03-01", "value": one, **({"note": note} if note else {})} for one in more),
    ],
    numbers,
    st.lists(numbers, max_size=1),
    st.sampled_from(("", "Fewer answered, than in 2025", "Twenty; as planned.")),
)
notes = st.sampled_from(("Counted once a year", "Staff, and students: all.", "By June (new)"))
common: dict[str, Any] = {"by": dates, "baseline": numbers, "results": results, "note": notes}
measures = st.one_of(
    st.fixed_dictionaries(
        {"text": texts, "target": numbers},
        optional=common | {"at_least": st.just(True), "every": often, "unit": units},
    ),
    st.fixed_dictionaries(
        {"text": texts, "direction": st.sampled_from(("increase", "decrease", "maintain"))},
        optional=common | {"every": often},
    ),
    st.fixed_dictionaries({"text": texts, "baseline": numbers}, optional={"unit": units, "by": dates}),
)
actions = st.fixed_dictionaries(
    {"text": texts, "owners": st.just(["Head of Estates"])},
    optional={
        "measures": st.lists(measures, min_size=1, max_size=3),
        "success": st.lists(texts, min_size=1, max_size=2),
    },
)
days = ("2024", "2024-08", "2024-08-01"), ("2027", "2027-07", "2027-07-31")
begun, ended = (st.sampled_from(one) for one in days)
periods = st.one_of(
    st.fixed_dictionaries(
        {"from": begun, "to": ended},
        optional={"extended_to": st.just("2028-01"), "approximate": st.just(True)},
    ),
    st.fixed_dictionaries({"from": begun}),
    st.fixed_dictionaries({"from": begun, "to": ended, "words": st.just("Three years")}),
    st.just({"words": "24 months"}),
)
people = st.sampled_from(("Vera Chancellor", "Alex O’Example", "Dr Pat Example, OBE"))
signed = st.one_of(
    st.fixed_dictionaries(
        {"who": st.sampled_from(("head", "lead", "sponsor")), "name": people},
        optional={"post": st.just("Director of People, and of Culture"), "date": dates},
    ),
    st.fixed_dictionaries(
        {"who": st.just("head"), "post": st.just("Vice-Chancellor")}, optional={"date": dates}
    ),
    st.fixed_dictionaries({"who": st.just("body"), "name": st.just("University Executive Board")}),
)
voices = st.fixed_dictionaries(
    {"method": st.sampled_from(("survey", "open-call", "co-creation"))},
    optional={"date": dates, "people": st.integers(1, 3000), "note": texts, "changed": st.just(["A1"])},
)
plans = st.fixed_dictionaries(
    {
        "title": st.sampled_from(("Our plan", "Action plan, 2024 to 2027")),
        "period": periods,
        "state": st.sampled_from(("draft", "approved", "in-force", "closed", "superseded", "withdrawn")),
        "actions": st.lists(actions, min_size=2, max_size=3),
    },
    optional={
        "stage": st.integers(1, 5),
        "sign_off": st.lists(signed, min_size=1, max_size=2),
        "summary": texts,
        "aims": st.lists(texts, min_size=1, max_size=3),
        "commitments": st.lists(texts, min_size=1, max_size=2),
        "resourcing": texts,
        "technician_voice": st.lists(voices, min_size=1, max_size=2),
    },
)


@settings(max_examples=12)
@given(plans)
def test_a_plan_that_went_out_comes_in_as_the_same(plan: dict[str, Any]) -> None:
    plan = {**plan, "actions": [{"id": f"A{n}", **one} for n, one in enumerate(plan["actions"], start=1)]}
    site = site_of(plan)
    document = plan_document(site, site.institutions[0], site.institutions[0].plans[0], TODAY)
    for kind, write in (("docx", word.write), ("xlsx", sheet.write)):
        result = import_file(write(document), f"plan.{kind}", institution="x", plan="2024-2027")
        (content,) = result.files.values()
        assert as_text(read(content).data) == as_text(plan), kind


def as_text(value: Any) -> Any:
    """Values as our YAML is read: figures in their letters; lists that are empty are not there."""
    if isinstance(value, dict):
        return {key: as_text(one) for key, one in value.items()}
    if isinstance(value, list):
        return [as_text(one) for one in value]
    if isinstance(value, float | int) and not isinstance(value, bool):
        return str(int(value)) if value == int(value) else str(value)
    return value


def test_the_aims_of_headings_go_out_and_come_in() -> None:
    strands = [
        {"id": "V", "title": "Visibility", "pillar": "visibility", "aim": "Show what technicians do."},
        {"id": "R", "title": "Recognition", "pillar": "recognition"},
    ]
    actions = [
        {"id": "V1", "strand": "V", "text": "Print a map of workshops"},
        {"id": "V2", "strand": "V", "text": "Hold an open day for schools"},
        {"id": "R1", "strand": "R", "text": "Make a prize for teams"},
    ]
    period = {"from": "2024", "to": "2027"}
    site = site_of(
        {"title": "Our plan", "period": period, "state": "draft", "strands": strands, "actions": actions}
    )
    document = plan_document(site, site.institutions[0], site.institutions[0].plans[0], TODAY)
    for kind, write in (("docx", word.write), ("xlsx", sheet.write)):
        (content,) = import_file(write(document), f"plan.{kind}", institution="x").files.values()
        assert [one.get("aim", "") for one in read(content).data["strands"]] == [
            "Show what technicians do.",
            "",
        ], kind

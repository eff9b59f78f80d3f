"""Whatever valid content says, the rules answer: they do not raise, and they point at what is there."""

import json
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tcsite.content.load import load
from tcsite.diagnostics import Pointer
from tcsite.rules import ALL
from tcsite.rules.check import check

FOLDER = "content/institutions/example/"

ids = st.sampled_from(["V1", "v1", "R1", "R16", "a", "b", "1", "1.5"])
plan_ids = st.sampled_from(["2018-2020", "2021-2023", "2024-2027"])
references = st.one_of(ids, st.builds("{}/{}".format, plan_ids, ids), st.sampled_from(["V1.a", "/", "x/y/z"]))
words = st.text(st.sampled_from("abcdefgh ŵéXYZ\n"), min_size=1, max_size=50).map(
    lambda text: f"w{text}".strip()
)
human = st.one_of(words, st.dictionaries(st.sampled_from(["en", "cy", "ga"]), words, min_size=1))
dates = st.one_of(
    st.dates(date(1900, 1, 1), date(2199, 12, 31)).map(str),
    st.dates(date(2015, 1, 1), date(2030, 12, 31)).map(str),
    st.dates(date(2015, 1, 1), date(2030, 12, 31)).map(lambda day: str(day)[:7]),
    st.integers(1900, 2199).map(str),
    st.integers(2015, 2030).map(str),
)
numbers = st.one_of(st.integers(-3, 60), st.floats(-5, 12).map(lambda value: round(value, 2))).map(str)
whens = st.sampled_from(
    ["From September 2024", "Year 4", "Year 1 & 2", "ongoing", "as agreed", "By June 2019", "1999"]
)
urls = st.sampled_from(
    [
        "https://www.example.ac.uk/tc/",
        "https://example.com/",
        "http://staging.example.ac.uk:8080/",
        "https://1.2.3.4/",
    ]
)
statuses = st.sampled_from(["not-started", "in-progress", "complete", "ongoing", "stopped", "not-stated"])
pillars = st.sampled_from(
    ["visibility", "recognition", "career-development", "sustainability", "evaluating-impact"]
)


def some(required: dict[str, Any], **optional: Any) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        required, optional={key.rstrip("_"): value for key, value in optional.items()}
    )


def few(strategy: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[list[Any]]:
    return st.lists(strategy, max_size=most)


progress = some(
    {"date": dates},
    status=statuses,
    words=human,
    health=st.sampled_from(["on-track", "at-risk", "late"]),
    note=human,
    reason=human,
)
action_measures = some(
    {},
    measure=st.sampled_from(["survey-1.5", "survey-9", "staff-a"]),
    text=human,
    baseline=numbers,
    target=numbers,
    unit=human,
    by=dates,
    at_least=st.booleans(),
    every=st.just("year"),
    results=few(some({"date": dates, "value": numbers}), 2),
)
part_keys: dict[str, Any] = {
    "id": ids,
    "when": whens,
    "years": few(st.one_of(st.integers(2015, 2030), st.integers(-1, 12), st.integers(0, 10**9)).map(str)),
    "from_": dates,
    "to": dates,
    "owners": few(human),
    "success": few(human),
    "measures": few(action_measures, 2),
    "resources": human,
    "talent": few(st.sampled_from(["R1", "r6", "talent:R16", "R17", "nonsense"])),
    "progress": few(progress),
}
parts = some({"text": human}, **part_keys)
actions = some(
    {"text": human},
    **part_keys,
    strand=ids,
    strands=few(ids, 2),
    pillar=pillars,
    pillars=few(pillars, 2),
    as_per=references,
    merged_into=references,
    carried_from=few(references, 2),
    carried_to=few(references, 2),
    parts=few(parts, 2),
)
signatures = some({"who": st.sampled_from(["head", "lead", "sponsor", "body"])}, name=words, date=dates)
periods = some(
    {}, from_=dates, to=dates, extended_to=dates, reason=human, words=human, approximate=st.booleans()
)
plans = some(
    {
        "title": human,
        "period": periods,
        "state": st.sampled_from(["draft", "approved", "in-force", "closed", "superseded", "withdrawn"]),
    },
    stage=st.sampled_from(["1", "2", "3"]),
    follows=plan_ids,
    known_from=st.sampled_from(["plan", "achievements"]),
    formats=few(
        some(
            {"kind": st.sampled_from(["html", "pdf", "image", "other"])},
            url=urls,
            file=words,
            bytes=st.just("9"),
        )
    ),
    sign_off=few(signatures),
    technician_voice=few(some({"method": words}, date=dates, people=st.just("9"), changed=few(references))),
    resourcing=human,
    strands=few(some({"id": ids, "title": human}, pillar=pillars)),
    actions=few(actions, 9),
    talent=st.dictionaries(
        st.integers(1, 16).map(lambda number: f"R{number}"),
        some({}, applies=st.booleans(), actions=few(references), note=human, reason=human),
        max_size=4,
    ),
    review=some({"date": dates}),
)
contacts = some(
    {"role": st.sampled_from(["lead", "sponsor", "mailbox"])},
    name=words,
    post=human,
    email=st.just("a@example.ac.uk"),
    public=st.booleans(),
    from_=dates,
    until=dates,
)
roles = st.sampled_from(["signatory", "supporter", "joining", "lapsed", "withdrawn"])
institutions = some(
    {
        "name": human,
        "status": some(
            {"role": roles}, since=dates, history=few(some({"role": roles}, from_=dates, until=dates))
        ),
    },
    website=urls,
    hosts=few(st.sampled_from(["example.ac.uk", "www.example.ac.uk", "xn--prifysgol.example"])),
    part_of=st.sampled_from(["example", "elsewhere"]),
    published=some({}, url=urls, state=st.sampled_from(["live", "in-progress", "moved"]), since=dates),
    contacts=few(contacts),
    plan_due=some({"by": dates, "reason": human}),
    exceptions=few(
        some(
            {
                "rule": st.sampled_from([*(rule.id for rule in ALL), "no-rule"]),
                "reason": human,
                "until": dates,
            }
        )
    ),
)
measures = some({"id": ids, "text": human}, value=numbers, people=st.integers(0, 60).map(str))
measure_files = some(
    {
        "sets": few(
            some(
                {
                    "id": st.sampled_from(["survey", "staff"]),
                    "kind": st.sampled_from(["survey", "workforce"]),
                    "title": human,
                    "date": dates,
                },
                people=st.integers(0, 30).map(str),
                scale=human,
                unit=st.sampled_from(["people", "per cent"]),
                measures=few(measures),
            )
        )
    }
)
forms = some(
    {"title": human, "stage": st.sampled_from(["1", "2", "3"])},
    date=dates,
    reviews=plan_ids,
    proposes=plan_ids,
    published_as=urls,
    sign_off=few(signatures),
)
contents = st.fixed_dictionaries(
    {
        "institution.yaml": institutions,
        "plans": st.dictionaries(plan_ids, plans, max_size=3),
        "measures.yaml": measure_files,
        "form": forms,
    }
)


def is_there(data: Any, pointer: Pointer) -> bool:
    for key in pointer:
        try:
            data = data[key]
        except (KeyError, IndexError, TypeError):
            return False
    return True


@settings(deadline=None, max_examples=150)
@given(content=contents, today=st.one_of(st.dates(), st.dates(date(2015, 1, 1), date(2032, 1, 1))))
def test_rules_answer_whatever_the_content_and_point_at_what_is_there(
    content: dict[str, Any], today: date
) -> None:
    files = {
        "site.yaml": {"title": "Any"},
        f"{FOLDER}institution.yaml": content["institution.yaml"],
        f"{FOLDER}measures.yaml": content["measures.yaml"],
        **{f"{FOLDER}plans/{id}.yaml": plan for id, plan in content["plans"].items()},
    }
    form = f"{FOLDER}self-assessments/2024.md"
    inputs = {file: json.dumps(data, ensure_ascii=False).encode() for file, data in files.items()}
    inputs[form] = (
        f"---\n{json.dumps(content['form'], ensure_ascii=False)}\n---\n\n## Voice {{#voice}}\n".encode()
    )
    site, problems = load(inputs)
    assert (problems, site is None) == ([], False)
    assert site is not None

    found = check(site, ALL, today)

    assert found == check(site, ALL, today)
    for problem in found:
        assert "\n" not in problem.message + problem.hint
        # The key may be what is missing: then what it is missing from is there.
        assert is_there({**files, form: content["form"]}[problem.place.file], problem.place.pointer[:-1])

"""Cases: the examples of a rule, which are its tests too, from YAML to a Site.

A file `cases/<rule>.yaml` is a list. Each case passes or fails, and says why; its `content` is what matters
for it, laid over `BASE`. Other modules read the files: here bytes come in.
"""

from collections.abc import Mapping
from datetime import date
from textwrap import dedent
from typing import Any

import yaml

from tcsite.content.packaged import packaged
from tcsite.content.yaml.reader import read
from tcsite.diagnostics import Severity
from tcsite.frozen import dataclass
from tcsite.model import (
    Institution,
    MeasuresFile,
    PartialDate,
    Plan,
    SelfAssessment,
    Settings,
    Site,
    TextPage,
    Update,
    Vocabulary,
)
from tcsite.model.sections import sections_of

TODAY = date(2026, 3, 31)
"""The day of a case that names none."""

HOME = "content/institutions/example/"
PLAN = "2024-2027"
"""The id of the base's one plan."""

OVERDUE = "overdue"
"""What a case calls a warning that only time has caused."""

BASE: Mapping[str, Any] = read(packaged("tcsite.rules", "data/base.yaml").encode()).data
"""A valid site in which no rule finds anything. What a case says is laid over it, key by key; lists replace
lists, and `null` takes a key away."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What a rule must find."""

    file: str
    at: str  # "actions[0].owners"
    message: str
    severity: str | None  # "warning", "overdue", …; None: the rule's own
    hint: str | None  # None: not looked at


@dataclass(frozen=True, slots=True)
class Case:
    """One example: a site, a day, and what the rule finds there."""

    why: str
    today: date
    site: Site
    expected: tuple[Expected, ...]
    shown: str  # its content, as written

    @property
    def passes(self) -> bool:
        """Whether the rule finds nothing."""
        return not self.expected


def read_cases(content: bytes) -> tuple[Case, ...]:
    """The cases of one file. It is a file of ours, so a fault in it is raised."""
    reading = read(content)
    if reading.faults or not isinstance(reading.data, list):
        raise ValueError(f"not a list of cases: {reading.faults}")
    shown = _shown(content.decode())
    return tuple(_case(one, text) for one, text in zip(reading.data, shown, strict=True))


def _case(data: Mapping[str, Any], shown: str) -> Case:
    unknown = set(data) - {"passes", "fails", "today", "content", "expect"}
    if unknown or ("passes" in data) == ("fails" in data) or ("fails" in data) != bool(data.get("expect")):
        raise ValueError(f"a case passes, or fails and expects something: {data.get('passes', data)}")
    return Case(
        why=data.get("passes") or data["fails"],
        today=PartialDate.of(data["today"]).first if "today" in data else TODAY,
        site=read_site(data.get("content") or {}),
        expected=tuple(_expected(one) for one in data.get("expect", ())),
        shown=shown,
    )


def _expected(data: Mapping[str, Any]) -> Expected:
    severity = data.get("severity")
    if severity not in (None, OVERDUE, *Severity):
        raise ValueError(f"no severity: {severity}")
    file = data.get("in", "")
    if file and file != "site.yaml" and not file.startswith("content/"):
        file = HOME + file
    return Expected(file, data.get("at", ""), data["message"], severity, data.get("hint"))


def read_site(content: Mapping[str, Any]) -> Site:
    """The site of a case. Institutions besides the example one stand under `institutions`, by id."""
    unknown = set(content) - {
        "site",
        "institution",
        "institutions",
        *_FOLDERS,
        *_SINGLE,
        "measures",
        "statement",
        "unread",
        "vocabulary",
    }
    if unknown:
        raise ValueError(f"unknown in a case: {unknown}")
    settings = Settings.model_validate(_over(BASE["site"], content.get("site")))
    others = {id: {"institution": given} for id, given in content.get("institutions", {}).items()}
    institutions = tuple(_institution(id, given) for id, given in {"example": content, **others}.items())
    pages = (_statement(content["statement"]),) if "statement" in content else ()
    vocabulary = Vocabulary.model_validate(_over(BASE["vocabulary"], content.get("vocabulary")))
    return Site(settings, institutions, pages, vocabulary)


def _statement(given: Mapping[str, Any]) -> TextPage:
    """The page of an accessibility statement."""
    place = {"id": "accessibility", "file": "content/pages/accessibility.md", "markdown": "…"}
    statement = _over(BASE["statement"], given)
    return TextPage.model_validate({"title": "Accessibility statement", "statement": statement, **place})


_SINGLE = {"plan": PLAN, "self_assessment": "2024", "update": "2026-01-news"}
"""One of them may be written without its id, which is then this."""
_FOLDERS = {"plans": "plan", "self_assessments": "self_assessment", "updates": "update"}


def _institution(id: str, content: Mapping[str, Any]) -> Institution:
    folder = HOME.replace("/example/", f"/{id}/")
    given = {kind: _each(content, several, kind) for several, kind in _FOLDERS.items()}
    plans = [
        Plan.model_validate({**data, "id": one, "institution": id, "file": f"{folder}plans/{one}.yaml"})
        for one, data in given["plan"].items()
    ]
    measures = content.get("measures")
    return Institution.model_validate(
        {
            **_over(BASE["institution"], content.get("institution")),
            "id": id,
            "file": f"{folder}institution.yaml",
            "plans": tuple(sorted(plans, key=lambda plan: (plan.period.first, plan.id))),
            "self_assessments": tuple(_form(id, one, data) for one, data in given["self_assessment"].items()),
            "updates": tuple(_update(id, one, data) for one, data in given["update"].items()),
            "measure_sets": MeasuresFile.model_validate(measures).sets if measures else (),
            "measures_file": f"{folder}measures.yaml" if measures else "",
            "unread": tuple(folder + file for file in content.get("unread", ())),
        }
    )


def _each(content: Mapping[str, Any], several: str, kind: str) -> dict[str, Any]:
    """A case's plans, forms or updates, by id, each over the base. Without a word, there is the base's plan."""
    given = content.get(several)
    if given is None:
        asked = kind in content or kind == "plan"
        given = {_SINGLE[kind]: content.get(kind) or {}} if asked else {}
    return {id: _over(BASE[kind], data) for id, data in given.items()}


def _form(institution: str, id: str, data: Mapping[str, Any]) -> SelfAssessment:
    _, sections = sections_of(
        "".join(f"## {key}\n\n{words}\n\n" for key, words in data.get("sections", {}).items())
    )
    file = f"{HOME}self-assessments/{id}.md"
    return SelfAssessment.model_validate(
        {**data, "sections": sections, "id": id, "institution": institution, "file": file}
    )


def _update(institution: str, id: str, data: Mapping[str, Any]) -> Update:
    place = {"id": id, "institution": institution, "file": f"{HOME}updates/{id}.md"}
    return Update.model_validate({"markdown": "…", **data, "published": data.get("date", id[:7]), **place})


def _over(base: Any, given: Any) -> Any:
    """`given` laid over `base`: mappings key by key, all else replaced; `null` takes away."""
    if not isinstance(base, dict) or not isinstance(given, dict):
        return base if given is None else given
    kept = {key: value for key, value in base.items() if not (key in given and given[key] is None)}
    return kept | {key: _over(kept.get(key), value) for key, value in given.items() if value is not None}


def _shown(text: str) -> list[str]:
    """The content of each case as it is written, to be shown as an example."""
    shown = []
    root = yaml.compose(text, Loader=yaml.CBaseLoader)
    for case in root.value if root else ():
        content = next((value for key, value in case.value if key.value == "content"), None)
        if content is None:
            shown.append("")
            continue
        start = content.start_mark
        whole = " " * start.column + text[start.index : content.end_mark.index]
        shown.append(dedent(whole).strip())
    return shown

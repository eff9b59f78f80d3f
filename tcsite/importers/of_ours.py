"""What `tcsite export` wrote comes in again as it went out: statuses beside their colours, dated entries, parts of actions."""

import re
from collections.abc import Mapping, Sequence

from pydantic_core import PydanticCustomError

from tcsite.content.yaml.writer import Value, bare
from tcsite.model import PartialDate
from tcsite.model.action import COLOURS

_BESIDE = re.compile(r"(?P<words>[A-Za-z -]+?) \((?P<colour>red|amber|green)\)")
_ENTRY = re.compile(r"(?P<date>[^:]{4,20}?):(?: (?P<status>[A-Za-z -]+))?")
_LABELLED = {
    "In the plan's words": "words",
    "Health": "health",
    "Reason": "reason",
    "Evidence": "evidence",
}
_AS_PER = re.compile(r"As per (?P<id>[\w./-]+)")
_HEALTH = re.compile(r"(?P<health>On track|At risk|Late)(?: \((?P<words>.+)\))?")
_PART = re.compile(r"(?P<action>.*\d)(?P<part>[a-z])")
_REFERENCE = r"(?:[a-z0-9-]+/)?[A-Za-z]{0,8}[\w.-]*\d[\w.-]*"
_NAMES = rf"{_REFERENCE}(?:, {_REFERENCE})*(?: and {_REFERENCE})?"
_RELATIONS = (
    (re.compile(f"Carried over from {_NAMES}"), "carried_from"),
    (re.compile(f"Carried over to {_NAMES}"), "carried_to"),
    (re.compile(f"Merged into {_REFERENCE}"), "merged_into"),
)
_NAME = re.compile(_REFERENCE)
_NO_TEXT = "(no text)"
_APPENDIX = re.compile(r"Appendix \d+: (?:review of )?(?=\S)")
_LEADS_ON = re.compile(
    r"Not answered yet\.|How each recommendation is acted on stands in Appendix \d+\."
    r"|“[^”]+” (?:is attached as Appendix \d+\.|has \d+ actions?: .+ The table is in Appendix \d+\.)|No action is red\."
)
_REDS = "### Explanation of the actions in red"


def title_of(words: str) -> str:
    """A plan's title without the number of the appendix that it stands in."""
    return _APPENDIX.sub("", words, count=1)


def written_answer(markdown: str) -> str:
    """An answer without the sentences that a document leads on with, and without what it takes from the plan."""
    kept: list[str] = []
    reds = False
    for paragraph in markdown.split("\n\n"):
        reds = paragraph == _REDS or (reds and paragraph.startswith("- "))
        if not reds and not _LEADS_ON.fullmatch(paragraph.strip()):
            kept.append(paragraph)
    return "\n\n".join(kept)


def status_beside_colour(text: str) -> str:
    """The status of a cell such as "Delayed (amber)": the word counts, and the colour only says it again."""
    found = _BESIDE.fullmatch(text.strip())
    status = _status(found["words"]) if found else ""
    return status if found and COLOURS.get(status) == found["colour"] else ""


def _status(words: str) -> str:
    """A status by the words that our documents have for it."""
    id = words.lower().removeprefix("complete and ").replace(" ", "-")
    return id if id in COLOURS else ""


def entries_of(entry: Mapping[str, Value], found: dict[str, Value]) -> list[dict[str, Value]]:
    """The entries that a cell of comments holds, by their dates; the one there is where it was not ours.

    The action whose outcome is the same, named above them, goes into `found`.
    """
    note = bare(entry.get("note", ""))
    paragraphs = note.split("\n\n") if isinstance(note, str) else []
    if not any(map(_begins, paragraphs)):
        return [dict(entry)]
    entries: list[dict[str, Value]] = []
    if same := _AS_PER.fullmatch(paragraphs[0]):
        found["as_per"] = same["id"]
        paragraphs = paragraphs[1:]
    for paragraph in paragraphs:
        if begun := _begins(paragraph):
            entries.append(begun)
        elif not entries:
            entries.append({"date": entry["date"], "note": paragraph})
        else:
            _says(entries[-1], paragraph)
    keys = ("reason", "evidence") if "as_per" in found else ("status", "reason", "evidence")
    last = {key: entry[key] for key in keys if key in entry}  # whose status is another's has none of its own
    return [*entries[:-1], _ordered({**entries[-1], **last})]


def _begins(paragraph: str) -> dict[str, Value]:
    """What the line says that an entry begins with: "June 2025: In progress"."""
    found = _ENTRY.fullmatch(paragraph.replace("*", ""))
    if found is None:
        return {}
    try:
        date = PartialDate.of(found["date"].strip())
    except (PydanticCustomError, ValueError):
        return {}
    status = _status(found["status"] or "")
    if found["status"] and not status:
        return {}
    return {"date": str(date), **({"status": status} if status else {})}


def _says(entry: dict[str, Value], paragraph: str) -> None:
    """Put a paragraph below the label that it begins with; one without is the note."""
    label, colon, rest = paragraph.partition(": ")
    key = _LABELLED.get(label) if colon else None
    health = _HEALTH.fullmatch(rest)
    if key == "health" and health:
        entry["health"] = health["health"].lower().replace(" ", "-")
        if health["words"]:
            entry["health_words"] = health["words"]
    elif key == "evidence":
        before = entry.get("evidence", [])
        entry["evidence"] = [*(before if isinstance(before, list) else []), rest]
    elif key and key != "health" and key not in entry:
        entry[key] = rest
    else:
        entry["note"] = f"{entry['note']}\n\n{paragraph}" if "note" in entry else paragraph


def _ordered(entry: Mapping[str, Value]) -> dict[str, Value]:
    keys = ("date", "status", "words", "health", "health_words", "note", "reason", "evidence")
    return {key: entry[key] for key in keys if key in entry}


def with_parts(actions: Sequence[Mapping[str, Value]]) -> list[dict[str, Value]]:
    """The actions, with those that follow one and carry its id and a letter as its parts: V1a below V1."""
    result: list[dict[str, Value]] = []
    for action in map(_with_relations, actions):
        above = result[-1] if result else {}
        found = _PART.fullmatch(str(bare(action["id"])))
        own = found and found["action"] == str(bare(above.get("id", "")))
        if not (
            found and own and above.get("strand") == action.get("strand") and _next(above, found["part"])
        ):
            result.append(dict(action))
            continue
        part = {key: value for key, value in action.items() if key not in ("id", "strand", "as_per")}
        parts = above.get("parts", [])
        above["parts"] = [*(parts if isinstance(parts, list) else []), {"id": found["part"], **part}]
        if bare(above.get("text", "")) == _NO_TEXT:
            del above["text"]
    return result


def _with_relations(action: Mapping[str, Value]) -> dict[str, Value]:
    """The action, with what its note says of its relations under their keys: "Merged into V2"."""
    text = bare(action.get("text", ""))
    if isinstance(text, str) and any(pattern.fullmatch(text) for pattern, _ in _RELATIONS):
        action = {**action, "note": text, "text": _NO_TEXT}  # only its parts have words
    note = bare(action.get("note", ""))
    found: dict[str, Value] = {}
    rest = []
    for paragraph in note.split("\n\n") if isinstance(note, str) else ():
        relation = next((one for pattern, one in _RELATIONS if pattern.fullmatch(paragraph)), "")
        names = _NAME.findall(paragraph) if relation else []  # each holds a figure, other words none
        if names:
            found[relation] = names[0] if relation == "merged_into" else names
        else:
            rest.append(paragraph)
    if not found:
        return dict(action)
    kept = {key: value for key, value in action.items() if key != "note"}
    return {**kept, **({"note": "\n\n".join(rest)} if any(rest) else {}), **found}


def _next(above: Mapping[str, Value], letter: str) -> bool:
    """Whether a letter is the one after those of the parts that are there."""
    parts = above.get("parts", [])
    return ord(letter) - ord("a") == (len(parts) if isinstance(parts, list) else 0)

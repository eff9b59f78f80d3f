"""What `tcsite export` wrote comes in again as it went out: statuses beside their colours, dated entries, parts of actions."""

import re
from collections.abc import Mapping, Sequence

from tcsite.content.yaml.writer import Commented, Value, bare
from tcsite.importers.dates import day_of
from tcsite.importers.ids import reference
from tcsite.importers.our_words import AND, after, any_of, key_of, said
from tcsite.model.action import COLOURS

_BESIDE = re.compile(r"(?P<words>.+?) \((?P<colour>\w+)\)")
_ENTRY = re.compile(r"(?P<date>[^:]{4,25}?):(?: (?P<status>.+))?")
PART = re.compile(r"(?P<action>.*\d)\.?(?P<part>[a-z])")
_REFERENCE = r"(?:[a-z0-9-]+/)?[A-Za-z]{0,8}[\w.-]*\d[\w.-]*"
_NAMES = rf"{_REFERENCE}(?:, {_REFERENCE})*(?:{AND}{_REFERENCE})?"
_NAME = re.compile(_REFERENCE)
_RELATIONS = (
    (re.compile(any_of("document.carried_from", actions=_NAMES)), "carried_from"),
    (re.compile(any_of("document.carried_to", actions=_NAMES)), "carried_to"),
    (re.compile(any_of("document.merged", action=_REFERENCE)), "merged_into"),
)
_UNDATED = "the document gives no date for it"
_NO_TEXT = "(no text)"
_APPENDIX = any_of("form.appendix", number=r"\d+")
_LEADS_ON = re.compile(
    "|".join(
        (
            any_of("form.missing"),
            any_of("form.no_red"),
            any_of("form.answers", appendix=_APPENDIX),
            any_of("form.plan", title="[^”]+", appendix=_APPENDIX),
            any_of("form.review", title="[^”]+", count=r"[^:]*\d[^:]*", appendix=_APPENDIX),
        )
    )
)
_REDS = re.compile(f"### {any_of('form.reds')}")


def title_of(words: str) -> str:
    """A plan's title without the number of the appendix that it stands in."""
    for key in ("form.review_heading", "form.plan_heading"):
        if found := said(key, words, appendix=_APPENDIX):
            return found["title"]
    return words


def written_answer(markdown: str) -> str:
    """An answer without the sentences that a document leads on with, and without what it takes from the plan."""
    kept: list[str] = []
    reds = False
    for paragraph in markdown.split("\n\n"):
        reds = bool(_REDS.fullmatch(paragraph)) or (reds and paragraph.startswith("- "))
        if not reds and not _LEADS_ON.fullmatch(paragraph.strip()):
            kept.append(paragraph)
    return "\n\n".join(kept)


def status_beside_colour(text: str) -> str:
    """The status of a cell such as "Delayed (amber)": the word counts, and the colour only says it again."""
    found = _BESIDE.fullmatch(text.strip())
    status = _status(found["words"]) if found else ""
    return status if found and COLOURS.get(status) == key_of("colour", found["colour"]) else ""


def status_of_ours(text: str) -> str:
    """The status of a cell that our documents wrote, with its colour or of one that has none."""
    return status_beside_colour(text) or key_of("status", text)


def _status(words: str) -> str:
    """A status by the words that our documents have for it."""
    return "ongoing" if said("document.ongoing", words) is not None else key_of("status", words)


def entries_of(entry: Mapping[str, Value], found: dict[str, Value], *, ours: bool) -> list[dict[str, Value]]:
    """The entries that a cell of comments holds, by their dates; the one there is where it was not ours.

    In a document of `ours`, a status that none of them states has an entry of its own.

    The action whose outcome is the same, named above them, goes into `found`.
    """
    note = bare(entry.get("note", ""))
    paragraphs = note.split("\n\n") if isinstance(note, str) else []
    if not any(map(begins_entry, paragraphs)):
        return [dict(entry)]
    entries: list[dict[str, Value]] = []
    if same := reference(paragraphs[0]):
        found["as_per"] = same
        paragraphs = paragraphs[1:]
    for paragraph in paragraphs:
        if begun := begins_entry(paragraph):
            entries.append(begun)
        elif not entries:
            entries.append({"date": entry["date"], "note": paragraph})
        else:
            _says(entries[-1], paragraph)
    keys = ("reason", "evidence") if "as_per" in found else ("status", "reason", "evidence")
    last = {key: entry[key] for key in keys if key in entry}  # whose status is another's has none of its own
    if bare(last.get("status", "")) in [one.get("status") for one in entries]:
        del last["status"]  # an earlier entry states it; the last one may state none
    if ours and "status" in last:
        entries.append(undated({"date": entry["date"], "status": last.pop("status")}))
        return [*entries[:-2], _ordered({**entries[-2], **last}), entries[-1]]
    return [*entries[:-1], _ordered({**entries[-1], **last})]


def begins_entry(paragraph: str) -> dict[str, Value]:
    """What the line says that an entry begins with: "June 2025: In progress"."""
    found = _ENTRY.fullmatch(paragraph.replace("*", ""))
    date = day_of(found["date"].strip()) if found else ""
    status = _status(found["status"]) if found and found["status"] else ""
    if not found or not date or (found["status"] and not status):
        return {}
    return {"date": date, **({"status": status} if status else {})}


def values_of(paragraph: str) -> list[str]:
    """What a paragraph of ours says behind its label: "Health: On track" is `on-track`; empty for one without."""
    if relation := _with_relations({"note": paragraph}).keys() - {"note"}:
        return _NAME.findall(paragraph) if relation else []
    if same := reference(paragraph):
        return [same]
    entry: dict[str, Value] = {}
    _says(entry, paragraph)
    found = [value for key, value in entry.items() if key != "note"]
    return [str(part) for value in found for part in (value if isinstance(value, list) else [value])]


def _says(entry: dict[str, Value], paragraph: str) -> None:
    """Put a paragraph below the label that it begins with; one without is the note."""
    own = said("document.words", paragraph)
    health = said("document.health_words", paragraph) or said("document.health", paragraph)
    if own and "words" not in entry:
        entry["words"] = own["words"]
    elif health and (known := key_of("health", health["health"])):
        entry["health"] = known
        if "words" in health:
            entry["health_words"] = health["words"]
    elif (reason := after("document.reason", paragraph)) and "reason" not in entry:
        entry["reason"] = reason
    elif evidence := after("document.evidence", paragraph):
        before = entry.get("evidence", [])
        entry["evidence"] = [*(before if isinstance(before, list) else []), evidence]
    else:
        entry["note"] = f"{entry['note']}\n\n{paragraph}" if "note" in entry else paragraph


def _ordered(entry: Mapping[str, Value]) -> dict[str, Value]:
    keys = ("date", "status", "words", "health", "health_words", "note", "reason", "evidence")
    return {key: entry[key] for key in keys if key in entry}


def with_parts(actions: Sequence[Mapping[str, Value]]) -> list[dict[str, Value]]:
    """The actions, with those that follow one and carry its id and a letter as its parts: V1.a or V1a below V1."""
    result: list[dict[str, Value]] = []
    for action in map(_with_relations, actions):
        above = result[-1] if result else {}
        found = PART.fullmatch(str(bare(action["id"])))
        own = found and found["action"] == str(bare(above.get("id", "")))
        if not (
            found and own and above.get("strand") == action.get("strand") and _next(above, found["part"])
        ):
            result.append(dict(action))
            continue
        part = {key: value for key, value in action.items() if key not in ("id", "strand", "as_per")}
        parts = above.get("parts", [])
        above["parts"] = [*(parts if isinstance(parts, list) else []), {"id": found["part"], **part}]
        own_text = str(bare(above.get("text", "")))
        if own_text == _NO_TEXT or said("document.in_parts", own_text) is not None:
            above.pop("text", None)
    return result


def undated(entry: dict[str, Value]) -> dict[str, Value]:
    """An entry of a document of ours, marked where it is a status without a day: it follows from others, or is new."""
    if entry.keys() != {"date", "status"}:
        return entry
    return {**entry, "date": Commented(bare(entry["date"]), beside=_UNDATED)}


def _status_alone(entries: Value | None) -> str:
    """The status of the last entry where that gives no day; "" for anything else."""
    last = entries[-1] if isinstance(entries, list) and entries else None
    date = last.get("date") if isinstance(last, Mapping) else None
    alone = isinstance(date, Commented) and date.beside == _UNDATED
    return str(bare(last["status"])) if alone and isinstance(last, Mapping) else ""


def _stated_in(entries: Value | None) -> set[str]:
    """The statuses that entries with a day state."""
    dated = entries[:-1] if isinstance(entries, list) and _status_alone(entries) else entries
    if not isinstance(dated, list):
        return set()
    return {str(bare(one["status"])) for one in dated if isinstance(one, Mapping) and "status" in one}


def _without(statuses: set[str], row: Mapping[str, Value]) -> dict[str, Value]:
    """An action or a part, without a last entry that only has one of some statuses and no day."""
    entries = row.get("progress")
    if not isinstance(entries, list) or _status_alone(entries) not in statuses:
        return dict(row)
    left = {"progress": entries[:-1]} if entries[:-1] else {}
    return {key: left.get(key, value) for key, value in row.items() if key != "progress" or left}


def without_derived(action: Mapping[str, Value]) -> dict[str, Value]:
    """An action without the statuses that our documents derive: of it from its parts, of a part from it."""
    found = action.get("parts")
    parts = [one for one in found if isinstance(one, Mapping)] if isinstance(found, list) else []
    own = _stated_in(action.get("progress"))
    of_parts = set[str]().union(*(_stated_in(one.get("progress")) for one in parts))
    result = _without(of_parts, action)
    return {**result, "parts": [_without(own, one) for one in parts]} if parts else result


def without_outcome(action: Mapping[str, Value]) -> dict[str, Value]:
    """An action of a plan that is known by what was achieved: that it is complete, follows from that."""
    entries = action.get("progress")
    kept = [
        {key: value for key, value in one.items() if key != "status" or bare(value) != "complete"}
        for one in (entries if isinstance(entries, list) else ())
        if isinstance(one, Mapping)
    ]
    said_more: list[Value] = [one for one in kept if len(one) > 1]  # than its date
    rest = {key: value for key, value in action.items() if key != "progress"}
    return {**rest, **({"progress": said_more} if said_more else {})}


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

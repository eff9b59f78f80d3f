"""Whether pages say what the content says: by their text, wherever a tool puts them."""

import html
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from corpus import LABELS, Institution, plain

_SAMPLE = 20
_LONG = 40
"""Characters from which on a text stands for nothing but itself."""

_TAGS = re.compile(r"<(script|style|head)\b.*?</\1>|<!--.*?-->|<[^>]*>", re.DOTALL)
_INLINE = re.compile(r"</?(?:a|b|em|strong|code|span|wbr|mark)\b[^>]*>")


def missing(pages: Path, institutions: Sequence[Institution]) -> list[str]:
    """What no page of a sample of institutions says, and what a page says that is not true.

    The facts of a group must be on one page, as often as the content says them; no page may say a fact of another
    institution in the place of its own; the list must name every institution, in the sample or not.
    """
    pages_of = _pages_of(pages, institutions)
    found = [line for one in _sample(institutions) for line in _missing_of(pages_of[one.id], one)]
    return [*found, *_unnamed(pages, institutions), *_unmade(pages_of, institutions)]


def _pages_of(pages: Path, institutions: Sequence[Institution]) -> dict[str, list[Path]]:
    """By institution, its pages: all below a folder with its id, and one that is called so. One walk for all."""
    found: dict[str, list[Path]] = {one.id: [] for one in institutions}
    for path in sorted(pages.rglob("*.html")):
        names = {*path.relative_to(pages).parts[:-1], path.stem}
        for id in names & found.keys():
            found[id].append(path)
    return found


def _unnamed(pages: Path, institutions: Sequence[Institution]) -> Iterator[str]:
    """Institutions that no list names: one page must name them all."""
    names = [_squeezed(one.own["name"]) for one in institutions]
    lists = [path for path in pages.glob("*/*.html") if path.name != "search.html"] + [*pages.glob("*.html")]
    fewest = min(
        ([name for name in names if name not in text] for text in map(_text_of, sorted(lists))),
        key=len,
        default=names,
    )
    if fewest:
        yield f"{len(fewest)} of {len(names)} institutions are on no list, as {fewest[0]!r}"


def _unmade(pages_of: Mapping[str, Sequence[Path]], institutions: Sequence[Institution]) -> Iterator[str]:
    """Institutions with fewer pages than they have plans, forms and updates, and one of their own."""
    for one in institutions:
        made = len(pages_of[one.id])
        due = 1 + len(one.plans) + 1 + len(one.updates)
        if made < due:
            yield f"{one.id}: {made} pages, where {due} are due"


def _sample(institutions: Sequence[Institution]) -> Sequence[Institution]:
    return institutions[:: max(1, len(institutions) // _SAMPLE)][:_SAMPLE]


def _missing_of(pages: Sequence[Path], one: Institution) -> Iterator[str]:
    texts = [_text_of(path) for path in pages]
    for name, facts in _facts(one).items():
        lacks = [_lacking(facts, text) for text in texts] or [facts]
        fewest = min(lacks, key=len)
        if fewest:
            yield f"{one.id}, {name}: {len(fewest)} of {len(facts)} facts are on no page, as {fewest[0]!r}"


def _lacking(facts: Sequence[str], text: str) -> list[str]:
    """The facts that a page does not say, or says less often than the content does."""
    wanted = Counter(map(_squeezed, facts))
    # Short ones, such as the word of a status, also stand in longer ones: all that count is that they are there.
    return [fact for fact, times in wanted.items() if text.count(fact) < (times if len(fact) > _LONG else 1)]


def _facts(one: Institution) -> dict[str, list[str]]:
    """What must stand together on a page, by the name of the page."""
    own = one.own
    facts = {"institution": [own["name"], plain(own["summary"]), own["contacts"][0]["name"], own["nation"]]}
    for id, plan in one.plans.items():
        facts[f"plan {id}"] = [
            one.own["name"],
            plan["title"],
            *(plain(text) for action in plan["actions"] for text in _of_action(action)),
        ]
    facts["form"] = [plain(line.lstrip("- ")) for line in one.form.text.splitlines() if _is_prose(line)]
    for update in one.updates:
        facts[f"update {update.name}"] = [update.top["title"], *map(plain, update.text.strip().split("\n\n"))]
    facts["figures"] = [
        fact
        for measure in one.figures["sets"][0]["measures"]
        for fact in (measure["text"], str(measure["value"]))
    ]
    return facts


def _of_action(action: dict[str, Any]) -> Iterator[str]:
    for key in ("text", "rationale", "when"):
        yield str(action[key])
    for key in ("owners", "outputs", "success"):
        yield from action[key]
    for entry in action["progress"]:
        yield LABELS[entry["status"]]
        yield entry["note"]


def _is_prose(line: str) -> bool:
    return bool(line.strip()) and not line.startswith(("|", "#"))


def _text_of(path: Path) -> str:
    return _text(path.read_text(encoding="utf-8"))


def _text(page: str) -> str:
    return _squeezed(html.unescape(_TAGS.sub(" ", _INLINE.sub("", page))))


def _squeezed(text: str) -> str:
    """Without spaces and case: where lines break and how headings are written is the tool's own affair."""
    return re.sub(r"\s+", "", text).lower()

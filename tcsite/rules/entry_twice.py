"""The rule `entry-twice`."""

from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Any

from tcsite.diagnostics import Pointer, Severity
from tcsite.model import Action, Institution, Part, Plan
from tcsite.rules.rule import Finding, rule
from tcsite.text.phrases import cut

_OF_PARTS = ("former_ids", "years", "owners", "outputs", "success", "talent")
_OF_ACTIONS = (*_OF_PARTS, "strands", "pillars", "carried_from", "carried_to", "inferred")
_of_part, _of_action = attrgetter(*_OF_PARTS), attrgetter(*_OF_ACTIONS)


@rule(id="entry-twice", source="consistency", severity=Severity.WARNING, about=Institution)
def entry_twice(institution: Institution) -> Iterator[Finding]:
    """A list holds each entry once.

    What stands twice in a list was meant to be something else, more often than not: `[V1, V1]` for `[V1, V2]`. Capitals
    make no difference. So it is with groups, former names, earlier addresses, exceptions from a rule and submissions of one
    stage on one day, and with awards, reports of progress, documents and signatures that are equal in all that they
    say. Take one of the two out, or write what was meant.
    """
    own = institution.file
    yield from _in_lists([(("hosts",), institution.hosts), (("aliases",), institution.aliases)], own)
    yield from _in_entries(institution)
    yield from _equal([(("awards",), institution.awards), (("pages",), institution.pages)], own)
    for plan in institution.plans:
        yield from _in_lists(_lists_of(plan), plan.file)
        yield from _equal(_values_of(plan), plan.file)


def _lists_of(plan: Plan) -> Iterator[tuple[Pointer, tuple[Any, ...]]]:
    """The lists of a plan that have several entries, each with its place."""
    yield ("aims",), plan.aims
    yield ("commitments",), plan.commitments
    yield ("aliases",), plan.aliases
    for number, voice in enumerate(plan.technician_voice):
        yield ("technician_voice", number, "changed"), voice.changed
    for number, strand in enumerate(plan.strands):
        yield ("strands", number, "pillars"), strand.pillars
    for id, answer in plan.talent.items():
        yield ("talent", id, "actions"), answer.actions
    for index, action in enumerate(plan.actions):
        there: Pointer = ("actions", index)
        yield from _lists_in(action, there)
        for number, part in enumerate(action.parts):
            yield from _lists_in(part, (*there, "parts", number))


def _lists_in(part: Part, there: Pointer) -> Iterator[tuple[Pointer, tuple[Any, ...]]]:
    keys, values = (
        (_OF_ACTIONS, _of_action(part)) if isinstance(part, Action) else (_OF_PARTS, _of_part(part))
    )
    for key, entries in zip(keys, values, strict=True):
        if entries[1:]:
            yield (*there, key), entries


def _in_lists(lists: Iterable[tuple[Pointer, tuple[Any, ...]]], file: str) -> Iterator[Finding]:
    for pointer, entries in lists:
        folded = {entry.casefold() if isinstance(entry, str) else entry for entry in entries}
        if len(folded) < len(entries):
            yield from _twice([(str(entry), (*pointer, at)) for at, entry in enumerate(entries)], file)


def _values_of(plan: Plan) -> Iterator[tuple[Pointer, tuple[Any, ...]]]:
    """The lists of a plan whose entries are more than words, each with its place."""
    yield ("formats",), plan.formats
    yield ("documents",), plan.documents
    yield ("sign_off",), plan.sign_off
    yield ("technician_voice",), plan.technician_voice
    yield ("changes",), plan.changes
    for index, action in enumerate(plan.actions):
        if action.progress[1:]:
            yield ("actions", index, "progress"), action.progress
        for number, part in enumerate(action.parts):
            if part.progress[1:]:
                yield ("actions", index, "parts", number, "progress"), part.progress


def _equal(lists: Iterable[tuple[Pointer, tuple[Any, ...]]], file: str) -> Iterator[Finding]:
    """Entries that say the very same."""
    for pointer, entries in lists:
        for at, entry in enumerate(entries):
            if entry in entries[:at]:
                yield Finding("this entry stands twice in this list", (*pointer, at), _HINT, file)


def _in_entries(institution: Institution) -> Iterator[Finding]:
    """Entries of an institution that are about the same."""
    own, published = institution.file, institution.published
    kinds: list[list[tuple[str, Pointer]]] = [
        [(str(one.name), ("former_names", at, "name")) for at, one in enumerate(institution.former_names)],
        [(str(one.name), ("groups", at, "name")) for at, one in enumerate(institution.groups)],
        [(one.rule, ("exceptions", at, "rule")) for at, one in enumerate(institution.exceptions)],
        [
            (f"stage {one.stage}, {one.submitted or one.due}", ("submissions", at))
            for at, one in enumerate(institution.submissions)
            if one.stage and (one.submitted or one.due)
        ],
    ]
    for entries in kinds:
        yield from _twice(entries, own)
    earlier: list[tuple[str, Pointer]] = [
        (one.url, ("published", "previous", at, "url"))
        for at, one in enumerate(published.previous if published else ())
    ]
    yield from _twice(earlier, own)
    if published and published.url and published.state != "moved":
        for url, pointer in earlier:
            if url == published.url:
                message = f"{url} is given as the address of the page, and as one that it had before"
                yield Finding(
                    message,
                    pointer,
                    "take it out here, or write the new address under  published: {url: …}",
                    own,
                )


def _twice(entries: list[tuple[str, Pointer]], file: str) -> Iterator[Finding]:
    seen = set()
    for words, pointer in entries:
        folded = words.casefold()
        if folded in seen:
            message = f'"{_short(words)}" stands twice in this list'
            yield Finding(message, pointer, _HINT, file)
        seen.add(folded)


def _short(words: str) -> str:
    return cut(words.split("\n")[0], _LONGEST)


_LONGEST = 60
_HINT = "take one of the two out, or write what was meant"

"""References: which action continues, carries over or repeats which, followed in both directions."""

from collections.abc import Iterable, Iterator

from tcsite.facts.labels import ActionLabel, labels
from tcsite.language import phrase
from tcsite.model import Action, Institution, Plan
from tcsite.model.addresses import Addresses
from tcsite.model.frozen import dataclass
from tcsite.site.views.parts import Link
from tcsite.text.markdown import plain
from tcsite.text.words import MarkedWords

Key = tuple[str, str]
"""A plan's id and an action's."""


@dataclass(frozen=True, slots=True)
class Relation:
    """Other actions that an action stands in a relation to."""

    words: str  # "Carried from"
    inferred: bool  # no source states it: an editor matched the actions
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class References:
    """All references between the actions of one institution."""

    links: dict[Key, Link]
    language: str
    forward: dict[str, dict[Key, list[Key]]]  # kind of relation -> action -> the actions it leads to
    concluded: frozenset[tuple[Key, str]]  # an action, and a relation that another infers to have with it

    def of(self, plan: Plan, action: Action) -> tuple[Relation, ...]:
        """An action's relations, each in words from its own side."""
        own = (plan.id, action.id or "")
        found = []
        for phrase_key, kind in _RELATIONS:
            keys = self.forward[kind].get(own, [])
            if keys:
                found.append(
                    Relation(
                        phrase(phrase_key, self.language),
                        kind.replace("-", "_") in action.inferred
                        or any((key, kind) in self.concluded for key in keys),
                        tuple(self._link(plan, key) for key in keys),
                    )
                )
        return tuple(found)

    def _link(self, plan: Plan, key: Key) -> Link:
        link = self.links.get(key)
        if link is None:  # it dangles: a rule reports it, the page shows it as written
            return Link("/".join(part for part in key if part))
        if key[0] == plan.id and plan.action_ids == "own":
            return Link(key[1], link.address)
        return link


FIRST_WORDS = 60
"""Characters of an action's text that stand for it in a link."""

_RELATIONS = (
    ("relation.carried_from", "carried-from"),
    ("relation.carried_to", "carried-to"),
    ("relation.merged_into", "merged-into"),
    ("relation.takes_in", "takes-in"),
    ("relation.as_per", "as-per"),
    ("relation.stands_for", "stands-for"),
)
"""The phrase for each relation, in the order in which they are shown. Every other one is its neighbour's reverse."""


def references_of(
    institution: Institution, addresses: Addresses, language: str, foreign: str = ""
) -> References:
    """The references of all plans of an institution; `foreign` is the language of plain text, where it is another."""
    links: dict[Key, Link] = {}
    forward: dict[str, dict[Key, list[Key]]] = {kind: {} for _, kind in _RELATIONS}
    for plan in institution.plans:
        for action, label in zip(plan.actions, labels(plan), strict=True):
            links.setdefault(
                (plan.id, action.id or ""), _named(plan, action, label, addresses, language, foreign)
            )
    drafts = {plan.id for plan in institution.plans if plan.state == "draft"}
    for plan in institution.plans:
        for action in plan.actions:
            own = (plan.id, action.id or "")
            _join(forward, "carried-from", "carried-to", own, action.carried_from)
            _join(forward, "carried-to", "carried-from", own, action.carried_to)
            _join(forward, "merged-into", "takes-in", own, [action.merged_into] if action.merged_into else [])
            _join(forward, "as-per", "stands-for", own, [action.as_per] if action.as_per else [])
    order = {key: place for place, key in enumerate(links)}
    for relations in forward.values():
        for own, keys in relations.items():
            if own[0] not in drafts:  # what a draft takes on is not agreed yet, so no other plan says it
                keys = [key for key in keys if key[0] not in drafts]
            relations[own] = sorted(dict.fromkeys(keys), key=lambda key: order.get(key, len(order)))
    return References(links, language, forward, frozenset(_concluded(institution)))


_BACK = {
    "carried_from": "carried-to",
    "carried_to": "carried-from",
    "merged_into": "takes-in",
    "as_per": "stands-for",
}


RELATION_KEYS = frozenset(_BACK)
"""The keys that lead to other actions."""


def _concluded(institution: Institution) -> Iterator[tuple[Key, str]]:
    """The actions that say themselves of a relation that no source states it, and the other side's word for it."""
    for plan in institution.plans:
        for action in plan.actions:
            for key in action.inferred:
                if key in _BACK:
                    yield (plan.id, action.id or ""), _BACK[key]


def _named(
    plan: Plan, action: Action, label: ActionLabel, addresses: Addresses, language: str, foreign: str
) -> Link:
    """A link to an action from another plan: its id, or its first words where its id is not its own."""
    name = label.shown
    if not name:
        words = plain(action.text.in_language(language))
        name = f"“{words}”" if len(words) <= FIRST_WORDS else f"“{words[:FIRST_WORDS].rsplit(' ', 1)[0]} …”"
    title = plan.title.in_language(language)
    words = f"{name}, {title}"
    if foreign and language not in plan.title.languages:
        words = MarkedWords(words, plan.title.languages[0] or foreign)
    return Link(words, addresses.action(plan.institution, plan.id, label.anchor))


def _join(
    forward: dict[str, dict[Key, list[Key]]], kind: str, back: str, own: Key, references: Iterable[str]
) -> None:
    for reference in references:
        plan, _, action = reference.rpartition("/")
        other = (plan or own[0], action)
        forward[kind].setdefault(own, []).append(other)
        forward[back].setdefault(other, []).append(own)

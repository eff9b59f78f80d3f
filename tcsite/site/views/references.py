"""References: which action continues, carries over or repeats which, followed in both directions."""

from collections.abc import Iterable, Iterator, Mapping

from tcsite.facts.labels import ActionLabel, find, labels
from tcsite.frozen import dataclass
from tcsite.language import phrase
from tcsite.model import Action, Institution, Part, Plan
from tcsite.model.addresses import Addresses
from tcsite.site.views.parts import Link
from tcsite.text.markdown import plain
from tcsite.text.words import MarkedWords

Key = tuple[str, str]
"""A plan's id, and the name of an action or of a part: "V1", "action 3", "V1.a"."""


@dataclass(frozen=True, slots=True)
class Relation:
    """Other actions that an action stands in a relation to."""

    words: str  # "Carried from"
    inferred: bool  # no source states it: an editor matched the actions
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class References:
    """All references between the actions of one institution."""

    plans: Mapping[str, Plan]
    own_names: dict[Key, str]  # what an action or a part is called in its own plan
    links: dict[Key, Link]  # to the same, from another plan
    language: str
    forward: dict[str, dict[Key, list[Key]]]  # kind of relation -> action -> the actions it leads to
    concluded: frozenset[tuple[Key, str]]  # an action, and a relation that another infers to have with it

    def of(self, plan: Plan, action: Action, label: ActionLabel) -> tuple[Relation, ...]:
        """An action's relations, each in words from its own side."""
        own = (plan.id, label.name)
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

    def name(self, plan: Plan, reference: str) -> str:
        """What a plan calls the action or the part that a reference of its own means."""
        return self.own_names.get(_key(self.plans, plan, reference), reference)

    def _link(self, plan: Plan, key: Key) -> Link:
        link = self.links.get(key)
        if link is None:  # it dangles: a rule reports it, the page shows it as written
            return Link("/".join(part for part in key if part))
        return Link(self.own_names[key], link.address) if key[0] == plan.id else link


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
    own_names: dict[Key, str] = {}
    links: dict[Key, Link] = {}
    for plan in institution.plans:
        for key, name, anchor in _named(plan, language):
            own_names.setdefault(key, name)
            address = addresses.action(plan.institution, plan.id, anchor)
            links.setdefault(key, Link(_with_title(name, plan, language, foreign), address))
    forward: dict[str, dict[Key, list[Key]]] = {kind: {} for _, kind in _RELATIONS}
    plans = {plan.id: plan for plan in institution.plans}
    drafts = {plan.id for plan in institution.plans if plan.state == "draft"}
    for plan in institution.plans:
        for action, label in zip(plan.actions, labels(plan), strict=True):
            for kind, back, references in _stated(action):
                for reference in references:
                    own, other = (plan.id, label.name), _key(plans, plan, reference)
                    forward[kind].setdefault(own, []).append(other)
                    forward[back].setdefault(other, []).append(own)
    order = {key: place for place, key in enumerate(links)}
    for relations in forward.values():
        for own, keys in relations.items():
            if own[0] not in drafts:  # what a draft takes on is not agreed yet, so no other plan says it
                keys = [key for key in keys if key[0] not in drafts]
            relations[own] = sorted(dict.fromkeys(keys), key=lambda key: order.get(key, len(order)))
    return References(plans, own_names, links, language, forward, frozenset(_concluded(institution)))


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
        for action, label in zip(plan.actions, labels(plan), strict=True):
            for key in action.inferred:
                if key in _BACK:
                    yield (plan.id, label.name), _BACK[key]


def _named(plan: Plan, language: str) -> Iterator[tuple[Key, str, str]]:
    """What actions and parts of a plan are called in links, and their anchors: by their first words where the plan has no ids."""
    for action, label in zip(plan.actions, labels(plan), strict=True):
        yield (plan.id, label.name), label.shown or _quoted(action, language), label.anchor
        for part, own in zip(action.parts, label.parts, strict=True):
            yield (plan.id, own.full), own.full if label.shown else _quoted(part, language), own.anchor


def _quoted(part: Part, language: str) -> str:
    words = plain(part.text.in_language(language))
    return f"“{words}”" if len(words) <= FIRST_WORDS else f"“{words[:FIRST_WORDS].rsplit(' ', 1)[0]} …”"


def _with_title(name: str, plan: Plan, language: str, foreign: str) -> str:
    words = f"{name}, {plan.title.in_language(language)}"
    if foreign and language not in plan.title.languages:
        return MarkedWords(words, plan.title.languages[0] or foreign)
    return words


def _stated(action: Action) -> Iterator[tuple[str, str, Iterable[str]]]:
    """What an action says itself: the relation, its reverse, and what it names."""
    yield "carried-from", "carried-to", action.carried_from
    yield "carried-to", "carried-from", action.carried_to
    yield "merged-into", "takes-in", [action.merged_into] if action.merged_into else []
    yield "as-per", "stands-for", [action.as_per] if action.as_per else []


def _key(plans: Mapping[str, Plan], plan: Plan, reference: str) -> Key:
    """What a reference means, whichever of its names it uses; the reference itself where it means nothing."""
    there, _, name = reference.rpartition("/")
    other = plans.get(there or plan.id)
    place = find(other, name) if other else None
    if not (other and place):
        return there or plan.id, name
    label = labels(other)[place.action]
    return other.id, label.name if place.part is None else label.parts[place.part].full

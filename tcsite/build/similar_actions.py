"""Which actions of the site are similar: kept between builds, and found again only for those that changed."""

from collections.abc import Callable, Mapping, Sequence

from tcsite.build.memory import Memory, in_a_language
from tcsite.build.records import ALIKE, SAID, AlikeState, InstitutionFacts
from tcsite.facts.similar import ActionWords, Alike, alike, alike_again

ComparedOf = Callable[[InstitutionFacts], tuple[ActionWords, ...]]

MOST_CHANGED = 8
"""One in so many institutions: where more have changed, all are compared."""


def all_alike(
    institutions: Sequence[InstitutionFacts], compared_of: ComparedOf, memory: Memory, language: str = ""
) -> Alike:
    """The most similar actions of other institutions, to each action that has any; `language` is a further one."""
    name = in_a_language("site/alike", language)
    now = {one.summary.id: one.parts.said for one in institutions}
    said = {one.summary.id: compared_of(one) for one in institutions}
    known = memory.recall(name, "newest", ALIKE)
    if known and known.institutions == tuple(now.items()):
        return _keyed(known, said)
    earlier = _earlier(known, now, said, memory, language) if known else None
    every = [one for own in said.values() for one in own]
    found = _changed(known, every, earlier, said) if known and earlier else alike(every)
    places = {one.key: place for place, one in enumerate(every)}
    pairs = tuple((places[key], *(places[other] for other in others)) for key, others in found.items())
    memory.store(name, "newest", ALIKE, AlikeState(tuple(now.items()), pairs), memory.day())
    return found


def _keyed(state: AlikeState, said: Mapping[str, tuple[ActionWords, ...]]) -> Alike:
    keys = [one.key for id, _ in state.institutions for one in said[id]]
    return {keys[at]: tuple(keys[other] for other in others) for at, *others in state.alike}


def _earlier(
    known: AlikeState,
    now: Mapping[str, str],
    said: Mapping[str, tuple[ActionWords, ...]],
    memory: Memory,
    language: str,
) -> dict[str, tuple[ActionWords, ...]] | None:
    """What each institution said when the state was made; nothing where that is not known, or too much is new."""
    before = dict(known.institutions)
    if [id for id in before if id in now] != [id for id in now if id in before]:
        return None  # of two as near, the later one counts
    differing = [id for id in {**before, **now} if before.get(id) != now.get(id)]
    if len(differing) * MOST_CHANGED > len(now):
        return None
    found: dict[str, tuple[ActionWords, ...]] = {}
    for id, key in before.items():
        own = said[id] if now.get(id) == key else memory.filed(id, key, SAID, language)
        if own is None:
            return None
        found[id] = own
    return found


def _changed(
    known: AlikeState,
    every: Sequence[ActionWords],
    earlier: Mapping[str, tuple[ActionWords, ...]],
    said: Mapping[str, tuple[ActionWords, ...]],
) -> Alike:
    differing = [id for id in {**earlier, **said} if earlier.get(id) != said.get(id)]
    old = {one.key: one for id in differing for one in earlier.get(id, ())}
    new = {one.key: one for id in differing for one in said.get(id, ())}
    gone = {key: one for key, one in old.items() if new.get(key) != one}
    changed = {key for key, one in new.items() if old.get(key) != one}
    return alike_again(every, _keyed(known, earlier), changed, gone)

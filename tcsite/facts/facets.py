"""Facets: what an action can be narrowed by, in one place for pages, filters and the search index."""

from functools import lru_cache

from tcsite.facts.actions import due_year, status
from tcsite.facts.once import once_each
from tcsite.facts.plans import pillars_of, themes_of
from tcsite.frozen import dataclass
from tcsite.model import Action, Plan


@dataclass(frozen=True, slots=True)
class Facets:
    """What an action is, as far as readers narrow lists by it."""

    status: str
    pillar: str  # the pillars that it serves, with spaces between them
    recommendations: tuple[str, ...]  # "R6", in the order of their numbers
    due: str  # the year by whose end it is to be done: "2027"; empty where nothing tells

    @property
    def pillars(self) -> tuple[str, ...]:
        """The pillars that it serves."""
        return tuple(self.pillar.split())

    @property
    def marks(self) -> str:
        """The facets as filters in the browser read them: ``status:complete pillar:visibility talent:R6``."""
        return _marks(self)


@lru_cache(4096)  # many actions have the same
def _marks(facets: Facets) -> str:
    pairs = [("status", facets.status), *(("pillar", one) for one in facets.pillars), ("due", facets.due)]
    pairs += [("talent", id) for id in facets.recommendations]
    return " ".join(f"{name}:{value}" for name, value in pairs if value)


@once_each
def facets_of(plan: Plan, action: Action) -> Facets:
    """The facets of an action with its parts."""
    pillars = pillars_of(plan, action)
    recommendations = themes_of(plan, action).difference(pillars)
    return Facets(
        status(plan, action).status,
        " ".join(pillars),
        tuple(sorted(recommendations, key=lambda one: (len(one), one))),
        str(due_year(plan, action) or ""),
    )

"""What readers narrow a list by: filters in place, facets that are pages; made of the values that occur in the list."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from tcsite.site.views.parts import Facet, FacetGroup, Filter, FilterOption
from tcsite.text.words import language_of


def filters_of(*filters: Filter) -> tuple[Filter, ...]:
    """Those filters that leave a choice."""
    return tuple(one for one in filters if one.options)


def by_order(
    name: str, words: str, values: Iterable[str] | Mapping[str, int], order: Mapping[str, str]
) -> Filter:
    """A filter whose choices stand as in `order`, which maps values to words; values may come with their numbers."""
    counts = Counter(values)
    return _filter(name, words, counts, [(value, order[value]) for value in order if counts[value]])


def by_words(
    name: str, words: str, values: Iterable[str] | Mapping[str, int], worded: Callable[[str], str] = str
) -> Filter:
    """A filter whose choices are sorted by their words; an empty value is no choice."""
    counts = Counter(values)
    options = [(value, worded(value)) for value in counts if value]
    return _filter(name, words, counts, sorted(options, key=lambda option: (option[1], option[0])))


def _filter(name: str, words: str, counts: Counter[str], options: list[tuple[str, str]]) -> Filter:
    """A filter; without choices where everything in the list has the same value."""
    if len(counts) < 2:
        return Filter(name, words, ())
    # An option holds text alone: its language stands in an attribute.
    return Filter(
        name,
        words,
        tuple(FilterOption(value, str(shown), counts[value], language_of(shown)) for value, shown in options),
    )


def facet_groups(
    words: Mapping[str, str],
    values_of: Callable[[str], Mapping[str, int]],
    worded: Callable[[str, str], str],
    address: Callable[[str, str], str],
    current: tuple[str, str],
) -> tuple[FacetGroup, ...]:
    """For each facet in `words` a page a value, with how many it lists; `current` are facet and value of the page at hand."""
    groups = []
    for facet, about in words.items():
        values = values_of(facet)
        facets = (
            Facet(worded(facet, value), values[value], address(facet, value), (facet, value) == current)
            for value in values
        )
        if values:
            groups.append(FacetGroup(about, tuple(facets)))
    return tuple(groups)

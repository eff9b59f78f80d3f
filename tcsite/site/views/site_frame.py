"""The site's context, made of its settings and its pages: what stands around every page in one language."""

from collections.abc import Sequence
from datetime import date

from tcsite.language import phrase, word
from tcsite.model import COLOURS, PILLARS, Settings, Site, VocabularyPillar, addresses
from tcsite.model.addresses import (
    ACTIONS,
    COMPARE,
    DATA,
    FEED,
    HOME,
    INSTITUTIONS,
    RECOMMENDATIONS,
    UPDATES,
    text_page,
)
from tcsite.site.views.parts import Link, MenuItem, Places, PublisherContact, SiteFrame, StatusMark
from tcsite.site.views.site_context import SiteContext
from tcsite.site.views.spoken import name_in, spoken
from tcsite.text import colour
from tcsite.text.markdown import Prose
from tcsite.text.words import language_of


def site_context(
    site: Site, today: date, *, institutions: int = 0, feed: bool = False, examples: Sequence[Link] = ()
) -> SiteContext:
    """The site's context in its own language; it has so many `institutions`, and a `feed` or none.

    `examples` are the invented institutions beside them: where no list leads there, the foot of every page does.
    """
    settings = site.settings
    language = settings.language
    marks = {key: StatusMark(key, word("status", key, language), colour) for key, colour in COLOURS.items()}
    return SiteContext(
        settings,
        settings.addresses,
        language,
        today,
        _frame(site, language, institutions, examples, feed=feed),
        {pillar.id: _pillar(pillar, settings) for pillar in site.vocabulary.pillars}
        or {pillar: word("pillar", pillar, language) for pillar in PILLARS},
        {one.id: name_in(one.name, settings) for one in site.vocabulary.recommendations},
        marks,
        settings.first_language if settings.below else "",
    )


def _pillar(pillar: VocabularyPillar, settings: Settings) -> str:
    """A pillar's name: where the content has none in the language, the Commitment's own word for it."""
    name = name_in(pillar.name, settings)
    return (
        word("pillar", pillar.id, settings.language) if language_of(name) and pillar.id in PILLARS else name
    )


def _frame(
    site: Site, language: str, institutions: int, examples: Sequence[Link], *, feed: bool
) -> SiteFrame:
    settings = site.settings
    # There is a directory unless the home page is that of the only institution.
    directory = not settings.home or institutions > 1
    contact, licence = settings.contact, settings.licence
    return SiteFrame(
        title=settings.title.in_language(language),
        title_language=spoken(settings.title, settings)[1],
        description=settings.description.in_language(language) if settings.description else "",
        base_url=settings.base_url or "",
        below=settings.below,
        language=language,
        places=_places(site, institutions, directory=directory, feed=feed),
        menu=_menu(site, language, directory=directory),
        footer=(
            *_footer(site, language, directory=directory),
            *(() if directory else _invented(examples, language)),
        ),
        notice=Prose(*spoken(settings.notice, settings)) if settings.notice else None,
        publisher=settings.publisher.in_language(language) if settings.publisher else "",
        contact=PublisherContact(name_in(contact.name, settings), contact.email or "", contact.url or "")
        if contact
        else None,
        licence=Link(licence.name.in_language(language), licence.url or "") if licence else None,
        accent=settings.accent if settings.accent and colour.usable(settings.accent) else "",
        logo=settings.logo or "",
    )


def _invented(examples: Sequence[Link], language: str) -> Sequence[Link]:
    return [Link(phrase("search.invented", language, name=one.words), one.address) for one in examples]


def _menu(site: Site, language: str, *, directory: bool) -> tuple[MenuItem, ...]:
    keys = [("shared.institutions", INSTITUTIONS), ("base.register", addresses.REGISTER)] if directory else []
    keys += [("shared.pillars", addresses.PILLARS)]
    keys += [("shared.recommendations", RECOMMENDATIONS)] if site.vocabulary.recommendations else []
    keys += [("shared.actions", ACTIONS), ("shared.updates", UPDATES)]
    links = [(phrase(key, language), address) for key, address in keys]
    links += [(name_in(page.title, site.settings), text_page(page.id)) for page in site.pages if page.menu]
    return tuple(MenuItem(words, address, current=False) for words, address in links)


def _places(site: Site, institutions: int, *, directory: bool, feed: bool) -> Places:
    return Places(
        home=HOME,
        institutions=INSTITUTIONS if directory else "",
        pillars=addresses.PILLARS,
        recommendations=RECOMMENDATIONS if site.vocabulary.recommendations else "",
        actions=ACTIONS,
        updates=UPDATES,
        data=DATA,
        actions_csv=addresses.ACTIONS_CSV,
        feed=FEED if feed else "",
        compare=COMPARE if institutions > 1 else "",
        search=addresses.SEARCH,
    )


def _footer(site: Site, language: str, *, directory: bool) -> tuple[Link, ...]:
    settings = site.settings
    return (
        *(Link(name_in(page.title, settings), text_page(page.id)) for page in site.pages if not page.menu),
        Link(phrase("base.search", language), addresses.SEARCH),
        *([] if directory else [Link(phrase("base.register", language), addresses.REGISTER)]),
        Link(phrase("base.data", language), DATA),
        *([Link(phrase("base.rulebook", language), addresses.RULEBOOK)] if settings.rulebook else []),
    )

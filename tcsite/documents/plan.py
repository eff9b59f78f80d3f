"""A plan alone, as a document: what holds for it, and its actions under their headings."""

from collections.abc import Iterator
from datetime import date

from tcsite.documents.actions import WHOLE, PlanWords, tables, title_of, words_of
from tcsite.documents.document import Block, Heading, ItemList, ListItem, OutputDocument, PageGroup, text
from tcsite.documents.prose import ProseReader
from tcsite.documents.words import say
from tcsite.facts.measures import figures
from tcsite.language import date_words, period_words, word
from tcsite.model import Institution, Plan, Site
from tcsite.model.addresses import Addresses


def plan_document(site: Site, institution: Institution, plan: Plan, today: date) -> OutputDocument:
    """The document of a plan."""
    language = site.settings.language
    name = words_of(institution.name, language)
    words = plan_words(site, institution, plan)
    top = PageGroup(tuple(_top(words)))
    title = title_of(plan, language)
    blocks = (Heading(1, title), *tables(words, WHOLE, level=2))
    actions = (PageGroup(blocks, wide=True),) if plan.actions else ()
    return OutputDocument(f"{name}: {title}", language, name, today.isoformat(), (top, *actions))


def plan_words(site: Site, institution: Institution, plan: Plan) -> PlanWords:
    """What is needed to say a plan's actions."""
    base = f"{Addresses(site.settings.home or '').institution(institution.id)}plans/"
    reader = ProseReader(site.settings.base_url or "")
    return PlanWords(plan, reader, site.settings.language, figures(institution), base)


def _top(words: PlanWords) -> Iterator[Block]:
    plan, language = words.plan, words.language
    yield text(say("plan.period", period=period_words(plan.period, language)))
    yield text(say("plan.state", state=word("state", plan.state, language)))
    for one in plan.sign_off:
        who = [one.name or word("signed", one.who, language), words_of(one.post, language)]
        who += [date_words(one.date, language)] if one.date else []
        yield text(say("plan.signed", who=", ".join(filter(None, who))))
    if plan.summary:
        yield from words.reader.blocks(plan.summary.in_language(language), words.base, level=2)
    for key, values in (("aims", plan.aims), ("commitments", plan.commitments)):
        if values:
            yield Heading(1, say(f"plan.{key}"))
            runs = (words.reader.line(one.in_language(language), words.base) for one in values)
            yield ItemList(tuple(ListItem(one) for one in runs))
    if plan.resourcing:
        yield text(say("form.resourced", words=words_of(plan.resourcing, language)))
    if not plan.actions:
        places = [one.url or one.file or "" for one in plan.formats]
        where = next(filter(None, places), "")
        yield text(say("plan.kept", where=where) if where else say("plan.none"), "note")

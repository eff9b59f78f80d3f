"""A plan alone, as a document: what holds for it, and its actions under their headings."""

from collections.abc import Iterator
from datetime import date

from tcsite.documents.actions import WHOLE, PlanWords, tables, title_of, words_of
from tcsite.documents.answers import recommendations_table, voices_said
from tcsite.documents.document import Block, Heading, ItemList, ListItem, OutputDocument, PageGroup, text
from tcsite.documents.prose import ProseReader
from tcsite.facts.measures import figures
from tcsite.facts.plans import state_words
from tcsite.language import date_words, period_words, word
from tcsite.model import Institution, Plan, Site
from tcsite.model.addresses import Addresses


def plan_document(site: Site, institution: Institution, plan: Plan, today: date) -> OutputDocument:
    """The document of a plan."""
    language = site.settings.language
    name = words_of(institution.name, language)
    words = plan_words(site, institution, plan)
    top = PageGroup(tuple(_top(words, today)))
    title = title_of(plan, language)
    blocks = (Heading(1, title), *tables(words, WHOLE, level=2))
    parts = [top, *([PageGroup(blocks, wide=True)] if plan.actions else [])]
    if plan.talent:
        caption = words.say("plan.talent_caption")
        table, _ = recommendations_table(site.vocabulary, plan, caption, language)
        parts.append(PageGroup((Heading(1, words.say("plan.talent")), table)))
    return OutputDocument(f"{name}: {title}", language, name, today.isoformat(), tuple(parts))


def plan_words(site: Site, institution: Institution, plan: Plan) -> PlanWords:
    """What is needed to say a plan's actions."""
    base = f"{Addresses(site.settings.home or '').institution(institution.id)}plans/"
    reader = ProseReader(site.settings.base_url or "")
    return PlanWords(plan, reader, site.settings.language, figures(institution), base)


def _top(words: PlanWords, today: date) -> Iterator[Block]:
    plan, language = words.plan, words.language
    if period := period_words(plan.period, language):
        yield text(words.say("document.period", period=period))
    yield text(words.say("document.state", state=state_words(plan, today, language)))
    if plan.stage:
        yield text(words.say("document.stage", stage=plan.stage))
    if plan.known_from == "achievements":
        yield text(words.say("plan.from_achievements"))
    for one in plan.sign_off:
        said = [
            one.name or "",
            words_of(one.post, language),
            date_words(one.date, language) if one.date else "",
            words_of(one.note, language) if one.date else "",  # without a date it would be read as a name
        ]
        who = word("signed", one.who, language)
        yield text(words.say("document.signed", who=who, words="; ".join(filter(None, said))))
    if plan.summary:
        yield from words.reader.blocks(plan.summary.in_language(language), words.base, level=2)
    for key, values in (("plan.aims", plan.aims), ("plan.whole", plan.commitments)):
        if values:
            yield Heading(1, words.say(key))
            runs = (words.reader.line(one.in_language(language), words.base) for one in values)
            yield ItemList(tuple(ListItem(one) for one in runs))
    if plan.resourcing:
        yield text(words.say("form.resourced", words=words_of(plan.resourcing, language)))
    for voice in voices_said(plan, language):
        yield text(words.say("document.voice", words=voice))
    if plan.note:
        yield text(words.say("document.note", words=words_of(plan.note, language)))
    if not plan.actions:
        places = [one.url or one.file or "" for one in plan.formats]
        where = next(filter(None, places), "")
        yield text(words.say("document.kept", where=where) if where else words.say("document.none"), "note")

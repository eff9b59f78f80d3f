"""Pages of prose: about, the accessibility statement, and the page for addresses that lead nowhere."""

from tcsite.frozen import dataclass
from tcsite.language import catalogue, phrase, word
from tcsite.model import Statement, TextPage, addresses
from tcsite.site.views.parts import Link, PageFrame, SiteFrame
from tcsite.site.views.site_context import SiteContext
from tcsite.text.markdown import Paragraphs, Prose
from tcsite.text.urls import Rooted


@dataclass(frozen=True, slots=True)
class TextView:
    """`text.html`: a page of prose."""

    site: SiteFrame
    page: PageFrame
    body: Paragraphs | None
    not_reviewed: str  # that no speaker has checked the site's own words in this language; empty once one has


@dataclass(frozen=True, slots=True)
class IssueView:
    """Something on the site that is not accessible yet."""

    what: Prose
    criterion: str
    reason: Prose
    fixed_by: str
    overdue: bool  # that day has passed


@dataclass(frozen=True, slots=True)
class StatementView:
    """`statement.html`: the accessibility statement, from its fields and the text of its page."""

    site: SiteFrame
    page: PageFrame
    scope: Paragraphs | None
    organisation: str
    compliance: str  # "partially compliant"
    because: str  # what follows on that: ", due to the non-compliances listed below"
    assessed: bool
    issues: tuple[IssueView, ...]
    contact: str  # an e-mail address
    response: Prose
    enforcement: Link  # who enforces the regulations, and where
    enforcement_note: str
    tested: Paragraphs | None
    tested_on: str
    prepared: str
    reviewed: str
    body: Paragraphs | None
    not_reviewed: str  # as on other pages of prose


@dataclass(frozen=True, slots=True)
class NotFoundInLanguage:
    """The same in another language of the site: hosts show one page for every address."""

    language: str
    heading: str
    lede: str
    home: Link  # ready to be used, without `url`


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """`not-found.html`: shown by the host where an address leads nowhere. Its links begin at the host's root."""

    site: SiteFrame
    page: PageFrame
    ways: tuple[Link, ...]
    others: tuple[NotFoundInLanguage, ...]


_BRITAIN = ("statement.ehrc", "statement.eass", "https://www.equalityadvisoryservice.com/")
_ENFORCEMENT = {
    "England": _BRITAIN,
    "Scotland": _BRITAIN,
    "Wales": _BRITAIN,
    "Northern Ireland": ("statement.ecni", "statement.ecni_link", "https://www.equalityni.org/"),
}
"""Who enforces the law in each nation and who is to be contacted, by phrase, and the latter's address."""


def text_view(context: SiteContext, text: TextPage) -> TextView | StatementView:
    """The view of a page of prose; of the accessibility statement where it has one's fields."""
    url = addresses.text_page(text.id)
    site = context.site(url)
    title = context.words(text.title)
    markdown = context.in_languages(text.markdown, text.translations)
    page = context.page(
        url,
        title,
        description=context.words(text.description) or context.words(markdown),
        modified=text.statement.reviewed if text.statement else None,
    )
    body = (
        context.blocks(markdown, anchor="text-", level=2)
        if text.markdown.strip() or text.translations
        else None
    )
    if text.statement:
        return _statement(context, site, page, text.statement, body)
    return TextView(site, page, body, _not_reviewed(context))


def _not_reviewed(context: SiteContext) -> str:
    return "" if catalogue(context.language).reviewed else context.say("base.not_reviewed")


def _statement(
    context: SiteContext, site: SiteFrame, page: PageFrame, statement: Statement, body: Paragraphs | None
) -> StatementView:
    enforcer, contact, address = _ENFORCEMENT[statement.nation]
    return context.view(
        StatementView,
        statement,
        site=site,
        page=page,
        compliance=word("compliance", statement.compliance, context.language),
        because=_because(context, statement),
        assessed=statement.compliance != "not-assessed",
        issues=tuple(
            context.view(IssueView, issue, overdue=issue.fixed_by.last < context.today)
            for issue in statement.issues
        ),
        enforcement=Link(context.say(contact), address),
        enforcement_note=context.say("statement.law", body=context.say(enforcer)),
        body=body,
        not_reviewed=_not_reviewed(context),
    )


def _because(context: SiteContext, statement: Statement) -> str:
    keys = {"partial": "statement.because", "none": "statement.because_none"}
    key = keys.get(statement.compliance) if statement.issues else None
    return context.say(key) if key else ""


def not_found_view(context: SiteContext) -> NotFoundView:
    """The view of the page for addresses that lead nowhere."""
    return NotFoundView(
        context.site(),
        context.page(
            addresses.NOT_FOUND,
            context.say("not_found.heading"),
            description=context.say("not_found.description"),
            indexable=False,
        ),
        (
            Link(context.say("shared.home"), addresses.HOME),
            *(Link(item.words, item.address) for item in context.frame.menu),
        ),
        tuple(
            _not_found_in(language, context)
            for language in context.settings.languages
            if language != context.language
        ),
    )


def _not_found_in(language: str, context: SiteContext) -> NotFoundInLanguage:
    home = addresses.in_language(addresses.HOME, context.settings.in_language(language).below)
    return NotFoundInLanguage(
        language,
        phrase("not_found.heading", language),
        phrase("not_found.lede", language),
        Link(phrase("shared.home", language), Rooted(context.frame.base_url)(home)),
    )

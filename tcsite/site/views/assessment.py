"""The page of a submitted self-assessment."""

from tcsite.facts.forms import written
from tcsite.frozen import dataclass
from tcsite.language import word
from tcsite.model import Institution, SelfAssessment, addresses
from tcsite.model.assessment import Section
from tcsite.site.views.parts import DocumentLink, Link, PageFrame, SignOffLine, SiteFrame, SourceNote
from tcsite.site.views.site_context import SiteContext
from tcsite.text.markdown import Paragraphs, Prose


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section of the form."""

    anchor: str
    title: str
    body: Paragraphs


@dataclass(frozen=True, slots=True)
class LeadLine:
    """A lead as the form names them."""

    name: str
    post: Prose | None
    until: str


@dataclass(frozen=True, slots=True)
class AssessmentView:
    """`assessment.html`: a self-assessment, section by section."""

    site: SiteFrame
    page: PageFrame
    institution: Link
    stage: str
    draft: bool  # it is private, and shown because somebody asked to see drafts
    state: str
    date: str  # empty: not dated
    leads: tuple[LeadLine, ...]
    reviews: Link | None  # the plan it looks back on
    proposes: Link | None  # the plan it submits
    published_as: str  # the address that the form gives
    publication: Prose | None  # its answer where it gives none
    sign_off: tuple[SignOffLine, ...]
    documents: tuple[DocumentLink, ...]
    inferred: bool  # no source says which stage it is: an editor concluded it
    introduction: Paragraphs | None
    sections: tuple[SectionView, ...]
    source: SourceNote | None
    note: Paragraphs | None


def assessment_view(context: SiteContext, institution: Institution, one: SelfAssessment) -> AssessmentView:
    """The view of a self-assessment's page."""
    own = context.addresses
    home = own.institution(institution.id)
    base = f"{home}self-assessments/"
    anchors = addresses.section_anchors(section.id for section in one.sections)
    reviewed = institution.plan(one.reviews) if one.reviews else None
    proposed = institution.plan(one.proposes) if one.proposes else None
    return context.view(
        AssessmentView,
        one,
        base,
        site=context.site(addresses.INSTITUTIONS),
        page=_frame(context, institution, one),
        institution=Link(context.words(institution.name), home),
        draft=one.state == "draft",
        state=word("state", one.state, context.language),
        leads=tuple(context.view(LeadLine, lead) for lead in one.leads),
        reviews=context.plan_link(reviewed) if reviewed else None,
        proposes=context.plan_link(proposed) if proposed else None,
        publication=context.line_or_none(one.publication),
        sign_off=context.sign_off(one.sign_off),
        documents=context.documents(institution.id, one.documents),
        introduction=context.paragraphs(
            one.introduction,
            {language: text.introduction for language, text in one.translations.items()},
            base,
            "introduction-",
            level=2,
        )
        if one.introduction
        else None,
        sections=tuple(
            _section(context, one, section, anchor, base)
            for anchor, section in zip(anchors, one.sections, strict=True)
            if written(section)
        ),
        source=context.source(one.source),
    )


def _frame(context: SiteContext, institution: Institution, one: SelfAssessment) -> PageFrame:
    name, title = context.words(institution.name), context.title(one, institution.self_assessments)
    return context.page(
        context.addresses.assessment(institution.id, one.id),
        context.words(one.title),
        title=f"{title} – {name}",
        description=context.say("assessment.description", title=title, institution=name),
        trail=context.above(name, institution.id),
        modified=one.date if one.date and one.date.first <= context.today else None,
        indexable=one.state != "draft",
    )


def _section(
    context: SiteContext, form: SelfAssessment, section: Section, anchor: str, base: str
) -> SectionView:
    others = {language: text.section(section.id) for language, text in form.translations.items()}
    title = context.in_languages(section.title, {at: other.title for at, other in others.items() if other})
    texts = {at: other.markdown for at, other in others.items() if other}
    return SectionView(
        anchor,
        context.words(title),
        context.paragraphs(section.markdown, texts, base, f"{anchor}--", level=3),
    )

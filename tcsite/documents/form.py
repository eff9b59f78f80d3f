"""The form of a stage, filled in from the content: the answers that were written, and what follows from the plans."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from tcsite.content.scaffold import FILL_IN
from tcsite.documents.actions import REVIEW, WHOLE, PlanWords, tables, title_of, words_of
from tcsite.documents.answers import (
    groups_said,
    impact_said,
    outcomes_said,
    recommendations_table,
    reds,
    unsaid,
    voices_said,
    without_status,
)
from tcsite.documents.document import (
    Block,
    Heading,
    ItemList,
    ListItem,
    OutputDocument,
    PageGroup,
    TextBlock,
    TextRun,
    text,
)
from tcsite.documents.prose import ProseReader
from tcsite.facts.coverage import tagged
from tcsite.facts.forms import PlansOfForm, answers, form_of_stage, plans_of_form, written
from tcsite.facts.measures import figures
from tcsite.frozen import dataclass
from tcsite.language import OF_COMMANDS, counted, date_words, joined, phrase, word
from tcsite.model import (
    Institution,
    Plan,
    Section,
    SelfAssessment,
    SignOff,
    Site,
    StageForm,
    form_of,
)
from tcsite.model.addresses import Addresses


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that the form asks and the content lacks."""

    what: str
    hint: str  # what to type, and where


@dataclass(frozen=True, slots=True)
class FilledForm:
    """The document, and what is missing in it."""

    document: OutputDocument
    missing: tuple[Missing, ...]


class NoFormKnownError(LookupError):
    """The vocabulary holds no form."""


def filled_form(site: Site, institution: Institution, stage: int, today: date) -> FilledForm:
    """The form of a stage as the content fills it in. `NoFormKnownError` where the vocabulary holds none."""
    submitted = form_of_stage(institution, stage)
    year = submitted.date.year if submitted and submitted.date else today.year
    asked = form_of(site.vocabulary.forms, stage, year)
    if asked is None:
        raise NoFormKnownError
    return _Filler(site, institution, submitted, asked, stage, today).form()


class _Filler:
    """Fills in one form; notes what it cannot answer."""

    def __init__(
        self,
        site: Site,
        institution: Institution,
        submitted: SelfAssessment | None,
        asked: StageForm,
        stage: int,
        today: date,
    ) -> None:
        self._site, self._institution, self._asked = site, institution, asked
        self._submitted, self._stage, self._today = submitted, stage, today
        self._language = site.settings.language
        self._reader = ProseReader(site.settings.base_url or "")
        self._plans: PlansOfForm = plans_of_form(institution, submitted, stage, today)
        self._missing: list[Missing] = []
        self._appendices = self._numbered()
        self._answers = answers(submitted, site.vocabulary.sections) if submitted else {}

    def form(self) -> FilledForm:
        questions = [
            block
            for one in self._asked.asks
            for block in self._question(one.section, words_of(one.question, self._language))
        ]
        first = (*self._about(), *questions, *self._others(), *self._signatures())
        name = words_of(self._institution.name, self._language)
        stage = self.say("form.stage", number=self._stage)
        document = OutputDocument(
            self.say("form.title", stage=stage),
            self._language,
            name,
            self._today.isoformat(),
            (PageGroup(first), *self._parts()),
        )
        return FilledForm(document, tuple(self._missing))

    def say(self, key: str, **values: object) -> str:
        """What documents say by themselves."""
        return phrase(key, self._language, **values)

    def _numbered(self) -> Mapping[str, str]:
        """The appendices that there are, by what they hold."""
        asked = {one.section for one in self._asked.asks}
        plans = self._plans
        there = [
            key
            for key, is_there in (
                ("review", "review" in asked and plans.reviewed and plans.reviewed.actions),
                ("plan", plans.proposed and plans.proposed.actions),
                ("talent", "talent" in asked and self._talent_plan()),
            )
            if is_there
        ]
        return {key: self.say("form.appendix", number=number) for number, key in enumerate(there, start=1)}

    # The top

    def _about(self) -> Iterator[Block]:
        institution = self._institution
        yield Heading(1, self.say("form.about"))
        yield text(self.say("form.organisation", name=words_of(institution.name, self._language)))
        contacts = [
            one
            for one in institution.contacts
            if one.role == "lead" and one.public and one.current(self._today)
        ]
        named = [(one.name, words_of(one.post, self._language)) for one in contacts if one.name]
        if self._submitted and self._submitted.leads:
            named = [(one.name, words_of(one.post, self._language)) for one in self._submitted.leads]
        for lead in named:
            yield text(self.say("form.lead", name=", ".join(filter(None, lead))))
        for contact in contacts[:1]:
            if contact.email:
                key = "form.care_of" if contact.care_of else "form.email"
                yield text(self.say(key, email=contact.email))
        yield text(self.say("form.phone", number=self.say("form.blank")))  # no file holds it
        if not named:
            self._lacks(
                "the name of the institutional lead", f"add a contact with  role: lead  to {institution.file}"
            )

    # The questions

    def _question(self, section: str, question: str) -> Iterator[Block]:
        headings = {one.id: words_of(one.heading, self._language) for one in self._site.vocabulary.sections}
        heading = headings.get(section, section)
        yield Heading(1, heading)
        yield text(" ".join(question.split()), "question")
        before = len(self._missing)
        headed = self._answers.get(section, ())
        begun = [one for one in headed if FILL_IN in one.markdown]  # and not written yet
        answer = [
            block for one in headed if one not in begun for block in self._section(self._twin(one).markdown)
        ]
        derived = list(_DERIVED[section](self)) if section in _DERIVED else []
        draft = self._submitted and self._submitted.state == "draft"
        if answer and not draft and section not in _BESIDE:  # what was submitted is all that it said
            derived = []
        yield from (*answer, *derived)
        if not answer and not derived:
            yield text(self.say("form.missing"), "note")
        if begun and derived and self._submitted:
            hint = f"write it under  ## {heading} {{#{section}}}  in {self._submitted.file}, or delete  {FILL_IN}  there"
            self._lacks(f"{heading}: your own words, beside what your files say", hint)
        if not answer and not derived and len(self._missing) == before:
            where = self._submitted.file if self._submitted else "tcsite add self-assessment"
            hint = f"write it under  ## {heading} {{#{section}}}  in {where}"
            if section == "voice" and self._plans.proposed:
                hint = f"add  technician_voice: …  to {self._plans.proposed.file},  or {hint}"
            self._lacks(
                heading,
                hint if self._submitted else f"begin the form with  {where},  and {hint.split('  in ')[0]}",
            )

    def _twin(self, section: Section) -> Section:
        """The same in the document's language, where it is written in that."""
        twin = self._submitted.translations.get(self._language) if self._submitted else None
        return (twin.section(section.id) if twin else None) or section

    def _section(self, markdown: str) -> tuple[Block, ...]:
        base = self._base("self-assessments/")
        return self._reader.blocks(markdown, base, level=2)

    def _base(self, below: str) -> str:
        home = Addresses(self._site.settings.home or "")
        return f"{home.institution(self._institution.id)}{below}"

    def _others(self) -> Iterator[Block]:
        """Headings of the author's own: nothing that was written is left out."""
        if self._submitted is None:
            return
        asked = {one.section for one in self._asked.asks}
        used = {
            id(section) for key, sections in self._answers.items() if key in asked for section in sections
        }
        for section in self._submitted.sections:
            if id(section) not in used and written(section):
                twin = self._twin(section)
                yield Heading(1, " ".join(twin.title.split()))
                yield from self._section(twin.markdown)

    def structures(self) -> Iterator[Block]:
        """Who the technicians are, where no answer is written."""
        institution, staff = self._institution, self._institution.technicians
        if institution.scope:
            yield text(self.say("form.scope", words=words_of(institution.scope, self._language)))
        if staff and staff.definition:
            yield text(self.say("form.technicians", words=words_of(staff.definition, self._language)))
        if staff and staff.headcount is not None:
            key = "form.about_count" if staff.approximate else "form.headcount"
            yield text(self.say(key, count=staff.headcount))

    def governance(self) -> Iterator[Block]:
        """The groups that carry the Commitment, where no answer is written."""
        yield from groups_said(self._institution, self._language)

    def impact(self) -> Iterator[Block]:
        """What shows that the plan had an impact, where no answer is written."""
        yield from impact_said(self._institution, self._plans.reviewed, self._language)

    def review(self) -> Iterator[Block]:
        """The counts of the review, and each action in red with its explanation."""
        plan = self._plans.reviewed
        if plan is None or not plan.actions:
            if plan is None:
                self._lacks(
                    "the plan that the form looks back on", "name it with  reviews:  in the self-assessment"
                )
            return
        title = title_of(plan, self._language)
        appendix = self._appendices["review"]
        many = self.say("count.actions", count=len(plan.actions))
        counts = outcomes_said(plan, self._language)
        yield text(self.say("form.review", title=title, count=many, counts=counts, appendix=appendix))
        if unstated := list(without_status(plan)):
            hint = f"tcsite set {plan.institution}/{plan.id}#{unstated[0]} --status …"
            more = f",  and likewise for {joined(unstated[1:])}" if unstated[1:] else ""
            self._lacks(f"the status of {counted(len(unstated), 'action')} of plan {plan.id}", hint + more)
        red = list(reds(plan, self._language))
        if not red:
            yield text(self.say("form.no_red"))
            return
        yield Heading(2, self.say("form.reds"))
        yield ItemList(
            tuple(
                ListItem((TextRun(f"{name}: ", bold=True), TextRun(why or self.say("form.unexplained"))))
                for name, why in red
            )
        )
        for name, why in red:
            if not why:
                hint = f"add  reason: …  to its last progress entry in {plan.file}"
                self._lacks(f"why {name} is red", hint)

    def talent(self) -> Iterator[Block]:
        """Where the recommendations are answered."""
        if "talent" in self._appendices:
            yield text(self.say("form.answers", appendix=self._appendices["talent"]))

    def plan(self) -> Iterator[Block]:
        """Where the next plan is, and what carries it."""
        plan = self._plans.proposed
        if plan is None:
            self._lacks("the next plan", "tcsite add plan")
            return
        if "plan" in self._appendices:
            yield text(
                self.say("form.plan", title=title_of(plan, self._language), appendix=self._appendices["plan"])
            )
        if plan.resourcing:
            yield text(self.say("form.resourced", words=words_of(plan.resourcing, self._language)))
        elif self._stage >= 3 and not any(part.resources for _, part in plan.rows()):
            self._lacks("how the next plan is resourced", f"add  resourcing: …  to {plan.file}")
        if not self._submitted or self._submitted.state == "draft":
            for what, names, hint in unsaid(plan):
                self._lacks(f"{what}: {joined(names)}", f"{hint}  in {plan.file}")

    def voice(self) -> Iterator[Block]:
        """How technicians were consulted, as the next plan says it."""
        plan = self._plans.proposed
        if said := list(voices_said(plan, self._language)) if plan else []:
            yield ItemList(tuple(ListItem((TextRun(one),)) for one in said))

    def publication(self) -> Iterator[Block]:
        """The address, as the form gives it or as the institution has it."""
        form, own = self._submitted, self._institution.published
        if form and form.publication:
            yield text(words_of(form.publication, self._language))
        url = form.published_as if form and form.published_as else own.url if own else None
        if url and not (form and form.publication):
            yield TextBlock((TextRun(url, link=url),))

    # Signatures

    def _signatures(self) -> Iterator[Block]:
        yield Heading(1, self.say("form.signatures"))
        given = self._submitted.sign_off if self._submitted else ()  # who signed the plan has not signed this
        for who in self._asked.signed_by:
            known: list[SignOff | None] = [one for one in given if one.who == who]
            known = known or [None]
            for one in known:
                yield from self._signature(who, one)
            if not any(one and one.date for one in known):
                name = word("signature", who, OF_COMMANDS)
                where = self._submitted.file if self._submitted else "the self-assessment"
                self._lacks(
                    f"the signature of the {name}",
                    f"add  sign_off: [{{who: {who}, name: …, date: …}}]  to {where}",
                )
        for one in given:
            if one.who not in self._asked.signed_by:
                yield from self._signature(one.who, one)

    def _signature(self, who: str, one: SignOff | None) -> Iterator[Block]:
        names = (one.name or "", words_of(one.post, self._language)) if one else ()
        name = ", ".join(filter(None, names)) or self.say("form.blank")
        yield text(f"{self.say('form.signed', name=name)} ({word('signature', who, self._language)})", "line")
        day = date_words(one.date, self._language) if one and one.date else self.say("form.blank")
        yield text(self.say("form.date", date=day))

    # Appendices

    def _parts(self) -> Iterator[PageGroup]:
        plans, base = self._plans, self._base("plans/")
        known = figures(self._institution)
        for key, heading, plan, columns in (
            ("review", "form.review_heading", plans.reviewed, REVIEW),
            ("plan", "form.plan_heading", plans.proposed, WHOLE),
        ):
            if plan and key in self._appendices:
                title = title_of(plan, self._language)
                title = self.say(heading, appendix=self._appendices[key], title=title)
                words = PlanWords(plan, self._reader, self._language, known, base)
                yield PageGroup((Heading(1, title), *tables(words, columns, level=2)), wide=True)
        plan = self._talent_plan()
        if plan and "talent" in self._appendices:
            heading = self.say("form.talent_heading", appendix=self._appendices["talent"])
            table, unanswered = recommendations_table(self._site.vocabulary, plan, heading, self._language)
            yield PageGroup((Heading(1, heading), table))
            if unanswered:
                some = "recommendation" if len(unanswered) == 1 else "recommendations"
                hint = f"add  {unanswered[0]}: {{actions: […]}}  or  {{applies: false, reason: …}}  under  talent:  in {plan.file}"
                self._lacks(f"TALENT {some} {joined(unanswered)}", hint)

    def _talent_plan(self) -> Plan | None:
        """The plan that answers the recommendations: the next one; else the one that is reviewed."""
        plans = (self._plans.proposed, self._plans.reviewed)
        return next((plan for plan in plans if plan and tagged(plan)), None)

    def _lacks(self, what: str, hint: str) -> None:
        self._missing.append(Missing(what, hint))


_DERIVED: Mapping[str, Callable[[_Filler], Iterator[Block]]] = {
    "structures": _Filler.structures,
    "governance": _Filler.governance,
    "impact": _Filler.impact,
    "review": _Filler.review,
    "talent": _Filler.talent,
    "plan": _Filler.plan,
    "voice": _Filler.voice,
    "publication": _Filler.publication,
}
"""What the content answers by itself."""

_BESIDE = frozenset({"review", "talent", "plan"})
"""Sections in which that stands beside an answer even of a form that was submitted; in the others, instead of one."""

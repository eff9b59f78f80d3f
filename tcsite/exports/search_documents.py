"""Search documents: what can be found on the site, each with the words by which it is."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from tcsite.exports.tables import without_email
from tcsite.facts.facets import Facets, facets_of
from tcsite.facts.forms import written
from tcsite.facts.labels import labels
from tcsite.frozen import dataclass
from tcsite.language import phrase, word
from tcsite.model import Action, Institution, Part, Plan, SelfAssessment, Text
from tcsite.model.addresses import Addresses, section_anchors
from tcsite.text.markdown import in_one_line, plain

KINDS = ("institution", "plan", "action", "self-assessment", "update", "figures")
"""The kinds of an institution's documents that are found."""

MOST_SHOWN = 500
"""Characters of a text that are kept to show where a word was met; words beyond them are found all the same."""


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """Something that can be found. Nothing in it is e-mail, or private."""

    kind: str
    institution: str  # id of its institution
    address: str
    title: str
    label: str = ""  # "V5"
    text: str = ""  # more words by which it is found
    names: tuple[str, ...] = ()  # other names; they weigh as much as the title
    welsh: str = ""  # those of its names that are said to be Welsh
    facets: Facets | None = None  # of an action
    language: str = ""  # of its title, where it differs from the site's

    @property
    def shown(self) -> str:
        """The beginning of its text, cut at a word."""
        if len(self.text) <= MOST_SHOWN:
            return self.text
        return self.text[:MOST_SHOWN].rsplit(" ", 1)[0] + " …"


Run = tuple[int, int, str]
"""Some of an institution's documents: the first's number, the last's, and the steps between them, as JSON."""


@dataclass(frozen=True, slots=True)
class IndexShare:
    """What one institution adds to the list of all that there is. Its documents are numbered from 0."""

    id: str
    title: str
    count: int  # of its documents, of which it is the first
    plans: tuple[tuple[str, int], ...]  # title and number
    facets: Mapping[str, tuple[tuple[str, ...], str]]  # by name: its values, and one letter a document
    talent: Mapping[str, Run]  # the actions that name a recommendation


@dataclass(frozen=True, slots=True)
class SearchWords:
    """The words by which one institution's documents are found. They are numbered from 0."""

    in_texts: Mapping[str, Run]  # by word
    in_titles: Mapping[str, Run]


def documents_of(
    one: Institution, addresses: Addresses, language: str, today: date, foreign: str = ""
) -> Iterator[SearchDocument]:
    """An institution, then its plans, each followed by its actions, its self-assessments by section, its updates.

    `foreign` is the language of plain text, where it is not the site's.
    """
    writer = _DocumentWriter(one, addresses, language, foreign)
    yield writer.institution(today)
    for plan in one.plans:
        yield from writer.plan(plan)
    for form in one.self_assessments:
        yield from writer.assessment(form)
    for update in one.updates:
        yield writer.document(
            "update",
            writer.addresses.update(one.id, update.id),
            update.title,
            writer.words([update.summary, update.translations.get(language, update.markdown)]),
        )
    if one.measure_sets:
        yield writer.figures()


@dataclass(frozen=True, slots=True)
class _DocumentWriter:
    """Makes the documents of one institution, in the language of the site."""

    one: Institution
    addresses: Addresses
    language: str
    foreign: str

    def spoken(self, text: Text | str) -> str:
        """The language of a text, where it differs from the site's."""
        if not self.foreign or isinstance(text, str) or self.language in text.languages:
            return ""
        return text.languages[0] or self.foreign

    def words(self, texts: Iterable[Text | str | None]) -> str:
        """Some texts as one, without markup and e-mail addresses."""
        found = []
        for text in texts:
            if text:
                said = text.in_language(self.language) if isinstance(text, Text) else text
                if words := without_email(in_one_line(said).strip("; ")):
                    found.append(words)
        return "; ".join(found)

    def document(self, kind: str, address: str, title: Text | str, text: str) -> SearchDocument:
        """A document without labels, names and facets."""
        language = self.spoken(title)
        return SearchDocument(kind, self.one.id, address, self.words([title]), text=text, language=language)

    def institution(self, today: date) -> SearchDocument:
        """The institution, by all its names; its public contacts of today are part of its text."""
        one = self.one
        names = [one.name, one.short_name, *(former.name for former in one.former_names)]
        versions = [version for name in names if name for version in name.versions]
        people = [part for contact in one.contacts_on(today) for part in (contact.name, contact.post)]
        technicians = one.technicians
        about = [
            *people,  # first, for whom to ask is what a result shows
            one.summary,
            one.scope,
            word("nation", one.nation, self.language) if one.nation else None,
            word("kind", one.kind, self.language),
            word("standing", one.status.role, self.language),
            *((technicians.word, technicians.definition) if technicians else ()),
            *(award.name for award in one.awards),
            *(text for group in one.groups for text in (group.name, group.purpose)),
        ]
        title = self.words([one.name])
        return SearchDocument(
            "institution",
            one.id,
            self.addresses.institution(one.id),
            phrase("search.invented", self.language, name=title) if one.invented else title,
            text=self.words(about),
            names=tuple(plain(words) for _, words in versions),
            welsh=" ".join(plain(words) for language, words in versions if language == "cy"),
            language=self.spoken(one.name),
        )

    def figures(self) -> SearchDocument:
        """The page of its surveys and workforce figures."""
        sets = self.one.measure_sets
        said = [text for each in sets for text in (each.title, *(one.text for one in each.measures))]
        about = phrase("measures.found_by", self.language)
        title = phrase("measures.heading", self.language)
        return self.document(
            "figures", self.addresses.measures(self.one.id), title, self.words([about, *said])
        )

    def plan(self, plan: Plan) -> Iterator[SearchDocument]:
        """A plan, and each of its actions."""
        strands = (strand.title for strand in plan.strands)
        about = [plan.summary, *plan.aims, *plan.commitments, *strands, plan.resourcing, plan.note]
        address = self.addresses.plan(self.one.id, plan.id)
        yield self.document("plan", address, plan.title, self.words(about))
        for action, label in zip(plan.actions, labels(plan), strict=True):
            yield self._action(plan, action, f"{address}#{label.anchor}", label.shown)

    def _action(self, plan: Plan, action: Action, address: str, label: str) -> SearchDocument:
        said = action.text.in_language(self.language).strip()
        title, _, rest = said.partition("\n\n")
        parts = [text for part in action.parts for text in (part.text, *_about(part))]
        return SearchDocument(
            "action",
            self.one.id,
            address,
            self.words([title]),
            label,
            self.words([rest, *_about(action), *parts]),
            (label,),
            facets=facets_of(plan, action),
            language=self.spoken(action.text),
        )

    def assessment(self, form: SelfAssessment) -> Iterator[SearchDocument]:
        """A form, and each of its sections."""
        address = self.addresses.assessment(self.one.id, form.id)
        own = form.translations.get(self.language)
        introduction = own.introduction if own else form.introduction
        yield self.document(
            "self-assessment",
            address,
            form.title,
            self.words([introduction, form.publication, form.note]),
        )
        ids = section_anchors(section.id for section in form.sections)
        for section, id in zip(form.sections, ids, strict=True):
            if not written(section):
                continue  # its page has no such heading
            said = (own and own.section(section.id)) or section
            title = f"{said.title}: {form.title.in_language(self.language)}"
            yield self.document("self-assessment", f"{address}#{id}", title, self.words([said.markdown]))


def _about(part: Part) -> tuple[Text | None, ...]:
    """What an action or a part of it says beside its text."""
    progress = [text for entry in reversed(part.reports) for text in (entry.note, entry.reason)]
    return (*part.outputs, *part.success, *part.owners, part.rationale, part.resources, part.note, *progress)

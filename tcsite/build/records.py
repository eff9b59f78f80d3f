"""Records: all that the rest of the site needs of a unit, once the unit itself has been put away."""

from collections.abc import Iterator, Mapping
from dataclasses import field

from tcsite.build.memory import Kind, in_a_language
from tcsite.content.file_reader import packed, unpacked
from tcsite.diagnostics import Diagnostic
from tcsite.exports import Rows
from tcsite.exports.search import SearchParts
from tcsite.exports.search_documents import IndexShare, SearchWords
from tcsite.facts.register import ClauseFacts
from tcsite.facts.similar import ActionWords, Key
from tcsite.facts.similar_again import ComparedActions, Part
from tcsite.files import Cache
from tcsite.frozen import dataclass
from tcsite.links import PageLinks
from tcsite.model.page import ListedPage
from tcsite.rules.check import Excuse
from tcsite.site.summary import Actions, InstitutionSummary
from tcsite.text.fingerprint import fingerprint


@dataclass(frozen=True, slots=True)
class DataParts:
    """An institution's pieces of data files and of the search index."""

    rows: Rows
    records: tuple[str, ...]

    def names(self) -> str:
        """Digests of the pieces, of `PIECE` letters each, in the order of the paths, which are those of `exports.frames`."""
        return "".join(fingerprint(self.rows[path])[:PIECE] for path in sorted(self.rows))

    def file(self, unit: str, names: str, language: str, scratch: Cache) -> str:
        """Leave the pieces, of these `names`, for the process that joins them, under a digest of them: the digest."""
        key = fingerprint(names, *self.records)
        scratch.put(in_a_language(f"{unit}/data", language), key, packed((dict(self.rows), self.records)))
        return key

    @classmethod
    def filed(cls, unit: str, key: str, language: str, scratch: Cache) -> "DataParts | None":
        """What was left under a digest."""
        found = scratch.get(in_a_language(f"{unit}/data", language), key)
        return cls(*unpacked(found)) if found else None


@dataclass(frozen=True, slots=True)
class PartKeys:
    """Digests of what is too much to be read again for each build; where nothing uses it, it is not."""

    summary: str  # of the summary itself
    said: str
    actions: str
    words: str
    data: str
    pieces: str  # digests of what it adds to data files: `DataParts.names`

    def piece(self, number: int) -> str:
        """A digest of what it adds to a data file, by the file's number in the order of their paths."""
        return self.pieces[PIECE * number : PIECE * (number + 1)]


PIECE = 32
"""Letters of a digest in `PartKeys.pieces`."""

LABEL = 16
"""Letters of a digest in `InstitutionFacts.labels`: there is one an action, so they stand in one text."""


@dataclass(frozen=True, slots=True)
class InstitutionFacts:
    """What is true of an institution, as its own files say it."""

    summary: InstitutionSummary
    clauses: tuple[ClauseFacts, ...]  # of the register
    excuses: Mapping[str, Excuse]  # by rule
    index: IndexShare
    parts: PartKeys
    compared: tuple[
        tuple[str, int], ...
    ]  # the plans whose actions may be similar to others, and how many each has
    labels: str  # a digest of `LABEL` letters of how each of these actions is named elsewhere, one after the other
    listed: Mapping[str, str]  # by what actions count for: a digest of those that do, as lists show them
    moved: tuple[tuple[str, str], ...]  # every earlier address, and the one it leads to now
    anchors: tuple[
        tuple[str, str], ...
    ]  # the address of each plan, and the ids of its actions and their parts

    def action_keys(self) -> Iterator[Key]:
        """The actions that may be similar to others, in order."""
        for plan, number in self.compared:
            for place in range(number):
                yield self.summary.id, plan, place

    def action_key(self, number: int) -> Key:
        """One of them, by its number."""
        for plan, many in self.compared:
            if number < many:
                return self.summary.id, plan, number
            number -= many
        raise IndexError(number)

    def label(self, number: int) -> str:
        """A digest of how one of them, by its number among `action_keys`, is named elsewhere."""
        return self.labels[LABEL * number : LABEL * (number + 1)]


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """What reading and checking a unit gave; nothing but problems where its ``institution.yaml`` is broken."""

    problems: tuple[Diagnostic, ...]  # located
    institution: InstitutionFacts | None
    others: Mapping[str, InstitutionFacts] = field(default_factory=dict)  # the same in each further language

    def in_language(self, language: str) -> InstitutionFacts | None:
        """The facts in one of the site's languages."""
        return self.others.get(language, self.institution)


def is_of(record: UnitFacts, id: str) -> bool:
    """Whether a record is of this unit and leads nowhere else: what was restored from elsewhere may be forged."""
    file = f"content/institutions/{id}/institution.yaml"
    return all(
        (one.summary.id, one.index.id, one.summary.file) == (id, id, file)
        and all(
            old.startswith("/") and not {"", ".", ".."}.intersection(old[1:].removesuffix("/").split("/"))
            for old, _ in one.moved
        )
        for one in (record.institution, *record.others.values())
        if one
    )


@dataclass(frozen=True, slots=True)
class PageRecord:
    """A finished page, without its bytes."""

    page: ListedPage
    digest: str
    links: str  # a digest of what it uses and defines, which is filed: most builds need not read it again
    problems: tuple[Diagnostic, ...] = ()  # of its template, or why a notice stands in its place
    theme_fault: bool = False  # whether the template is at fault: then nothing can be published


@dataclass(frozen=True, slots=True)
class UnitPages:
    """A unit's finished pages and files, without their bytes."""

    pages: tuple[PageRecord, ...]
    files: Mapping[str, str]  # its other files: path -> digest
    problems: tuple[Diagnostic, ...]  # what its page lacks of the minimum
    links: str = ""  # the key to what its pages use and define

    @property
    def digests(self) -> dict[str, str]:
        """All that is written: path -> digest. Where a page and a file want one path, the page has it."""
        return {**self.files, **{one.page.path: one.digest for one in self.pages}}


@dataclass(frozen=True, slots=True)
class SharedPage:
    """A page that shows many institutions, and what it was made of."""

    key: str
    rows: str  # a digest of the records that its view is made of; while it holds, the view need not be made
    record: PageRecord
    links: str  # the key to what it uses and defines


@dataclass(frozen=True, slots=True)
class JoinedFile:
    """A data file of a piece an institution."""

    digest: str  # of the pieces' digests, and of what stands around them
    lengths: tuple[int, ...]  # of the pieces, in bytes


@dataclass(frozen=True, slots=True)
class DataState:
    """The data files and the search index as the last build made them."""

    institutions: tuple[tuple[str, PartKeys], ...]  # by id, in order
    frames: str  # a digest of what stands around the pieces
    joined: Mapping[str, JoinedFile]  # by path
    search: SearchParts


@dataclass(frozen=True, slots=True)
class AlikeState:
    """Which actions are similar, as the last build found."""

    institutions: tuple[tuple[str, str], ...]  # id, and digest of what its actions say, in order
    compared: ComparedActions
    parts: tuple[str, ...]  # the keys to the parts of the index of words


FACTS = Kind(UnitFacts)
PAGES = Kind(UnitPages)
LINKS: Kind[tuple[PageLinks, ...]] = Kind(tuple[PageLinks, ...], "links")
SAID: Kind[tuple[ActionWords, ...]] = Kind(tuple[ActionWords, ...], "said")
ACTIONS: Kind[Actions] = Kind(Actions, "actions")
WORDS = Kind(SearchWords, "words")
DATA_STATE = Kind(DataState)
SHARED: Kind[dict[str, SharedPage]] = Kind(dict[str, SharedPage])
ALIKE = Kind(AlikeState)
HAVING: Kind[Part] = Kind(Part)

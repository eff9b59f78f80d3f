"""Records: all that the rest of the site needs of a unit, once the unit itself has been put away."""

from collections.abc import Mapping
from dataclasses import dataclass

from tcsite.build.memory import Kind
from tcsite.diagnostics import Diagnostic
from tcsite.exports import ExportedInstitution
from tcsite.facts.register import ClauseFacts
from tcsite.facts.similar import Said
from tcsite.links import PageLinks
from tcsite.model.page import ListedPage
from tcsite.rules.check import Excuse
from tcsite.site.summary import InstitutionSummary


@dataclass(frozen=True, slots=True)
class InstitutionFacts:
    """What is true of an institution, as its own files say it."""

    summary: InstitutionSummary
    sort_name: str
    clauses: tuple[ClauseFacts, ...]  # of the register
    excuses: Mapping[str, Excuse]  # by rule
    words: tuple[Said, ...]  # of its actions, to find similar ones
    words_key: str  # a digest of them
    exported: ExportedInstitution
    moved: tuple[tuple[str, str], ...]  # every earlier address, and the one it leads to now
    anchors: tuple[str, ...]  # the addresses of its actions and their parts


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """What reading and checking a unit gave; nothing but problems where its ``institution.yaml`` is broken."""

    problems: tuple[Diagnostic, ...]  # located
    institution: InstitutionFacts | None


@dataclass(frozen=True, slots=True)
class PageRecord:
    """A finished page, without its bytes."""

    page: ListedPage
    digest: str
    links: PageLinks
    problems: tuple[Diagnostic, ...] = ()  # of its template, or why a notice stands in its place
    theme_fault: bool = False  # whether the template is at fault: then nothing can be published


@dataclass(frozen=True, slots=True)
class UnitPages:
    """A unit's finished pages and files, without their bytes."""

    pages: tuple[PageRecord, ...]
    files: Mapping[str, str]  # its other files: path -> digest
    problems: tuple[Diagnostic, ...]  # what its page lacks of the minimum

    @property
    def digests(self) -> dict[str, str]:
        """All that is written: path -> digest. Where a page and a file want one path, the page has it."""
        return {**self.files, **{one.page.path: one.digest for one in self.pages}}


@dataclass(frozen=True, slots=True)
class SharedPage:
    """A page that shows many institutions, and what it was made of."""

    key: str
    record: PageRecord


FACTS = Kind(UnitFacts)
PAGES = Kind(UnitPages)
SHARED: Kind[dict[str, SharedPage]] = Kind(dict[str, SharedPage])
ALIKE: Kind[list[list[int]]] = Kind(list[list[int]])

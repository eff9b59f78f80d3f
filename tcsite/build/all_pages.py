"""The pages of a site in all its languages: those of the first at ``/``, those of each further one below its code."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tcsite.build.records import PageRecord
from tcsite.build.site_pages import SitePages
from tcsite.diagnostics import Diagnostic
from tcsite.exports import SiteContent
from tcsite.files import Gathered
from tcsite.links import PageLinks, ledger
from tcsite.model.addresses import in_language


class AllPages:
    """The pages of every language; what belongs to the site as a whole is that of the `first`."""

    def __init__(self, languages: Sequence[SitePages]) -> None:
        self.languages = languages
        self.first = languages[0]
        self.site, self.memory, self.theme = self.first.site, self.first.memory, self.first.theme
        self.output = self.first.output

    @property
    def homes(self) -> tuple[str, ...]:
        """The addresses of the home pages, without their first slash: one for each language."""
        return tuple(f"{one.below}/"[1:] for one in self.languages)

    @property
    def written(self) -> Gathered:
        """The bytes of all pages and files that had to be made, by path."""
        return Gathered(*(one.written for one in self.languages))

    def in_all_languages(self, addresses: Iterable[str]) -> set[str]:
        """Some addresses, in every language."""
        every = list(addresses)
        return {in_language(address, one.below) for one in self.languages for address in every}

    def in_first_language(self, address: str) -> str:
        """An address, or a path without its slash, as the first language has it."""
        root = "/" if address.startswith("/") else ""
        for one in self.languages[1:]:
            if address.startswith(f"{root}{one.below[1:]}/"):
                return f"{root}{address.removeprefix(f'{root}{one.below[1:]}/')}"
        return address

    def anchors(self) -> set[str]:
        """The addresses of actions and of their parts."""
        return self.in_all_languages(
            anchor for one in self.first.institutions for anchor in ledger.each_anchor(one.anchors)
        )

    def records(self) -> list[PageRecord]:
        """Every finished page."""
        return [record for one in self.languages for record in one.records()]

    def links(self) -> list[PageLinks]:
        """What every page uses and defines: much, so nobody is to ask for it where `PageRecord.links` is enough."""
        return [one for pages in self.languages for one in pages.links()]

    def content(self) -> SiteContent:
        """The site as exporters of the whole see it: in its first language, with the pages of all."""
        moved = [
            (in_language(old, one.below), in_language(new, one.below))
            for one in self.languages
            for old, new in self.first.moved
        ]
        pages = [record.page for record in self.records()]
        return replace(self.first.content(), pages=pages, moved=moved)

    def clashes(self) -> list[str]:
        """The paths that two pages or files want."""
        return [path for one in self.languages for path in one.clashes()]

    def problems(self) -> list[Diagnostic]:
        """What is wrong with pages by themselves; the same text or template is at fault once."""
        found = self.first.problems()
        known = {(problem.rule, problem.place) for problem in found}
        others = (problem for one in self.languages[1:] for problem in one.problems())
        return [*found, *(problem for problem in others if (problem.rule, problem.place) not in known)]

    def theme_faults(self) -> bool:
        """Whether a template is at fault."""
        return any(one.theme_faults() for one in self.languages)

    def digests(self) -> dict[str, str]:
        """The digests of all pages, and of institutions' other files, by path."""
        return {path: name for one in self.languages for path, name in one.digests().items()}

    def html(self, path: str) -> bytes:
        """The bytes of a page, made again where they are not at hand. Raises `KeyError` for what is no page."""
        for one in self.languages[1:]:
            if f"/{path}".startswith(f"{one.below}/"):
                return one.html(path)
        return self.first.html(path)

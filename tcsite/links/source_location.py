"""From a fault in a written page to the place in the content that it comes from."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from urllib.parse import urljoin

from tcsite.diagnostics import Diagnostic, Place
from tcsite.files import Files
from tcsite.links.hints import hint, page_names
from tcsite.links.suggestions import SpellingIndex
from tcsite.model.addresses import INSTITUTIONS, of_content
from tcsite.text.lines import LineIndex

SETTINGS = "site.yaml"

FEWEST_LETTERS = 3
"""Of words that are looked for in a file: "../" stands anywhere."""

MOST_SEARCHED = 20_000_000
"""Characters of one file that are looked through for such words: of one with 40,000, that is 500 times."""

_REFERENCE = re.compile(
    r"""\]\(\s*<?(?P<markdown>[^\s<>()]+(?:\([^\s()]*\)[^\s<>()]*)*)"""  # [words](address)
    r"""|^[ ]{0,3}\[[^\]\n]+\]:\s*<?(?P<definition>[^\s<>]+)"""  # [words]: address
    r"""|\b(?:href|src)\s*=\s*["']?(?P<html>[^\s"'<>]+)"""
    r"""|(?P<web>(?:https?://|mailto:|tel:)[^\s<>"'\]}]+)"""
    r"""|^[\s-]*[\w-]+:\s+["']?(?P<value>[^\s"'#|>&*{\[]\S*?)["']?\s*$""",  # key: address
    re.MULTILINE,
)


class ContentReferences:
    """The files that people write, and every reference in them, with its place and as it is written there."""

    def __init__(self, inputs: Files, in_first_language: Callable[[str], str] = str) -> None:
        self._inputs = inputs
        self._in_first_language = in_first_language  # content names no other language's pages
        self._of_file = cache(self._references)  # each file is read once, and only if a finding leads to it
        self._text = cache(self._read)
        self._everywhere: dict[str, list[Place]] | None = None
        self._searched: Counter[str] = Counter()

    def find(self, source: str, page: str, url: str) -> Sequence[Place]:
        """Where content holds the reference `url` of a page: nowhere, if a template made it.

        `source` is the file behind the page. What does not stand there may come from any other file: a page
        of a pillar shows texts of many.
        """
        if not url:
            return ()  # a fault of a page as a whole
        try:
            address = urljoin(f"https://x/{page}", url).removeprefix("https://x")
            address = self._in_first_language(address)
        except ValueError:  # no address at all, such as https://[
            address = url
        own = self._of_file(source) if source else {}
        if places := own.get(url) or own.get(address):
            return places
        if self._everywhere is None:
            files = sorted(path for path in self._inputs if path.startswith("content/"))
            self._everywhere = {
                address: places
                for path in reversed([SETTINGS, *files])
                for address, places in self._of_file(path).items()
                if not address.startswith("#")
            }
        return self._everywhere.get(address, ())

    def find_text(self, source: str, texts: Iterable[str]) -> Place | None:
        """Where the first of some texts stands in a file: the last resort, for links that a template made."""
        # The settings are behind every page that no content is behind: what stands in them by chance proves nothing.
        if not source or source == SETTINGS:
            return None
        content, lines = self._text(source)
        for text in texts:
            if sum(map(str.isalnum, text)) < FEWEST_LETTERS:
                continue
            self._searched[source] += len(content)
            if self._searched[source] > MOST_SEARCHED:
                return None
            if (offset := _find_word(content, text)) >= 0:
                line, column = lines.position(offset)
                return Place(source, line=line, column=column)
        return None

    def _read(self, path: str) -> tuple[str, LineIndex]:
        text = self._inputs.get(path, b"").decode("utf-8-sig", "replace")
        return text, LineIndex(text)

    def _references(self, path: str) -> dict[str, list[Place]]:
        """The references of a file by the address that they mean."""
        places: dict[str, list[Place]] = {}
        bases = tuple(_bases(path))
        text, lines = self._text(path)
        for match in _REFERENCE.finditer(text) if path.endswith((".yaml", ".md")) else ():
            kind = match.lastgroup or "web"
            written = match[kind].rstrip(".,;:!?)") if kind == "web" else match[kind]
            line, column = lines.position(match.start(kind))
            place = Place(path, text=written, line=line, column=column)
            for address in {written, *(of_content(written, base) for base in bases)}:
                places.setdefault(address, []).append(place)
        return places


def _find_word(content: str, word: str) -> int:
    """Where a word stands that is no part of a longer one; -1 where it does not."""
    at = content.find(word)
    while at >= 0:
        end = at + len(word)
        if not (_in_word(content[max(at - 1, 0) : at]) or _in_word(content[end : end + 1])):
            break
        at = content.find(word, at + 1)
    return at


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _bases(path: str) -> Iterator[str]:
    """Where relative links of a content file may start; a site of one institution has its pages at the root."""
    yield "/"
    folders = path.split("/")
    if folders[:2] == ["content", "institutions"] and len(folders) > 3:
        own = f"{INSTITUTIONS}{folders[2]}/"
        yield own
        if len(folders) > 4:
            yield f"/{folders[3]}/"
            yield f"{own}{folders[3]}/"


def locate_in_content(
    diagnostics: Iterable[Diagnostic],
    sources: Mapping[str, str],
    files: Files,
    inputs: Files,
    in_first_language: Callable[[str], str] = str,
) -> list[Diagnostic]:
    """The diagnostics of pages where content holds the reference at fault; the rest stay where they are.

    What several pages show of one place in content is one diagnostic. `sources` says which content file is behind
    which page; `in_first_language` is the address, in the site's first language, of a page in another.
    """
    content = ContentReferences(inputs, in_first_language)
    pages = page_names(files)
    located = (
        in_content
        for diagnostic in diagnostics
        for in_content in _in_content(diagnostic, sources.get(diagnostic.place.file, ""), content, pages)
    )
    return list(_merged(located))


def source_place(source: str, raw: str, page: str, content: ContentReferences) -> Place:
    """Where content names a web address that a page names; the page itself where no content does."""
    places = content.find(source, page, raw)
    return places[0] if places else content.find_text(source, (raw,)) or Place(page, text=raw)


def _merged(diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    alike: dict[tuple[str, Place, str], list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        alike.setdefault((diagnostic.rule, diagnostic.place, diagnostic.message), []).append(diagnostic)
    for (_, _, message), group in alike.items():
        pages = len({dict(diagnostic.extra)["page"] for diagnostic in group})
        yield replace(group[0], message=f"{message} (on {pages} pages)") if pages > 1 else group[0]


def _in_content(
    diagnostic: Diagnostic, source: str, content: ContentReferences, pages: SpellingIndex
) -> Iterator[Diagnostic]:
    extra = dict(diagnostic.extra)
    url, target = extra["url"], extra["target"].removesuffix("index.html")
    diagnostic = replace(diagnostic, hint=diagnostic.hint or hint(diagnostic.rule, target, pages))
    places = content.find(source, diagnostic.place.file, url)
    for place in places:
        message = diagnostic.message.replace(f'"{url}"', f'"{place.text}"', 1)
        yield replace(diagnostic, place=place, message=message)
    if not places:
        # What may stand in the content for a reference that a template made, the surest first.
        texts = filter(None, (url, target and f"/{target}", diagnostic.place.text))
        yield replace(diagnostic, place=content.find_text(source, texts) or diagnostic.place)

"""What becomes of a text: words that no reader gets, signs that every reader sees, blocks that GitHub reads otherwise.

Three mechanisms, whatever the cause: the words of the text less the words of the page; what looks like markup on the
page; and the outline by our reader beside that of a second one. `markdown_mistakes` and `markdown_surprises` know causes
by name; where one of them explains what was found, its words are shown. A text of plain paragraphs and bullets is not
read at all: nothing in it can be lost.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import nh3
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tcsite.frozen import dataclass
from tcsite.text import second_reader
from tcsite.text.entities import unescape
from tcsite.text.lines import LineIndex
from tcsite.text.markdown import block_engine, line_engine, one_line
from tcsite.text.markdown_limits import excess
from tcsite.text.markdown_mistakes import Mistake, mistakes_of
from tcsite.text.markdown_plain import is_plain
from tcsite.text.markdown_signs import DIFFERENT, LOST, UNCLEAR
from tcsite.text.markdown_surprises import surprises
from tcsite.text.markdown_tags import BLOCKS, FREE, INLINE, SCHEMES
from tcsite.text.markdown_tree import MARK, OurFootnotes

TOO_MUCH = "markdown-too-much"


@dataclass(frozen=True, slots=True)
class TextFinding:
    """Something about a text: where it is in it (line and column from 0, and the words there) and what to do."""

    rule: str
    line: int
    column: int
    words: str
    message: str
    hint: str


def findings_of(markdown: str, *, blocks: bool) -> list[TextFinding]:
    """What is wrong with a text, in the order of its lines. Within a line, or (`blocks`) in paragraphs."""
    if "\r" in markdown:
        markdown = markdown.replace("\r\n", "\n").replace("\r", "\n")
    if is_plain(markdown, blocks=blocks):
        return []
    if too_much := excess(markdown):
        words = markdown.split("\n")[too_much.line].strip()[:40]
        return [TextFinding(TOO_MUCH, too_much.line, 0, words, too_much.message, too_much.hint)]
    return _Text(markdown.replace(MARK, ""), blocks=blocks).findings()


@cache
def _engine(*, blocks: bool) -> Markdown:
    return block_engine(OurFootnotes()) if blocks else line_engine()


@cache
def _cleaner(*, blocks: bool) -> nh3.Cleaner:
    attributes = {**FREE, "*": FREE["*"] | {"class"}, "img": FREE["img"] | {"src"}}
    tags = BLOCKS | {"h1"} if blocks else INLINE
    return nh3.Cleaner(tags=tags, attributes=attributes, link_rel=None, url_schemes=SCHEMES)


class _Text:
    def __init__(self, markdown: str, *, blocks: bool) -> None:
        self._markdown, self._in_blocks = markdown, blocks
        self._lines, self._index = markdown.split("\n"), LineIndex(markdown)
        self._tokens = second_reader.tokens_of(markdown)
        engine = _engine(blocks=blocks)
        engine.reset()
        made = engine.convert(second_reader.without_heading_ids(markdown) if blocks else one_line(markdown))
        self._html = _cleaner(blocks=blocks).clean(made)
        self._bare = without_code(markdown, self._code_lines() if blocks else [])

    def findings(self) -> list[TextFinding]:
        mistakes = mistakes_of(self._bare, blocks=self._in_blocks)
        findings = [self._finding(mistake) for mistake in mistakes]
        if self._in_blocks:
            known = {one.line for one in findings}
            for surprise in surprises(self._tokens, self._lines):
                line, column, rule, message, hint = surprise
                if line not in known:
                    words = self._lines[line][column:].strip()[:40]
                    findings.append(TextFinding(rule, line, column, words, message, hint))
        lines_reported = {one.line for one in findings}
        others = [*self._lost(mistakes), *self._left_over()]
        findings += (one for one in map(self._finding, others) if one.line not in lines_reported)
        if not any(one.rule != TOO_MUCH for one in findings):
            findings += self._different()
        first: dict[tuple[int, str], TextFinding] = {}
        for one in sorted(findings, key=lambda found: (found.line, found.column, found.rule)):
            first.setdefault((one.line, one.message), one)
        return list(first.values())

    def _finding(self, mistake: Mistake) -> TextFinding:
        line, column = self._index.position(mistake.start)
        words = self._markdown[mistake.start : mistake.end].split("\n")[0][:60]
        return TextFinding(mistake.rule, line - 1, column - 1, words, mistake.message, mistake.hint)

    def _code_lines(self) -> list[tuple[int, int]]:
        return [
            (token.map[0], token.map[1])
            for token in self._tokens
            if token.map and token.type in ("fence", "code_block")
        ]

    # Words

    def _lost(self, mistakes: Sequence[Mistake]) -> Iterator[Mistake]:
        """Words that the text has and the page does not."""
        swallowed = [mistake for mistake in mistakes if mistake.rule == LOST]
        source = list(_outside(swallowed, _words_of(self._markdown, self._bare)))
        shown = [
            word for words in _shown(self._html, self._markdown) for word in second_reader.WORD.findall(words)
        ]
        missing = Counter(word for word, _ in source) - Counter(shown)
        if not missing:
            return
        run: list[tuple[str, int]] = []
        for word, at in _outside(mistakes, _unmatched(source, shown, missing)):
            if run and self._markdown.count("\n", run[-1][1], at):
                yield _lost_words(run)
                run = []
            run.append((word, at))
        if run:
            yield _lost_words(run)

    # Signs

    def _left_over(self) -> Iterator[Mistake]:
        """Signs of markup that readers see, where the text has them not in code and without a backslash."""
        visible = list(_visible(self._html))
        notes = any(map(_STAR_OF_A_NOTE.search, visible))
        for words in visible:
            for sign in _LEFT_OVER.finditer(words):
                if sign[0] == "*" and notes and not _STARS.search(words):
                    continue  # a footnote's star, and the place it belongs to
                near = words[sign.start() : sign.end() + 8].split("\n")[0]
                at = self._bare.find(near)
                at = at if at >= 0 else self._bare.find(sign[0])
                if at >= 0:
                    message = f"readers see the sign {sign[0]} as it stands: {' '.join(near.split())}"
                    hint = "no sign has this name: write  &amp;  for  &" if sign[0][0] == "&" else _CLOSE
                    yield Mistake(at, at + len(near), UNCLEAR, message, hint)
                    break

    # Blocks

    def _different(self) -> Iterator[TextFinding]:
        """The first place where GitHub shows something else."""
        if second_reader.GLOSSARY.search(self._markdown):
            return
        ours = second_reader.outline(self._html)
        if self._in_blocks:
            found = second_reader.difference(ours, second_reader.theirs(self._tokens))
        else:
            found = second_reader.difference(ours, second_reader.theirs_in_line(one_line(self._markdown)))
            blocks = [
                token
                for token in self._tokens
                if token.map and token.type not in ("inline", "paragraph_open")
            ]
            if "\n" in self._markdown and blocks:
                line = (blocks[0].map or [0])[0]
                yield self._at_line(
                    line,
                    "this text is shown on one line: the list, heading or table in it is not one",
                    "write it as a sentence, or put what has several lines under  note:",
                )
                return
        if found:
            hint = "leave a line empty above and below lists, tables, code and quotations, and indent what belongs to an item"
            yield self._at_line(
                max(found.line, 0), "GitHub shows this text otherwise than our pages do", hint
            )

    def _at_line(self, line: int, message: str, hint: str) -> TextFinding:
        line = min(line, len(self._lines) - 1)
        text = self._lines[line]
        column = len(text) - len(text.lstrip())
        return TextFinding(DIFFERENT, line, column, text.strip()[:40], message, hint)


_STAR_OF_A_NOTE = re.compile(r"[\w.,;)]\*(?!\w)")
_STARS = re.compile(r"(?<![\w*])\*[^\s*](?:[^*\n]*[^\s*])?\*(?![\w*])")
_CLOSE = "close what it opens, without a space inside; or write a backslash before it"
_LEFT_OVER = re.compile(
    r"\*\*+|~~+|`{1,3}(?=[^\s`])|\]\(|(?<![\w*])\*(?=[^\W_])|(?<![\w_])__?(?=[^\W_])|\|[ :]*---|&[A-Za-z]{2,10};"
)


def _outside(mistakes: Sequence[Mistake], words: Iterable[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """The words, each with its place and in order, that stand in no mistake: what is lost there is reported already."""
    spans = iter(sorted((mistake.start, mistake.end) for mistake in mistakes))
    start, end, following = 0, 0, next(spans, None)
    for word, at in words:
        while following and following[0] <= at:
            start, end = following[0], max(end, following[1])
            following = next(spans, None)
        if not start <= at < end:
            yield word, at


def _lost_words(run: Sequence[tuple[str, int]]) -> Mistake:
    words = " ".join(word for word, _ in run)
    shown = words if len(words) <= 60 else f"{words[:59]}…"
    last, at = run[-1]
    return Mistake(
        run[0][1],
        at + len(last),
        LOST,
        f"these words are not shown to readers: {shown}",
        "write them as plain words; a backslash before a sign shows the sign itself",
    )


_RUN = re.compile(r"(?<!\\)`+")
_ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~]")


def without_code(markdown: str, code_lines: Sequence[tuple[int, int]] = ()) -> str:
    """A text with spaces in the place of code and of signs behind a backslash; its places stay as they are.

    Code between back ticks is found without help; `code_lines` are the first and the last line but one of other code.
    """
    if code_lines:
        lines = markdown.split("\n")
        for start, end in code_lines:
            for number in range(start, min(end, len(lines))):
                lines[number] = " " * len(lines[number])
        markdown = "\n".join(lines)
    markdown = _ESCAPED.sub("  ", markdown)
    parts, done = [], 0
    runs = list(_RUN.finditer(markdown))
    for number, run in enumerate(runs):
        if run.start() < done:
            continue
        for closing in runs[number + 1 :]:
            if "\n\n" in markdown[run.end() : closing.start()]:
                break
            if len(closing[0]) == len(run[0]):
                code = re.sub(r"[^\n]", " ", markdown[run.start() : closing.end()])
                parts += [markdown[done : run.start()], code]
                done = closing.end()
                break
    return "".join([*parts, markdown[done:]])


# What an author writes and a reader need not get: names of tags, ids of references, numbers of items, `[x]`.
_MARKUP = re.compile(
    r"</?[A-Za-z][\w:-]*|(?<=\s)(?:lang|title|href|alt|src|start)(?==)"
    r"|^[ >]*(?:[-+*] +)*\d{1,9}[.)](?=\s|$)"
    r"|(?<=[-+*.)] )\[[ xX]\](?= )"
    r"|(?<=\])\[[^\[\]\n]{1,200}\]|^ {0,3}\[[^\]\n]{1,200}\]:|\[\^[^\[\]\n]{1,200}\]"
    r"|^[ >]*(?:```+|~~~+)[ ]*\S+$|^ {0,3}#{1,6} [^\n]*?(?P<id>\{#[\w-]+\})\s*$",
    re.MULTILINE,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")


def _words_of(markdown: str, bare: str) -> Iterator[tuple[str, int]]:
    """The words of a text and where each begins; signs that are written by name are part of their words."""
    spaced = list(markdown)
    for found in _MARKUP.finditer(bare):
        if found[0].startswith("[") and found[0].endswith("]") and found[0][1] != "^" and "]:" not in bare:
            continue  # "[a][b]" of a text that defines nothing is shown as it stands
        start, end = found.span("id" if found["id"] else 0)
        spaced[start:end] = " " * (end - start)
    for fence in re.finditer(r"^[ >]*(?:[-+*] +)?(?:```+|~~~+)[ ]*(\S+)[ ]*$", markdown, re.MULTILINE):
        spaced[fence.start(1) : fence.end(1)] = " " * len(fence[1])
    for entity in _ENTITY.finditer(bare):
        sign = unescape(entity[0])
        if sign != entity[0]:
            spaced[entity.start() : entity.end()] = [sign, *[""] * (len(entity[0]) - 1)]
    flat = "".join(spaced)
    offsets = None if len(flat) == len(markdown) else [at for at, sign in enumerate(spaced) for _ in sign]
    for word in second_reader.WORD.finditer(flat):
        yield word[0], word.start() if offsets is None else offsets[word.start()]


def _unmatched(
    source: Sequence[tuple[str, int]], shown: Sequence[str], missing: Counter[str]
) -> Iterator[tuple[str, int]]:
    """The words that are missing, where they most probably are: in the order of the text."""
    places: dict[str, list[int]] = {}
    for at, word in enumerate(shown):
        places.setdefault(word, []).append(at)
    total = Counter(word for word, _ in source)
    next_ = 0
    for word, at in source:
        known = places.get(word, [])
        where = bisect_left(known, next_)
        near = where < len(known) and known[where] - next_ < 200
        total[word] -= 1
        if missing[word] and (not near or total[word] < missing[word]):
            missing[word] -= 1
            yield word, at
        elif near:
            next_ = known[where] + 1


_ATTRIBUTES = ("href", "src", "alt", "title", "lang")


def _shown(html: str, markdown: str) -> Iterator[str]:
    """What a page gives its readers: its words, and the addresses and descriptions behind them."""
    root = LexborHTMLParser(f"<body><div>{html}</div>").body
    for node in root.traverse(include_text=True) if root else ():
        if node.tag == "-text":
            yield node.text(deep=False)
            continue
        for name in _ATTRIBUTES:
            value = node.attributes.get(name) or ""
            if value and (name != "href" or f"({value}" in markdown or not _is_shown(value, node)):
                yield value


def _is_shown(address: str, link: LexborNode) -> bool:
    """Whether the words of a link are its address, which the text has but once."""
    return address.removeprefix("mailto:").removeprefix("https://") == link.text(deep=True).removeprefix(
        "https://"
    )


def _visible(html: str) -> Iterator[str]:
    """The words of a page, but for code."""
    root = LexborHTMLParser(f"<body><div>{html}</div>").body
    for node in root.traverse(include_text=True) if root else ():
        if node.tag == "-text" and not _in_code(node):
            yield node.text(deep=False)


def _in_code(node: LexborNode) -> bool:
    parent = node.parent
    return parent is not None and parent.tag in ("code", "pre", "kbd", "samp")

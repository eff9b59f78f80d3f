"""Links that lead to an action plan: by their words, their address, or what stands beside them."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from tcsite.model.dates.periods import MONTH, WrittenPeriod, file_period, plan_period
from tcsite.published.mail import host_of
from tcsite.published.outline import Block, PageDocument, PageLink
from tcsite.published.parts import SAID, PageRegion
from tcsite.published.phrases import NATIONAL_HOSTS, of_status
from tcsite.published.phrases import of_plan as words
from tcsite.published.wording import either, plain, seen, short

_WHERE = (PageRegion.CONTENT, PageRegion.ASIDE, PageRegion.HEADER)
_AROUND = (PageRegion.NAVIGATION, PageRegion.FOOTER)  # here only what names technicians and plan
_SCRIPTED = re.compile(r"(?:javascript:.*|#|#!?/?|void\(0\).*)", re.IGNORECASE | re.DOTALL)
_SHORT = 100  # letters of a line that leads up to a link
_ROW = 400  # letters of a table's row; what holds more is there for the layout
_FILE = ("pdf", "docx", "xlsx")
_WEAK = words.file.words("weak")
_LOG_IN_HOSTS = tuple(sorted(words.file.words("log_in_hosts")))
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4}
# Words that may stand beside a link's years: "August 2024 to July 2027, stage 3"
_NOT_YEARS = either(
    r"20\d\d|\b\d\d\b|\b(?:to|stage|phase|plan|technicians?|commitment|pdf|word)\b|[\W_]",
    rf"\b{MONTH}",
)

_NOTHING = re.compile(r"(?!)")
KINDS = (
    ("pdf", either(r"\.pdf$|:b:|format=pdf|type=pdf|\.pdf(?=[&#?])"), either(r"\bpdf\b")),
    ("docx", either(r"\.(?:docx?|odt|rtf)$|:w:"), either(r"\bword\b|\bdocx?\b")),
    ("xlsx", either(r"\.(?:xlsx?|ods|csv)$|:x:"), either(r"\bexcel\b|\bspreadsheet\b|\bxlsx?\b")),
    ("image", either(r"\.(?:png|jpe?g|gif|webp|svg)$"), _NOTHING),
    ("other", either(r"\.(?:pptx?|zip|odp)$|:p:"), either(r"\bpowerpoint\b")),
)
"""A file's kind: by its address, and by the words of its link."""


class Offer(NamedTuple):
    """A plan that a page offers."""

    where: str  # page, linked
    evidence: str
    kind: str
    period: WrittenPeriod | None
    place: int
    doubt: int = 0  # the higher, the less it is the plan itself
    url: str = ""
    behind_log_in: bool = False
    stage: int = 0  # 1, 2, 3; 0 where none is stated
    summary: bool = False  # summarised in some lines: a document that is linked beside it is the plan itself


class _Place(NamedTuple):
    """A link where it stands."""

    link: PageLink
    block: Block
    beside: str  # the words of the block between the links before and after it; in a table, its row's
    before: str  # a short block in front of its own, such as a line that is a heading but in name
    number: int


def linked(page: PageDocument, address: str) -> Iterator[Offer]:
    """The plans that the page links."""
    base = urljoin(address, page.base) if page.base else address
    about = bool(of_status.named.search(plain(f"{page.title}\n{page.top}")))
    spoken_of = about and any(words.plan.search(plain(block.text)) for block in page.blocks_in(*SAID))
    for place in _places(page):
        doubt = _doubt(place, about=about)
        if (
            doubt is None
            and spoken_of
            and place.block.part in SAID
            and words.plan_alone.fullmatch(place.link.text)
        ):
            doubt = 2
        if doubt is None or _SCRIPTED.fullmatch(place.link.href):
            continue
        url = _joined(base, place.link.href)
        if not url or host_of(url).endswith(NATIONAL_HOSTS) or _same_page(url, address):
            continue
        kind = _kind(place.link, url)
        written = _written_period(place, url)
        yield Offer(
            "linked",
            _evidence(place),
            kind,
            written,
            place.number,
            doubt,
            url,
            _log_in(place, url),
            _stage(place),
        )


def _places(page: PageDocument) -> Iterator[_Place]:
    number = 0
    rows = _rows(page)
    for place, block in enumerate(page.blocks):
        last = page.blocks[place - 1] if place else block
        only_links = len("".join(link.text for link in block.links)) >= 0.8 * len(block.text)
        leads = only_links and last.part == block.part and len(last.text) <= _SHORT and not last.links
        lead_in = last.text if leads else ""
        for index, link in enumerate(block.links):
            before = block.links[index - 1] if index else None
            after = block.links[index + 1] if index + 1 < len(block.links) else None
            start = before.start + len(before.text) if before else 0
            beside = rows.get((block.table, block.row)) or block.text[start : after.start if after else None]
            number += 1
            if not link.href.lower().startswith(("mailto:", "tel:")):
                yield _Place(link, block, beside, lead_in, number)


def _rows(page: PageDocument) -> dict[tuple[int, int], str]:
    """The words of each row of a table; of rows that are there for the layout, none."""
    rows: dict[tuple[int, int], list[str]] = {}
    for block in page.blocks:
        if block.table:
            rows.setdefault((block.table, block.row), []).append(block.text)
    return {row: " ".join(texts) for row, texts in rows.items() if sum(map(len, texts)) <= _ROW}


def _doubt(place: _Place, *, about: bool) -> int | None:
    """How doubtful it is that a link leads to the Commitment's plan; None where it does not."""
    link, block = place.link, place.block
    own = plain(f"{link.text} {link.label}")
    path = unquote(link.href)
    named = f"{own} {path}"
    technical = bool(words.about_technicians.search(named))
    if words.not_a_plan.search(own) or (words.other_plans.search(named) and not technical):
        return None
    if block.part not in (*_WHERE, *_AROUND):
        return None
    says = bool(words.plan.search(own)) or (bool(words.plan_href.search(path)) and not own.strip())
    if block.part in _AROUND:
        return 4 if says and technical and words.plan.search(own) else None
    progress = 2 if words.progress.search(own) else 0
    if says and (about or technical or words.about_technicians.search(_context(place))):
        return progress + (0 if words.plan.search(own) else 1)
    if not (about or technical or words.about_technicians.search(_context(place))):
        return None
    return _by_context(place)


def _by_context(place: _Place) -> int | None:
    """A link that says nothing itself, beside words that speak of the plan; or a file whose name does."""
    link, block = place.link, place.block
    text = seen(link.text)
    beside = plain(place.beside)
    file_name = urlsplit(link.href).path.rpartition("/")[2]
    is_file = _kind(link, link.href) in _FILE
    if is_file and words.plan_href.search(unquote(file_name)) and not words.progress.search(text):
        return 1
    inside = host_of(link.href).endswith(_LOG_IN_HOSTS)  # "on our Teams site"
    if not (_says_nothing(text) or _only_period(text) or inside):
        return None
    alone = plain(block.text) if len(block.links) == 1 else ""
    for context, doubt in ((beside, 1), (alone, 1), (plain(place.before), 2), (plain(block.heading), 2)):
        if words.plan.search(context):
            other = words.other_plans.search(context) and not words.about_technicians.search(context)
            return None if other or words.not_a_plan.search(context) else doubt
    return None


def _says_nothing(text: str) -> bool:
    written = re.findall(r"[^\W\d_]+", plain(text).lower())
    return all(word in _WEAK for word in written)


def _only_period(text: str) -> bool:
    return plan_period(text) is not None and not _NOT_YEARS.sub("", plain(text))


def _context(place: _Place) -> str:
    return plain("\n".join((place.beside, *place.block.headings)))


def _joined(base: str, href: str) -> str:
    try:
        url = urljoin(base, href.strip())
        return url if urlsplit(url).scheme in ("http", "https", "") else ""
    except ValueError:
        return ""


def _same_page(url: str, address: str) -> bool:
    return "#" in url and url.partition("#")[0] in ("", address.partition("#")[0])


def _kind(link: PageLink, url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return "other"
    told_by_query = any(sign in parts.query for sign in ("format=", "type=", ".pdf"))
    address = unquote(f"{parts.path}?{parts.query}" if told_by_query else parts.path)
    written = f"{link.text} {link.label}"
    by_address = (kind for kind, pattern, _ in KINDS if pattern.search(address))
    by_words = (kind for kind, _, pattern in KINDS if pattern.search(written))
    return next(by_address, next(by_words, "html"))


def _written_period(place: _Place, url: str) -> WrittenPeriod | None:
    """The first whole period: of the link's words, the file's name, what stands beside it, its headings."""
    link, block = place.link, place.block
    named = re.findall(r"[^/=&?#]+(?=\.(?:pdf|docx?|xlsx?|odt)\b)|[^/]+$", unquote(url), re.IGNORECASE)
    file_name = named[0] if named else ""
    candidates = [
        plan_period(f"{link.text} {link.label}"),
        file_period(file_name) if _is_of_plan(link, file_name) else None,
        plan_period(place.beside)
        if words.plan.search(plain(place.beside)) or len(place.beside) < 80
        else None,
        *(plan_period(heading) for heading in reversed(block.headings[-2:])),
    ]
    known = [written for written in candidates if written]
    return next((written for written in known if written.to), known[0] if known else None)


def _is_of_plan(link: PageLink, file_name: str) -> bool:
    """Whether the years in a file's name are a plan's: the name or the link says plan."""
    return (
        bool(words.plan.search(plain(link.text)) or words.plan_href.search(file_name))
        or "plan" in file_name.lower()
    )


def _log_in(place: _Place, url: str) -> bool:
    host = host_of(url)
    beside = place.beside[place.beside.find(place.link.text) :][:160] if place.link.text else ""
    return host.endswith(_LOG_IN_HOSTS) or bool(words.log_in.search(f"{url} {place.link.text} {beside}"))


def _stage(place: _Place) -> int:
    for text in (place.link.text, place.beside, place.block.heading):
        if written := words.stage.search(text):
            number = written["number"].lower()
            return _NUMBERS.get(number) or int(number)
    return 0


def _evidence(place: _Place) -> str:
    text = place.link.text or place.link.label
    if text and words.plan.search(plain(text)):
        return short(text)
    name = urlsplit(place.link.href).path.rpartition("/")[2]
    context = place.before if words.plan.search(plain(place.before)) else place.block.heading
    return short(f"{context.rstrip(':')}: {text or name}" if context else text or name)


def out_of_reach(page: PageDocument) -> str:
    """A link or button that names the plan and opens it by a script only; "" where there is none."""
    for block in page.blocks_in(*_WHERE):
        buttons = [block.text] if block.kind == "button" and words.plan.search(plain(block.text)) else []
        scripted = [link.text for link in block.links if _SCRIPTED.fullmatch(link.href)]
        for text in (*buttons, *(text for text in scripted if words.plan.search(plain(text)))):
            if not words.not_a_plan.search(text):
                return short(text)
    return ""


def named_only(page: PageDocument) -> str:
    """Words such as "Action plan 2024-27 (PDF, 158 KB)", where no link is seen; "" where there are none."""
    for block in page.blocks_in(*_WHERE):
        for line in block.text.split("\n"):
            flat = plain(line)
            if not block.links and words.sized.search(flat) and words.plan.search(flat) and len(flat) < 200:
                return short(line)
    return ""


def elsewhere(page: PageDocument) -> str:
    """A link to the plan on the site of the Commitment itself; "" where there is none."""
    for place in _places(page):
        named = plain(f"{place.link.text} {place.link.label}")
        says = words.plan.search(named) and not words.not_a_plan.search(named)
        if says and place.block.part in SAID and host_of(place.link.href).endswith(NATIONAL_HOSTS):
            return short(place.link.text or place.link.href)
    return ""


def unnamed_document(page: PageDocument) -> str:
    """A file on a page about the Commitment whose link does not say what it is: "Find out more"; "" without one."""
    if not of_status.named.search(plain(f"{page.title}\n{page.top}")):
        return ""
    for place in _places(page):
        link, own = place.link, plain(f"{place.link.text} {place.link.label}")
        if place.block.part not in SAID or host_of(link.href).endswith(NATIONAL_HOSTS):
            continue
        told = f"{own} {unquote(link.href)}"
        about = of_status.named.search(own) or _says_nothing(seen(link.text))
        other = words.not_a_plan.search(own) or words.other_plans.search(told) or words.progress.search(own)
        if _kind(link, link.href) in _FILE and about and not other:
            return _evidence(place)
    return ""

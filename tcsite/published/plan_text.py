"""A plan that stands on the page itself: a table of actions, or lists under a heading that says so."""

import re
from collections.abc import Iterator, Sequence

from tcsite.model.dates.periods import WrittenPeriod, plan_period
from tcsite.published.outline import LIKE_A_HEADING, Block, PageDocument
from tcsite.published.parts import PageRegion
from tcsite.published.phrases import of_plan as words
from tcsite.published.plan_links import Offer
from tcsite.published.wording import plain, sentences, short

LEAST = 3  # actions make a plan; under the page's own heading, which covers everything, more
_LEAD_IN = 150  # letters at the end of a line that leads up to a list
LEAST_ON_A_PAGE = 5
_MANY = 6  # actions; fewer may be a summary of a plan that is linked beside them
_MOST = 40  # headings that name a plan; a page with more of them is no plan's
_LONGEST = 2000  # blocks under one heading
_SPEAKS = re.compile(r"\b(?:plan|period|actions)\b", re.IGNORECASE)
_PROSE = ("p", "td")  # where a table is there for the layout, its cells hold the paragraphs
_GAP = 3  # blocks that may stand between a line that leads up to a list, and the list
_LONG = 40  # letters: what is as long on average is prose rather than a list
LIKE_A_LINE = 80  # letters
_SHORTEST = 20  # letters of an action: "Career development" is none


def on_page(page: PageDocument) -> Iterator[Offer]:
    """The plans on the page, each with the place of its heading."""
    content = list(page.blocks_in(PageRegion.CONTENT, PageRegion.ASIDE))
    named = [
        place
        for place, block in enumerate(content)
        if _names_plan(block, content[place + 1 : place + 1 + _GAP])
    ]
    for place in named[:_MOST]:
        heading = content[place]
        section = _section(content, place)
        actions = _actions(section) or _promises(section, own_page=heading.level == 1)
        least = LEAST_ON_A_PAGE if heading.level == 1 else LEAST
        if len(actions) >= least:
            name = heading.text if heading.level else _lead_in(heading.text)
            offer = _offer(name, actions[0], _period(heading, section, page), place)
            yield offer._replace(summary=len(actions) < _MANY)
    yield from _tables(content, page)


def _names_plan(block: Block, following: Sequence[Block]) -> bool:
    """Whether a block is the heading of a plan, or the line that leads up to its list."""
    if block.level:
        return _is_plan(block.text)
    if block.kind not in _PROSE:
        return False
    leads = plain(block.text).rstrip().endswith((":", "-"))
    near = following[:1] if leads else following
    return (leads or bool(words.opening.search(plain(block.text)))) and bool(
        _listed(near) and _lead_in(block.text)
    )


def _listed(blocks: Sequence[Block]) -> bool:
    """Whether a list begins among some blocks, with nothing but short lines in front of it."""
    for block in blocks:
        if block.kind == "li" or len(block.text) > LIKE_A_LINE:
            return block.kind == "li"
    return False


def _lead_in(text: str) -> str:
    """The words with which a text that leads up to a list names a plan; "" where it names none."""
    return next((one for one in sentences(text) if _is_plan(one[-_LEAD_IN:])), "")


def _is_plan(text: str) -> bool:
    flat = plain(text)
    other = words.other_plans.search(flat) and not words.about_technicians.search(flat)
    return (
        bool(words.plan.search(flat)) and not other and not words.not_a_plan.search(flat) and len(flat) <= 150
    )


def _section(content: Sequence[Block], place: int) -> list[Block]:
    """What stands under a heading."""
    heading = content[place]
    section: list[Block] = []
    for block in content[place + 1 : place + 1 + _LONGEST]:
        if not heading.level and block.kind != "li" and (section or len(block.text) > LIKE_A_LINE):
            break
        if not heading.level and block.kind != "li":
            continue
        if block.level and (block.level <= heading.level and block.level < LIKE_A_HEADING):
            break
        section.append(block)
    return section


def _actions(section: Sequence[Block]) -> list[str]:
    """The actions of a section: items and rows, less links, short words and the initiative's own."""
    written = [block for block in section if block.kind in ("li", "td", "dd") and not _only_links(block)]
    written = [
        block for block in written if len(block.text) >= _SHORTEST and not _explains(plain(block.text))
    ]
    items = _like_actions([block.text for block in written if block.kind == "li"])
    if len(items) >= LEAST:
        return items
    first: dict[tuple[int, int], str] = {}
    for block in written:
        if block.table:
            first.setdefault((block.table, block.row), block.text)
    return _like_actions([first[row] for row in sorted(first)])


def _promises(section: Sequence[Block], *, own_page: bool) -> list[str]:
    """The actions of a plan that is written out: headings that begin as actions do, sentences such as "We will …".

    On a page that is the plan's own, whatever will be is an action, unless it speaks of the plan itself.
    """
    written: list[str] = []
    for block in section:
        if block.level and len(block.text) >= _SHORTEST and _acts(block.text):
            written.append(block.text)
        for sentence in sentences(block.text) if block.kind in _PROSE else ():
            flat = plain(sentence)
            promised = words.will.search(flat) if own_page else words.promise.match(flat) and _acts(flat)
            if (
                promised
                and len(flat) >= _SHORTEST
                and not (_explains(flat) or words.about_itself.search(flat))
            ):
                written.append(sentence)
    return written


def _like_actions(texts: list[str]) -> list[str]:
    """The texts, one that begins as an action first, if enough of them do; else none."""
    acting = [text for text in texts if _acts(text)]
    long = sum(map(len, texts)) >= _LONG * len(texts)
    if not acting or not (len(acting) * 2 >= len(texts) or long):
        return []
    return [acting[0], *(text for text in texts if text is not acting[0])]


def _explains(text: str) -> bool:
    return bool(words.generic.search(text) or words.pillar.match(text))


def _acts(text: str) -> bool:
    """Whether a text begins as an action does, or goes on as one after its own short heading."""
    return any(words.action.match(part) for part in re.split(r"\s-\s|:\s", plain(text)[:300])[:2])


def _only_links(block: Block) -> bool:
    return bool(block.links) and sum(len(link.text) for link in block.links) >= 0.8 * len(block.text)


def _tables(content: Sequence[Block], page: PageDocument) -> Iterator[Offer]:
    """Tables whose heads are a plan's: action, who, when."""
    tables: dict[int, list[int]] = {}
    for place, block in enumerate(content):
        if block.table:
            tables.setdefault(block.table, []).append(place)
    for places in tables.values():
        cells = [content[place] for place in places]
        heads = [block.text for block in cells if block.row == cells[0].row and block.kind in ("th", "td")]
        acts = any(words.action_column.search(head) for head in heads)
        others = sum(1 for head in heads if words.other_column.search(head) and len(head) < 60)
        rows = {block.row for block in cells if block.kind == "td" and len(block.text) >= _SHORTEST} - {
            cells[0].row
        }
        headings = "\n".join(cells[0].headings)
        other = words.other_plans.search(headings) and not words.about_technicians.search(headings)
        if acts and others and len(heads) >= 2 and len(rows) >= 2 and not other:
            first = next(block for block in cells if block.row in rows and len(block.text) >= _SHORTEST)
            name = cells[0].heading or " | ".join(heads)
            yield _offer(name, first.text, _period(cells[0], (), page), places[0])


def _offer(name: str, first: str, written: WrittenPeriod | None, place: int) -> Offer:
    return Offer("page", short(f"{name}: {first}"), "html", written, place)


def _period(heading: Block, section: Sequence[Block], page: PageDocument) -> WrittenPeriod | None:
    """The period of a plan: of its heading, of the first sentences under it, of the page's title."""
    texts = [heading.text, *reversed(heading.headings)]
    for block in section[:8]:
        texts += [one for one in sentences(block.text) if _SPEAKS.search(one)]
    texts += [page.top, page.title]
    written = [one for text in texts if (one := plan_period(text))]
    return next((one for one in written if one.to), written[0] if written else None)

"""Drafts: which tables of a document make up which plan, with the titles, dates and legends around them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from tcsite.content.yaml.writer import Value
from tcsite.importers.colours import SIGNALS, hue
from tcsite.importers.columns import Header
from tcsite.importers.contents import without_header
from tcsite.importers.dates import day_in, period_in, period_of_years, period_since
from tcsite.importers.document import Origin, Paragraph, ReviewItem, SourceDocument, SourceRow, SourceTable
from tcsite.importers.gather import LEGEND, Gathering
from tcsite.importers.headers import header_of, unworded
from tcsite.importers.kinds import are_figures, other_kind, worth
from tcsite.importers.labels import Role, meaning
from tcsite.importers.lists import OF_PERIOD, OF_TIME
from tcsite.importers.records import opened, with_records
from tcsite.importers.sideways import headed, repeated, upright
from tcsite.importers.signatures import NAME as SIGNATURES
from tcsite.importers.signatures import is_signatures, sign_offs
from tcsite.importers.stacked import stacked
from tcsite.importers.status import Legend, is_key, is_legend, legend_of
from tcsite.importers.strands import names_strand
from tcsite.importers.surroundings import FormFacts, facts_in, is_facts, is_talent, strand_among, title_among
from tcsite.text.phrases import plain

_NOT_IN_A_TABLE = "this text stands outside the plan's tables and is not imported"
_SURE = 8  # of `worth`: a heading that says what is to be done, and two things about it
_MOST_LABEL_WORDS = 5
_MOST_BETWEEN = 3  # paragraphs between the parts of a table: footnotes, a page's number


@dataclass(slots=True)
class PlanDraft:
    """A plan as it is found."""

    gathering: Gathering
    title: str = ""
    period: tuple[str, str] | None = None
    why: str = ""  # where the period comes from, if that needs a look
    facts: FormFacts = field(default_factory=FormFacts)
    talent: list[SourceTable] = field(default_factory=list)
    text: str = ""  # what stands before its first table
    achievements: bool = False  # it is known from what was achieved
    sign_off: list[dict[str, Value]] = field(default_factory=list)
    head: dict[str, Value] = field(default_factory=dict)  # what a document of ours says of the whole plan
    achieved_beside: "PlanDraft | None" = None  # the plan whose table tells what was done before it

    def signals(self) -> set[str]:
        """The red, amber and green that rows are shaded with, outside a column for the status."""
        if any(header.has("status") for header in self.gathering.headers):
            return set()
        spans = [span for entry in self.gathering.entries for span in entry.spans]
        return {hue(colour) for span in spans for colour in span.colours} & set(SIGNALS)

    def status_day(self) -> str:
        """The newest date above a column of comments, where the columns for the status have none: both are of one day."""
        columns = [column for header in self.gathering.headers for column in header.columns]
        if any(column.dated for column in columns if column.role == "status"):
            return ""
        return max((column.dated for column in columns if column.role == "comments"), default="")

    def coloured(self, legend: Legend) -> bool:
        """Whether this shading says how far actions are, and is not there for looks or for the years of a grid."""
        hues = self.signals()
        if legend.meanings or not hues:
            return bool(hues)
        shaded = any(span.ground for entry in self.gathering.entries for span in entry.spans)
        stated = legend.mentioned and not shaded
        return (len(hues) > 1 or stated) and not self._painted_by_strand()

    def _painted_by_strand(self) -> bool:
        """Whether each strand has a colour of its own: that shows where an action stands, not how far it is."""
        colours: dict[str, list[frozenset[str]]] = {}
        for entry in self.gathering.entries:
            found = frozenset(colour for span in entry.spans for colour in span.colours)
            colours.setdefault(entry.strand.title if entry.strand else "", []).append(found)
        large = [each for each in colours.values() if len(each) > 1]
        return (
            len(large) > 1
            and all(len(set(each)) == 1 for each in large)
            and len({each[0] for each in large}) > 1
        )


@dataclass(slots=True)
class FoundPlans:
    """All that a document holds for us."""

    drafts: list[PlanDraft]
    legend: Legend
    date: str  # when the document was signed or made, as it says itself
    handled: set[Origin]  # cells that are headings, or whose words are kept elsewhere
    todo: list[ReviewItem]
    made: tuple[SourceTable, ...] = ()  # tables that were made of the text
    ours: bool = False  # `tcsite export` wrote it


def drafts_of(document: SourceDocument) -> FoundPlans:
    """The plans of a document, and what else stands in it."""
    return _DraftReader(document).drafts()


class _DraftReader:
    def __init__(self, document: SourceDocument) -> None:
        self._handled: set[Origin] = set()
        self._blocks = [
            each if isinstance(each, Paragraph) else self._read(each)
            for block in headed(document.blocks)
            for each in ([block] if isinstance(block, Paragraph) else stacked(block))
        ]
        self._document = document
        self._drafts: list[PlanDraft] = []
        self._pending: list[Paragraph] = []
        self._facts = FormFacts()
        self._talent: list[SourceTable] = []
        self._todo: list[ReviewItem] = []
        self._text: list[str] = []  # all text so far, for dates in a sentence
        self._last: tuple[SourceTable, Header] | None = None
        self._before: SourceTable | None = None
        self._signed: list[dict[str, Value]] = []
        self._judge()
        self.made: list[SourceTable] = []
        if not self._worded:
            self._blocks, self.made = with_records(self._blocks)
            self._judge()

    def _judge(self) -> None:
        """Look at all tables together: whether one surely is a plan, and how good the best is."""
        tables = [table for table in self._blocks if isinstance(table, SourceTable)]
        headers = [header_of(table) for table in tables if not other_kind(table) and not is_signatures(table)]
        plans = [header for header in headers if header and _is_plan(header)]
        self._worded = bool(plans)  # else a guess will have to do
        self._best = max(map(worth, plans), default=0)

    def _read(self, table: SourceTable) -> SourceTable:
        """A table as it is meant: upright, and with the words that "as above" stands for."""
        whole, dittos = repeated(opened(table))
        self._handled |= dittos
        return whole if is_facts(whole) else upright(whole)

    def drafts(self) -> FoundPlans:
        for block in self._blocks:
            if isinstance(block, Paragraph):
                self._pending.append(block)
            else:
                self._table(block)
                self._before = block
        self._outside(self._pending)
        self._answers()
        for draft in self._drafts[-1:]:
            draft.sign_off = self._signed
        spoken = [block.text for block in self._document.blocks if isinstance(block, Paragraph)]
        dates = [date for text in spoken if (date := day_in(text))]
        legend = legend_of(self._document)
        date = max(dates, default="")
        return FoundPlans(self._drafts, legend, date, self._handled, self._todo, tuple(self.made))

    def _table(self, table: SourceTable) -> None:
        header = header_of(table)
        if is_key(table.rows) and not (header and header.has("owners")):
            self._handled |= {cell.origin for cell in table.cells()}
            words = " | ".join(row.text for row in table.rows)
            self._todo.append(ReviewItem(Origin(table.name), words, LEGEND))
        elif is_talent(table, goes_on=self._before in self._talent):
            self._talent.append(table)
            if self._pending and self._pending[-1].heading and "talent" in plain(self._pending[-1].text):
                self._pending.pop()  # what stands below it is read
        elif is_signatures(table, self._near()):
            self._signatures(table)
        elif is_facts(table) and not other_kind(table):
            facts_in(table.rows, self._facts)
        elif kind := other_kind(table, self._near()) or self._far_below(table, header):
            self._beside(table, kind)
        elif header and _is_plan(header) and not self._has_rows_above(table, header):
            self._plan(table, header)
        elif header := self._goes_on(table):
            self._drafts[-1].gathering.table(table, header)
            self._outside(self._pending)
        elif not self._worded and (header := unworded(table) or without_header(table.rows)):
            self._plan(table, header)
        else:
            self._last = None
            words = " | ".join(row.text for row in table.rows)
            if words.strip(" |"):
                self._todo.append(ReviewItem(Origin(table.name), words, "this is no table of actions"))
            elif shaded := sum(bool(hue(cell.colour)) for cell in table.cells()):
                why = f"{shaded} shaded cells without words; nothing was made of them"
                self._todo.append(ReviewItem(Origin(table.name), "", why))

    def _near(self) -> str:
        """The heading right above a table."""
        last = self._pending[-1] if self._pending else None
        return last.text if last and (last.heading or not last.text.endswith(".")) else ""

    def _far_below(self, table: SourceTable, header: Header | None) -> str:
        """What a table is called that is much less of a plan than another one of the document."""
        if header and header.has("text") and are_figures(table, header):
            return "a table of figures"
        weak = header and not any(
            column.role == "text" and meaning(column.label).sure == 2 for column in header.columns
        )
        less = header and _is_plan(header) and worth(header) * 2 < self._best and self._best >= _SURE
        return "a table that is much less of a plan than another one here" if weak and less else ""

    def _beside(self, table: SourceTable, kind: str, more: str = "") -> None:
        """Put a table on the list that is no plan; the heading above it is its own."""
        self._last = None
        words = " | ".join(row.text for row in table.rows if row.filled)
        self._todo.append(
            ReviewItem(Origin(table.name), words, f"this is {kind}{more}; no actions were made of it")
        )
        own = [one for one in self._pending[-1:] if one.heading and title_among([one]) is None]
        if own:
            self._pending = self._pending[:-1]
            self._todo.append(ReviewItem(own[0].origin, own[0].text, f"this is the heading of {kind}"))

    def _signatures(self, table: SourceTable) -> None:
        signed = sign_offs(table)
        self._signed += signed
        more = ", read as sign_off" if signed else ", in which no name or no post of the head was found"
        self._beside(table, SIGNATURES, more)

    def _has_rows_above(self, table: SourceTable, header: Header) -> bool:
        """Whether a table begins with rows of the one before: its own heading is one in the middle."""
        above = table.rows[: header.first]
        return bool(self._goes_on(table)) and any(len(row.filled) > 2 for row in above)

    def _goes_on(self, table: SourceTable) -> Header | None:
        """The heading of the table before, if this one goes on with it after a page break."""
        if not self._last or not table.rows:
            return None
        before, header = self._last
        widths = [len(row.cells) for row in table.rows]
        same = table.width == before.width and max(widths) == max(len(row.cells) for row in before.rows)
        new = any(one.heading or title_among([one]) for one in self._pending)
        if not same or new or len(self._pending) > _MOST_BETWEEN or _begins_another(table, before, header):
            return None
        return Header(header.columns)

    # A plan

    def _plan(self, table: SourceTable, header: Header) -> None:
        above = table.rows[: header.first]
        facts_in(above, self._facts)
        rows = [row for row in above if not is_legend([row]) and not _is_upper_heading(row, header)]
        texts = [
            Paragraph(row.text, heading=True, origin=row.filled[0].origin)
            for row in rows
            if row.filled and not {cell.origin for cell in row.filled} <= self._facts.origins
        ]
        around = [*self._pending, *([Paragraph(table.title, heading=True)] if table.title else []), *texts]
        title = title_among(around)
        period = self._period(title, around)
        draft = self._draft(title, period, header, around)
        strand, aim = strand_among([*self._pending, *texts], title)
        if strand is None and names_strand(table.title) and not period_in(table.title):
            strand = Paragraph(table.title, heading=True, origin=Origin(table.name))
        used = [title.text if title else "", *([strand.text] if strand else []), *aim]
        if strand and not header.has("strand"):
            draft.gathering.heading([strand.text, *aim], strand.origin)
        self._outside([one for one in (*self._pending, *texts) if one.text not in used or len(one.text) < 4])
        for row in above:
            if row not in rows:
                self._handled |= {cell.origin for cell in row.cells}
            if is_legend([row]):
                self._todo.append(ReviewItem(row.cells[0].origin, row.text, LEGEND))
        self._labels(draft, table.rows[header.first : header.after], header)
        draft.gathering.table(table, header)
        self._achieved(table, header, draft)
        draft.achievements = draft.achievements or _tells_achievements(header)
        self._last = (table, header)
        self._pending = []

    def _achieved(self, table: SourceTable, header: Header, draft: PlanDraft) -> None:
        """What was done, in a column beside what is to be done: it belongs to the plan before."""
        if not header.has("achieved"):
            return
        swapped: dict[Role, Role] = {"achieved": "text", "text": "achieved"}
        kept = ("strand", "id", "achieved", "text")
        columns = tuple(
            replace(one, role=swapped.get(one.role, one.role if one.role in kept else "elsewhere"))
            for one in header.columns
        )
        before = next((one for one in self._drafts if one.achieved_beside is draft), None)
        if before is None:
            before = PlanDraft(Gathering(), achievements=True, achieved_beside=draft)
            self._drafts.insert(self._drafts.index(draft), before)
        before.gathering.table(table, replace(header, columns=columns))

    def _labels(self, draft: PlanDraft, rows: Sequence[SourceRow], header: Header) -> None:
        """Note the headings of columns that were not understood in full."""
        for row in rows:
            for column, cell in header.of(row):
                sure = meaning(cell.text).sure
                above = row is not rows[-1] and column.role != "other"
                if sure == 2 or above or cell.text == header.strand or column.choice or column.mark:
                    draft.gathering.handled.add(cell.origin)
                elif cell.lines and (sure or column.role != "other"):
                    why = f"this heading of a column is read as: {column.role}"
                    draft.gathering.todo.append(ReviewItem(cell.origin, cell.text, why))

    def _draft(
        self,
        title: Paragraph | None,
        period: tuple[str, str] | None,
        header: Header,
        around: Sequence[Paragraph],
    ) -> PlanDraft:
        """The plan that a table belongs to: the one at hand, or a new one that its title begins."""
        marks = [column.mark for column in header.columns if column.mark]
        since = None if period else period_since("\n".join(one.text for one in self._pending))
        if self._drafts:
            now = self._drafts[-1]
            stated = period if title or now.period else None
            other = (stated or since or now.period) != now.period
            named = title is not None and title.heading and plain(title.text) not in (plain(now.title), "")
            if not other and not (named and (period or header != now.gathering.headers[-1])):
                return now
        draft = PlanDraft(Gathering(), facts=self._facts)
        self._facts = FormFacts()
        draft.title = title.text if title else ""
        draft.period = period
        if since:
            draft.period, draft.why = since, "counted from the month and the length in the text"
        if not draft.period and (years := period_of_years(marks)):
            draft.period, draft.why = years, "the years of the grid"
        draft.text = "\n".join(one.text for one in around)
        self._drafts.append(draft)
        return draft

    def _period(self, title: Paragraph | None, around: Iterable[Paragraph]) -> tuple[str, str] | None:
        if title and (period := period_in(title.text)):
            return period
        for one in reversed(list(around)):
            stated = one.heading or plain(one.text).startswith(OF_PERIOD)
            if stated and (period := period_in(one.text)):
                return period
        return None

    def _answers(self) -> None:
        """Give each table of answers to the plan that it names, or to the last."""
        for table in self._talent:
            period = period_in(table.rows[0].text)
            fitting = [
                draft
                for draft in self._drafts
                if draft.period and period and draft.period[0][:4] == period[0][:4]
            ]
            for draft in (fitting or self._drafts)[-1:]:
                draft.talent.append(table)
            self._handled |= {cell.origin for cell in table.cells()}

    def _outside(self, paragraphs: Sequence[Paragraph]) -> None:
        """Put text that is not imported on the list, neighbours together."""
        text = "\n".join(one.text for one in paragraphs)
        if text:
            self._todo.append(ReviewItem(paragraphs[0].origin, text, _NOT_IN_A_TABLE))
        if paragraphs is self._pending:
            self._pending = []


def _is_plan(header: Header) -> bool:
    """Whether a heading is one of actions: it has something to do, and something about it."""
    return header.has("text") and len({column.role for column in header.columns} - {"other"}) > 1


def _begins_another(table: SourceTable, before: SourceTable, header: Header) -> bool:
    """Whether a table's first row is a heading of its own, and not the one of the table before."""
    first = table.rows[0]
    known = {plain(column.label) for column in header.columns}
    long = any(len(cell.text.split()) > _MOST_LABEL_WORDS for cell in first.filled)
    if len(first.filled) < 2 or long or any(plain(cell.text) in known for cell in first.filled):
        return False
    was = before.rows[min(header.first, len(before.rows) - 1)]
    marked = first.heading or all(cell.bold for cell in first.filled)
    others = [row for row in table.rows[1:] if len(row.filled) > 1]
    plainer = bool(others) and not all(cell.bold for row in others for cell in row.filled)
    return marked and plainer and (was.heading or all(cell.bold for cell in was.filled))


def _is_upper_heading(row: SourceRow, header: Header) -> bool:
    """Whether a row above a heading is about its columns: "Action focus in year", above years.

    Each of its cells must be a heading that we know, or speak of time: any other would be lost.
    """
    marks = [column for column in header.columns if column.mark]
    stated = all(
        meaning(cell.text).sure == 2 or OF_TIME & set(plain(cell.text).split()) for cell in row.filled
    )
    return bool(marks and row.filled) and stated and all(cell.column > 0 for cell in row.filled)


def _tells_achievements(header: Header) -> bool:
    return any(column.role == "text" and "achievement" in plain(column.label) for column in header.columns)

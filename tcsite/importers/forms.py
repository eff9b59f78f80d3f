"""Forms: a stage form's questions, answers and signatures, as a self-assessment beside the plans of its appendices.

Questions are recognised by what they speak of (`model.stages`), in any of the form's versions: as the form words them
("Please provide …"), as headings, in boxes or in the left column of a table. An answer is all that stands between two
questions. What is taken out is no longer on the list of what was left out; what cannot be is.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from tcsite.diagnostics import Diagnostic
from tcsite.frozen import dataclass
from tcsite.importers import Imported, plans_in, read_document, refusal, unusable
from tcsite.importers.document import (
    THE_DOCUMENT,
    Origin,
    Paragraph,
    ReviewItem,
    SourceDocument,
    SourceLine,
    SourceTable,
    typed_lines,
)
from tcsite.importers.form_file import FormAnswer, FoundForm, form_file, front_matter, is_fact, lead_in
from tcsite.importers.head_of_ours import resourcing_in
from tcsite.importers.headers import header_of
from tcsite.importers.our_words import any_of, said
from tcsite.importers.signed import signatures_in
from tcsite.importers.surroundings import WORDING_LEFT, is_talent
from tcsite.importers.untrusted import Refused
from tcsite.model import Vocabulary, sections_known_by
from tcsite.text.phrases import plain

_ASKED = re.compile(
    r"(?i)\W*(?:\d{1,2}[.)]\s*)?(?:please\s+(?:provide|tell|confirm|evidence|give|describe|outline)|comments\s+on)\b"
)
_GOES_ON = re.compile(r"(?i)\W*this may be (?:detailed|attached)")
_APPENDIX = re.compile(
    rf"(?i)\W*(?:append(?:ix|ices)\b(?!\W*(?:is|are)\b)|{any_of('form.appendix', number='[0-9]+')}:)"
)
_SIGNED = re.compile(
    r"(?i)\W*(?:signed\b|signature|sign[- ]?off\b"
    rf"|{any_of('form.signatures')}\W*$|{any_of('form.signed', name='')})"
)
_NUMBERED = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s")
_POINTS_ELSEWHERE = re.compile(
    r"(?i)\W*(?:please )?(?:see|refer to|in|as)\s+(?:the |attached )*\W*append(?:ix|ices)\b[^.]{0,40}\W*"
)
_CALLED_FORM = re.compile(
    rf"(?i)\bstage\b.*\bself[- ]?assessment\b|\bself[- ]?assessment\b.*\bstage\b|{any_of('form.title')}"
)
_TITLE = re.compile(any_of("form.title"))
_ABOUT = re.compile(any_of("form.about"))
_TOP = 5
"""Lines in which a document says what it is."""
_LEAST = 3
"""Headings that make a form of a document that does not call itself one."""
_LEAST_ASKED = 2
"""Questions that make a form: as the form words them, or below a title that says what it is."""


def import_document(
    content: bytes,
    name: str,
    *,
    institution: str,
    vocabulary: Vocabulary,
    plan: str = "",
    date: str = "",
    today: str = "",
) -> Imported:
    """What `import_file` makes of a document and, where it is a stage form, the self-assessment as well."""
    if problem := unusable(name, institution, plan):
        return Imported({}, (), (problem,))
    try:
        document = read_document(content, name)
    except Refused as refused:
        return refusal(name, refused)
    form = form_in(document, vocabulary)
    signed = max((one.date for one in form.signatures if one.date), default="") if form else ""
    dates = (date or signed, today)
    plans = plans_in(document, name, institution=institution, plan=plan, dates=dates)
    plans = replace(plans, todo=tuple(_without_known(plans.todo, vocabulary)))
    if form is None:
        return plans
    problems = tuple(one for one in plans.problems if plans.files or not _is_no_plan(one))
    held = {path.rpartition("/")[2].removesuffix(".yaml"): text for path, text in plans.files.items()}
    spoken = " ".join(block.text for block in document.blocks[:40] if isinstance(block, Paragraph))
    values, file = front_matter(form, held, signed, spoken, vocabulary)
    path = f"content/institutions/{institution}/self-assessments/{file}.md"
    if problems and not plans.files:
        return replace(plans, problems=problems)
    todo = (*form.todo, *_left(plans.todo, form))
    files = {**plans.files, path: form_file(values, form, vocabulary, name)}
    return replace(plans, files=files, todo=todo, problems=problems)


def form_in(document: SourceDocument, vocabulary: Vocabulary) -> FoundForm | None:
    """The form that a document holds; None if it asks too little to be one."""
    lines = list(_lines(document))
    resourcing = resourcing_in(document)
    called = any(isinstance(line, _Line) and _CALLED_FORM.search(line.text) for line in lines[:_TOP])
    for asks, least in ((_worded, _LEAST_ASKED), (_headed, _LEAST_ASKED if called else _LEAST)):
        form = _Reader(vocabulary, asks(lines, vocabulary), resourcing).read(lines)
        if len({answer.section for answer in form.answers}) >= least:
            return form
    return None


# Lines of the document, tables of text among them


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    heading: bool = False
    bullet: bool = False
    origin: Origin = THE_DOCUMENT


def _lines(document: SourceDocument) -> Iterator[_Line | SourceTable]:
    """The text of a document; a table of one or two columns that holds no actions is a box around text."""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            if not block.origin.what.startswith("page "):  # what stands on every page
                yield _Line(
                    block.text, block.heading, block.bullet and not _NUMBERED.match(block.text), block.origin
                )
        elif _is_box(block):
            for cell in block.cells():
                for line in cell.lines if not cell.above else ():
                    yield _Line(line.text, heading=False, bullet=line.bullet, origin=cell.origin)
        else:
            yield block


def _is_box(table: SourceTable) -> bool:
    columns = max((len(row.filled) for row in table.rows), default=0)
    return columns <= 2 and not _holds_actions(table)


def _holds_actions(table: SourceTable) -> bool:
    header = header_of(table)
    return bool(is_talent(table) or (header and header.has("text") and len(header.columns) > 2))


# Which lines are questions

Asks = Mapping[int, tuple[str, ...]]
"""The places of the lines that ask something, with the sections they ask for."""


def _worded(lines: Sequence[_Line | SourceTable], vocabulary: Vocabulary) -> Asks:
    """Questions as the form words them."""
    return {
        place: sections
        for place, line in enumerate(lines)
        if isinstance(line, _Line) and _ASKED.match(line.text)
        if (sections := sections_known_by(line.text, vocabulary.sections))
    }


def _questions_of(vocabulary: Vocabulary) -> set[str]:
    """The questions of all forms as the vocabulary words them, in each of its languages."""
    asked = (one.question for form in vocabulary.forms for one in form.asks)
    return {plain(words) for question in asked for _, words in question.versions}


def _headed(lines: Sequence[_Line | SourceTable], vocabulary: Vocabulary) -> Asks:
    """Questions in short: headings, each perhaps with its question below; of a section only the first."""
    known = _questions_of(vocabulary)
    explained = {
        place - 1 for place, line in enumerate(lines) if isinstance(line, _Line) and plain(line.text) in known
    }
    headings = [place for place, line in enumerate(lines) if isinstance(line, _Line) and line.heading]
    asked: dict[int, tuple[str, ...]] = {}
    seen: set[str] = set()
    for place in headings:
        line = lines[place]
        if isinstance(line, SourceTable) or (explained and place not in explained):
            continue
        for section in sections_known_by(line.text, vocabulary.sections)[:1]:
            if section not in seen and not _APPENDIX.match(line.text):
                seen.add(section)
                asked[place] = (section,)
    return asked


class _Reader:
    """Reads one form, line by line."""

    def __init__(self, vocabulary: Vocabulary, asks: Asks, resourcing: str) -> None:
        self._asks = asks
        self._resourcing = resourcing  # it stands in the plan
        self._questions = _questions_of(vocabulary)
        self._form = FoundForm()
        self._signing: list[str] = []

    def read(self, lines: Sequence[_Line | SourceTable]) -> FoundForm:
        """The form."""
        current: FormAnswer | None = None
        signing = over = False
        for place, line in enumerate(lines):
            if place in self._asks and isinstance(line, _Line):
                current, signing, over = self._question(line, self._asks[place]), False, False
            elif over:
                continue
            elif isinstance(line, SourceTable):
                self._table(line, current)
            elif current and self._asked_all(place) and _APPENDIX.match(line.text) and not _points(line.text):
                over = True
            elif current and (signing or self._begins_signing(line, place)):
                signing = True
                self._signing.append(line.text)
            else:
                self._line(line, current)
        self._form.signatures = signatures_in(self._signing)
        self._form.taken |= {plain(text) for text in self._signing}
        return self._form

    def _asked_all(self, place: int) -> bool:
        return not any(later > place for later in self._asks)

    def _begins_signing(self, line: _Line, place: int) -> bool:
        return self._asked_all(place) and bool(_SIGNED.match(line.text)) and len(line.text) < 300

    def _question(self, line: _Line, sections: tuple[str, ...]) -> FormAnswer:
        self._form.taken.add(plain(line.text))
        answer = FormAnswer(sections[0])
        self._form.answers.append(answer)
        if len(sections) > 1:
            others = " and ".join(f"{{#{section}}}" for section in sections[1:])
            why = f"this question asks for several things: move what answers the rest below a heading with {others}"
            self._form.todo.append(ReviewItem(line.origin, line.text[:100], why))
        return answer

    def _line(self, line: _Line, current: FormAnswer | None) -> None:
        if current is None:
            if lead_in(line.text) is not None or is_fact(line.text) or _is_ours_at_top(line):
                self._form.taken.add(plain(line.text))
            self._form.top.append(line.text)
            return
        self._form.taken.add(plain(line.text))
        resourced = self._resourcing and said("form.resourced", line.text)
        if plain(line.text) in self._questions or _GOES_ON.match(line.text) or resourced:
            return
        if line.heading:
            current.headings.add(len(current.lines))
        current.lines += [SourceLine(line.text, line.bullet)] if line.bullet else typed_lines(line.text)

    def _table(self, table: SourceTable, current: FormAnswer | None) -> None:
        if current and _holds_actions(table):
            self._form.tables_in.add(current.section)
        if current is None or _holds_actions(table):
            return
        for row in table.rows:
            words = "; ".join(cell.text for cell in row.filled)
            if words:
                current.lines.append(SourceLine(words, bullet=True))
        why = "this table stands in an answer; its rows are a list there"
        self._form.todo.append(ReviewItem(Origin(table.name), "", why))


def _is_ours_at_top(line: _Line) -> bool:
    """Whether a line above the questions is one that each form of ours has."""
    return bool(_TITLE.fullmatch(line.text) or (line.heading and _ABOUT.fullmatch(line.text)))


def _points(text: str) -> bool:
    """Whether a line only says that the answer is in an appendix."""
    return bool(_POINTS_ELSEWHERE.fullmatch(text)) and text.lower().lstrip(" '\"").startswith(
        ("please", "see", "refer")
    )


def _is_no_plan(problem: Diagnostic) -> bool:
    return "table" in problem.message and (
        "no table of actions" in problem.message or "no plan" in problem.message
    )


def _without_known(todo: Iterable[ReviewItem], vocabulary: Vocabulary) -> Iterator[ReviewItem]:
    """The list of what was left out, without words of recommendations that the vocabulary has."""
    known = {
        plain(f"{one.id} {words}") for one in vocabulary.recommendations for _, words in one.name.versions
    }
    return (item for item in todo if item.why != WORDING_LEFT or plain(item.text) not in known)


def _left(todo: Iterable[ReviewItem], form: FoundForm) -> Iterator[ReviewItem]:
    """The list of what was left out, without what stands in the form."""
    for item in todo:
        if "not imported" not in item.why or ("\n" not in item.text and plain(item.text) not in form.taken):
            yield item
            continue
        left = [line for line in item.text.split("\n") if plain(line) not in form.taken]
        if left:
            yield replace(item, text="\n".join(left))

"""Form file: what was found of a form, as the file of a self-assessment: its front matter, and a heading a section."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tcsite.content.yaml.writer import Value, dump
from tcsite.importers.dates import understood
from tcsite.importers.document import Origin, ReviewItem, SourceLine
from tcsite.importers.document import markdown as as_markdown
from tcsite.importers.escaping import ADDRESS, escaped
from tcsite.importers.of_ours import written_answer
from tcsite.importers.our_words import any_of, said
from tcsite.importers.signed import Signature
from tcsite.model import Vocabulary

_LEAD = re.compile(r"(?i)\W*name(?:\(s\))? of (?:the )?institutional leads?\W*:?\s*(?P<name>.*)")
_AND = re.compile(
    r"\s+(?:&|and)\s+(?=(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms|Mx)\.?\s)?[A-Z][\w'’-]+\s+[A-Z][\w'’-]+\s*(?:\(|$|,))"
)
_UNTIL = re.compile(r"(?i)\(\s*(?:to|until)\s+(?P<date>[^()]{3,40})\)")
_ORGANISATION = re.compile(
    rf"(?i)\W*(?:organisation|organization|institution)\b[^:]{{0,20}}:|{any_of('form.organisation', name='')}"
)
_CONTACT = re.compile(
    rf"(?i)\W*(?:e-?mail|contact (?:number|details)|telephone)\b[^:]{{0,20}}:|{any_of('form.email', email='')}|{any_of('form.phone', number='')}"
)
_STAGE = re.compile(
    rf"(?i)\b(?:stage[\s-]*|{any_of('form.stage', number='')})(?P<stage>\d|one|two|three|four|five)\b"
)
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}


@dataclass(slots=True)
class FormAnswer:
    """What answers a question, line by line."""

    section: str
    lines: list[SourceLine] = field(default_factory=list)
    headings: set[int] = field(default_factory=set)  # places of the lines that are headings


@dataclass(slots=True)
class FoundForm:
    """A form that a document holds."""

    answers: list[FormAnswer] = field(default_factory=list)
    top: list[str] = field(default_factory=list)  # before the first question
    signatures: tuple[Signature, ...] = ()
    taken: set[str] = field(default_factory=set)  # the lines that stand in it, as `plain` writes them
    todo: list[ReviewItem] = field(default_factory=list)
    tables_in: set[str] = field(default_factory=set)  # sections below which a table of actions stands


def lead_in(line: str) -> str | None:
    """The words behind the label of the lead's name; None in any other line."""
    found = said("form.lead", line) or _LEAD.match(line)
    return found["name"] if found else None


def is_fact(line: str) -> bool:
    """Whether a line gives what stands in institution.yaml: the name, or how to reach the lead."""
    return bool(_ORGANISATION.match(line) or _CONTACT.match(line))


def front_matter(
    form: FoundForm, plans: Mapping[str, bytes], signed: str, spoken: str, vocabulary: Vocabulary
) -> tuple[dict[str, Value], str]:
    """The keys of the file, and its name; `plans` are the files of those that the document holds, by their ids."""
    stage = _stage(form, spoken, vocabulary)
    year = signed[:4]
    title = f"Stage {stage} self-assessment" + (f", {year}" if year else "")
    values: dict[str, Value] = {"title": title, "stage": stage}
    if signed:
        values["date"] = signed
    if leads := list(_leads(form)):
        values["leads"] = leads
    dated = sorted(id for id in plans if re.match(r"\d{4}", id))
    reviewed = any(answer.section == "review" for answer in form.answers)
    alone = len(dated) == 1 and reviewed and not _submits_a_plan(form)
    if alone and b"progress:" in plans[dated[0]]:  # one that is to come has no statuses
        values["reviews"] = dated[0]
    elif dated:
        values |= {"reviews": dated[0]} if reviewed and len(dated) > 1 else {}
        values["proposes"] = dated[-1]
    lines = [line.text for answer in form.answers if answer.section == "publication" for line in answer.lines]
    urls = [url for line in lines for url in ADDRESS.findall(line)]
    if urls:
        values["published_as"] = urls[0]
    elif lines:
        values["publication"] = " ".join(lines)
    if signatures := [one.values for one in form.signatures if one.values]:
        values["sign_off"] = signatures
    if any(map(_CONTACT.match, form.top)):
        why = "contacts stand in institution.yaml, not in the form"
        form.todo.append(ReviewItem(Origin("the top of the form"), "", why))
    return values, year or f"stage-{stage}"


def _stage(form: FoundForm, spoken: str, vocabulary: Vocabulary) -> int:
    """The stage that the form names; else the one whose questions it asks."""
    if found := _STAGE.search(" ".join([*form.top, spoken])):
        word = found["stage"].lower()
        return _NUMBERS.get(word) or int(word)
    asked = {answer.section for answer in form.answers}
    fit = [(len(asked ^ {one.section for one in each.asks}), each.stage) for each in vocabulary.forms]
    stage = min(fit, default=(0, 1))[1]
    why = f"the form does not say its stage; its questions are those of stage {stage}"
    form.todo.append(ReviewItem(Origin("the form"), "", why))
    return stage


def _submits_a_plan(form: FoundForm) -> bool:
    """Whether a plan stands, or is said to be attached, where the form asks for the next one."""
    lines = [
        line.text.strip() for answer in form.answers if answer.section == "plan" for line in answer.lines
    ]
    return "plan" in form.tables_in or any(said("form.plan", line) is not None for line in lines)


def _leads(form: FoundForm) -> Iterator[Value]:
    for text in form.top:
        names = lead_in(text) or ""
        for each in [names] if "," in names else _AND.split(names):
            until = _UNTIL.search(each)
            name, _, post = _UNTIL.sub("", each).strip(" ._…").partition(",")
            day = understood(until["date"]) if until else None
            lead: dict[str, Value] = {"name": name.strip(), "post": post.strip()}
            lead["until"] = str(day.to) if day and day.to else ""
            if name.strip():
                yield {key: value for key, value in lead.items() if value}


def form_file(values: dict[str, Value], form: FoundForm, vocabulary: Vocabulary, name: str) -> bytes:
    """The file of a self-assessment, from its keys and what answers each question."""
    count = len(form.todo)
    head = (f"Imported from {name}" + (f", with {count} things to check." if count > 1 else "."),)
    headings = {section.id: str(section.heading) for section in vocabulary.sections}
    answered: dict[str, list[FormAnswer]] = {}
    for answer in form.answers:
        answered.setdefault(answer.section, []).append(answer)
    parts = []
    for section, answers in answered.items():
        text = "\n\n".join(filter(None, (written_answer(_markdown(each)) for each in answers)))
        if text:
            parts.append(f"## {headings.get(section, section)} {{#{section}}}\n\n{text}\n")
    return b"---\n" + dump(values, head) + b"---\n\n" + "\n".join(parts).encode()


def _markdown(answer: FormAnswer) -> str:
    """An answer as Markdown in which its words mean nothing but themselves."""
    pieces: list[str] = []
    run: list[SourceLine] = []
    for place, line in enumerate(answer.lines):
        safe = replace(line, text=escaped(line.text))
        if place in answer.headings:
            pieces += [as_markdown(run)] if run else []
            pieces.append(f"### {safe.text}")
            run = []
        else:
            run.append(safe)
    pieces += [_listed(run)] if run else []
    return "\n\n".join(pieces)


def _listed(lines: Sequence[SourceLine]) -> str:
    """Lines as paragraphs and lists; a single list item is a list, too."""
    if len(lines) == 1 and lines[0].bullet:
        return f"- {lines[0].text}"
    return as_markdown(lines)

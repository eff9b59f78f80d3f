"""More varied documents, in shapes that nobody had in mind when the readers were written: each with its cells."""

from collections.abc import Callable, Sequence
from datetime import date
from html import escape
from typing import Any

import openpyxl
from openpyxl.styles import PatternFill

from importers.asking import table
from importers.documents import C, Grid, Heading, Layout, saved
from importers.varied import ALL, RICH, TEXT, TITLE, Action, Case

ROWS = (
    ("Publish a profile of every technical team", "Technical Services Manager", "By end Q2 2026", "All 14 teams have one"),
    ("Include technicians in open day staffing plans", "Faculty Operations Managers", "May 2026", "One is named in each plan"),
    ("Create an award for technical excellence", "Director of People", "July 2026", "First award made in 2026"),
    ("Recruit eight technician apprentices", "Apprenticeships Lead", "By September 2027", "Eight are in post"),
)  # fmt: skip
THEMES = ("Visibility", "Visibility", "Recognition", "Sustainability")
KEYS = ("text", "owners", "when", "success")


def expected(*keys: str, **more: Any) -> list[Action]:
    """The four actions, with these of their cells, and what more holds for each."""
    found = []
    for number, row in enumerate(ROWS):
        cells: Action = {"text": row[0], "owners": [row[1]], "when": row[2], "success": [row[3]]}
        own = {key: value[number] if isinstance(value, tuple) else value for key, value in more.items()}
        found.append({"text": row[0]} | {key: cells[key] for key in keys} | own)
    return found


def by_theme(write: Callable[[tuple[str, ...]], Sequence[str]]) -> list[Heading | str | Grid]:
    blocks: list[Heading | str | Grid] = [TITLE]
    for number, (theme, row) in enumerate(zip(THEMES, ROWS, strict=True)):
        blocks += [Heading(theme)] if theme not in THEMES[:number] else []
        blocks += write(row)
    return blocks


def in_lists(line: str, *keys: str) -> Case:
    blocks = by_theme(lambda row: [f"• {line.format(*row)}"])
    return Case(Layout(blocks), expected(*keys, strand=THEMES), TEXT)


def raw(ending: str, content: str | bytes, actions: list[Action], **more: Any) -> Case:
    data = content.encode() if isinstance(content, str) else content
    return Case(Layout(), actions, (ending,), content=lambda: data, **more)


def below_a_group() -> Case:
    """A heading "Commitment" and owners, below a line that names the steering group."""
    grid = table(
        ["Ref", "Commitment", "Lead", "Timeframe", "KPI / success measure"],
        *([f"A{n}", *row] for n, row in enumerate(ROWS, start=1)),
    )
    blocks: list[Any] = [TITLE, "Prepared by the Technician Commitment Steering Group, September 2025.", grid]
    ids = tuple(f"A{n}" for n, _ in enumerate(ROWS, start=1))
    return Case(Layout(blocks), expected(*KEYS[1:], id=ids), ("docx", "html", "md"))


def labels_on_one_line() -> Case:
    blocks: list[Any] = [TITLE]
    for number, (text, owner, when, _) in enumerate(ROWS, start=1):
        blocks += [f"Action {number}: {text}", f"Owner: {owner} | Due: {when}"]
    return Case(Layout(blocks), expected("owners", "when"), TEXT)


def headings_named_plans() -> Case:
    """Headings above labels; one of them speaks of "plans", and is no title."""
    blocks: list[Any] = [TITLE]
    for text, owner, when, success in ROWS:
        blocks += [Heading(text), f"Lead: {owner}", f"Timescale: {when}", f"Success measure: {success}"]
    return Case(Layout(blocks), expected(*KEYS[1:]), TEXT)


def markdown_lists(inner: str) -> str:
    text = f"# {TITLE.text}\n"
    for number, (theme, row) in enumerate(zip(THEMES, ROWS, strict=True)):
        text += f"\n## {theme}\n\n" if theme not in THEMES[:number] else ""
        text += inner.format(*row)
    return text


def nested_labels() -> Case:
    text = markdown_lists("1. {0}\n   - Lead: {1}\n   - Timescale: {2}\n   - Success measure: {3}\n")
    return raw("md", text, expected(*KEYS[1:], strand=THEMES))


def check_list() -> Case:
    text = markdown_lists("- [x] {0}\n")
    return raw("md", text, expected(strand=THEMES, status="complete"))


def page(body: str) -> str:
    return f"<body><header><ul><li>Home<li>News</ul></header><main><h1>{TITLE.text}</h1>{body}</main>"


def html_table(*head: str) -> str:
    rows = "".join("<tr>" + "".join(f"<td>{escape(cell)}" for cell in row[: len(head)]) for row in ROWS)
    return f"<table><tr>{''.join(f'<th>{label}' for label in head)}{rows}</table>"


def accordions() -> Case:
    body = "".join(
        f"<details><summary>{theme}</summary><table><tr><th>We will<th>Who is responsible<th>By"
        f"<tr><td>{row[0]}<td>{row[1]}<td>{row[2]}</table></details>"
        for theme, row in zip(("Visibility", "Career", "Recognition", "Sustainability"), ROWS, strict=True)
    )
    themes = ("Visibility", "Career", "Recognition", "Sustainability")
    return raw("html", page(body), expected("owners", "when", strand=themes))


def divisions() -> Case:
    body = "".join(
        f"<div class=card><h3>{text}</h3><p><b>Lead</b><br>{owner}</p><p><b>Timescale</b><br>{when}</p></div>"
        for text, owner, when, _ in ROWS
    )
    return raw("html", page(body), expected("owners", "when"))


def items_with_paragraphs() -> Case:
    body = "".join(
        f"<li><p>{text}</p><p><strong>Lead:</strong> {owner}</p><p><strong>Timescale:</strong> {when}</p></li>"
        for text, owner, when, _ in ROWS
    )
    return raw("html", page(f"<h2>Sustainability</h2><ol>{body}</ol>"), expected("owners", "when"))


def lists_in_lists() -> Case:
    body = ""
    for theme in dict.fromkeys(THEMES):
        items = "".join(f"<li>{row[0]}</li>" for row, own in zip(ROWS, THEMES, strict=True) if own == theme)
        body += f"<li><strong>{theme}</strong><ul>{items}</ul></li>"
    return raw("html", page(f"<ul>{body}</ul>"), expected(strand=THEMES))


def frame() -> Case:
    """An old page: a table lays it out, the plan is a table in one of its cells."""
    inner = html_table("Action", "Lead", "Timeline")
    frame = f"<table><tr><td><ul><li>Home<li>News</ul><td><h1>{TITLE.text}</h1>{inner}</table>"
    return raw("html", frame, expected("owners", "when"))


def merged_owners() -> Case:
    grid = table(["Key actions", "Lead / Support", "End", "Measures of impact"])
    for number, (text, _, when, success) in enumerate(ROWS):
        grid.add(text, C(ROWS[number][1], down=2) if number % 2 == 0 else None, when, success)
    actions = expected("when", "success")
    for number, action in enumerate(actions):
        action["owners"] = [ROWS[number // 2 * 2][1]]
    return Case(Layout([TITLE, grid]), [{**one, "when": one["when"] if one["when"].startswith("By") else f"By {one['when']}"} for one in actions], RICH)  # fmt: skip


def update_rows() -> Case:
    grid = table(["Action", "Lead", "Deadline"])
    for text, owner, when, success in ROWS:
        grid.add(text, owner, when)
        grid.add(C(f"Update (Sept 2025): {success}", across=3), None, None)
    comments = tuple(row[3] for row in ROWS)
    return Case(Layout([TITLE, grid]), expected("owners", "when", comment=comments), RICH)


def milestones() -> Case:
    grid = table(["Initiative", "Accountable", "Milestone", "Indicator of success"], *ROWS)
    return Case(Layout([TITLE, grid]), expected(*KEYS[1:]), ALL)


def numbers_in_texts() -> Case:
    rows = [(f"{n}. {row[0]}", row[1], row[2]) for n, row in enumerate(ROWS, start=1)]
    grid = table(["Action", "Responsible person", "Timing"], *rows)
    return Case(Layout([TITLE, grid]), expected("owners", "when", id=("1", "2", "3", "4")), ALL)


def task_list() -> Case:
    """What a planner exports: days of its own, which are no deadlines."""
    head = [
        "Task Name",
        "Bucket Name",
        "Progress",
        "Assigned To",
        "Created Date",
        "Due date",
        "Completed Date",
    ]
    rows = [
        [row[0], theme, "In progress", row[1], "09/01/2025", "31/07/2026", ""]
        for row, theme in zip(ROWS, THEMES, strict=True)
    ]
    return Case(
        Layout([TITLE, table(head, *rows)]), expected("owners", when="31/07/2026", status="in-progress"), ALL
    )


def last_updated() -> Case:
    rows = [(*row[:3], "In progress", "12 September 2025") for row in ROWS]
    grid = table(["Action", "Owner", "Deadline", "Status", "Last updated"], *rows)
    return Case(Layout([TITLE, grid]), expected("owners", "when", status="in-progress", comment=None), ALL)


def recommendations() -> Case:
    rows = [(f"R{n}", *row[:3]) for n, row in enumerate(ROWS, start=3)]
    grid = table(["TALENT recommendation", "Our action", "Owner", "Timescale"], *rows)
    tags = (["R3"], ["R4"], ["R5"], ["R6"])
    return Case(Layout([TITLE, grid]), expected("owners", "when", talent=tags), ALL)


def left_over_rows() -> Case:
    grid = table(["Action", "Lead", "Timescale", "Success measure"], *ROWS, [""] * 4, [""] * 4)
    grid.add("Insert further actions as needed", "", "", "")
    return Case(Layout([TITLE, grid]), expected(*KEYS[1:]), ("docx", "html"), ("Insert further actions",))


def key_of_signs() -> Case:
    signs = ("✅", "🟢", "🟠", "🔴")
    grid = table(
        ["Action", "Owner", "Status"],
        *((row[0], row[1], sign) for row, sign in zip(ROWS, signs, strict=True)),
    )
    key = "✅ Complete   🟢 Ongoing   🟠 In progress   🔴 Not started"
    statuses = ("complete", "ongoing", "in-progress", "not-started")
    return Case(Layout([TITLE, key, grid]), expected("owners", status=statuses), TEXT)


def shaded_sheet(*, in_two: bool) -> Case:
    """Shaded cells below months; the others are not there at all, as Excel writes it."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    if in_two:
        sheet.append(["Action", "Lead", "2026", None, None, None])
        sheet.append([None, None, "Q1", "Q2", "Q3", "Q4"])
        sheet.merge_cells("C1:F1")
    else:
        sheet.append(["Action", "Lead", *(date(2026, month, 1) for month in (1, 2, 3, 4))])
        for cell in sheet[1][2:]:
            cell.number_format = "mmm-yy"
    below = sheet.max_row
    for number, row in enumerate(ROWS):
        sheet.append(row[:2])
        for column in (3 + number, 4 + number)[: 1 if number == 3 else 2]:
            sheet.cell(below + 1 + number, column).fill = PatternFill("solid", fgColor="4472C4")
    quarters = ("Q1 2026 to Q2 2026", "Q2 2026 to Q3 2026", "Q3 2026 to Q4 2026", "Q4 2026")
    months = (
        "January 2026 to February 2026",
        "February 2026 to March 2026",
        "March 2026 to April 2026",
        "April 2026",
    )
    return raw("xlsx", saved(book), expected("owners", when=quarters if in_two else months))


def text_labels() -> Case:
    entries = (f"Action {n}: {row[0]}\nLead: {row[1]}\nTimescale: {row[2]}\nSuccess measure: {row[3]}\n"
               for n, row in enumerate(ROWS, start=1))  # fmt: skip
    return raw("txt", f"{TITLE.text}\n\n" + "\n".join(entries), expected(*KEYS[1:]))


def text_indented() -> Case:
    entries = (
        f"1.{n} {row[0]}\n    Owner: {row[1]}\n    Deadline: {row[2]}\n"
        for n, row in enumerate(ROWS, start=1)
    )
    text = f"{TITLE.text}\r\n=======\r\n\r\n1. Visibility\r\n\r\n" + "\n".join(entries)
    return raw("txt", text, expected("owners", "when"))


def text_bullets() -> Case:
    text = f"{TITLE.text.upper()}\n\nVISIBILITY\n\n" + "".join(f"  * {row[0]}\n" for row in ROWS)
    return raw("txt", text, expected(strand="Visibility"))


def text_tabs() -> Case:
    rows = [("Action", "Owner", "By when", "Success measure"), *ROWS]
    return raw("txt", "\n".join("\t".join(row) for row in rows), expected(*KEYS[1:]))


MORE: dict[str, Callable[[], Case]] = {
    "commitments below a group's name": below_a_group,
    "labels within items": lambda: in_lists("{0} – Lead: {1}. By: {2}.", "owners", "when"),
    "labels in brackets": lambda: in_lists("{0} (Lead: {1}; Timescale: {2})", "owners", "when"),
    "labels on one line": labels_on_one_line,
    "headings named plans": headings_named_plans,
    "labels in inner lists": nested_labels,
    "check list": check_list,
    "accordions": accordions,
    "divisions of a page": divisions,
    "items with paragraphs": items_with_paragraphs,
    "lists in lists": lists_in_lists,
    "frame": frame,
    "merged owners": merged_owners,
    "rows of updates": update_rows,
    "milestones that are times": milestones,
    "numbers in texts": numbers_in_texts,
    "task list": task_list,
    "last updated": last_updated,
    "recommendations beside actions": recommendations,
    "left-over rows": left_over_rows,
    "key of signs": key_of_signs,
    "shaded months": lambda: shaded_sheet(in_two=False),
    "shaded quarters": lambda: shaded_sheet(in_two=True),
    "text: labels": text_labels,
    "text: indented": text_indented,
    "text: bullets": text_bullets,
    "text: tabs": text_tabs,
}

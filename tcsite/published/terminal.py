"""A report for people: lines of plain text that also are Markdown."""

from tcsite.published.values import CLAUSES, ClauseAnswer, PageClause, PageReport

_SIGNS = {
    ClauseAnswer.FOUND: "found",
    ClauseAnswer.NOT_FOUND: "not found",
    ClauseAnswer.COULD_NOT_TELL: "could not tell",
}
_WIDTH = max(len(words) for words in _SIGNS.values())
_SHOWN = {
    "status": ("role", "since"),
    "contact": ("whose", "name", "email", "mailbox"),
    "plan": ("where", "kind", "from", "to", "match", "url"),
    "moved": ("to",),
}


def lines(report: PageReport) -> list[str]:
    """The report, a clause a line, its evidence below it."""
    address = report.url or "a page from a file"
    output = [f"{report.institution or 'Page'}: {address} (checked {report.checked.isoformat()})", ""]
    for clause in report.clauses:
        output += _clause(clause)
    return output


def _clause(clause: PageClause) -> list[str]:
    head = f"- {_SIGNS[clause.answer].ljust(_WIDTH)}  {CLAUSES[clause.id]}"
    facts = [fact for name in _SHOWN.get(clause.id, ()) if (fact := clause.fact(name))]
    if facts and facts != [clause.evidence]:
        head += f": {', '.join(facts)}"
    output = [head]
    if clause.evidence:
        output.append(f"  > {clause.evidence}")
    if clause.note:
        output.append(f"  {clause.note}")
    return output

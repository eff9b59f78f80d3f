"""A report for people: lines of plain text that also are Markdown."""

from tcsite.published.values import CLAUSES, Answer, Clause, PageReport

_SIGNS = {Answer.FOUND: "found", Answer.NOT_FOUND: "not found", Answer.COULD_NOT_TELL: "could not tell"}
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
    told = [f"{report.institution or 'Page'}: {address} (checked {report.checked.isoformat()})", ""]
    for clause in report.clauses:
        told += _clause(clause)
    return told


def _clause(clause: Clause) -> list[str]:
    head = f"- {_SIGNS[clause.answer].ljust(_WIDTH)}  {CLAUSES[clause.id]}"
    facts = [fact for name in _SHOWN.get(clause.id, ()) if (fact := clause.fact(name))]
    if facts and facts != [clause.evidence]:
        head += f": {', '.join(facts)}"
    told = [head]
    if clause.evidence:
        told.append(f"  > {clause.evidence}")
    if clause.note:
        told.append(f"  {clause.note}")
    return told

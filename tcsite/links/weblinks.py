"""Web links: what the web answered for the addresses that pages name, as diagnostics."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from tcsite.diagnostics import Diagnostic, Explained, Place, Severity
from tcsite.links.verdicts import Anchor, LinkHistory, Sifted, Verdict, how_to_fix

DOUBTFUL = frozenset({"link-unknown"})
"""What never fails a check alone; under --strict, a run with nothing worse ends with exit code 3."""

EXPLAINED: tuple[Explained, ...] = (
    Explained(
        "link-dead",
        Severity.ERROR,
        "Every address on the web answers.",
        "Two runs on different days found nothing there, or the server said that it is gone for ever. "
        "Correct the address, or remove the link.",
        "404 (not found) on 20 and on 21 November; or 410 (gone) once",
        "200 (fine)",
    ),
    Explained(
        "link-failing",
        Severity.WARNING,
        "An address that does not answer is looked at twice.",
        "It may be passing: only when another day's run agrees is the link called dead.",
        "404 (not found) on 21 November, and never asked before",
        "404 on 21 November, 200 on 22 November",
    ),
    Explained(
        "link-moved",
        Severity.WARNING,
        "Links name the address where a page is now.",
        "The server says that the page has moved for good. Old addresses stop working one day.",
        "301 to https://www.example.ac.uk/new/",
        "the new address in the content",
    ),
    Explained(
        "link-not-public",
        Severity.ADVICE,
        "What is linked can be opened by everybody.",
        "The server asks who is there. It may let readers in and keep programs out: open it in a private window.",
        "401, 403, or a page for logging in",
        "a page that opens in a private window",
    ),
    Explained(
        "link-unknown",
        Severity.WARNING,
        "The content of an address could be checked.",
        "The server was too busy, too slow or out of order. It is asked again in the next run, and fails nothing.",
        "503 three times; no answer in 30 seconds",
        "200 in the next run",
    ),
    Explained(
        "link-refused",
        Severity.ERROR,
        "Links lead to public addresses.",
        "An address of a private network is of no use to the public, and asking it could do harm.",
        "http://10.0.0.1/plan.pdf; a redirect to http://localhost/",
        "https://www.example.ac.uk/plan.pdf",
    ),
    Explained(
        "link-anchor-missing",
        Severity.ADVICE,
        "What stands after # is on the other page.",
        "Readers land at the top instead. Other people's headings change: link the page as a whole.",
        "https://www.example.ac.uk/plans#2024, and no such id there",
        "https://www.example.ac.uk/plans",
    ),
    Explained(
        "ignore-unused",
        Severity.WARNING,
        "Every entry of the list of ignored links still has a use.",
        "It matches no link, or its day is over. Remove it, or give it a new day and a reason.",
        "web:\n  ignore:\n    - {url: 'https://old.example.ac.uk/*', reason: Moving house, until: 2025-01-31}",
        "the entry removed",
    ),
)
"""Each rule with its weight, what it confirms, and why."""


_SEVERITIES = {rule.id: rule.severity for rule in EXPLAINED}
_RULES = {
    Verdict.MOVED: "link-moved",
    Verdict.NOT_PUBLIC: "link-not-public",
    Verdict.UNKNOWN: "link-unknown",
    Verdict.REFUSED: "link-refused",
}


def web_diagnostics(
    histories: Iterable[LinkHistory], places: Mapping[str, Place], sifted: Sifted, today: date
) -> Iterator[Diagnostic]:
    """The problems among `histories`. `places`: where each address stands in the content, or in a page."""
    for history in histories:
        rule, message = _finding(history)
        if rule:
            address = history.answer.address
            place = places.get(address, Place("site.yaml", line=1, column=1))
            hint, extra = how_to_fix(history.answer), (("url", address),)
            yield Diagnostic(rule, _SEVERITIES[rule], message, place, hint, extra=extra)
    for entry in (*sifted.ended, *sifted.unmatched):
        why = f"ended on {entry.until.isoformat()}" if entry.until < today else "matches no link"
        message = f'the entry that ignores "{entry.pattern}" {why}'
        hint = "remove it from  web: ignore:  or give it a new day"
        place = Place("site.yaml", text=entry.pattern)
        yield Diagnostic("ignore-unused", _SEVERITIES["ignore-unused"], message, place, hint)


def _finding(history: LinkHistory) -> tuple[str, str]:
    """The rule that an answer breaks, and a message; "" where it is fine."""
    answer = history.answer
    quoted = f'"{answer.address}"'
    if answer.verdict is Verdict.DEAD:
        rule = "link-dead" if history.confirmed else "link-failing"
        return rule, f"{quoted} is {history.label}: {answer.reason}"
    if answer.verdict in _RULES:
        to = f" to {answer.to}" if answer.to and f" to {answer.to}" not in answer.reason else ""
        return _RULES[answer.verdict], f"{quoted}: {answer.reason}{to}"
    if answer.anchor is Anchor.MISSING:
        fragment = answer.address.partition("#")[2].partition(":~:")[0]  # what follows is a text, never an id
        return "link-anchor-missing", f'{quoted} is there, but has no "{fragment}"'
    return "", ""

"""What files use, minus what they define: broken links, and all else that is wrong with written pages.

`collect` reads one file (a pure function: its result can be cached); `on_our_site` and `in_any_folder` merge all
that was read and yield findings; `locate_in_pages` makes diagnostics of them, with lines and columns.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from tcsite.diagnostics import Severity
from tcsite.links.collector import collect, collect_once, format_of
from tcsite.links.external import LinkUse, external
from tcsite.links.judged import JudgedPages, looked_at, with_sound
from tcsite.links.page_checks import page_findings, unused_files
from tcsite.links.positions import locate_in_pages, position
from tcsite.links.resolve import Resolver
from tcsite.links.rules import ALL, RULES, LinkRule, severities
from tcsite.links.site_checks import clicks as _clicks
from tcsite.links.site_checks import redirect_pages, site_findings
from tcsite.links.values import LinkFinding, PageFacts, PageLinks, Where, digest_of


def in_any_folder(
    pages: Iterable[PageLinks], paths: Collection[str], where: Where | None = None, *, whole: bool = False
) -> list[LinkFinding]:
    """What is wrong with a folder of HTML made by anything. `paths` are all its files, read or not.

    A `whole` site, whose address `where` says, is also looked at for what only shows when all of it is seen.
    """
    resolver = _resolver(pages, paths, where)
    more = site_findings(resolver, own_site=False) if whole else redirect_pages(resolver)
    return _sorted((*page_findings(resolver, own_site=False), *more), resolver, own_site=False)


def on_our_site(pages: Iterable[PageLinks], paths: Collection[str], where: Where) -> list[LinkFinding]:
    """The same for our own built site, and what only shows when all of it is seen."""
    return on_our_site_again(pages, paths, where, {}, JudgedPages())[0]


def on_our_site_again(
    pages: Iterable[PageLinks],
    paths: Collection[str],
    where: Where,
    digests: Mapping[str, str],
    before: JudgedPages,
) -> tuple[list[LinkFinding], JudgedPages]:
    """The same, with what to remember for the next time; `digests` are those of the pages and files, by path."""
    resolver = _resolver(pages, paths, where)
    judged = looked_at(resolver, digests, before)
    on_pages = [*page_findings(resolver, own_site=True, sound=before.still_sound(judged))]
    findings = _sorted((*on_pages, *site_findings(resolver, own_site=True)), resolver, own_site=True)
    return findings, with_sound(judged, on_pages)


def clicks(pages: Iterable[PageLinks], paths: Collection[str], where: Where) -> dict[str, int]:
    """How many clicks each page is from the home page; pages that no click reaches are left out."""
    return dict(_clicks(_resolver(pages, paths, where)))


def _resolver(pages: Iterable[PageLinks], paths: Collection[str], where: Where | None) -> Resolver:
    read: Sequence[PageLinks] = sorted(pages, key=lambda page: page.path)
    return Resolver(read, sorted(paths), where or Where())


def _sorted(findings: Iterable[LinkFinding], resolver: Resolver, *, own_site: bool) -> list[LinkFinding]:
    """The findings with their severity, by file, rule and reference."""
    weighted = _with_severity(findings, unused_files(resolver), own_site=own_site)
    return sorted(weighted, key=lambda finding: (finding.page, finding.rule, finding.url, finding.message))


def _with_severity(
    findings: Iterable[LinkFinding], unused: Collection[str], *, own_site: bool
) -> Iterator[LinkFinding]:
    by_rule = severities(own_site=own_site)
    for finding in findings:
        severity = by_rule[finding.rule]
        if severity is Severity.ERROR and finding.page in unused:  # nothing is broken for a reader
            message = f"{finding.message} (no page uses this file)"
            yield finding._replace(severity=Severity.WARNING, message=message)
        else:
            yield LinkFinding(*finding[:7], severity)

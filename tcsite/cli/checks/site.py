"""Checking a site without writing anything."""

from tcsite.cli.building import build_site
from tcsite.cli.checks.fix import count_fixable
from tcsite.cli.checks.values import CheckResult, count_pages
from tcsite.cli.options import BuildOptions


def check_site(given: BuildOptions) -> CheckResult:
    """The site of a folder, and how many of its problems `--fix` would fix."""
    files, result = build_site(
        given.root,
        given.today,
        base_url=given.base_url,
        drafts=given.drafts,
        no_cache=given.no_cache,
        jobs=given.jobs,
    )
    pages = count_pages(result.paths)
    outcome = f"{pages} pages checked"
    more: dict[str, object] = {"pages": pages, "written": False}
    if fixable := count_fixable(result.problems, files):
        outcome += f"; {fixable} can be fixed with  tcsite check --fix"
        more["fixable"] = fixable
    return CheckResult(files, result.problems, outcome, more, result.publishable, result)

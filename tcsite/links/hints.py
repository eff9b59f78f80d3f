"""What to do about a link that leads nowhere: the page that was probably meant."""

from collections.abc import Iterable

from tcsite.links.suggestions import SpellingIndex


def page_names(files: Iterable[str]) -> SpellingIndex:
    """The addresses of all pages."""
    return SpellingIndex(path.removesuffix("index.html") for path in files if path.endswith(".html"))


def hint(rule: str, target: str, pages: SpellingIndex) -> str:
    """The page that a broken link was probably meant to lead to."""
    if rule == "missing-asset":
        return "correct the address: a picture of yours belongs in  files/  and is written  ../files/…"
    if rule != "broken-link" or not target:
        return ""
    near = pages.suggest(target)
    return f"did you mean  /{near}" if near else "correct the address, or remove the link"

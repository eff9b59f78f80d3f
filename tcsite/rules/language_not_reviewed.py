"""The rule `language-not-reviewed`."""

from collections.abc import Iterator

from tcsite.diagnostics import Severity
from tcsite.language import catalogue
from tcsite.model import Site
from tcsite.rules.language_twin_differs import LANGUAGES
from tcsite.rules.rule import Finding, rule


@rule(id="language-not-reviewed", source="Welsh standards", severity=Severity.ADVICE, about=Site)
def language_not_reviewed(site: Site) -> Iterator[Finding]:
    """Somebody who speaks the language has read all that the site says in it by itself.

    The words of buttons, headings and dates come with tcsite. Those in Welsh were written with care, and no
    Welsh speaker has checked them yet. Let one read the Welsh pages before you publish them, and tell us what
    should be said otherwise: the words stand in one file, `tcsite/language/data/cy.yaml`, which says who has
    checked it. Until somebody has, the Welsh pages of prose say that nobody has.
    """
    settings = site.settings
    key = "languages" if settings.languages else "language"
    for language in settings.languages or (settings.language,):
        if not catalogue(language).reviewed:
            yield Finding(
                f"no {LANGUAGES[language]} speaker has checked yet what the site says in {LANGUAGES[language]} "
                "by itself",
                (key,),
                f"let a {LANGUAGES[language]} speaker read these pages before you publish them",
            )

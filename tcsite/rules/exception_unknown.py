"""The rule `exception-unknown`."""

from collections.abc import Collection, Iterator

from tcsite.diagnostics import Severity
from tcsite.model import Site
from tcsite.rules.rule import Finding, Rule, rule
from tcsite.text.spelling import nearest


def exception_unknown(known: Collection[str]) -> Rule[Site]:
    """The rule for a set of known rules: it has to know which there are."""

    @rule(id="exception-unknown", source="consistency", severity=Severity.WARNING, about=Site)
    def exception_unknown(site: Site) -> Iterator[Finding]:
        """Every exception, and every changed weight, names a rule that exists.

        With a mistake in the name, nothing is excused. The names are those of this page, as they stand in
        the report between square brackets. An institution's exceptions are in its institution.yaml,
        changed weights under `rules` in site.yaml.
        """
        for name in site.settings.rules:
            if name not in known:
                yield Finding(
                    f'site.yaml changes the weight of "{name}", which is no rule',
                    ("rules", name),
                    _hint(name),
                )
        for institution in site.institutions:
            for index, exception in enumerate(institution.exceptions):
                if exception.rule not in known:
                    yield Finding(
                        f'{institution.name} is excused from "{exception.rule}", which is no rule',
                        ("exceptions", index, "rule"),
                        _hint(exception.rule),
                        file=institution.file,
                    )

    def _hint(name: str) -> str:
        near = nearest(name, known)
        return f"did you mean  {near}" if near else "tcsite rule  lists them"

    return exception_unknown

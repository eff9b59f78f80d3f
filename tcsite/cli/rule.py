"""`rule`: what is checked, and why."""

from pathlib import Path

import click


@click.command("rule")
@click.argument("id", required=False)
@click.option(
    "--reference", is_flag=True, help="Print the whole rulebook as Markdown. Default: one rule, or a list."
)
def rule(id: str | None, reference: bool) -> None:
    """Explain a rule, with examples; without ID, list all rules."""
    from tcsite.rules import rulebook
    from tcsite.text.spelling import nearest

    if reference:
        click.echo(rulebook.reference(_cases()), nl=False)
        return
    rules = {rule.id: rule for chapter in rulebook.rulebook() for rule in chapter.rules}
    if id is None:
        for rule in rules.values():
            click.echo(f"{rule.id:<32}{rule.severity!s:<9}{rule.title}")
        return
    if id not in rules:
        near = nearest(id, list(rules))
        raise click.UsageError(
            f'no rule "{id}"; ' + (f"did you mean {near}?" if near else "see: tcsite rule")
        )
    click.echo(rulebook.explained(id, _cases()), nl=False)


def _cases() -> dict[str, bytes]:
    """The rules' cases: ``{"action-without-owner": b"…"}``."""
    from tcsite import rules
    from tcsite.edges import disk

    return {
        path.stem: disk.read_file(path) for path in sorted(Path(rules.__file__).parent.glob("cases/*.yaml"))
    }

"""`rule`: what is checked, and why."""

from pathlib import Path

import click

from tcsite import rules
from tcsite.cli.common import known
from tcsite.content.schema import nearest
from tcsite.rules import rulebook


@click.command("rule")
@click.argument("id", required=False)
@click.option("--reference", is_flag=True, help="The whole rulebook as Markdown.")
def rule(id: str | None, reference: bool) -> None:  # noqa: FBT001
    """Explain a rule, with examples; without ID, list them all."""
    if reference:
        click.echo(rulebook.reference(_cases()), nl=False)
        return
    book = {one.id: one for one in known()}
    if id is None:
        for one in book.values():
            click.echo(f"{one.id:<32}{one.severity!s:<9}{one.title}")
        return
    if id not in book:
        near = nearest(id, list(book))
        raise click.UsageError(
            f'no rule "{id}"' + (f"; did you mean {near}?" if near else "; see: tcsite rule")
        )
    click.echo(rulebook.explained(id, _cases()), nl=False)


def _cases() -> dict[str, bytes]:
    """The rules' cases: ``{"action-without-owner": b"…"}``."""
    return {path.stem: path.read_bytes() for path in sorted(Path(rules.__file__).parent.glob("cases/*.yaml"))}

"""`rule`: what is checked, and why."""

from pathlib import Path

import click

from tcsite import links, rules
from tcsite.cli.common import known
from tcsite.report import Known
from tcsite.rules.reference import explain
from tcsite.rules.reference import reference as reference_of
from tcsite.schema import nearest


@click.command("rule")
@click.argument("id", required=False)
@click.option("--reference", is_flag=True, help="The whole rulebook as Markdown.")
def rule(id: str | None, reference: bool) -> None:  # noqa: FBT001
    """Explain a rule, with examples; without ID, list them all."""
    if reference:
        click.echo(reference_of(rules.ALL, _cases()), nl=False)
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
    on_content = {one.id: one for one in rules.ALL}
    click.echo(explain(on_content[id], _cases()) if id in on_content else _explained(book[id]), nl=False)


def _explained(one: Known) -> str:
    """A rule that looks at pages, links or the web: its examples are pieces of HTML."""
    parts = [f"# {one.id}", f"**{one.title}** {str(one.severity).capitalize()}", one.why]
    if one.id in links.RULES:
        example = links.RULES[one.id]
        parts += [
            "This fails:",
            f"```html\n{example.fails}\n```",
            "This passes:",
            f"```html\n{example.passes}\n```",
        ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _cases() -> dict[str, bytes]:
    """The rules' cases: ``{"action-without-owner": b"…"}``."""
    return {path.stem: path.read_bytes() for path in sorted(Path(rules.__file__).parent.glob("cases/*.yaml"))}

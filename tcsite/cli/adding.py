"""`add`: a new file at the right place, with every key that matters and what to write there."""

import sys
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click

from tcsite.cli.common import EXIT_PROBLEMS, Day, root_option
from tcsite.cli.setting import new_problems, show
from tcsite.content.editing import only_institution
from tcsite.content.file_names import slugged
from tcsite.content.load import INSTITUTIONS, load
from tcsite.content.reference.settings import SCHEMAS, modeline
from tcsite.content.rollover import Rollover, roll_over
from tcsite.content.scaffold import (
    MONTHS,
    InstitutionDetails,
    day_after,
    first_plan,
    institution_file,
    measures_file,
    period_from,
    self_assessment_file,
    update_file,
)
from tcsite.content.schema import nearest
from tcsite.edges import disk
from tcsite.facts.actions import status
from tcsite.files import Files
from tcsite.model import Action, Institution, PartialDate, Plan, Site

LAST_STAGE = 3

whose_option = click.option(
    "--institution", "whose", metavar="ID", help="Its folder in content/institutions/. Default: the only one."
)
today_option = click.option("--as-of", type=Day(), metavar="DATE", help="Reckon as if this day were today.")


def options(*more: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """The options that all kinds share, and some of their own."""

    def decorated(command: Any) -> Any:
        for option in (today_option, *reversed(more), root_option):
            command = option(command)
        return command

    return decorated


@click.group()
def add() -> None:
    """Begin a file: an institution, a plan, an update, a self-assessment or figures.

    The file says in remarks what to write, and FILL IN where only you know. Files that are already there are
    not touched.
    """


@add.command("institution")
@click.argument("name")
@options(click.option("--id", metavar="ID", help="Its folder's name. Default: of its name."))
def add_institution(name: str, id: str | None, root: Path, as_of: date | None) -> None:  # noqa: ARG001
    """Begin the institution called NAME, without a plan."""
    _, inputs = _opened(root)
    folder = _sound_id(id or slugged(name), "--id")
    text = institution_file(InstitutionDetails(name=name))
    _write(root, inputs, {f"{INSTITUTIONS}{folder}/institution.yaml": text.encode()}, "--id")
    click.echo(f"next: fill it in, then  tcsite add plan --institution {folder}")


@add.command("update")
@options(
    whose_option,
    click.option("--title", required=True, help="The headline."),
    click.option("--date", "day", type=Day(), help="When it happened. Default: today."),
    click.option("--id", metavar="WORDS", help="For the file's name. Default: of the headline."),
)
def add_update(
    whose: str | None, title: str, day: date | None, id: str | None, root: Path, as_of: date | None
) -> None:
    """Begin news between submissions."""
    site, inputs = _opened(root)
    day = day or as_of or date.today()
    words = _sound_id(id or "-".join(slugged(title).split("-")[:8]), "--id")
    path = f"{_folder(_institution(site, whose))}updates/{day.isoformat()}-{words}.md"
    _write(root, inputs, {path: update_file(title).encode()}, "--id")


@add.command("self-assessment")
@options(
    whose_option,
    click.option(
        "--stage",
        type=click.IntRange(1, LAST_STAGE),
        help="Of the self-assessment. Default: the one after the last.",
    ),
    click.option("--id", metavar="ID", help="Default: this year."),
)
def add_self_assessment(
    whose: str | None, stage: int | None, id: str | None, root: Path, as_of: date | None
) -> None:
    """Begin a form, with a heading for each of its questions."""
    site, inputs = _opened(root)
    institution = _institution(site, whose)
    year = (as_of or date.today()).year
    last = max((one.stage for one in institution.self_assessments), default=0)
    ids = [plan.id for plan in institution.plans][-2:]
    plans = (ids[0], ids[1]) if len(ids) > 1 else ("", ids[0] if ids else "")
    text = self_assessment_file(stage or min(last + 1, LAST_STAGE), year, plans)
    path = f"{_folder(institution)}self-assessments/{_sound_id(id or str(year), '--id')}.md"
    _write(root, inputs, {path: text.encode()}, "--id")


@add.command("measures")
@options(whose_option)
def add_measures(whose: str | None, root: Path, as_of: date | None) -> None:
    """Begin survey and workforce figures."""
    site, inputs = _opened(root)
    text = measures_file(as_of or date.today())
    _write(root, inputs, {f"{_folder(_institution(site, whose))}measures.yaml": text.encode()}, "")


@add.command("plan")
@options(
    whose_option,
    click.option(
        "--from",
        "origin",
        type=click.Choice(["last", "none"]),
        help="The plan that it takes up from. Default: last, if there is one.",
    ),
    click.option("--start", metavar="DATE", help="When it begins. Default: the day after the last one ends."),
    click.option(
        "--stage",
        type=click.IntRange(1, LAST_STAGE),
        help="Of the self-assessment. Default: the one after the last.",
    ),
    click.option("--renumber", is_flag=True, help="Number what is taken up anew, strand by strand."),
    click.option("--id", metavar="ID", help="The file's name. Default: its years, as in 2027-2030."),
)
def add_plan(whose: str | None, root: Path, as_of: date | None, **wishes: Any) -> None:
    """Begin a plan; one that follows another takes up what that did not finish.

    Both plans then say so, in `carried_from` and `carried_to`. Statuses begin anew. The old plan is not closed:
    that is for you to say, once each of its actions has its final status.
    """
    site, inputs = _opened(root)
    institution = _institution(site, whose)
    last = _last(institution) if wishes["origin"] != "none" else None
    if wishes["origin"] == "last" and last is None:
        raise click.UsageError(f"{institution.name} has no plan yet: leave  --from last  out")
    today = as_of or date.today()
    first = _start(wishes["start"]) or (day_after(last) if last else PartialDate(today.year, today.month))
    stage: int = wishes["stage"] or _stage_after(last)
    stretch = period_from(first, MONTHS.get(stage, MONTHS[LAST_STAGE]))
    id = _sound_id(wishes["id"] or stretch.id, "--id")
    path = f"{_folder(institution)}plans/{id}.yaml"
    if last is None:
        _write(root, inputs, {path: first_plan(stretch, stage).encode()}, "--id")
        return
    done = roll_over(last, inputs[last.file], id, stretch, stage, renumber=wishes["renumber"])
    _write(root, inputs, {path: done.new, last.file: done.old}, "--id", known=last.file)
    _tell(last, done)


def _tell(last: Plan, done: Rollover) -> None:
    taken = ", ".join(
        one.old or f"one without an id ({last.actions[one.index].text})" for one in done.carried
    )
    click.echo(f"taken up from {last.id}: {taken or 'nothing'}")
    indexes = {one.index for one in done.carried}
    statuses = Counter(_became(last, one) for index, one in enumerate(last.actions) if index not in indexes)
    if statuses:
        counted = ", ".join(f"{number} {status}" for status, number in statuses.items())
        click.echo(f"not taken up: {counted}")
    for refusal in done.refusals:
        click.echo(f"{last.file}: {refusal}", err=True)
    click.echo(
        f"next: give what was taken up a new time, and what is new ids of its own. When each action of {last.id} has "
        f"its final status:  tcsite set {last.institution}/{last.id} --state closed"
    )


def _became(last: Plan, action: Action) -> str:
    """What became of an action that is not taken up."""
    if action.merged_into:
        return "merged"
    return "already carried on" if action.carried_to else status(last, action).status


def _last(institution: Institution) -> Plan | None:
    """The plan to go on from. One that cannot be read might be that."""
    unread = [file for file in institution.unread if "/plans/" in file]
    if unread:
        raise click.UsageError(f"{unread[0]} cannot be read: mend it first; see: tcsite check")
    agreed = [plan for plan in institution.plans if plan.state != "withdrawn"]
    if agreed and agreed[-1].state == "draft":
        raise click.UsageError(
            f"plan {agreed[-1].id} is a draft: finish it first, or begin another with  --from none"
        )
    return agreed[-1] if agreed else None


def _stage_after(last: Plan | None) -> int:
    if last is None:
        return 1
    return min(last.stage + 1, LAST_STAGE) if last.stage else 0


def _start(word: str | None) -> PartialDate | None:
    try:
        return PartialDate.of(word) if word else None
    except ValueError as fault:
        raise click.UsageError(f"--start: {fault}") from None


# What all of them need


def _opened(root: Path) -> tuple[Site, Files]:
    inputs = disk.read(root).files
    site, _ = load(inputs)
    if site is None:
        raise click.UsageError("there is no site here, or its site.yaml cannot be read; see: tcsite check")
    return site, inputs


def _institution(site: Site, whose: str | None) -> Institution:
    known = [one.id for one in site.institutions]
    if whose is None:
        only = only_institution(site)
        if only is None:
            raise click.UsageError(f"say whose it is with  --institution ID;  there are {', '.join(known)}")
        return only
    found = site.institution(whose)
    if found is None:
        near = nearest(whose, known)
        hint = f"did you mean {near}" if near else f"there are {', '.join(known) or 'none'}"
        raise click.UsageError(f'there is no institution "{whose}" that can be read; {hint}')
    return found


def _folder(institution: Institution) -> str:
    return institution.file.removesuffix("institution.yaml")


def _sound_id(id: str, option: str) -> str:
    if slugged(id) != id:
        raise click.UsageError(
            f'"{id}" becomes an address: only a-z, 0-9 and hyphens, as in  {option} {slugged(id)}'
        )
    return id


def _write(root: Path, inputs: Files, files: Mapping[str, bytes], option: str, known: str = "") -> None:
    """Write files that are not there yet; `known` may be there, and changes."""
    if (root / SCHEMAS).is_dir():  # editors find the schema by a file's first line
        files = {
            path: content if path == known else modeline(path).encode() + content
            for path, content in files.items()
        }
    for path in files:
        if path != known and (path in inputs or (root / path).exists()):
            other = f": name another with  {option}" if option else ""
            raise click.UsageError(f"{path} is already there and was not touched{other}")
    after = {**inputs, **files}
    if new := new_problems(load(inputs)[1], load(after)[1], inputs, after):
        show(new, after)
        click.echo("nothing was written: the files could not be read", err=True)
        sys.exit(EXIT_PROBLEMS)
    for path, content in files.items():
        if content != inputs.get(path):
            disk.put(root / path, content)
            click.echo(f"{'changed' if path == known else 'wrote'} {path}")

"""`add`: a new file at the right place, with every key that matters and what to write there."""

import re
import sys
from collections import Counter
from collections.abc import Callable, Container, Mapping
from datetime import date
from itertools import chain, count
from pathlib import Path
from typing import Any

import click

from tcsite.cli.options import (
    EXIT_PROBLEMS,
    Command,
    DateType,
    PartialDateType,
    institution_option,
    root_option,
    today_option,
)
from tcsite.cli.output import new_problems, print_problems
from tcsite.cli.sites import checked_id, choose_institution, read_site
from tcsite.content.file_names import slugged
from tcsite.content.load import load
from tcsite.content.reference.settings import SCHEMAS, modeline
from tcsite.content.rollover import Rollover, begun_form, repeated_set, roll_over
from tcsite.content.scaffold import (
    InstitutionDetails,
    day_after,
    first_plan,
    institution_file,
    measures_file,
    period_from,
    self_assessment_file,
    update_file,
)
from tcsite.content.site_reader import INSTITUTIONS
from tcsite.edges import disk
from tcsite.edges.system import exists, is_folder
from tcsite.facts.actions import status
from tcsite.facts.measures import repeating
from tcsite.facts.submissions import next_stage, next_submission
from tcsite.files import Files
from tcsite.model import Action, Institution, PartialDate, Plan, form_of, months_of

_YEAR = re.compile(r"-(?:19|20)\d\d$")
LAST_STAGE = 30
USUAL_STAGE = 3
"""What a plan is taken to be whose stage nobody knows: most are."""

stage_option = click.option(
    "--stage",
    type=click.IntRange(1, LAST_STAGE),
    metavar="NUMBER",
    help="Set the stage of the self-assessment. Default: that of the next submission, else the one after the last.",
)


def options(*more: Callable[[Any], Any], dated: bool = True) -> Callable[[Command], Command]:
    """The options that all kinds share, and some of their own."""

    def decorated(command: Command) -> Command:
        for option in (today_option(used=dated), *reversed(more), root_option):
            command = option(command)
        return command

    return decorated


@click.group()
def add() -> None:
    """Add a file: an institution, a plan, an update, a self-assessment or figures.

    Comments in the file say what to write, and FILL IN marks what only you know. Files that already exist are
    not changed.
    """


@add.command("institution")
@click.argument("name")
@options(
    click.option("--id", metavar="ID", help="Name its folder. Default: made of the institution's name."),
    dated=False,
)
def add_institution(name: str, id: str | None, root: Path) -> None:
    """Add the institution called NAME, without a plan."""
    _, inputs = read_site(root)
    folder = checked_id(id or slugged(name), "--id")
    text = institution_file(InstitutionDetails(name=name))
    _write(root, inputs, {f"{INSTITUTIONS}{folder}/institution.yaml": text.encode()}, "--id")
    click.echo(f"next: fill it in, then  tcsite add plan --institution {folder}")


@add.command("update")
@options(
    institution_option,
    click.option("--title", required=True, help="Set the headline."),
    click.option(
        "--date", "day", type=DateType(), metavar="DATE", help="Set when it happened. Default: today's date."
    ),
    click.option("--id", metavar="WORDS", help="Name the file. Default: made of the date and the headline."),
)
def add_update(
    institution: str | None, title: str, day: date | None, id: str | None, root: Path, today: date
) -> None:
    """Add news between submissions."""
    site, inputs = read_site(root)
    words = checked_id(id or "-".join(slugged(title).split("-")[:8]), "--id")
    folder = _folder(choose_institution(site, institution))
    path = f"{folder}updates/{(day or today).isoformat()}-{words}.md"
    _write(root, inputs, {path: update_file(title).encode()}, "--id")


@add.command("self-assessment")
@options(
    institution_option,
    stage_option,
    click.option(
        "--date", "day", type=DateType(), metavar="DATE", help="Set when it is submitted. Default: left open."
    ),
    click.option(
        "--id", metavar="ID", help="Name the file. Default: the year in which it is due, or this year."
    ),
)
def add_self_assessment(
    institution: str | None, stage: int | None, day: date | None, id: str | None, root: Path, today: date
) -> None:
    """Add a form with a heading for each of its questions.

    What the form asks stands under each heading, as a comment that the site does not show; so does your last answer
    to the question. A stage after the last known is asked what that one is.
    """
    site, inputs = read_site(root)
    chosen = choose_institution(site, institution)
    awaited = next_submission(chosen, today)
    number = stage or next_stage(chosen, today) or _stage_of_form(chosen)
    asked = form_of(site.vocabulary.forms, number)
    if asked is None:
        raise click.UsageError("no form is known: content/vocabulary/ has none under  forms:")
    year = awaited.due.year if awaited and awaited.due else today.year
    form = begun_form(site, chosen, number, asked, str(day or max(year, today.year)), today, dated=bool(day))
    text = self_assessment_file(form, site.vocabulary.sections)
    path = f"{_folder(chosen)}self-assessments/{checked_id(id or form.date[:4], '--id')}.md"
    _write(root, inputs, {path: text.encode()}, "--id")


@add.command("measures")
@options(
    institution_option,
    click.option(
        "--repeat",
        "again",
        metavar="SET",
        help="Ask the questions of a set of figures again. Default: a new file, with a question to fill in.",
    ),
    click.option(
        "--date",
        "day",
        type=DateType(),
        metavar="DATE",
        help="Set when people are asked. Default: this month.",
    ),
    click.option("--id", metavar="ID", help="Name the new set. Default: made of the old id and the year."),
)
def add_measures(
    institution: str | None, again: str | None, day: date | None, id: str | None, root: Path, today: date
) -> None:
    """Add survey and workforce figures, or repeat a set.

    With --repeat, the new set has the same questions, which keep their ids, and says which set it repeats. Its values are yours
    to fill in.
    """
    site, inputs = read_site(root)
    chosen = choose_institution(site, institution)
    path = f"{_folder(chosen)}measures.yaml"
    if again is None:
        _write(root, inputs, {path: measures_file(day or today).encode()}, "")
        return
    sets = {group.id: group for group in chosen.measure_sets}
    if again not in sets:
        known = f"there are: {', '.join(sets)}" if sets else "there is none that can be read"
        raise click.UsageError(f'--repeat: there is no set "{again}"; {known}')
    when = PartialDate((day or today).year, (day or today).month, day.day if day else 0)
    last = [sets[again], *repeating(chosen, sets[again])][-1].id
    new = id or _fresh(f"{_YEAR.sub('', again)}-{when.year}", sets)
    if new in sets:
        raise click.UsageError(f'there is a set "{new}" already: name another with  --id')
    result = repeated_set(inputs[path], again, last, checked_id(new, "--id"), str(when))
    if result.refusal:
        raise click.UsageError(f"{path}: {result.refusal}")
    _write(root, inputs, {path: result.content}, "--id", changed=path)
    click.echo(f"next: fill in the values of the set {new}, then  tcsite check")


def _fresh(id: str, taken: Container[str]) -> str:
    """The id, or, where it is taken, the same with a number."""
    names = chain((id,), (f"{id}-{number}" for number in count(2)))
    return next(name for name in names if name not in taken)


@add.command("plan")
@options(
    institution_option,
    click.option(
        "--from",
        "origin",
        type=click.Choice(["last", "none"]),
        help="Carry over unfinished actions of the last plan, or none. Default: last, if there is one.",
    ),
    click.option(
        "--start",
        type=PartialDateType(),
        metavar="DATE",
        help="Set the first day of the plan. Default: the day after the last plan ends.",
    ),
    stage_option,
    click.option(
        "--renumber",
        is_flag=True,
        help="Give the actions that are carried over new numbers. Default: they keep their ids.",
    ),
    click.option("--id", metavar="ID", help="Name the file. Default: its years, as in 2027-2030."),
)
def add_plan(
    institution: str | None,
    origin: str | None,
    start: PartialDate | None,
    stage: int | None,
    renumber: bool,
    id: str | None,
    root: Path,
    today: date,
) -> None:
    """Add a plan, with the unfinished actions of the last plan.

    The new plan says so in `carried_from`; the pages of the old plan stay as they are. Once the new plan is agreed,
    `tcsite set NEW --state in-force` writes `carried_to` into the old one. Statuses start again. The old plan is not
    closed: close it yourself, once each of its actions has its final status.
    """
    site, inputs = read_site(root)
    chosen = choose_institution(site, institution)
    last = _last_plan(chosen) if origin != "none" else None
    if origin == "last" and last is None:
        raise click.UsageError(f"{chosen.name} has no plan yet: leave  --from last  out")
    follows = day_after(last) if last else None
    first = start or follows or PartialDate(today.year, today.month)
    stage = stage or next_stage(chosen, today) or _stage_after(last)
    period = period_from(first, months_of(site.vocabulary.forms, stage or USUAL_STAGE))
    plan_id = checked_id(id or period.id, "--id")
    path = f"{_folder(chosen)}plans/{plan_id}.yaml"
    if last is None:
        _write(root, inputs, {path: first_plan(period, stage).encode()}, "--id")
        return
    result = roll_over(chosen, last, inputs[last.file], plan_id, period, stage, renumber=renumber)
    _write(root, inputs, {path: result.new, last.file: result.old}, "--id", changed=last.file)
    _print_carried(last, result)


def _print_carried(last: Plan, result: Rollover) -> None:
    carried = ", ".join(
        entry.old or f"one without an id ({last.actions[entry.index].text})" for entry in result.carried
    )
    click.echo(f"carried over from {last.id}: {carried or 'nothing'}")
    indexes = {entry.index for entry in result.carried}
    statuses = Counter(
        _status_left(last, action) for index, action in enumerate(last.actions) if index not in indexes
    )
    if statuses:
        counted = ", ".join(f"{number} {status}" for status, number in statuses.items())
        click.echo(f"not carried over: {counted}")
    click.echo(
        f"next: give the actions that were carried over a new time, and new actions ids of their own. When the plan is "
        f"agreed:  tcsite set {last.institution}/{result.id} --state in-force\nWhen each action of {last.id} has its "
        f"final status:  tcsite set {last.institution}/{last.id} --state closed"
    )


def _status_left(last: Plan, action: Action) -> str:
    """The status of an action that is not carried over."""
    if action.merged_into:
        return "merged"
    return "carried over before" if action.carried_to else status(last, action).status


def _last_plan(institution: Institution) -> Plan | None:
    """The plan to go on from. One that cannot be read might be that."""
    unread = [file for file in institution.unread if "/plans/" in file]
    if unread:
        raise click.UsageError(f"{unread[0]} cannot be read: fix it first; see: tcsite check")
    agreed = [plan for plan in institution.plans if plan.state != "withdrawn"]
    if agreed and agreed[-1].state == "draft":
        raise click.UsageError(
            f"plan {agreed[-1].id} is a draft: finish it first, or add another with  --from none"
        )
    return agreed[-1] if agreed else None


def _stage_after(last: Plan | None) -> int:
    if last is None:
        return 1
    return last.stage + 1 if last.stage else 0


def _stage_of_form(institution: Institution) -> int:
    """One further than the last form; else that of the plan it submits; else asked for, where somebody can answer."""
    if institution.self_assessments:
        return max(form.stage for form in institution.self_assessments) + 1
    plans = institution.plans
    if plans and plans[-1].stage:
        return plans[-1].stage
    likely = max(len(plans), 1)
    if not sys.stdin.isatty():
        click.echo(f"stage {likely}, because there are {len(plans)} plans: another with  --stage", err=True)
        return likely
    return int(
        click.prompt("Which stage is the form for", type=click.IntRange(1, LAST_STAGE), default=likely)
    )


def _folder(institution: Institution) -> str:
    return institution.file.removesuffix("institution.yaml")


def _write(root: Path, inputs: Files, files: Mapping[str, bytes], option: str, changed: str = "") -> None:
    """Write files that are not there yet; `changed` may be there, and changes."""
    if is_folder(root / SCHEMAS):  # editors find the schema by a file's first line
        files = {
            path: content if path == changed else modeline(path).encode() + content
            for path, content in files.items()
        }
    for path in files:
        if path != changed and (path in inputs or exists(root / path)):
            other = f": name another with  {option}" if option else ""
            raise click.UsageError(f"{path} already exists and was not changed{other}")
    after = {**inputs, **files}
    if new := new_problems(load(inputs)[1], load(after)[1], inputs, after):
        print_problems(new, after)
        click.echo("nothing was written: the files could not be read", err=True)
        sys.exit(EXIT_PROBLEMS)
    written = {path: content for path, content in files.items() if content != inputs.get(path)}
    disk.put_all({root / path: content for path, content in written.items()})
    for path in written:
        click.echo(f"{'changed' if path == changed else 'wrote'} {path}")
    if not changed and not any(path.endswith("/institution.yaml") for path in files):
        click.echo("next: write your words where it says FILL IN, then  tcsite check")

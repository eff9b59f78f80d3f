"""Fixes: slips in a file that have one certain cure.

A fix is made of a problem that reading found. It is kept only if the file then reads with fewer problems and
without new ones; where several cures are thinkable, only if one of them alone is sound.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from tcsite.content.fixes import indentation, quoting, signs, words
from tcsite.content.fixes.fix import Cure, Finder, Fix, Slip
from tcsite.content.fixes.names import renamed
from tcsite.content.fixes.text import applied, lines_of
from tcsite.content.front_matter import split
from tcsite.content.load import load
from tcsite.content.locate import locate
from tcsite.content.reference.kinds import kind_at
from tcsite.content.yaml.reader import read
from tcsite.diagnostics import Diagnostic
from tcsite.files import Files
from tcsite.model import Strict

__all__ = ["ALL", "Fix", "Mended", "mend"]

ALL: tuple[Finder, ...] = (
    indentation.tabs,
    indentation.odd_spaces,
    indentation.levels,
    indentation.hyphen,
    signs.missing_space,
    signs.missing_colon,
    signs.bullets,
    signs.brackets,
    signs.unclosed_quote,
    signs.front_matter,
    quoting.colon_in_text,
    quoting.special_start,
    quoting.other_quotes,
    quoting.backslashes,
    words.keys,
    words.choices,
    words.booleans,
    words.hosts,
    words.dates,
    words.mapping,
)
"""Every fix, in the order in which they are asked."""

MOST = 200
"""The most steps in one file."""

Ask = Callable[[bytes], list[Diagnostic]]


@dataclass(frozen=True, slots=True)
class Mended:
    """What can be mended: new bytes of files, files with another name, and what was done."""

    files: Mapping[str, bytes]
    renamed: Mapping[str, str]  # old path -> new path
    fixes: tuple[Fix, ...]
    cured: int  # problems fewer


def mend(inputs: Files) -> Mended:
    """All that is certain, in all files that do not read without a problem."""
    problems = locate(load(inputs)[1], inputs)
    files: dict[str, bytes] = {}
    names: dict[str, str] = {}
    fixes: list[Fix] = []
    cured = 0
    for file in sorted({problem.place.file for problem in problems} & set(inputs)):
        own = [problem for problem in problems if problem.place.file == file]
        to = next(filter(None, map(renamed, own)), "")
        if to in inputs:
            continue
        kind = kind_at(to or file)
        if kind is None:
            continue
        done = _mended(inputs, file, to, own, kind.model)
        if done is None:
            continue
        content, steps, fewer = done
        if to:
            names[file] = to
            steps = (Fix(file, 1, file, to, f"the file is called {to.rpartition('/')[2]} now"), *steps)
        if content != inputs[file]:
            files[to or file] = content
        fixes += steps
        cured += fewer
    return Mended(files, names, tuple(fixes), cured)


def _mended(
    inputs: Files, file: str, to: str, before: Sequence[Diagnostic], model: type[Strict]
) -> tuple[bytes, Cure, int] | None:
    """A file's best state: its bytes, the steps to it, and how many problems fewer; None where there is none."""
    path = to or file
    around = {name: text for name, text in inputs.items() if name != file and _matters(name, file)}

    def ask(content: bytes) -> list[Diagnostic]:
        now = {**around, path: content}
        return [problem for problem in locate(load(now)[1], now) if problem.place.file == path]

    content = inputs[file]
    done: Cure = ()
    best: tuple[bytes, Cure, int] | None = None
    for _ in range(MOST):
        now = ask(content)
        if len(now) < len(before) and not _new(before, now):
            best = content, done, len(before) - len(now)
        step = _step(content, now, model, ask)
        if step is None:
            break
        content, done = applied(content, step), (*done, *step)
    return best


def _matters(name: str, file: str) -> bool:
    """Whether a file has a say in how another reads: those of the same institution, and the settings."""
    return name == "site.yaml" or name.split("/")[:3] == file.split("/")[:3]


def _step(content: bytes, problems: Sequence[Diagnostic], model: type[Strict], ask: Ask) -> Cure | None:
    """The next certain cure."""
    lines = lines_of(content)
    for problem in problems:
        slip = Slip(problem, lines, model)
        thinkable = dict.fromkeys(cure for find in ALL for cure in find(slip) if _changes(cure))
        if len(thinkable) == 1:
            (cure,) = thinkable
            if _helps(content, cure, problem, problems, ask):
                return cure
        elif cure := _only_sound(content, thinkable, ask):
            return cure
    return None


def _changes(cure: Cure) -> bool:
    return any(fix.old != fix.new for fix in cure)


def _only_sound(content: bytes, cures: Iterable[Cure], ask: Ask) -> Cure:
    """Of several cures, the one that leaves the fewest problems; none if some are as good and say something else."""
    left = {cure: ask(applied(content, cure)) for cure in cures}
    whole = [cure for cure in left if all(problem.rule != "yaml" for problem in left[cure])]
    fewest = min((len(left[cure]) for cure in whole), default=0)
    best = [cure for cure in whole if len(left[cure]) == fewest]
    said = [_said(applied(content, cure)) for cure in best]
    return best[0] if best and all(one == said[0] for one in said) else ()


def _said(content: bytes) -> object:
    """What a file says; of a Markdown file, its lines at the top."""
    front = split(content.decode("utf-8-sig", "replace"))
    return read(front.yaml.encode() if front else content).data


def _helps(content: bytes, cure: Cure, problem: Diagnostic, problems: Sequence[Diagnostic], ask: Ask) -> bool:
    """Whether the problem is gone. A fault of writing hides all below it: what that was shows only now."""
    now = ask(applied(content, cure))
    if problem.rule in ("yaml", "front-matter"):
        return all(one.rule != problem.rule or one.place.line > problem.place.line for one in now)
    return len(now) < len(problems) and not _new(problems, now)


def _new(before: Sequence[Diagnostic], now: Sequence[Diagnostic]) -> bool:
    """Whether there is a problem that was not there before."""
    known = Counter((problem.rule, problem.message) for problem in before)
    return bool(Counter((problem.rule, problem.message) for problem in now) - known)

"""Fixes: mistakes in a file that have one certain fix.

A fix is made of a problem that reading found, by the problem's code. It is applied only if the file then reads with
fewer problems and without new ones; where several fixes are thinkable, only if one of them alone is sound.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from tcsite.content.fixes import indentation, punctuation, quoting, words
from tcsite.content.fixes.fix import Edit, Fix, FixContext, FixRule
from tcsite.content.fixes.names import renamed
from tcsite.content.fixes.text import applied, lines_of
from tcsite.content.front_matter import split
from tcsite.content.load import load
from tcsite.content.locate import locate
from tcsite.content.reference.kinds import kind_at
from tcsite.content.yaml.reader import read
from tcsite.diagnostics import Diagnostic
from tcsite.files import Files
from tcsite.frozen import dataclass
from tcsite.model import Strict

RULES: Mapping[str, FixRule] = {
    "tab-indents": indentation.tabs,
    "odd-space-indents": indentation.odd_spaces,
    **dict.fromkeys(("list-item-expected", "indented-too-far", "indented-like-none"), indentation.levels),
    "mapping-for-list": indentation.hyphen,
    "no-space-after-hyphen": punctuation.space_after_hyphen,
    "no-space-after-colon": punctuation.space_after_colon,
    "no-colon": punctuation.colon,
    "bullet": punctuation.bullets,
    "bracket-not-closed": punctuation.bracket,
    "text-after-bracket": punctuation.second_bracket,
    "two-commas": punctuation.second_comma,
    "quote-not-closed": punctuation.unclosed_quote,
    **dict.fromkeys(("front-matter-missing", "front-matter-ends-otherwise"), punctuation.front_matter),
    "colon-in-text": quoting.colon_in_text,
    **dict.fromkeys(("special-start", "tag", "alias-unknown"), quoting.special_start),
    **dict.fromkeys(("text-after-quote", "text-after-single-quote"), quoting.other_quotes),
    "backslash": quoting.backslashes,
    "key-unknown": words.keys,
    "choice-unknown": words.choices,
    "boolean": words.booleans,
    "host": words.hosts,
    "date": words.dates,
    "text-for-mapping": words.mapping,
}
"""What may fix a problem, by its code."""

MOST = 200
"""The most steps in one file."""

FindProblems = Callable[[Files], Sequence[Diagnostic]]


@dataclass(frozen=True, slots=True)
class FixResult:
    """What can be fixed: new bytes of files, files with another name, and what was done."""

    files: Mapping[str, bytes]
    renamed: Mapping[str, str]  # old path -> new path
    edits: tuple[Edit, ...]
    fixed: int  # problems fewer


def problems_of(inputs: Files) -> Sequence[Diagnostic]:
    """What reading finds, each with its line and column."""
    return locate(load(inputs)[1], inputs)


def fix_files(inputs: Files, find: FindProblems = problems_of) -> FixResult:
    """All that is certain, in all files that do not read without a problem."""
    problems = find(inputs)
    files: dict[str, bytes] = {}
    names: dict[str, str] = {}
    edits: list[Edit] = []
    fixed = 0
    for file in sorted({problem.place.file for problem in problems} & set(inputs)):
        own = [problem for problem in problems if problem.place.file == file]
        to = next(filter(None, map(renamed, own)), "")
        kind = kind_at(to or file)
        if to in inputs or kind is None:
            continue
        best = _best(inputs, file, to or file, own, kind.model, find)
        if best is None:
            continue
        content, steps, fewer = best
        if to:
            names[file] = to
            steps = (Edit(file, 1, file, to, f"the file is called {to.rpartition('/')[2]} now"), *steps)
        if content != inputs[file]:
            files[to or file] = content
        edits += steps
        fixed += fewer
    return FixResult(files, names, tuple(edits), fixed)


def _best(
    inputs: Files,
    file: str,
    path: str,
    before: Sequence[Diagnostic],
    model: type[Strict],
    find: FindProblems,
) -> tuple[bytes, Fix, int] | None:
    """A file's best state: its bytes, the steps to it, and how many problems fewer; None where there is none."""
    around = {name: text for name, text in inputs.items() if name != file and _matters(name, file)}
    find_here = partial(_problems_in, path, around, find)
    content = inputs[file]
    done: Fix = ()
    best: tuple[bytes, Fix, int] | None = None
    for _ in range(MOST):
        now = find_here(content)
        if len(now) < len(before) and not _new(before, now):
            best = content, done, len(before) - len(now)
        step = _step(content, now, model, find_here)
        if step is None:
            break
        content, done = applied(content, step), (*done, *step)
    return best


def _problems_in(path: str, around: Files, find: FindProblems, content: bytes) -> list[Diagnostic]:
    """The problems of one file with a content, among other files."""
    return [problem for problem in find({**around, path: content}) if problem.place.file == path]


def _matters(name: str, file: str) -> bool:
    """Whether a file has a say in how another reads: those of the same institution, and the settings."""
    return name == "site.yaml" or name.split("/")[:3] == file.split("/")[:3]


FindHere = Callable[[bytes], list[Diagnostic]]


def _step(content: bytes, problems: Sequence[Diagnostic], model: type[Strict], find: FindHere) -> Fix | None:
    """The next certain fix."""
    lines = lines_of(content)
    for problem in problems:
        rule = RULES.get(problem.code)
        fixes = rule(FixContext(problem, lines, model)) if rule else ()
        thinkable = dict.fromkeys(fix for fix in fixes if any(edit.old != edit.new for edit in fix))
        if len(thinkable) == 1:
            (fix,) = thinkable
            if _helps(applied(content, fix), problem, problems, find):
                return fix
        elif fix := _only_sound(content, thinkable, find):
            return fix
    return None


def _only_sound(content: bytes, fixes: Iterable[Fix], find: FindHere) -> Fix:
    """Of several fixes, the one that leaves the fewest problems; none if some are as good and say something else."""
    left = {fix: find(applied(content, fix)) for fix in fixes}
    sound = [fix for fix in left if all(problem.rule != "yaml" for problem in left[fix])]
    fewest = min((len(left[fix]) for fix in sound), default=0)
    best = [fix for fix in sound if len(left[fix]) == fewest]
    values = [_values(applied(content, fix)) for fix in best]
    return best[0] if best and all(value == values[0] for value in values) else ()


def _values(content: bytes) -> object:
    """What a file says; of a Markdown file, its lines at the top."""
    front = split(content.decode("utf-8-sig", "replace"))
    return read(front.yaml.encode() if front else content).data


def _helps(after: bytes, problem: Diagnostic, problems: Sequence[Diagnostic], find: FindHere) -> bool:
    """Whether the problem is gone. A fault of writing hides all below it: what that was shows only now."""
    now = find(after)
    if problem.rule in ("yaml", "front-matter"):
        return all(other.rule != problem.rule or other.place.line > problem.place.line for other in now)
    return len(now) < len(problems) and not _new(problems, now)


def _new(before: Sequence[Diagnostic], now: Sequence[Diagnostic]) -> bool:
    """Whether there is a problem that was not there before."""
    known = Counter((problem.rule, problem.message) for problem in before)
    return bool(Counter((problem.rule, problem.message) for problem in now) - known)

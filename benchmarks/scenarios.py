"""The three things that are measured, in turns: all tools do the first, then all do the next."""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus import Institution, edited, to_edit, wording
from measure import Cost, cost, together
from peers.peer import Peer, write
from verify import missing

SCENARIOS = ("cold", "nothing changed", "one edit")


@dataclass(frozen=True)
class Run:
    """One measurement."""

    count: int
    round: int
    scenario: str
    peer: str
    cost: Cost


@dataclass(frozen=True)
class Output:
    """What a tool wrote."""

    count: int
    peer: str
    files: int
    pages: int
    bytes: int
    missing: list[str]


class Site:
    """The corpus, laid out for a tool."""

    def __init__(self, peer: Peer, institutions: Sequence[Institution], folder: Path) -> None:
        self.peer, self.institutions = peer, institutions
        self.folder = folder / f"{peer.name}-{len(institutions)}"
        self.log = folder / f"{peer.name}-{len(institutions)}.log"
        institution, plan = to_edit(institutions)
        self._plan = self.folder / peer.plan_file.format(institution=institution, plan=plan)
        self._edited = institution
        self._turn = 0

    def lay_out(self) -> None:
        """Write its files, in a folder that is empty before."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.log.unlink(missing_ok=True)
        write(self.folder, self.peer.files(self.institutions))
        self.peer.prepare(self.folder)

    def built(self) -> Cost:
        """Build it, as it is."""
        commands = self.peer.commands()
        done = together(cost(one.arguments, self.folder, one.environment, self.log) for one in commands)
        if done.code:
            raise RuntimeError(f"{self.peer.name} ended with {done.code}: see {self.log}")
        return done

    def forget(self) -> None:
        """Remove its pages and all that it remembers."""
        for name in (self.peer.output, *self.peer.remembered):
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def edit(self) -> None:
        """Say one word of one action otherwise than before."""
        self._turn += 1
        text = self._plan.read_text(encoding="utf-8")
        self._plan.write_text(edited(text, self._turn), encoding="utf-8")

    def check_edit(self) -> None:
        """See that the last edit is on a page."""
        pages = (self.folder / self.peer.output).glob(f"**/*{self._edited}*/**/*.html")
        said = wording(self._turn)
        if not any(said in path.read_text(encoding="utf-8") for path in pages):
            raise RuntimeError(f"{self.peer.name} does not show {said!r} after an edit")

    def output(self) -> Output:
        """What was written, and which facts are not in it."""
        root = self.folder / self.peer.output
        files = [path for path in root.rglob("*") if path.is_file()]
        pages = sum(path.suffix == ".html" for path in files)
        size = sum(path.stat().st_size for path in files)
        lacks = missing(root, self.institutions)
        return Output(len(self.institutions), self.peer.name, len(files), pages, size, lacks)


def measured(sites: Sequence[Site], rounds: int) -> Iterator[Run]:
    """Every scenario in every round; who begins changes with the round. Without rounds, all but the first, once."""
    for round in range(max(rounds, 1)):
        turn = round % len(sites)
        order = [*sites[turn:], *sites[:turn]]
        for scenario in SCENARIOS if rounds else SCENARIOS[1:]:
            for site in order:
                if scenario == "cold":
                    site.forget()
                elif scenario == "one edit":
                    site.edit()
                done = site.built()
                if scenario == "one edit":
                    site.check_edit()
                yield Run(len(site.institutions), round, scenario, site.peer.name, done)

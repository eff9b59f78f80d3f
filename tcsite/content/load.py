"""Load: Files to a Site, and all that could not be read.

One broken file takes itself off the site and nothing else: each file is read by itself, its problems are
collected, and what is sound is put in its place. An institution without a sound ``institution.yaml`` is
left out, yet the problems of its plans are still found.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace

from tcsite.content.file_reader import NOTHING, passed_over
from tcsite.content.site_reader import INSTITUTIONS, SiteReader
from tcsite.diagnostics import Diagnostic, Place, Severity
from tcsite.files import Files, Subset
from tcsite.frozen import dataclass
from tcsite.model import (
    Institution,
    Settings,
    Site,
)
from tcsite.text.normalise import sort_key
from tcsite.text.spelling import nearest


def load(inputs: Files) -> tuple[Site | None, list[Diagnostic]]:
    """The site that `inputs` hold, and every problem in reading them.

    No site without sound settings; everything else may be missing or broken.
    """
    own, problems = load_own(inputs)
    loaded = [load_institution(id, dict(files)) for id, files in folders(inputs).items()]
    problems += [problem for one in loaded for problem in one.problems]
    if own is None:
        return None, problems
    institutions = [one.institution for one in loaded if one.institution]
    settings, found = with_home(own.settings, {one.id for one in institutions}, inputs)
    attachments = {path: content for one in loaded for path, content in one.attachments.items()}
    ordered = sorted(institutions, key=lambda institution: (sort_key(str(institution.name)), institution.id))
    return replace(
        own, settings=settings, institutions=tuple(ordered), attachments=attachments
    ), problems + found


def folders(inputs: Files) -> dict[str, Subset]:
    """The files of each institution, by the name of its folder, in the order of these names."""
    found: dict[str, Subset] = {}
    for file in sorted(inputs):
        id, slash, _ = file.removeprefix(INSTITUTIONS).partition("/")
        if file.startswith(INSTITUTIONS) and slash:
            found.setdefault(id, Subset(inputs)).add(file)
    return {id: files for id, files in found.items() if not all(map(passed_over, files))}


def load_own(inputs: Files) -> tuple[Site | None, list[Diagnostic]]:
    """The site without its institutions: settings, vocabulary, text pages, what is gone."""
    reader = SiteReader(inputs)
    settings = reader.settings()
    vocabulary, pages, gone = reader.vocabulary(), reader.pages(), reader.gone()
    reader.recorded()
    reader.static()
    reader.strays(file for file in inputs if not file.startswith(INSTITUTIONS) or file.count("/") < 3)
    return (Site(settings, (), pages, vocabulary, gone) if settings else None), reader.problems


@dataclass(frozen=True, slots=True)
class LoadedInstitution:
    """What one institution's folder holds; no institution where its ``institution.yaml`` is broken."""

    institution: Institution | None
    attachments: Files
    problems: tuple[Diagnostic, ...]
    parsed: Mapping[str, bytes]  # what the YAML of each sound file holds


def load_institution(id: str, files: Files, parsed: Mapping[str, bytes] = NOTHING) -> LoadedInstitution:
    """Read an institution's folder. It needs no other file, and no other institution.

    `parsed` is what the same files gave before: they are not parsed again, and nothing is said of their form.
    """
    reader = SiteReader(files, parsed)
    institution = reader.institution(id)
    reader.strays(files)
    return LoadedInstitution(institution, reader.attachments, tuple(reader.problems), reader.parsed)


def with_home(settings: Settings, known: Collection[str], inputs: Files) -> tuple[Settings, list[Diagnostic]]:
    """The settings, less a home page that is not there: the site is a directory until it is."""
    home = settings.home
    if not home or home in known:
        return settings, []
    problems = []
    if not any(file.startswith(f"{INSTITUTIONS}{home}/") for file in inputs):  # else its own problems say why
        near = nearest(home, sorted(known))
        hint = f"did you mean  {near}" if near else "write the name of a folder in content/institutions/"
        message = f'home: there is no institution "{home}"'
        place = Place("site.yaml", ("home",))
        problems.append(Diagnostic("schema", Severity.ERROR, message, place, hint, code="home-unknown"))
    return settings.model_copy(update={"home": None}), problems

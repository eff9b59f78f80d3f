"""Where the forms find the files of a site: those of each institution, and those of the site."""

from collections.abc import Iterator

from tcsite.content.reference.kinds import HOME, KINDS, FileKind
from tcsite.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Home:
    """An institution of a site, as far as forms need it."""

    id: str
    name: str
    plans: tuple[str, ...] = ()  # their ids

    @property
    def folder(self) -> str:
        """Its folder, from the site's."""
        return HOME.replace("<id>", self.id).rstrip("/")


@dataclass(frozen=True, slots=True)
class FormPlace:
    """A file, or a folder of files of one kind."""

    kind: FileKind
    name: str  # unique on the site
    label: str
    path: str  # of the file or of the folder
    file: bool

    @property
    def titled(self) -> bool:
        """Whether its files have a title."""
        return "title" in self.kind.model.model_fields

    @property
    def pages_name(self) -> str:
        """How a new file is named, as Pages CMS writes it; whoever makes one may change it."""
        if self.kind.id == "update":
            return "{year}-{month}-{day}-{primary}.md"
        return f"{{primary}}.{'md' if self.kind.front_matter else 'yaml'}"


_LABELS = {
    "institution": "The institution",
    "plan": "Plans",
    "self-assessment": "Self-assessments",
    "update": "Updates",
    "measures": "Figures",
    "page": "Pages",
    "gone": "Addresses given up",
    "vocabulary": "Wording of pillars and recommendations",
    "site": "Settings of the site",
}


def places(home: Home | None) -> Iterator[FormPlace]:
    """The files of an institution; without one, those of the site."""
    for kind in KINDS:
        own = kind.path.startswith(HOME)
        if own != (home is not None):
            continue
        path = kind.path.replace(HOME, f"{home.folder}/") if home else kind.path
        file = "<" not in path
        name = f"{home.id}-{kind.id}" if home else kind.id
        yield FormPlace(kind, name, _LABELS[kind.id], path if file else path.rpartition("/")[0], file)

"""An ``institution.yaml`` to begin with: the institution's own details, status, page and contact."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from tcsite.content.scaffold.commented import FILL_IN, Given, Keys, Off, commented
from tcsite.content.yaml.writer import scalar
from tcsite.frozen import dataclass
from tcsite.model import Contact, InstitutionFile, PlanDue, Published, RuleException, Status, Technicians

NOBODY = "FILL-IN@example.invalid"
"""Stands for an e-mail address: no mail goes there, ever (RFC 2606)."""


@dataclass(frozen=True, slots=True)
class InstitutionDetails:
    """What is known of an institution when its file is begun; "" for what is not."""

    name: str = ""
    nation: str = ""
    website: str = ""
    host: str = ""
    role: str = ""  # of its status
    since: str = ""
    published: str = ""  # the address of its own page
    contact: str = ""  # the lead's name
    post: str = ""
    email: str = ""

    @property
    def hosts(self) -> str:
        """Its web host: as given, or that of its website."""
        return self.host or (urlsplit(self.website).hostname or "").removeprefix("www.")


def institution_file(details: InstitutionDetails) -> str:
    """The text of an ``institution.yaml``."""
    values: dict[str, Given] = {
        "name": _or_fill_in(details.name, "the full name of the institution"),
        "short_name": Off(),
        "kind": Off("university"),
        "nation": scalar(details.nation) if details.nation else Off("England"),
        "website": scalar(details.website) if details.website else Off(),
        "hosts": f"[{details.hosts}]" if details.hosts else Off(),
        "scope": Off(),
        "summary": Off("What we want to say about our technicians, in a few sentences."),
        "technicians": Off(Keys(Technicians, {"word": "", "headcount": "", "approximate": "", "date": ""})),
        "status": _status(details),
        "published": _published(details),
        "contacts": [_contact(details)],
        "plan_due": Off(Keys(PlanDue, dict.fromkeys(("by", "reason"), ""))),
        "links": Off(),
        "exceptions": Off([Keys(RuleException, dict.fromkeys(("rule", "reason", "until"), ""))]),
    }
    return commented(Keys(InstitutionFile, values), HEAD)


HEAD = (
    "Lines that begin with # are comments: they are for you, and the site does not show them. An optional",
    "setting stands in such a line: take the # and the space after it away, and it counts.",
    "More keys may stand here: an editor offers them while you type, and tcsite's guide, docs/content.md, lists all.",
)
"""What the top of such a file says."""


def _or_fill_in(value: str, what: str) -> str:
    return scalar(value) if value else f"{FILL_IN} {what}"


def _status(details: InstitutionDetails) -> Keys:
    values: dict[str, Given] = {
        "role": details.role or "signatory",
        "since": details.since or Off(),
        "statement": Off()
        if details.role
        else f"{FILL_IN} your status in a sentence, and check that the role above is yours",
    }
    return Keys(Status, values)


def _published(details: InstitutionDetails) -> Given:
    keys: Mapping[str, Given] = {
        "url": scalar(details.published) if details.published else "",
        "state": Off("in-progress"),
        "since": Off(),
    }
    return Keys(Published, keys) if details.published else Off(Keys(Published, {**keys, "state": "live"}))


def _contact(details: InstitutionDetails) -> Keys:
    values: dict[str, Given] = {
        "role": "lead",
        "name": _or_fill_in(details.contact, "the name of the person that the public can ask"),
        "post": _or_fill_in(details.post, "the post they hold"),
        "email": details.email or NOBODY,
        "from": Off(),
        "until": Off(),
    }
    return Keys(Contact, values)

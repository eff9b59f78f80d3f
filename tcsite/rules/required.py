"""What an institution must publish, by its standing in the Technician Commitment."""

from tcsite.diagnostics import Severity
from tcsite.model import Institution

CONTACT = {
    "signatory": Severity.ERROR,
    "joining": Severity.WARNING,
    "supporter": Severity.WARNING,
}
"""How bad it is to have no contact. None is required of those who lapsed or withdrew."""


def own_or_parents(institution: Institution, what: str, hint: str) -> tuple[str, Severity | None]:
    """What to type for something that is missing, and how bad that is: of a part, its parent's may hold.

    Institutes that signed together and share a plan are parts of what has it; nothing else needs to say so.
    """
    if institution.part_of:
        return (
            f"{hint};  or leave it so, if {what} of {institution.part_of} holds for it, too",
            Severity.ADVICE,
        )
    return hint, None


def must_publish_plan(institution: Institution) -> bool:
    """Whether plans and their address are due: those who support, join, lapsed or withdrew need none."""
    return institution.status.role == "signatory"

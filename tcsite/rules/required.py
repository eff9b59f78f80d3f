"""What an institution must publish, by its standing in the Technician Commitment."""

from tcsite.diagnostics import Severity
from tcsite.model import Institution

CONTACT = {
    "signatory": Severity.ERROR,
    "joining": Severity.WARNING,
    "supporter": Severity.WARNING,
}
"""How bad it is to have no contact. None is required of those who lapsed or withdrew."""


def must_publish_plan(institution: Institution) -> bool:
    """Whether plans and their address are due: those who support, join, lapsed or withdrew need none."""
    return institution.status.role == "signatory"

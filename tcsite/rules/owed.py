"""What an institution owes the public, by its standing in the Technician Commitment."""

from tcsite.diagnostics import Severity
from tcsite.model import Institution

CONTACT = {
    "signatory": Severity.ERROR,
    "joining": Severity.WARNING,
    "supporter": Severity.WARNING,
}
"""How bad it is to have no contact. Who has lapsed or withdrawn owes none."""


def owes_plan(institution: Institution) -> bool:
    """Whether plans and their address are due: those who support, join, lapsed or withdrew owe none."""
    return institution.status.role == "signatory"

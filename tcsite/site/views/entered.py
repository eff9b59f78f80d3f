"""What is said of a plan's actions: how many have which status, or where they stand if they are not entered."""

from tcsite.facts.coverage import entered, kinds_of_files
from tcsite.facts.plans import tally
from tcsite.language import joined
from tcsite.model import Plan
from tcsite.site.views.edition import Edition
from tcsite.site.views.parts import Tally

_FILES = {
    "html": "a web page",
    "pdf": "a PDF",
    "docx": "a Word document",
    "xlsx": "a spreadsheet",
    "image": "a picture",
}


def plan_tally(edition: Edition, plan: Plan) -> Tally:
    """A plan's actions by status; of a plan whose actions are not entered, where they are."""
    return edition.tally(tally([plan])) if entered(plan) else Tally(0, _where(plan), ())


def _where(plan: Plan) -> str:
    files = dict.fromkeys(_FILES.get(kind, "another file") for kind in kinds_of_files(plan))
    if not files:
        return "Its actions are not entered on this site"
    return f"Its actions stand in {joined(list(files))}; they are not entered on this site"

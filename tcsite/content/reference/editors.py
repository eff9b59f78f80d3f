"""Files that let an editor help: schemas with what an editor must know to find them, and forms for the browser."""

from collections.abc import Sequence

from tcsite.content.reference.decap import PAGE, decap
from tcsite.content.reference.layout import Home
from tcsite.content.reference.pagescms import pages_cms
from tcsite.content.reference.schemas import json_schemas
from tcsite.content.reference.settings import EXTENSIONS, SCHEMAS, vscode

FOR = ("vscode", "pages-cms", "decap")
"""The editors that files are made for; the schemas are for all that understand them."""


def editor_files(homes: Sequence[Home], wanted: Sequence[str] = FOR) -> dict[str, str]:
    """The files for some editors, by their path in the site's folder."""
    made = {f"{SCHEMAS}/{name}": text for name, text in json_schemas().items()}
    if "vscode" in wanted:
        made |= {".vscode/settings.json": vscode(SCHEMAS), ".vscode/extensions.json": EXTENSIONS}
    if "pages-cms" in wanted:
        made[".pages.yml"] = pages_cms(homes)
    if "decap" in wanted:
        made |= {"admin/config.yml": decap(homes), "admin/index.html": PAGE}
    return made

"""``data/datapackage.json``: the tables, described for programs (specs.frictionlessdata.io)."""

import json
import re

from tcsite.exports.tables import TABLES, Table
from tcsite.exports.values import SiteContent
from tcsite.files import Files
from tcsite.model.addresses import HOME
from tcsite.text.markdown import plain
from tcsite.text.urls import absolute


def datapackage(content: SiteContent) -> Files:
    """A descriptor of every CSV file and every column in it."""
    settings = content.site.settings
    title = plain(settings.title.in_language(settings.language))
    package: dict[str, object] = {
        "profile": "tabular-data-package",
        "name": re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-") or "plans",
        "title": title,
    }
    if settings.base_url:
        package["homepage"] = absolute(settings.base_url, HOME)
    if settings.licence:
        licence = {"title": plain(settings.licence.name.in_language(settings.language))}
        package["licenses"] = [{**licence, "path": settings.licence.url} if settings.licence.url else licence]
    package["resources"] = [_resource(table) for table in TABLES]
    text = json.dumps(package, ensure_ascii=False, indent=2)
    return {"data/datapackage.json": f"{text}\n".encode()}


def _resource(table: Table) -> dict[str, object]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "description": table.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "header": True},
        "schema": {
            "fields": [
                {"name": column.name, "type": column.kind, "description": column.about}
                for column in table.columns
            ]
        },
    }

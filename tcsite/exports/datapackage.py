"""``data/datapackage.json``: the tables, described for programs (specs.frictionlessdata.io)."""

import json
import re
from collections.abc import Sequence

from tcsite.exports import register_data
from tcsite.exports.tables import TABLES, Column
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
    tables = [(table.name, table.about, table.columns) for table in TABLES]
    tables.append(("register", register_data.ABOUT, register_data.COLUMNS))
    package["resources"] = [_resource(*table) for table in tables]
    text = json.dumps(package, ensure_ascii=False, indent=2)
    return {"data/datapackage.json": f"{text}\n".encode()}


def _resource(name: str, about: str, columns: Sequence[Column]) -> dict[str, object]:
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": f"{name}.csv",
        "description": about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "header": True},
        "schema": {
            "fields": [
                {"name": column.name, "type": column.kind, "description": column.about} for column in columns
            ]
        },
    }

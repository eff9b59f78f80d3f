"""The page that describes the downloads."""

from dataclasses import dataclass

from tcsite.exports.tables import TABLES, Column
from tcsite.model import addresses
from tcsite.site.views.parts import Link, PageFrame, SiteFrame
from tcsite.site.views.site_context import SiteContext
from tcsite.text.urls import absolute


@dataclass(frozen=True, slots=True)
class Download:
    """A file to download."""

    link: Link
    anchor: str
    kind: str  # "CSV"
    about: str
    columns: tuple[Column, ...]  # empty where it has none


@dataclass(frozen=True, slots=True)
class DataView:
    """`data.html`: described downloads."""

    site: SiteFrame
    page: PageFrame
    downloads: tuple[Download, ...]


_FORMATS = {"CSV": "text/csv", "JSON": "application/json"}


def data_view(context: SiteContext) -> DataView:
    """The view of the data page."""
    tables = [
        Download(
            Link(f"{table.name}.csv", addresses.table(table.name)),
            f"table-{table.name}",
            "CSV",
            table.about,
            table.columns,
        )
        for table in TABLES
    ]
    others = [
        Download(
            Link("site.json", addresses.SITE_JSON),
            "json",
            "JSON",
            context.say("data.site_json"),
            (),
        ),
        Download(
            Link("datapackage.json", addresses.DATAPACKAGE),
            "datapackage",
            "JSON",
            context.say("data.package"),
            (),
        ),
    ]
    downloads = (*tables, *others)
    return DataView(
        context.site(addresses.DATA),
        context.page(
            addresses.DATA,
            context.say("base.data"),
            title=context.say("shared.data"),
            description=context.say("data.description"),
            structured=[_dataset(context, downloads)],
        ),
        downloads,
    )


def _dataset(context: SiteContext, downloads: tuple[Download, ...]) -> dict[str, object]:
    base = context.frame.base_url
    dataset: dict[str, object] = {
        "@type": "Dataset",
        "@id": f"{absolute(base, addresses.DATA)}#dataset",
        "name": context.say("data.set", site=context.frame.title),
        "description": context.say("data.set_description"),
        "url": absolute(base, addresses.DATA),
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": _FORMATS[file.kind],
                "contentUrl": absolute(base, file.link.address),
            }
            for file in downloads
        ],
    }
    if context.frame.licence and context.frame.licence.address:
        dataset["license"] = context.frame.licence.address
    return dataset

"""The page that describes the downloads."""

from dataclasses import dataclass

from tcsite.exports.tables import TABLES, Column
from tcsite.model import addresses
from tcsite.site.views.edition import Edition
from tcsite.site.views.parts import Link, PageFrame, SiteFrame
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


def data_view(edition: Edition) -> DataView:
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
            edition.say("data.site_json"),
            (),
        ),
        Download(
            Link("datapackage.json", addresses.DATAPACKAGE),
            "datapackage",
            "JSON",
            edition.say("data.package"),
            (),
        ),
    ]
    downloads = (*tables, *others)
    return DataView(
        edition.site(addresses.DATA),
        edition.page(
            addresses.DATA,
            edition.say("base.data"),
            title=edition.say("shared.data"),
            description=edition.say("data.description"),
            structured=[_dataset(edition, downloads)],
        ),
        downloads,
    )


def _dataset(edition: Edition, downloads: tuple[Download, ...]) -> dict[str, object]:
    base = edition.frame.base_url
    dataset: dict[str, object] = {
        "@type": "Dataset",
        "@id": f"{absolute(base, addresses.DATA)}#dataset",
        "name": edition.say("data.set", site=edition.frame.title),
        "description": edition.say("data.set_description"),
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
    if edition.frame.licence and edition.frame.licence.address:
        dataset["license"] = edition.frame.licence.address
    return dataset

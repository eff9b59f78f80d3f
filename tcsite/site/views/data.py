"""The page that describes the downloads."""

from dataclasses import replace

from tcsite.exports.tables import TABLES, Column
from tcsite.frozen import dataclass
from tcsite.model import addresses
from tcsite.site.views.parts import Link, PageFrame, SiteFrame
from tcsite.site.views.site_context import SiteContext
from tcsite.site.views.structured_data import dataset


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


def data_view(context: SiteContext) -> DataView:
    """The view of the data page."""
    downloads = _downloads(context)
    return DataView(
        context.site(addresses.DATA),
        context.page(
            addresses.DATA,
            context.say("base.data"),
            title=context.say("shared.data"),
            description=context.say("data.description"),
            structured=[
                dataset(
                    context.frame,
                    addresses.DATA,
                    context.say("data.set", site=context.frame.title),
                    context.say("data.set_description"),
                    {file.link.address: file.kind for file in downloads},
                )
            ],
        ),
        downloads,
    )


def _downloads(context: SiteContext) -> tuple[Download, ...]:
    """Every file to download: a table of columns for each CSV, then the JSON."""
    tables = [
        Download(
            Link(f"{table.name}.csv", addresses.table(table.name)),
            f"table-{table.name}",
            "CSV",
            context.english(table.about),
            tuple(replace(one, about=context.english(one.about)) for one in table.columns)
            if context.language != "en"
            else table.columns,
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
    return (*tables, *others)

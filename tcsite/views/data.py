"""The page that describes the downloads."""

from dataclasses import dataclass

from tcsite import addresses
from tcsite.tables import ACTIONS, Column
from tcsite.views.edition import Edition
from tcsite.views.parts import Link, PageFrame, SiteFrame


@dataclass(frozen=True, slots=True)
class Download:
    """A file to download."""

    link: Link
    kind: str  # "CSV"
    about: str
    columns: tuple[Column, ...]  # name and about of each; empty where it has none


@dataclass(frozen=True, slots=True)
class DataView:
    """`data.html`: described downloads."""

    site: SiteFrame
    page: PageFrame
    downloads: tuple[Download, ...]


def _dataset(edition: Edition, downloads: tuple[Download, ...]) -> dict[str, object]:
    base = edition.frame.base_url
    dataset: dict[str, object] = {
        "@type": "Dataset",
        "@id": f"{addresses.absolute(base, addresses.DATA)}#dataset",
        "name": f"{edition.frame.title}: data",
        "description": "Plans under the Technician Commitment: institutions, actions, progress and measures.",
        "url": addresses.absolute(base, addresses.DATA),
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": {"CSV": "text/csv", "JSON": "application/json"}[file.kind],
                "contentUrl": addresses.absolute(base, file.link.address),
            }
            for file in downloads
        ],
    }
    if edition.frame.licence and edition.frame.licence.address:
        dataset["license"] = edition.frame.licence.address
    return dataset


def data_view(edition: Edition) -> DataView:
    """The view of the data page."""
    downloads = (
        Download(
            Link("actions.csv", addresses.ACTIONS_CSV),
            "CSV",
            "Every action of every plan, one row an action, followed by one row for each of its parts. UTF-8 with a "
            "header row; lines end with CR and LF. A cell that a spreadsheet would take for a formula begins with an "
            "apostrophe.",
            ACTIONS,
        ),
        Download(
            Link("site.json", addresses.SITE_JSON),
            "JSON",
            "Everything that is public here: institutions, plans, actions, progress and measures. The key "
            "“schema” holds the version of the format.",
            (),
        ),
    )
    return DataView(
        edition.site(addresses.DATA),
        edition.page(
            addresses.DATA,
            "Data",
            title="Data to download",
            description="All actions of all plans as CSV, and everything on this site as JSON, with every column described.",
            structured=[_dataset(edition, downloads)],
        ),
        downloads,
    )

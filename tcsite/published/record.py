"""The record of checks: ``content/checks/published.json``, made for review in a diff."""

import json
from collections.abc import Iterable, Mapping

from tcsite.published.values import PageReport

VERSION = 1
"""Of the record's shape; a reader of another version says so rather than guess."""


def as_record(reports: Iterable[PageReport], earlier: Iterable[PageReport] = ()) -> dict[str, object]:
    """The reports by institution, sorted; `earlier` ones stay where there is no new one.

    A report about nobody's page (`institution` is "") has no place in it.
    """
    latest = {report.institution: report for report in (*earlier, *reports) if report.institution}
    held: dict[str, object] = {}
    for id in sorted(latest):
        fields = latest[id].to_json()
        held[id] = {name: value for name, value in fields.items() if name != "institution"}
    return {"version": VERSION, "institutions": held}


def from_record(record: object) -> tuple[PageReport, ...]:
    """The reports of a record, by institution; ValueError, with what is wrong, where it is none."""
    if not isinstance(record, Mapping) or not isinstance(record.get("institutions"), Mapping):
        raise ValueError("a record of checks is a JSON object with institutions")
    if record.get("version") != VERSION:
        raise ValueError(f"this record is of version {record.get('version')}; we read version {VERSION}")
    held = record["institutions"]
    for id, fields in held.items():
        if not isinstance(fields, Mapping):
            raise ValueError(f"{id}: a report should be a JSON object")
    return tuple(PageReport.from_json({**held[id], "institution": id}) for id in sorted(held))


def written(record: Mapping[str, object]) -> bytes:
    """The record as the bytes of its file: the same record, the same bytes."""
    return (json.dumps(record, indent=2, ensure_ascii=False) + "\n").encode()

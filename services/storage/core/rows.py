"""The rows of a document: flat, each under a key that follows from document, run and place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice, zip_longest
from typing import Any

from pydantic import TypeAdapter

from shared.contracts.contract import Contract
from shared.contracts.document import Document, Line, Table
from shared.contracts.money import UNITS
from shared.contracts.performance import Indicator
from shared.ports import Row

ROWS_PER_PART = 500
"""A long table is kept in parts, so that no row outgrows what a database accepts."""
ROWS_AT_ONCE, PARTS_AT_ONCE = 1_000, 20
"""So many rows, and parts of tables, are built and handed over before the next ones are."""
LINE = TypeAdapter(Line)


def to_batches(document: Document, run: str) -> Iterator[tuple[str, list[Row]]]:
    """Yield the document's rows with their collection, never many of them at once."""
    for collection, rows in to_rows(document, run).items():
        most = PARTS_AT_ONCE if collection == "tables" else ROWS_AT_ONCE
        while batch := list(islice(rows, most)):
            yield collection, batch


def to_rows(document: Document, run: str) -> dict[str, Iterator[Row]]:
    """Return the document's rows by collection; a row is built when it is asked for."""
    contents: dict[str, Iterable[dict[str, Any]]] = {
        "tables": _tables(document),
        "lines": _lines(document),
        "indicators": _indicators(document),
        "facts": map(_plain, document.narrative_facts),
        "findings": map(_plain, document.findings),
    }
    return {name: _keyed(document, run, name, found) for name, found in contents.items()}


def _keyed(
    document: Document, run: str, collection: str, contents: Iterable[dict[str, Any]]
) -> Iterator[Row]:
    identity = to_identity_fields(document)
    for place, content in enumerate(contents):
        yield {
            **identity,
            **content,
            "_id": f"{document.document_id}/{run}/{collection}/{place:06d}",
            "document_id": document.document_id,
            "run": run,
            "place": place,
        }


def to_identity_fields(document: Document) -> dict[str, Any]:
    """Return whose document it is and of what year: the fields every look-up starts from."""
    return {
        "department_code": document.department.code,
        "department_name": document.department.name,
        "division_code": document.department.division_code,
        "fiscal_year": document.fiscal_year,
        "document_kind": document.kind.value,
    }


def _plain(value: Contract) -> dict[str, Any]:
    return value.model_dump(mode="json", by_alias=True)


def _tables(document: Document) -> Iterator[dict[str, Any]]:
    """Yield the tables in parts; a list never holds a list, as databases prefer."""
    for table in document.tables:
        for part, start in enumerate(range(0, max(len(table.rows), 1), ROWS_PER_PART)):
            yield {**_part(table, start), "part": part}


def _part(table: Table, start: int) -> dict[str, Any]:
    end = start + ROWS_PER_PART
    cut = {"rows": table.rows[start:end], "locations": table.locations[start:end]}
    content = _plain(table.model_copy(update=cut))
    places = content.pop("locations")
    content["columns"] = [{"path": path} for path in content["columns"]]
    content["rows"] = [
        {"cells": cells, "locations": found}
        for cells, found in zip_longest(content["rows"], places, fillvalue=None)
    ]
    return content


def _lines(document: Document) -> Iterator[dict[str, Any]]:
    for line in document.lines:
        unit = UNITS.get(line.unit or "")
        in_yuan = line.amount * unit.yuan if line.amount is not None and unit else None
        content = LINE.dump_python(line, mode="json")
        yield {**content, "amount": line.amount, "amount_yuan": in_yuan}


def _indicators(document: Document) -> Iterator[dict[str, Any]]:
    for project in document.projects:
        of_project = {"project_code": project.code, "project_name": project.name}
        for indicator in project.indicators:
            yield {**_indicator(indicator, "project"), **of_project}
    for indicator in document.department_indicators:
        yield _indicator(indicator, "department")
    for indicator in document.narrative_targets:
        yield _indicator(indicator, "narrative")


def _indicator(indicator: Indicator, level: str) -> dict[str, Any]:
    return {**_plain(indicator), "source_level": level}

"""The document JSON read back: what its cells and its tidy lines both say is held once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from shared.contracts.document import Document, Line, Table
from shared.long_json import from_json


def read_document(text: bytes) -> Document:
    """Read a document, however long; raises pydantic's `ValidationError`."""
    return from_json(Document, text, _share_places)


def _share_places(field: str, items: Iterator[Any], document: Document) -> Iterator[Any]:
    """Give lines the very places of their cells in the tables read before them, not equal ones."""
    if field != "lines":
        return items
    return map(partial(_share, {table.id: table for table in document.tables}), items)


def _share(tables: dict[str, Table], line: Line) -> Line:
    table = tables.get(line.table)
    row = table.locations[line.row : line.row + 1] if table is not None else ()
    cells = row[0][line.column : line.column + 1] if row else ()
    return replace(line, location=cells[0]) if cells and cells[0] == line.location else line

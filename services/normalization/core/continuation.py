"""Join the parts of one table that come in several grids."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from services.normalization.core.printed_tables import PrintedTable


def join_continuations(tables: Sequence[PrintedTable]) -> list[PrintedTable]:
    """Append a table to the one before it where it carries on the same form."""
    joined: list[PrintedTable] = []
    for table in tables:
        if joined and continues(joined[-1], table):
            joined[-1] = append(joined[-1], table)
        else:
            joined.append(table)
    return joined


def continues(earlier: PrintedTable, later: PrintedTable) -> bool:
    """Whether the later grid has no beginning of its own: no other title, no other header."""
    width = len(earlier.reading.columns)
    if later.has_own_title and later.title != earlier.title:
        return False
    if not later.reading.has_header:
        return len(later.reading.columns) == width
    return later.reading.columns == earlier.reading.columns


def append(earlier: PrintedTable, later: PrintedTable) -> PrintedTable:
    """Return the earlier table with the later one's rows and notes after its own."""
    reading = replace(
        earlier.reading,
        rows=earlier.reading.rows + later.reading.rows,
        flags=tuple(dict.fromkeys((*earlier.reading.flags, "tables_joined"))),
    )
    return replace(
        earlier,
        reading=reading,
        position=later.position,
        notes=earlier.notes + later.notes,
        claimed=earlier.claimed | later.claimed,
    )

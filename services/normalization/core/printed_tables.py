"""Every table of a document with its kind, title and columns, as printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from services.normalization.core.captions import (
    Surroundings,
    find_heading,
    read_surroundings,
)
from services.normalization.core.grid_reading.reading import GridReading, read_grid
from services.normalization.core.grid_reading.wording import find_unit
from services.normalization.core.printed_text import to_label
from services.normalization.core.tables import (
    OTHER,
    TableEvidence,
    find_kind_by_columns,
    find_kind_by_title,
)
from shared.contracts.extracted import Block, Grid


@dataclass(frozen=True)
class PrintedTable:
    """A grid read as a table, with what is printed around it."""

    grid: Grid
    position: int
    """Of its grid among the blocks."""
    kind: str
    reading: GridReading
    title: str | None = None
    captions: tuple[str, ...] = ()
    unit: str | None = None
    notes: tuple[str, ...] = ()
    claimed: frozenset[int] = frozenset()
    """Positions of the paragraphs that belong to it."""
    has_own_title: bool = False


def read_tables(blocks: Sequence[Block]) -> list[PrintedTable]:
    """Read each grid of a document as a table; a grid without any text is none."""
    return [
        _read_table(blocks, position, block)
        for position, block in enumerate(blocks)
        if isinstance(block, Grid) and any(cell.text.strip() for cell in block.cells)
    ]


def _read_table(blocks: Sequence[Block], position: int, grid: Grid) -> PrintedTable:
    reading = read_grid(grid)
    around = read_surroundings(blocks, position)
    title = choose_title(*reading.titles, around.title)
    notes = reading.notes + around.notes
    kind = find_kind(title, reading, notes)
    return PrintedTable(
        grid=grid,
        position=position,
        kind=kind,
        reading=reading,
        title=title or find_heading(blocks, position, kind),
        captions=around.captions + reading.captions,
        unit=_find_unit(around, reading, title),
        notes=notes,
        claimed=around.claimed,
        has_own_title=bool(title),
    )


def choose_title(*titles: str | None) -> str | None:
    """Return the first title that names a form, else the first there is."""
    printed = [title for title in titles if title]
    return next((title for title in printed if find_kind_by_title(title)), None) or next(
        iter(printed), None
    )


def find_kind(title: str | None, reading: GridReading, notes: Sequence[str]) -> str:
    """Return the kind by title, else by columns; `other` when neither speaks clearly."""
    labels = tuple(to_label(cell.text) for row in reading.rows[:4] for cell in row[:4] if cell.text)
    evidence = TableEvidence(reading.columns, labels, "".join(notes))
    return (title and find_kind_by_title(title)) or find_kind_by_columns(evidence) or OTHER


def _find_unit(around: Surroundings, reading: GridReading, title: str | None) -> str | None:
    headers = [cell for path in reading.columns for cell in path]
    inside = find_unit(reading.captions) or find_unit(around.captions)
    return inside or find_unit([title or ""]) or find_unit(headers)

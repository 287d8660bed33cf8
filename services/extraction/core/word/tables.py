"""Word tables → grids: spans, vertical merges, skipped columns, header rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from services.extraction.core.cell_text import to_cell_text
from services.extraction.core.frames import is_frame
from services.extraction.core.grids.placing import build_grid
from services.extraction.core.word.column_edges import find_merged_edges
from services.extraction.core.word.content import Placed, iterate_content
from services.extraction.core.word.names import W, find, find_number, find_value, is_on
from services.extraction.core.word.story import Story
from shared.contracts.extracted import Cell, Grid
from shared.contracts.location import Location

COLUMN_LIMIT = 2_000


@dataclass
class WordCell:
    """A cell of a table at its place; vertically merged ones are one."""

    element: etree._Element
    place: str
    row: int
    column: int
    column_span: int
    row_span: int = 1


@dataclass
class CellText:
    """What a cell prints, and what stands in it that has no place in a line of text."""

    lines: list[str] = field(default_factory=list)
    tables: list[Placed] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class TableLayout:
    """The cells of a `w:tbl` before their text is read."""

    cells: list[WordCell]
    header_rows: int
    place: str

    @property
    def is_frame(self) -> bool:
        """Whether the table only lays out its content."""
        return is_frame(self.cells, f"{W}tbl", f"{W}t")


def read_layout(table: etree._Element, place: str, story: Story) -> TableLayout:
    """Place the cells of a table; hidden and deleted rows are left out."""
    edges = find_merged_edges(table)
    layout = _place_rows(table, place, story, edges)
    if edges and any(cell.column_span < 1 for cell in layout.cells):
        layout = _place_rows(table, place, story, None)
    _drop_indent(layout)
    return layout


def _drop_indent(layout: TableLayout) -> None:
    """Take away the columns before the first edge: rows that skip them are only set in."""
    first_edge = min((cell.column + cell.column_span for cell in layout.cells), default=1)
    for cell in layout.cells:
        end = cell.column + cell.column_span - (first_edge - 1)
        cell.column = max(0, cell.column - (first_edge - 1))
        cell.column_span = end - cell.column


def _place_rows(
    table: etree._Element, place: str, story: Story, edges: list[int] | None
) -> TableLayout:
    """Place the cells between the grid's edges, or between merged ones."""
    layout = TableLayout([], 0, place)
    open_merges: dict[int, WordCell] = {}
    rows = (item for item in iterate_content(table, place) if item[0].tag == f"{W}tr")
    number = 0
    for row, row_place in rows:
        if find(row, "trPr", "del") is not None:
            continue
        if is_on(row, "trPr", "hidden"):
            story.flags.add("hidden_rows")
            continue
        cells, open_merges = _place_row((row, row_place), number, open_merges, edges)
        layout.cells += cells
        layout.header_rows += layout.header_rows == number and is_on(row, "trPr", "tblHeader")
        number += 1
    return layout


def _place_row(
    row: Placed, number: int, merges: dict[int, WordCell], edges: list[int] | None
) -> tuple[list[WordCell], dict[int, WordCell]]:
    """Return the cells that begin in a row, and the merges that the next row may continue."""
    cells: list[WordCell] = []
    going_on: dict[int, WordCell] = {}
    column = min(find_number(row[0], "trPr", "gridBefore") or 0, COLUMN_LIMIT)
    for element, cell_place in _iterate_cells(*row):
        span = max(1, min(find_number(element, "tcPr", "gridSpan") or 1, COLUMN_LIMIT))
        start, end = _to_edge(column, edges), _to_edge(column + span, edges)
        above = merges.get(start) if _continues(element, "vMerge") else None
        if cells and _continues(element, "hMerge"):
            cells[-1].column_span = end - cells[-1].column
        elif above is not None:
            above.row_span = number - above.row + 1
            going_on[start] = above
        else:
            cells.append(WordCell(element, cell_place, number, start, end - start))
            if find(element, "tcPr", "vMerge") is not None:
                going_on[start] = cells[-1]
        column += span
    return cells, going_on


def _to_edge(column: int, edges: list[int] | None) -> int:
    return column if edges is None else edges[min(column, len(edges) - 1)]


def _iterate_cells(row: etree._Element, place: str) -> Iterator[Placed]:
    return (item for item in iterate_content(row, place) if item[0].tag == f"{W}tc")


def _continues(cell: etree._Element, merge: str) -> bool:
    if find(cell, "tcPr", merge) is None:
        return False
    return find_value(cell, "tcPr", merge) != "restart"


def read_grid(layout: TableLayout, story: Story) -> tuple[Grid | None, list[CellText]]:
    """Read the text of the cells; return the grid and, cell by cell, what else they hold."""
    texts = [read_cell(cell.element, cell.place, story) for cell in layout.cells]
    cells = [
        Cell(
            row=cell.row,
            column=cell.column,
            row_span=cell.row_span,
            column_span=cell.column_span,
            text=to_cell_text("\n".join(text.lines)),
            location=Location(element=cell.place),
        )
        for cell, text in zip(layout.cells, texts, strict=True)
    ]
    location = Location(element=layout.place)
    return build_grid(cells, header_rows=layout.header_rows, location=location), texts


def read_cell(cell: etree._Element, place: str, story: Story) -> CellText:
    """Read the paragraphs of a cell and of the text boxes in it."""
    found = CellText()
    for element, inner in iterate_content(cell, place):
        if element.tag == f"{W}p":
            printed = story.read(element)
            found.lines.append(printed.text)
            found.notes += printed.runs.notes
            for box in printed.runs.boxes:
                boxed = read_cell(box, f"{inner}/txbxContent", story)
                found.lines += boxed.lines
                found.tables += boxed.tables
        elif element.tag == f"{W}tbl":
            found.tables.append((element, inner))
    return found

"""Readings of pages → the blocks of a document: paragraphs and joined grids in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from services.extraction.core.grids.joining.column_continuation import Side
from services.extraction.core.grids.joining.continuation import (
    Part,
    is_continuation,
    is_repeated_caption,
    join_parts,
)
from services.extraction.core.grids.numbering import number_grids
from services.extraction.core.grids.region import RegionCell, RegionTable
from services.extraction.core.pdf.contents import find_contents
from services.extraction.core.pdf.lines import PrintedLine
from services.extraction.core.pdf.paragraphs import (
    Margins,
    continues,
    find_margins,
    group_blocks,
    split_paragraphs,
    to_box,
    to_text,
)
from services.extraction.core.pdf.reading import PageReading
from services.extraction.core.pdf.reading_on import read_on
from services.extraction.core.pdf.running_heads import drop_running_heads
from services.extraction.core.pdf.sheets import Sheet, join_wide_sheets
from shared.contracts.extracted import Block, Cell, CellMark, Grid, Paragraph
from shared.contracts.location import Location

_CAPTION_LIMIT = 5
REPLACEMENT = "\ufffd"


@dataclass(slots=True)
class _Text:
    """A paragraph being put together; its lines may stand on two pages."""

    reading: PageReading
    lines: list[PrintedLine]
    margins: Margins
    first_page_lines: int
    """How many of the lines stand on the page where it begins."""
    is_contents_entry: bool = False

    @property
    def text(self) -> str:
        return to_text(self.lines)


@dataclass(slots=True)
class _Table:
    """A grid being put together."""

    part: Part


@dataclass(slots=True)
class _Page:
    sheet: Sheet
    margins: Margins
    items: list[_Text | _Table]


def join_pages(readings: list[PageReading]) -> tuple[Block, ...]:
    """Join what page breaks cut, leave out running heads, and number the grids.

    It empties the list, and lets go of each page when it is joined.
    """
    lines = drop_running_heads(
        [reading.lines for reading in readings], [reading.height for reading in readings]
    )
    sheets = join_wide_sheets(list(map(_to_sheet, readings, lines)))
    readings.clear()
    pages = _to_pages(sheets)
    del sheets, lines
    _mark_contents(pages)
    joined: list[_Text | _Table] = []
    pages.reverse()
    while pages:
        page = pages.pop()
        _append_page(joined, _read_on(joined, page))
    return number_grids(_to_block(item) for item in joined)


def _to_pages(sheets: Sequence[Sheet]) -> list[_Page]:
    """Put what stands on each page in order, within the margins of running text."""
    pages: list[_Page] = []
    known: Margins | None = None
    for sheet in sheets:
        margins = find_margins(sheet.lines, sheet.reading.width, known)
        known = margins if margins.is_sure or known is None or not known.is_sure else known
        pages.append(_Page(sheet, margins, _order(sheet, margins)))
    return pages


def _to_sheet(reading: PageReading, lines: list[PrintedLine]) -> Sheet:
    """Take the only table of a page for a side of a sheet that may be wider than the page."""
    if len(reading.tables) != 1:
        return Sheet(reading, lines)
    table = reading.tables[0]
    return Sheet(reading, lines, Side(to_grid(reading, table), tuple(table.xs), tuple(table.ys)))


def _order(sheet: Sheet, margins: Margins) -> list[_Text | _Table]:
    """Put the paragraphs between the tables, from top to bottom."""
    items: list[_Text | _Table] = []
    reading, rest = sheet.reading, list(sheet.lines)
    for table in sorted(reading.tables, key=lambda table: (table.box[1], table.box[0])):
        above = [line for line in rest if line.box[1] < table.box[1]]
        rest = [line for line in rest if line.box[1] >= table.box[1]]
        items += _to_texts(reading, above, margins)
        side = sheet.side
        grid = side.grid if side else to_grid(reading, table)
        edges = side.columns if side else tuple(table.xs)
        items.append(_Table(Part(grid, edges, _find_captions(items))))
    items += _to_texts(reading, rest, margins)
    return items


def _to_texts(reading: PageReading, lines: list[PrintedLine], margins: Margins) -> list[_Text]:
    return [
        _Text(reading, paragraph, margins, len(paragraph))
        for block in group_blocks(lines)
        for paragraph in split_paragraphs(block, margins)
    ]


def _find_captions(items: Sequence[_Text | _Table]) -> tuple[str, ...]:
    captions: list[str] = []
    for item in reversed(items):
        if isinstance(item, _Table) or len(captions) == _CAPTION_LIMIT:
            break
        captions.append(item.text)
    return tuple(captions)


def _mark_contents(pages: Sequence[_Page]) -> None:
    texts = [[item for item in page.items if isinstance(item, _Text)] for page in pages]
    for page, at in find_contents([[item.text for item in found] for found in texts]):
        texts[page][at].is_contents_entry = True


def _read_on(joined: list[_Text | _Table], page: _Page) -> list[_Text | _Table]:
    """Join the rows at the top of a page to the table before; return what else is on the page."""
    last = joined[-1] if joined else None
    if not isinstance(last, _Table):
        return page.items
    found = read_on(last.part, page.sheet)
    if found is None:
        return page.items
    rows, rest = found
    part = Part(to_grid(page.sheet.reading, rows), tuple(rows.xs))
    if not is_continuation(last.part, part):
        return page.items
    joined[-1] = _Table(join_parts(last.part, part))
    return _order(rest, page.margins)


def _append_page(joined: list[_Text | _Table], items: Sequence[_Text | _Table]) -> None:
    """Append a page's items; its first ones may go on with the last one of the page before."""
    rest = list(items)
    last = joined[-1] if joined else None
    if isinstance(last, _Table):
        rest = _continue_table(joined, last, rest)
    elif isinstance(last, _Text) and rest and isinstance(rest[0], _Text):
        rest = _continue_text(last, rest[0], rest)
    joined += rest


def _continue_text(last: _Text, text: _Text, rest: list[_Text | _Table]) -> list[_Text | _Table]:
    entry = last.is_contents_entry or text.is_contents_entry
    if entry or not _goes_on(last, text):
        return rest
    last.lines += text.lines
    return rest[1:]


def _goes_on(last: _Text, text: _Text) -> bool:
    end, start = last.lines[-1], text.lines[0]
    left = text.margins.left if len(text.lines) > 1 else min(text.margins.left, last.margins.left)
    margins = Margins(left, last.margins.right)
    return continues(last.lines, start, margins) and not end.text.endswith(("。", "；"))


def _continue_table(
    joined: list[_Text | _Table], last: _Table, rest: list[_Text | _Table]
) -> list[_Text | _Table]:
    at = next((at for at, item in enumerate(rest) if isinstance(item, _Table)), None)
    if at is None:
        return rest
    between, table = rest[:at], rest[at]
    is_caption = all(
        isinstance(item, _Text) and is_repeated_caption(item.text, last.part.captions)
        for item in between
    )
    if not is_caption or not isinstance(table, _Table):
        return rest
    if not is_continuation(last.part, table.part):
        return rest
    joined[-1] = _Table(join_parts(last.part, table.part))
    return rest[at + 1 :]


def to_grid(reading: PageReading, table: RegionTable) -> Grid:
    """Turn a table of a page into a grid whose cells know their places."""
    return Grid(
        id="g",
        row_count=table.row_count,
        column_count=table.column_count,
        cells=tuple(_to_cell(cell, reading.locate(cell.box)) for cell in table.cells),
        location=reading.locate(table.box),
    )


def _to_cell(cell: RegionCell, location: Location) -> Cell:
    return Cell(
        row=cell.row,
        column=cell.column,
        row_span=cell.row_span,
        column_span=cell.column_span,
        text=cell.text,
        location=location,
        marks=_find_marks(cell.text, is_guessed=cell.is_guessed),
    )


def _find_marks(text: str, *, is_guessed: bool) -> tuple[CellMark, ...]:
    marks = [CellMark.UNREADABLE] if REPLACEMENT in text else []
    return (*marks, CellMark.GUESSED) if is_guessed else tuple(marks)


def _to_block(item: _Text | _Table) -> Block:
    if isinstance(item, _Table):
        return item.part.grid
    location = item.reading.locate(to_box(item.lines[: item.first_page_lines]))
    return Paragraph(text=item.text, location=location, is_contents_entry=item.is_contents_entry)

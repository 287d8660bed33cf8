"""HTML tables → grids: spans, header sections, captions, nested tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import takewhile

from lxml import etree

from services.extraction.core.cell_text import to_cell_text
from services.extraction.core.frames import is_frame
from services.extraction.core.grids.placing import build_grid
from services.extraction.core.markup.flow import FlowLine, FlowTable, Page, iterate_flow
from shared.contracts.extracted import Cell, Grid
from shared.contracts.location import Location
from shared.errors import ResourceLimit

COLUMN_SPAN_LIMIT = 1_000
COLUMN_LIMIT = 2_000
ROW_SPAN_LIMIT = 65_534
_CELLS = ("td", "th")
_SECTIONS = ("thead", "tbody", "tfoot")


@dataclass(frozen=True)
class _Row:
    element: etree._Element
    path: str
    section: str


@dataclass
class HtmlCell:
    """A cell at its place in the table."""

    element: etree._Element
    path: str
    row: int
    column: int
    row_span: int
    column_span: int


@dataclass
class TableLayout:
    """The cells of a table before their text is read."""

    path: str
    captions: list[tuple[etree._Element, str]] = field(default_factory=list)
    cells: list[HtmlCell] = field(default_factory=list)
    header_rows: int = 0

    @property
    def is_frame(self) -> bool:
        """Whether the table only lays out its content."""
        return is_frame(self.cells, "table")


def read_layout(table: FlowTable, page: Page) -> TableLayout:
    """Place the cells of a table as a browser does; rows that are not shown are left out."""
    layout = TableLayout(table.path)
    rows = list(_iterate_rows(table.element, table.path, "tbody", page, layout))
    number = 0
    for own in _part_sections(rows, page):
        _place_section(own, number, page, layout)
        number += len(own)
    if layout.header_rows == number:
        layout.header_rows = 0
    return layout


def _part_sections(rows: list[_Row], page: Page) -> Iterator[list[_Row]]:
    """Yield the sections; a head whose cells need the rows below it takes them in.

    Rows written before the head stay over it, title and unit as a rule: HTML allows none there.
    """
    over = list(takewhile(lambda row: row.section == "tbody", rows))
    if len(over) < len(rows) and rows[len(over)].section == "thead":
        yield over
        rows = rows[len(over) :]
    head, body, foot = ([row for row in rows if row.section == name] for name in _SECTIONS)
    missing = _count_missing(head, body, page)
    if not missing and _reaches_down(head, body, page):
        yield [*head, *body]
        yield foot
        return
    yield [*head, *(replace(row, section="thead") for row in body[:missing])]
    yield body[missing:]
    yield foot


def _reaches_down(head: list[_Row], body: list[_Row], page: Page) -> bool:
    """Whether a cell of the head is to stand beside the body, whose first row leaves room for it.

    HTML ends such a cell with its section.
    """
    if not head or not body:
        return False
    width = sum(_read_spans(e)[1] for e, _ in _iterate_cells(head[0], page))
    beside = sum(
        column_span
        for at, row in enumerate(head)
        for row_span, column_span in map(_read_spans, (e for e, _ in _iterate_cells(row, page)))
        if at + row_span > len(head)
    )
    below = sum(_read_spans(e)[1] for e, _ in _iterate_cells(body[0], page))
    return 0 < beside < width == below + beside and len(body) > 1


def _read_spans(element: etree._Element) -> tuple[int, int]:
    return (
        _read_span(element, "rowspan", ROW_SPAN_LIMIT),
        _read_span(element, "colspan", COLUMN_SPAN_LIMIT),
    )


def _count_missing(head: list[_Row], body: list[_Row], page: Page) -> int:
    """Return how many rows a head lacks: its cells reach down to rows that leave room for them."""
    if len(head) != 1 or len(body) < 2:
        return 0
    spans = [_read_spans(e) for e, _ in _iterate_cells(head[0], page)]
    depth = max((height for height, _ in spans), default=1) - 1
    if not 0 < depth <= _DEEPEST_HEAD or depth >= len(body):
        return 0
    room = sum(width for height, width in spans if height == 1)
    below = sum(_read_spans(e)[1] for e, _ in _iterate_cells(body[0], page))
    return depth if below == room else 0


_DEEPEST_HEAD = 3


def _place_section(rows: list[_Row], first: int, page: Page, layout: TableLayout) -> None:
    """Place the rows of a section; no cell reaches out of it."""
    hanging: dict[int, int] = {}
    end = first + len(rows)
    for number, row in enumerate(rows, first):
        cells = list(_iterate_cells(row, page))
        placed, hanging = _place_row(cells, number, hanging)
        for cell in placed:
            cell.row_span = min(cell.row_span, end - number)
        layout.cells += placed
        is_header = row.section == "thead" or all(e.tag == "th" for e, _ in cells)
        layout.header_rows += bool(cells) and is_header and layout.header_rows == number


def _iterate_rows(
    parent: etree._Element, path: str, section: str, page: Page, layout: TableLayout
) -> Iterator[_Row]:
    """Yield the rows of a table, those in its sections and in misplaced wrappers included."""
    seen: Counter[str] = Counter()
    for element in parent:
        tag = str(element.tag)
        seen[tag] += 1
        place = f"{path}/{tag}[{seen[tag]}]"
        if tag in ("table", *_CELLS) or not page.shows(element):
            continue
        if tag == "tr":
            yield _Row(element, place, section)
        elif tag == "caption":
            layout.captions.append((element, place))
        else:
            inner = tag if tag in _SECTIONS else section
            yield from _iterate_rows(element, place, inner, page, layout)


def _iterate_cells(row: _Row, page: Page) -> Iterator[tuple[etree._Element, str]]:
    seen: Counter[str] = Counter()
    for element in row.element:
        tag = str(element.tag)
        seen[tag] += 1
        if tag in _CELLS and page.shows(element):
            yield element, f"{row.path}/{tag}[{seen[tag]}]"


def _place_row(
    cells: list[tuple[etree._Element, str]], number: int, hanging: dict[int, int]
) -> tuple[list[HtmlCell], dict[int, int]]:
    """Place cells in the columns that no cell above hangs into; return what hangs below."""
    below = {column: left - 1 for column, left in hanging.items() if left > 1}
    placed: list[HtmlCell] = []
    column = 0
    for element, path in cells:
        while column in hanging:
            column += 1
        width = _read_span(element, "colspan", COLUMN_SPAN_LIMIT)
        height = _read_span(element, "rowspan", ROW_SPAN_LIMIT)
        if column + width > COLUMN_LIMIT:
            raise ResourceLimit(f"a table has more than {COLUMN_LIMIT} columns")
        placed.append(HtmlCell(element, path, number, column, height, width))
        if height > 1:
            below |= dict.fromkeys(range(column, column + width), height - 1)
        column += width
    return placed, below


def _read_span(element: etree._Element, name: str, limit: int) -> int:
    """Return a span; 0 means to the end of the section, nonsense means 1."""
    text = (element.get(name) or "1").strip()[:6]
    if not text.isdecimal():
        return 1
    return min(int(text) or limit, limit)


def read_grid(layout: TableLayout, page: Page) -> tuple[Grid | None, list[FlowTable]]:
    """Read the text of the cells; return the grid and the tables nested in it."""
    nested: list[FlowTable] = []
    cells = [
        Cell(
            row=cell.row,
            column=cell.column,
            row_span=cell.row_span,
            column_span=cell.column_span,
            text=_read_cell(cell, page, nested),
            location=Location(element=cell.path),
        )
        for cell in layout.cells
    ]
    location = Location(element=layout.path)
    return build_grid(cells, header_rows=layout.header_rows, location=location), nested


def _read_cell(cell: HtmlCell, page: Page, nested: list[FlowTable]) -> str:
    flow = list(iterate_flow(cell.element, cell.path, page))
    nested += [item for item in flow if isinstance(item, FlowTable)]
    return to_cell_text("\n".join(item.text for item in flow if isinstance(item, FlowLine)))

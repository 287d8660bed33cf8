"""Any table, written as Word, web page and workbook, is read as the same grid."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samples.content import Box, Publication, Row, Table
from samples.writers.excel import write_excel
from samples.writers.html import write_html
from samples.writers.word import write_word
from services.extraction.core.formats.docx import read_docx
from services.extraction.core.formats.html import read_html
from services.extraction.core.formats.xlsx import read_xlsx
from shared.contracts.extracted import Block, Grid

TEXTS = st.sampled_from(
    ["甲", "乙 3", "12.50", "", "序号", "（一）丙", "A & <B>", "2080505", "100%"]
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Draw a table of random spans whose every row and column begins a cell."""
    width, height = draw(st.integers(2, 5)), draw(st.integers(2, 5))
    taken = [[False] * width for _ in range(height)]
    rows: list[Row] = []
    for row in range(height):
        boxes = []
        for column in range(width):
            if taken[row][column]:
                continue
            right, down = _draw_extent(draw, taken, row, column)
            text = draw(TEXTS)
            boxes.append(Box(text or ("空" if right > 1 else ""), right, down))
        rows.append(tuple(boxes))
    return Table("某表", (1,) * width, (), tuple(rows))


def _draw_extent(
    draw: st.DrawFn, taken: list[list[bool]], row: int, column: int
) -> tuple[int, int]:
    """Take free places to the right and below; the first row and column stay unmerged."""
    right = down = 1
    if row and column:
        while (
            column + right < len(taken[0])
            and not taken[row][column + right]
            and draw(st.booleans())
        ):
            right += 1
        if row + 1 < len(taken) and draw(st.booleans()):
            down = 2
    for below in range(row, row + down):
        taken[below][column : column + right] = [True] * right
    return right, down


def _signatures(blocks: tuple[Block, ...]) -> list[tuple[object, ...]]:
    return [
        tuple((c.row, c.column, c.row_span, c.column_span, c.text) for c in grid.cells)
        for grid in blocks
        if isinstance(grid, Grid)
    ]


@settings(
    max_examples=100, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
@given(tables())
def test_three_formats_give_one_grid(table: Table):
    publication = Publication("某", "某", (table,))
    word = _signatures(read_docx(write_word(publication)).blocks)
    assert _signatures(read_html(write_html(publication)).blocks) == word
    assert _signatures(read_xlsx(write_excel(publication)).blocks) == word

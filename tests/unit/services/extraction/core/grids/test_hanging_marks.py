"""Punctuation that ends a line beyond the edge of its cell, as word processors let it hang."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from services.extraction.core.tables_of_pages import read_tables
from tests.unit.services.extraction.core.pdf.drawing import FONT, draw_pages

PADDING = 5.4
"""What Word leaves on either side of a cell's text, in points."""
TOP, HEIGHT = 700, 20


def draw_row(canvas: Canvas, size: float, texts: list[str], lengths: list[int]) -> None:
    """Draw a ruled row whose cells hold so many characters, over a row of one-letter cells."""
    edges = [60.0]
    for length in lengths:
        edges.append(edges[-1] + length * size + 2 * PADDING)
    for row in range(3):
        canvas.line(edges[0], TOP - row * HEIGHT, edges[-1], TOP - row * HEIGHT)
    for edge in edges:
        canvas.line(edge, TOP, edge, TOP - 2 * HEIGHT)
    canvas.setFont(FONT, size)
    for edge, text in zip(edges, texts, strict=False):
        canvas.drawString(edge + PADDING, TOP - 14, text)
        canvas.drawString(edge + PADDING, TOP - HEIGHT - 14, "无")


@pytest.mark.parametrize("size", [9, 10.5, 12])
def test_a_mark_that_hangs_over_the_edge_does_not_tie_two_cells_together(size: float):
    texts = ["灯塔维护（甲类）", "灯泡更换次数", "三次"]
    page = draw_pages(lambda canvas: draw_row(canvas, size, texts, [7, 7, 3]))
    (table,) = read_tables(page)
    assert table.rows[0] == texts


def test_a_text_that_runs_on_over_the_edge_behind_a_mark_stays_whole():
    texts = ["灯塔维护（甲类）办法", "", "三次"]
    page = draw_pages(lambda canvas: draw_row(canvas, 10.5, texts, [7, 7, 3]))
    (table,) = read_tables(page)
    assert table.rows[0] == ["灯塔维护（甲类）办法", "", "三次"]

"""What a page break leaves of a table's rows."""

from __future__ import annotations

from itertools import pairwise

from reportlab.pdfgen.canvas import Canvas

from services.extraction.core.tables_of_pages import read_tables
from tests.unit.services.extraction.core.pdf.drawing import draw_pages

EDGES = (60.0, 130.0, 230.0, 330.0, 430.0)


def draw_down(canvas: Canvas, top: float, bottom: float, edges: tuple[float, ...] = EDGES) -> None:
    for edge in edges:
        canvas.line(edge, top, edge, bottom)


def draw_texts(canvas: Canvas, top: float, row: tuple[str, ...]) -> None:
    for (left, _), text in zip(pairwise(EDGES), row, strict=True):
        canvas.drawString(left + 4, top - 14, text)


def test_a_row_that_is_cut_off_before_its_texts_is_no_row():
    def draw(canvas: Canvas) -> None:
        for top, row in (
            (100, ("级别", "指标", "数值", "依据")),
            (80, ("产出", "办件", "9", "规划")),
        ):
            canvas.line(60, top, 430, top)
            draw_texts(canvas, top, row)
        canvas.line(130, 60, 430, 60)
        draw_down(canvas, 100, 60)
        draw_down(canvas, 60, 40, (60, 130, 430))

    (table,) = read_tables(draw_pages(draw))
    assert table.rows == [["级别", "指标", "数值", "依据"], ["产出", "办件", "9", "规划"]]


def test_the_beginning_of_a_form_at_the_foot_of_a_page_is_a_table_and_no_chart():
    def draw(canvas: Canvas) -> None:
        for top in (100, 80, 60):
            canvas.line(60, top, 430, top)
        canvas.drawRightString(426, 86, "单位：元")
        draw_texts(canvas, 80, ("编码", "A17", "名称", "修桥"))
        draw_down(canvas, 80, 60)
        draw_down(canvas, 100, 40, (60, 430))

    (table,) = read_tables(draw_pages(draw))
    assert table.rows == [["单位：元", None, None, None], ["编码", "A17", "名称", "修桥"]]


def test_an_empty_row_that_is_ruled_off_stays_a_row():
    def draw(canvas: Canvas) -> None:
        for top in (100, 80, 60, 40):
            canvas.line(60, top, 430, top)
        draw_texts(canvas, 100, ("级别", "指标", "数值", "依据"))
        draw_texts(canvas, 80, ("产出", "办件", "9", "规划"))
        draw_down(canvas, 100, 40)

    (table,) = read_tables(draw_pages(draw))
    assert table.rows[2] == ["", "", "", ""]


def test_the_rest_of_a_merged_label_that_ends_before_its_row_parts_no_row():
    def draw(canvas: Canvas) -> None:
        for top in (700, 680, 620):
            canvas.line(60, top, 430, top)
        canvas.line(60, 640, 130, 640)
        draw_texts(canvas, 700, ("级别", "指标", "数值", "依据"))
        draw_texts(canvas, 680, ("", "办件", "9", "规划"))
        draw_texts(canvas, 650, ("", "之数", "", "之一"))
        draw_down(canvas, 700, 620)

    (table,) = read_tables(draw_pages(draw))
    assert table.rows == [["级别", "指标", "数值", "依据"], ["", "办件之数", "9", "规划之一"]]


def test_numbers_above_and_below_an_edge_between_blank_cells_are_two_rows():
    """Columns of labels are shaded cell by cell and cell edges drawn in them alone."""
    rows = [("2005", "Q1", "7.2", "11"), ("", "Q2", "2.4", "95"), ("", "Q3", "8.0", "78")]

    def draw(canvas: Canvas) -> None:
        canvas.rect(60, 60, 370, 60)
        draw_down(canvas, 120, 60)
        for at, row in enumerate(rows):
            canvas.line(60, 120 - 20 * at, 130, 120 - 20 * at)
            draw_texts(canvas, 120 - 20 * at, row)

    (table,) = read_tables(draw_pages(draw))
    assert [row[1:] for row in table.rows] == [list(row[1:]) for row in rows]

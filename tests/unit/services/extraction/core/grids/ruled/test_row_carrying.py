"""Tables whose labels alone are shaded or ruled row by row."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from services.extraction.core.tables_of_pages import read_tables
from tests.unit.services.extraction.core.pdf.drawing import Draw, draw_pages

HEAD = ["Valley", "Barns", "Mills", "Bridges"]
FIGURES = [
    ["Upper Linden", "12", "1,204", "3"],
    ["Lower Linden", "7", "988", "11"],
    ["Askerdale", "40", "2,310", "6"],
    ["Corrin", "9", "45", "2"],
]
MARKS = [
    ["Upper Linden", "X", "", "X"],
    ["Lower Linden", "", "X", "X"],
    ["Askerdale", "X", "X", "X"],
    ["Corrin", "X", "X", ""],
]


def shade_labels(body: list[list[str]]) -> Draw:
    """Draw a shaded head and shaded labels beside cells that nothing parts."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        for place in range(4):
            fill(canvas, 60 + 110 * place, 700, 110)
        for at in range(len(body)):
            fill(canvas, 60, 700 - 18 * (at + 1), 110)
        for at, row in enumerate([HEAD, *body]):
            canvas.drawString(64, 706 - 18 * at, row[0])
            for place, text in enumerate(row[1:], 2):
                canvas.drawRightString(56 + 110 * place, 706 - 18 * at, text)

    return draw


def fill(canvas: Canvas, left: float, bottom: float, width: float) -> None:
    canvas.setFillGray(0.9)
    canvas.rect(left, bottom, width, 18, stroke=0, fill=1)
    canvas.setFillGray(0)


def test_rows_of_shaded_labels_go_on_through_the_numbers_beside_them():
    (table,) = read_tables(draw_pages(shade_labels(FIGURES)))
    assert table.rows == [HEAD, *FIGURES]


def test_rows_of_shaded_labels_go_on_through_marks():
    (table,) = read_tables(draw_pages(shade_labels(MARKS)))
    assert table.rows == [HEAD, *MARKS]


def test_a_cell_of_one_text_beside_several_labels_stays_one():
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        canvas.rect(60, 628, 330, 72)
        for x in (170, 280):
            canvas.line(x, 628, x, 700)
        for y in (646, 664, 682):
            canvas.line(60, y, 170, y)
        for at, row in enumerate(FIGURES):
            canvas.drawString(64, 687 - 18 * at, row[0])
        canvas.drawRightString(276, 660, "68")
        canvas.drawRightString(386, 660, "4,547")

    (table,) = read_tables(draw_pages(draw))
    assert [row[1:] for row in table.rows] == [["68", "4,547"], *[[None, None]] * 3]

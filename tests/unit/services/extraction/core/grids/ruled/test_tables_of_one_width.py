"""Tables of the same width one below the other, their rows ruled or shaded; charts with figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

from services.extraction.core.tables_of_pages import read_tables
from tests.unit.services.extraction.core.pdf.drawing import draw_pages

FERRIES = [
    ["Ferry", "Trips", "Cars", "Days"],
    ["Corrin", "1,204", "310", "88.5"],
    ["Askerdale", "988", "45", "92.0"],
    ["Linden", "540", "27", "61.5"],
    ["Tarn", "77", "12", "30.5"],
    ["All", "2,809", "394", "68.1"],
]
TOLLS = [
    ["Bridge", "Carts", "Riders", "Boats"],
    ["Upper mill", "23", "107", "9"],
    ["Old weir", "45", "64", "31"],
    ["Long ford", "12", "18", "55"],
    ["Chapel", "70", "86", "4"],
    ["All", "150", "275", "99"],
]
PROSE = [
    "The ferries ran on fewer days than in the year before, since the lakes were frozen until",
    "the end of March, and two of the boats were laid up for repairs during the whole summer.",
]


def write(canvas: Canvas, rows: Sequence[Sequence[str]], top: float) -> None:
    for at, row in enumerate(rows):
        canvas.drawString(64, top - 16 * at - 11, row[0])
        for place, text in enumerate(row[1:]):
            canvas.drawRightString(280 + 90 * place, top - 16 * at - 11, text)


def draw_both(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 9)
    write(canvas, FERRIES, 740)
    for at, line in enumerate(PROSE):
        canvas.drawString(60, 622 - 11 * at, line)
    write(canvas, TOLLS, 590)


def rule_rows(canvas: Canvas, top: float) -> None:
    for at in range(1, 7):
        canvas.line(60, top - 16 * at, 470, top - 16 * at)


def shade_rows(canvas: Canvas, top: float) -> None:
    canvas.setFillGray(0.9)
    for at in (0, 2, 4):
        canvas.rect(60, top - 16 * (at + 1), 410, 16, stroke=0, fill=1)
    canvas.setFillGray(0)


@pytest.mark.parametrize("paint", [rule_rows, shade_rows])
def test_the_upper_keeps_its_last_row_and_the_lower_its_head(
    paint: Callable[[Canvas, float], None],
):
    def draw(canvas: Canvas) -> None:
        paint(canvas, 740)
        paint(canvas, 590)
        draw_both(canvas)

    assert [table.rows for table in read_tables(draw_pages(draw))] == [FERRIES, TOLLS]


def test_figures_over_the_bars_of_a_chart_with_a_grid_are_no_table():
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 7)
        canvas.line(100, 500, 100, 650)
        canvas.setStrokeGray(0.8)
        for step in range(6):
            canvas.line(100, 500 + 25 * step, 400, 500 + 25 * step)
        canvas.setFillGray(0.5)
        heights = (101, 84, 60, 104, 72, 42, 9)
        for at, height in enumerate(heights):
            canvas.rect(110 + 42 * at, 500, 25, height, stroke=0, fill=1)
        canvas.setFillGray(0)
        for at in (0, 1, 3, 4, 6):
            canvas.drawCentredString(122 + 42 * at, 503 + heights[at], f"{heights[at] / 2:.1f}")

    assert read_tables(draw_pages(draw)) == []

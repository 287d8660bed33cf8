"""Labels of two lines in the middle of whose row the numbers stand, half a line off both."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

from services.extraction.core.tables_of_pages import read_tables
from tests.unit.services.extraction.core.pdf.drawing import draw_pages, draw_row

HEAD = (("Service",), "2019", "2020")
LONG = (("Waste collection and", "disposal in the islands"), "88.10", "92.40")
ROWS = [
    HEAD,
    (("Roads",), "1,204.50", "1,310.00"),
    LONG,
    (("Social care for the", "elderly and others"), "410.00", "405.75"),
    (("Harbours",), "5.10", "6.20"),
    (("Parks, playgrounds and", "other recreation"), "33.00", "31.90"),
]
Row = tuple[tuple[str, ...], str, str]


def write(canvas: Canvas, lines: Sequence[Row], top: float = 700) -> float:
    """Draw rows of one line and of two; return where they end."""
    canvas.setFont("Helvetica", 9)
    for label, *numbers in lines:
        height = 13 * len(label) + 5
        for at, text in enumerate(label):
            canvas.drawString(60, top - 13 * (at + 1) + 1, text)
        draw_row(canvas, top - height / 2 - 3, ("", *numbers))
        top -= height
    return top


def read(lines: Sequence[Row], rules: bool) -> list[list[list[str | None]]]:
    def draw(canvas: Canvas) -> None:
        write(canvas, lines)
        if rules:
            canvas.line(56, 700, 404, 700)
            canvas.line(56, 682, 404, 682)

    return [table.rows for table in read_tables(draw_pages(draw))]


@pytest.mark.parametrize("rules", [False, True], ids=["no rule", "rules at the head"])
@pytest.mark.parametrize(
    "lines",
    [ROWS, [*ROWS, ROWS[1]], [HEAD, *ROWS[2:]]],
    ids=["in the last row", "in rows between", "in the first row"],
)
def test_both_lines_of_a_label_belong_to_the_row_of_its_numbers(lines, rules):
    assert read(lines, rules) == [[[" ".join(label), *numbers] for label, *numbers in lines]]

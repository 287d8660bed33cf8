"""Tables without rules beside columns of prose."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from services.extraction.core.tables_of_pages import read_tables
from tests.unit.services.extraction.core.pdf.drawing import draw_pages

ROWS = [
    ["Region", "Births", "Deaths", "Change"],
    ["North coast", "1,204", "1,101", "103"],
    ["South coast", "988", "1,020", "-32"],
    ["Hill country", "310", "295", "15"],
    ["Islands", "45", "51", "-6"],
]
PROSE = "the committee has reviewed all measures of the past year"


def write_table(canvas: Canvas, left: float, top: float) -> None:
    for at, row in enumerate(ROWS):
        canvas.drawString(left, top - 13 * at, row[0])
        for place, text in enumerate(row[1:]):
            canvas.drawRightString(left + 110 + 50 * place, top - 13 * at, text)


@pytest.mark.parametrize("step", [13, 11])
@pytest.mark.parametrize(("text_left", "table_left"), [(40, 310), (310, 50)])
def test_a_table_beside_a_column_of_prose_is_found(text_left: int, table_left: int, step: int):
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        for line in range(20):
            canvas.drawString(text_left, 760 - step * line, PROSE)
        write_table(canvas, table_left, 708)

    (table,) = read_tables(draw_pages(draw))
    assert table.rows == ROWS


def test_two_columns_of_prose_are_no_table():
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        for left in (40, 310):
            for line in range(20):
                canvas.drawString(left, 760 - 12 * line, PROSE)

    assert read_tables(draw_pages(draw)) == []


def test_long_labels_of_uneven_length_stay_in_their_table():
    labels = [
        "Grants to the communes for the schools of the year",
        "Roads, bridges and their upkeep in winter",
        "Support for those who care for their parents at home",
        "Public buildings in towns",
        "Loans to small firms in the hills and on the islands",
    ]

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        for at, label in enumerate(labels):
            canvas.drawString(40, 700 - 13 * at, label)
            canvas.drawRightString(400, 700 - 13 * at, f"{at + 1},204")
            canvas.drawRightString(470, 700 - 13 * at, f"{at + 2},310")

    (table,) = read_tables(draw_pages(draw))
    assert [row[0] for row in table.rows] == labels

"""Signs that stand apart from their numbers, and marks in place of numbers, make no columns."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from services.extraction.core.tables_of_pages import read_tables
from tests.unit.services.extraction.core.pdf.drawing import draw_pages


def read(lines: Sequence[Sequence[tuple[float, str]]]) -> list[list[str | None]]:
    """Return the rows of a table of texts that end where the figures beside them tell."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for at, line in enumerate(lines):
            canvas.drawString(60, 700 - 16 * at, line[0][1])
            for right, text in line[1:]:
                canvas.drawRightString(right, 700 - 16 * at, text)

    (table,) = read_tables(draw_pages(draw))
    return table.rows


def test_a_currency_sign_far_before_its_number_is_no_column():
    assert read(
        [
            ((0, "Source"), (260, "2007"), (350, "2006")),
            ((0, "Fees"), (200, "$"), (260, "12,904"), (290, "$"), (350, "8,110")),
            ((0, "Grants"), (260, "310"), (350, "295")),
            ((0, "Total"), (200, "$"), (260, "13,214"), (290, "$"), (350, "8,405")),
        ]
    ) == [
        ["Source", "2007", "2006"],
        ["Fees", "$ 12,904", "$ 8,110"],
        ["Grants", "310", "295"],
        ["Total", "$ 13,214", "$ 8,405"],
    ]


def test_a_percent_sign_a_blank_behind_its_number_is_no_column():
    rows = [("Coast", "1,204", "47.7 %"), ("Hills", "988", "4.0 %"), ("Islands", "45", "17.5 %")]
    drawn = [((0, a), (260, b), (350, c)) for a, b, c in [("Area", "Births", "Share"), *rows]]
    assert read(drawn) == [["Area", "Births", "Share"], *map(list, rows)]


def test_two_dots_in_neighbouring_columns_are_marks_and_no_leaders():
    rows = [("Area", "2001", "2002", "2003"), ("Coast", "..", "..", "12.4")]
    rows += [
        ("Hills", "8.1", "..", ".."),
        ("Islands", "7.5", "6.6", "5.2"),
        ("Lakes", "..", "..", ".."),
    ]
    drawn = [((0, a), (260, b), (320, c), (380, d)) for a, b, c, d in rows]
    assert read(drawn) == list(map(list, rows))


def test_letters_that_qualify_a_figure_leave_it_a_number():
    rows = [("Area", "May 10", "Jun 10"), ("Coast", "2.5p", "(D)"), ("Hills", "3.1r", "n.a.")]
    rows += [("Islands", "1.9p", "0.4s")]
    assert read([((0, a), (260, b), (350, c)) for a, b, c in rows]) == list(map(list, rows))

"""Tables without any rule whose labels take several lines, or whose rows stand far apart."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from services.extraction.core.tables_of_pages import read_tables
from tests.unit.services.extraction.core.pdf.drawing import draw_pages

HEAD = ("1991", "1992", "1993")
LABELS = [
    ("Upkeep of mills and", "barns in the upper", "valleys"),
    ("Ferries over the", "Corrin and the lakes", "beyond it"),
    ("Orchards planted on", "common land or let", "to schools"),
    ("Lamps and lanterns", "for the harbours of", "the east coast"),
]
FIGURES = [
    ("12.5", "14.0", "9.1"),
    ("7.2", "6.8", "11.4"),
    ("40.3", "38.7", "41.0"),
    ("3.9", "5.5", "4.2"),
]


def write_numbers(canvas: Canvas, y: float, numbers: Sequence[str]) -> None:
    for place, text in enumerate(numbers):
        canvas.drawRightString(260 + 70 * place, y, text)


def test_numbers_beside_the_middle_of_labels_of_three_lines_are_one_table():
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        write_numbers(canvas, 716, HEAD)
        for at, (label, numbers) in enumerate(zip(LABELS, FIGURES, strict=True)):
            top = 700 - 38 * at
            for line, text in enumerate(label):
                canvas.drawString(60, top - 11 * line, text)
            write_numbers(canvas, top - 11, numbers)

    (table,) = read_tables(draw_pages(draw))
    assert [tuple(row[1:]) for row in table.rows] == [HEAD, *FIGURES]


def test_rows_set_three_lines_apart_are_one_table_with_its_head():
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        write_numbers(canvas, 732, HEAD)
        for at, (label, numbers) in enumerate(zip(LABELS, FIGURES, strict=True)):
            canvas.drawString(60, 700 - 32 * at, label[0])
            write_numbers(canvas, 700 - 32 * at, numbers)

    (table,) = read_tables(draw_pages(draw))
    assert [tuple(row[1:]) for row in table.rows] == [HEAD, *FIGURES]


def test_a_paragraph_between_two_tables_parts_them():
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        for top in (700, 600):
            write_numbers(canvas, top, HEAD)
            for at, (label, numbers) in enumerate(zip(LABELS, FIGURES, strict=True), 1):
                canvas.drawString(60, top - 12 * at, label[0])
                write_numbers(canvas, top - 12 * at, numbers)
        canvas.drawString(60, 634, "What follows was counted by the councils of the valleys alone")
        canvas.drawString(60, 623, "and leaves out whatever the harbours have kept for themselves.")

    assert len(read_tables(draw_pages(draw))) == 2


def test_labels_that_wrap_below_headings_of_groups_end_beside_their_numbers():
    """The first label, whose numbers stand on its last line, follows on a heading and the head."""
    groups = [("Land works", LABELS[:2]), ("Other works", LABELS[2:])]

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        write_numbers(canvas, 716, HEAD)
        y, figures = 716, iter(FIGURES)
        for name, labels in groups:
            y -= 15
            canvas.drawString(60, y, name)
            for label in labels:
                y -= 4
                for text in label:
                    y -= 11
                    canvas.drawString(66, y, text)
                write_numbers(canvas, y, next(figures))

    (table,) = read_tables(draw_pages(draw))
    labels = [[name, *(" ".join(label) for label in part)] for name, part in groups]
    assert [row[0] for row in table.rows] == ["", *labels[0], *labels[1]]
    assert table.rows[0][1:] == list(HEAD)

"""Tables without any rule that stand side by side."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from services.extraction.core.tables_of_pages import PageTable, read_tables
from tests.unit.services.extraction.core.pdf.drawing import draw_pages

LEFT = [
    ("Ports", "1991", "1992"),
    ("Merrow", "12.5", "14.0"),
    ("Stell", "7.2", "6.8"),
    ("Anvil", "40.3", "38.7"),
    ("Tarn", "3.9", "5.5"),
]
RIGHT = [
    ("Lakes", "Depth", "Area"),
    ("Corrin", "41", "1,204"),
    ("Upper Isk", "9", "310"),
    ("Lower Isk", "12", "988"),
]


def read(drop: float, captions: tuple[str, str] | None = None) -> list[PageTable]:
    """Return the tables of two that stand beside each other, the right one lower."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        for left, text in zip((60, 320), captions or (), strict=False):
            canvas.drawString(left, 718, text)
        for left, down, rows in ((60, 0, LEFT), (320, drop, RIGHT)):
            for at, (label, *numbers) in enumerate(rows):
                y = 700 - down - 14 * at
                canvas.drawString(left, y, label)
                for place, number in enumerate(numbers):
                    canvas.drawRightString(left + 130 + 60 * place, y, number)

    return read_tables(draw_pages(draw))


def test_rows_half_a_line_off_those_beside_them_are_of_another_table():
    assert [table.rows for table in read(drop=5)] == [
        list(map(list, LEFT)),
        list(map(list, RIGHT)),
    ]


def test_columns_on_common_lines_are_of_one_table():
    (table,) = read(drop=0)
    assert table.rows[1] == [*LEFT[1], *RIGHT[1]]


def test_tables_in_two_columns_of_prose_are_read_each_for_itself():
    """Only some of their rows stand on common lines, and none half a line off another."""
    prose = "The masters of all ships paid their dues in the spring"

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 8)
        for left, rows, begin in ((60, LEFT, 8), (290, RIGHT, 11)):
            for at in (*range(7), *range(16, 23)):
                canvas.drawString(left, 760 - 12 * at, prose)
            for at, (label, *numbers) in enumerate(rows, begin):
                canvas.drawString(left, 760 - 12 * at, label)
                for place, number in enumerate(numbers):
                    canvas.drawRightString(left + 130 + 60 * place, 760 - 12 * at, number)

    found = [table.rows for table in read_tables(draw_pages(draw))]
    assert found == [list(map(list, LEFT)), list(map(list, RIGHT))]

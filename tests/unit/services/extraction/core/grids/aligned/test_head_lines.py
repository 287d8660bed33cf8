"""Heads of tables without column rules: numbered columns, units, and wrapped headings."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from services.extraction.core.tables_of_pages import PageTable, read_tables
from tests.unit.services.extraction.core.pdf.drawing import draw_pages

NAMES = ("Fish", "Grain", "Fruit", "Wool")
ROWS = [
    ("North coast", "1,204", "1,101", "103", "12"),
    ("South coast", "988", "1,020", "32", "7"),
    ("Islands", "45", "51", "6", "31"),
]
# Right ends of the numbers, and the middles of the headings above them.
RIGHT, MIDDLE = (250, 330, 410, 490), (238, 318, 398, 478)


def write_rows(canvas: Canvas, top: float) -> None:
    for at, (label, *numbers) in enumerate(ROWS):
        canvas.drawString(60, top - 16 * at, label)
        for right, number in zip(RIGHT, numbers, strict=True):
            canvas.drawRightString(right, top - 16 * at, number)


def read(*head: tuple[float, tuple[str, ...]]) -> PageTable:
    """Return the table of three rows below head lines, each given by its height."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        for y, (label, *texts) in head:
            canvas.drawString(60, y, label)
            for middle, text in zip(MIDDLE, texts, strict=True):
                canvas.drawCentredString(middle, y, text)
        canvas.line(56, 692, 494, 692)
        write_rows(canvas, 680)

    (table,) = read_tables(draw_pages(draw))
    return table


def test_numbers_in_brackets_count_the_columns_in_a_row_of_their_own():
    counted = ("(1)", "(2)", "(3)", "(4)", "(5)")
    table = read((712, ("Area", *NAMES)), (698, counted))
    assert table.rows[:2] == [["Area", *NAMES], list(counted)]


def test_a_unit_in_the_middle_below_headings_is_over_all_their_columns():
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        for middle, text in zip(MIDDLE, NAMES, strict=True):
            canvas.drawCentredString(middle, 712, text)
        canvas.drawCentredString(358, 698, "(thousand tonnes)")
        canvas.line(56, 692, 494, 692)
        write_rows(canvas, 680)

    (table,) = read_tables(draw_pages(draw))
    assert (1, 1, 1, 4, "(thousand tonnes)") in table.cells
    assert table.rows[0] == ["", *NAMES]


def test_the_first_line_of_one_heading_is_over_no_other_column():
    table = read(
        (708, ("", "", "Winter", "", "")), (698, ("Area", "Fish", "grain", "Fruit", "Wool"))
    )
    assert table.rows[0] == ["Area", "Fish", "Winter grain", "Fruit", "Wool"]


def test_a_rule_above_a_total_begins_no_other_table():
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        for middle, text in zip(MIDDLE, NAMES, strict=True):
            canvas.drawCentredString(middle, 696, text)
        write_rows(canvas, 680)
        for right in RIGHT:
            canvas.line(right - 62, 643, right + 2, 643)
        canvas.drawString(60, 632, "Total")
        for right, number in zip(RIGHT, ("2,237", "2,172", "141", "50"), strict=True):
            canvas.drawRightString(right, 632, number)

    (table,) = read_tables(draw_pages(draw))
    assert [row[0] for row in table.rows] == ["", *(label for label, *_ in ROWS), "Total"]


def test_full_rules_around_a_total_leave_it_in_the_table_above():
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        for middle, text in zip(MIDDLE, NAMES, strict=True):
            canvas.drawCentredString(middle, 696, text)
        write_rows(canvas, 680)
        for y in (643, 627):
            canvas.line(56, y, 494, y)
        canvas.drawString(60, 632, "Total")
        for right, number in zip(RIGHT, ("2,237", "2,172", "141", "50"), strict=True):
            canvas.drawRightString(right, 632, number)

    (table,) = read_tables(draw_pages(draw))
    assert [row[0] for row in table.rows] == ["", *(label for label, *_ in ROWS), "Total"]


def test_names_between_rules_head_the_rows_below_them():
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        for y in (708, 692, 676, 628, 612, 564):
            canvas.line(56, y, 494, y)
        for middle, text in zip(MIDDLE, NAMES, strict=True):
            canvas.drawCentredString(middle, 696, text)
        for y, name in ((680, "Spring"), (616, "Autumn")):
            canvas.drawCentredString(275, y, name)
            write_rows(canvas, y - 16)

    (table,) = read_tables(draw_pages(draw))
    labels = [label for label, *_ in ROWS]
    assert [row[0] for row in table.rows] == ["", "Spring", *labels, "Autumn", *labels]


def test_rules_below_each_heading_close_a_head_of_five_lines():
    lines = [("", "", "", "Raw"), ("", "", "", "wool"), ("Sea", "", "", "of"), ("and",) * 4, NAMES]

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        for at, line in enumerate(lines):
            for middle, text in zip(MIDDLE, line, strict=True):
                canvas.drawCentredString(middle, 738 - 10.5 * at, text)
        for middle in MIDDLE:
            canvas.line(middle - 25, 693, middle + 14, 693)
        write_rows(canvas, 680)

    (table,) = read_tables(draw_pages(draw))
    assert table.rows[0][1:] == ["Sea and Fish", "and Grain", "and Fruit", "Raw wool of and Wool"]


def test_headings_in_the_middle_of_those_below_are_over_them():
    """The first heading is over two columns, the second, no wider, over one."""
    groups = ((278, "Sea"), (398, "Orchards"), (478, "Sheep"))

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        for middle, text in groups:
            canvas.drawCentredString(middle, 709, text)
        canvas.drawString(60, 697, "Area")
        for middle, text in zip(MIDDLE, ("1991", "1992", "1992", "1992"), strict=True):
            canvas.drawCentredString(middle, 697, text)
        canvas.line(56, 692, 494, 692)
        write_rows(canvas, 680)

    (table,) = read_tables(draw_pages(draw))
    assert (0, 1, 0, 2, "Sea") in table.cells
    assert [cell for cell in table.cells if cell[-1] == "1991"] == [(1, 1, 1, 1, "1991")]

"""Tables of which rules run only between some rows, or stand within a wider frame."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from services.extraction.core.tables_of_pages import PageTable, read_tables
from tests.unit.services.extraction.core.pdf.drawing import Draw, draw_pages

HEAD = ("Region", "Births", "Deaths", "Change")
BODY = [
    ("North coast", "1,204", "1,101", "103"),
    ("South coast", "988", "1,020", "-32"),
    ("Hill country", "310", "295", "15"),
]
TOTAL = ("Total", "2,502", "2,416", "86")


def tables(draw: Draw) -> list[PageTable]:
    return read_tables(draw_pages(draw))


def write(canvas: Canvas, row: tuple[str, ...], y: float) -> None:
    canvas.setFont("Helvetica", 10)
    canvas.drawString(60, y, row[0])
    for place, text in enumerate(row[1:]):
        canvas.drawRightString(250 + 90 * place, y, text)


def rule(canvas: Canvas, *ys: float, left: float = 56, right: float = 460) -> None:
    for y in ys:
        canvas.line(left, y, right, y)


def write_body(canvas: Canvas, top: float) -> None:
    for at, row in enumerate(BODY):
        write(canvas, row, top - 16 * at)


def test_a_head_above_the_first_rule_and_a_total_below_the_last_belong_to_the_table():
    def draw(canvas: Canvas) -> None:
        write(canvas, HEAD, 700)
        write_body(canvas, 680)
        write(canvas, TOTAL, 632)
        rule(canvas, 695, 643)

    (table,) = tables(draw)
    assert table.rows == [list(row) for row in (HEAD, *BODY, TOTAL)]


def test_rules_that_only_part_heads_from_bodies_leave_tables_apart():
    def draw(canvas: Canvas) -> None:
        for top in (700, 560):
            write(canvas, HEAD, top)
            rule(canvas, top - 5)
            write_body(canvas, top - 20)

    assert [table.rows for table in tables(draw)] == [[list(row) for row in (HEAD, *BODY)]] * 2


def test_a_table_is_found_within_the_rules_of_a_frame():
    def draw(canvas: Canvas) -> None:
        rule(canvas, 740, 580, left=40, right=520)
        canvas.drawString(60, 722, "Summary of the year")
        write(canvas, HEAD, 700)
        write_body(canvas, 680)
        rule(canvas, 712, 695, 675, 659, 643)

    (table,) = tables(draw)
    assert table.rows == [list(row) for row in (HEAD, *BODY)]

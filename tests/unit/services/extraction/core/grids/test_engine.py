from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from services.extraction.core.pdf.opening import open_pages
from services.extraction.core.tables_of_pages import PageTable, read_tables
from tests.unit.services.extraction.core.pdf.drawing import Draw, draw_pages, draw_table

LINES = [
    ("Region", "Births", "Deaths", "Change"),
    ("North coast", "1,204", "1,101", "103"),
    ("South coast", "988", "1,020", "-32"),
    ("Hill country", "310", "295", "15"),
    ("Islands", "45", "51", "-6"),
    ("Total", "2,547", "2,467", "80"),
]


def tables(draw: Draw) -> list[PageTable]:
    return read_tables(draw_pages(draw))


def rows(draw: Draw) -> list[list[str | None]]:
    (table,) = tables(draw)
    return table.rows


def write(canvas: Canvas, lines: Sequence[tuple[str, ...]], top: float = 700) -> None:
    canvas.setFont("Helvetica", 10)
    for at, line in enumerate(lines):
        y = top - 16 * at
        canvas.drawString(60, y, line[0])
        for place, text in enumerate(line[1:]):
            canvas.drawRightString(250 + 90 * place, y, text)


def rule(canvas: Canvas, *ys: float) -> None:
    for y in ys:
        canvas.line(56, y, 460, y)


def test_a_table_of_three_rules_has_its_columns_from_the_white():
    def draw(canvas: Canvas) -> None:
        rule(canvas, 712, 695, 612)
        write(canvas, LINES)

    assert rows(draw) == [list(line) for line in LINES]


def test_a_table_without_any_rule_is_found_by_its_numbers():
    assert rows(lambda canvas: write(canvas, LINES)) == [list(line) for line in LINES]


def test_rules_typed_as_dashes_part_head_and_body():
    def draw(canvas: Canvas) -> None:
        write(canvas, LINES[:1])
        canvas.setFont("Courier", 10)
        canvas.drawString(60, 690, "-" * 65)
        write(canvas, LINES[1:], top=676)

    assert rows(draw) == [list(line) for line in LINES]


def test_a_heading_over_several_columns_spans_what_its_rule_covers():
    def draw(canvas: Canvas) -> None:
        rule(canvas, 728, 695, 612)
        canvas.setFont("Helvetica", 10)
        canvas.drawCentredString(290, 716, "Events")
        canvas.line(210, 711, 345, 711)
        write(canvas, LINES)

    (table,) = tables(draw)
    assert (0, 1, 0, 2, "Events") in table.cells
    assert (0, 0, 1, 0, "Region") in table.cells


def test_column_rules_of_the_head_are_carried_through():
    def draw(canvas: Canvas) -> None:
        rule(canvas, 712, 695, 678, 661, 644, 627, 612)
        for x in (56, 460):
            canvas.line(x, 712, x, 612)
        for x in (190, 280, 370):
            canvas.line(x, 712, x, 695)
        write(canvas, LINES)

    assert rows(draw) == [list(line) for line in LINES]


def test_rows_that_no_rule_parts_are_cut_between_common_baselines():
    def draw(canvas: Canvas) -> None:
        rule(canvas, 712, 695, 612)
        for x in (56, 190, 280, 370, 460):
            canvas.line(x, 712, x, 612)
        write(canvas, LINES)

    assert rows(draw) == [list(line) for line in LINES]


def test_a_wrapped_chinese_cell_stays_one_row_and_is_joined_without_a_blank():
    def draw(canvas: Canvas) -> None:
        draw_table(canvas, [("项目", "合计", "基本"), ("", "", "")], height=40)
        canvas.drawString(64, 650, "附属单位上")
        canvas.drawString(64, 636, "缴收入")
        canvas.drawString(164, 643, "12.30")
        canvas.drawString(264, 643, "12.30")

    assert rows(draw)[1] == ["附属单位上缴收入", "12.30", "12.30"]


def test_double_rules_make_no_ghost_column():
    def draw(canvas: Canvas) -> None:
        draw_table(canvas, [("项目", "合计"), ("教育", "1.00")])
        canvas.line(164.5, 700, 164.5, 660)

    assert rows(draw) == [["项目", "合计"], ["教育", "1.00"]]


def test_shaded_rows_are_rows_where_nothing_is_ruled():
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0.8, 0.9, 1)
        for y in (695, 663, 631):
            canvas.rect(56, y, 404, 16, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        write(canvas, LINES)

    assert rows(draw) == [list(line) for line in LINES]


def test_a_merged_cell_spans_rows_and_columns():
    def draw(canvas: Canvas) -> None:
        draw_table(canvas, [("产出", "数量", "10"), ("效益", "质量", "20")], widths=[60, 60, 60])
        canvas.setFillColorRGB(1, 1, 1)
        canvas.setStrokeColorRGB(0, 0, 0)

    def draw_merged(canvas: Canvas) -> None:
        for y, start in ((700, 60), (680, 120), (660, 60)):
            canvas.line(start, y, 240, y)
        for x in (60, 120, 180, 240):
            canvas.line(x, 700, x, 660)
        canvas.drawString(64, 676, "产出")
        for y, first, second in ((686, "数量", "10"), (666, "质量", "20")):
            canvas.drawString(124, y, first)
            canvas.drawString(184, y, second)

    (table,) = tables(draw_merged)
    assert table.rows == [["产出", "数量", "10"], [None, "质量", "20"]]
    assert (0, 0, 1, 0, "产出") in table.cells


def test_prose_between_rules_is_no_table():
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        rule(canvas, 712, 640)
        for at in range(4):
            canvas.drawString(
                60, 700 - 14 * at, "The council met in the spring and agreed on all points."
            )

    assert tables(draw) == []


def test_a_bar_chart_is_no_table():
    def draw(canvas: Canvas) -> None:
        for y in range(500, 700, 20):
            canvas.line(100, y, 400, y)
        canvas.line(100, 500, 100, 700)
        for at in range(6):
            canvas.rect(120 + 45 * at, 500, 20, 30 + 25 * at, fill=1)
            canvas.drawString(122 + 45 * at, 534 + 25 * at, str(at))

    assert tables(draw) == []


def test_a_ruled_contents_list_is_no_table():
    entries = [(f"{number}、收支总表................", str(number)) for number in "一二三四"]
    assert tables(lambda canvas: draw_table(canvas, entries, widths=[300, 40])) == []


def test_a_blank_form_is_a_table():
    blank = [("项目", "合计", "基本支出"), *[("", "", "")] * 6]
    assert len(rows(lambda canvas: draw_table(canvas, blank))) == 7


def test_only_the_pages_asked_for_are_read():
    data = draw_pages(*[lambda canvas: draw_table(canvas, [("甲", "乙"), ("1", "2")])] * 3)
    assert [table.page for table in read_tables(data, {2})] == [2]
    with open_pages(data) as source:
        assert source.page_count == 3


def test_a_label_that_hangs_below_its_row_belongs_to_it():
    lines = [
        ("Region", "Births", "Deaths", "Change"),
        ("North coast and", "1,204", "1,101", "103"),
        ("   Outer islands",),
        ("South coast", "988", "1,020", "-32"),
        ("Total", "2,192", "2,121", "71"),
    ]

    def draw(canvas: Canvas) -> None:
        rule(canvas, 712, 695, 628)
        write(canvas, lines)

    found = rows(draw)
    assert len(found) == 4
    assert (found[1][0] or "").startswith("North coast and")
    assert (found[1][0] or "").endswith("Outer islands")


def test_a_lone_heading_in_typewriter_type_is_centred_over_all_numbers():
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Courier", 10)
        for at, line in enumerate(
            (
                "                  Design effect    ",
                "Share       1.0    1.1    1.2    1.3",
                "-" * 40,
                "0.99        160    176    192    208",
                "0.95         80     88     96    104",
                "0.90         53     59     64     69",
            )
        ):
            canvas.drawString(60, 700 - 12 * at, line)

    (table,) = tables(draw)
    assert (0, 1, 0, 4, "Design effect") in table.cells


def test_leaders_typed_off_a_label_are_no_text():
    lines = [(f"{line[0]} ............", *line[1:]) for line in LINES[1:]]

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Courier", 8)
        for at, line in enumerate(lines):
            text = f"{line[0]:30}" + "".join(f"{value:>9}" for value in line[1:])
            canvas.drawString(60, 700 - 12 * at, text)

    assert rows(draw)[0][0] == "North coast"


def write_with_leaders(
    canvas: Canvas, entries: Sequence[tuple[str, str]], first_dot: float
) -> None:
    """Write entries with a dot every 8 points up to the number, as typesetting programs do."""
    canvas.setFont("Helvetica", 10)
    for at, (label, number) in enumerate(entries):
        y = 700 - 14 * at
        canvas.drawString(60, y, label)
        end = 60 + canvas.stringWidth(label) + first_dot
        for x in range(60, 380, 8):
            if x > end:
                canvas.drawString(x, y, ".")
        canvas.drawRightString(420, y, number)


def test_a_contents_list_below_a_running_head_is_no_table():
    def draw(canvas: Canvas) -> None:
        rule(canvas, 712)
        canvas.drawString(60, 716, "12")
        canvas.drawString(200, 716, "Register of the council")
        canvas.drawRightString(420, 716, "Contents")
        write_with_leaders(canvas, [(f"Chapter {at}", str(7 + 3 * at)) for at in range(12)], 4)

    assert tables(draw) == []


def test_dots_apart_from_each_other_are_no_columns_however_near_the_label():
    def draw(canvas: Canvas) -> None:
        rule(canvas, 712, 612)
        write_with_leaders(canvas, [(line[0], line[1]) for line in LINES[1:]], first_dot=3)

    assert rows(draw) == [[line[0], line[1]] for line in LINES[1:]]


def test_a_title_and_a_note_inside_the_frame_stand_beside_the_rows():
    def draw(canvas: Canvas) -> None:
        draw_table(canvas, [("Exhibit 1. Births",)], top=720, widths=[300])
        draw_table(canvas, [("Region", "Births", "Deaths"), ("North", "12", "9")], top=700)
        draw_table(canvas, [("Source: the register of the council.",)], top=660, widths=[300])

    (table,) = tables(draw)
    assert (table.title, table.note) == (
        "Exhibit 1. Births",
        "Source: the register of the council.",
    )
    assert table.rows == [["Region", "Births", "Deaths"], ["North", "12", "9"]]


def test_cells_of_several_numbers_are_read_by_the_white_between():
    def draw(canvas: Canvas) -> None:
        rule(canvas, 712, 695, 612)
        for x in (56, 190, 460):
            canvas.line(x, 712, x, 612)
        write(canvas, LINES)

    assert rows(draw) == [list(line) for line in LINES]

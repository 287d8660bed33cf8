"""Budget forms drawn with fewer rules than cells: shades, dots, rules in one direction."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reportlab.pdfgen.canvas import Canvas

from services.extraction.core.tables_of_pages import PageTable, read_tables
from tests.unit.services.extraction.core.pdf.drawing import FONT, Draw, draw_pages, draw_table

FORM = [
    ("科目编码", "科目名称", "合计", "基本支出", "项目支出"),
    ("205", "教育支出", "1,204.50", "1,101.30", "103.20"),
    ("20502", "普通教育", "988.00", "988.00", ""),
    ("2050201", "学前教育", "310.00", "310.00", ""),
    ("208", "社会保障支出", "45.10", "", "45.10"),
    ("221", "住房保障支出", "30.00", "30.00", ""),
]
WIDTHS = (80, 120, 90, 90, 90)
EDGES = [60 + sum(WIDTHS[:at]) for at in range(6)]
HEIGHT = 18


def rows(draw: Draw) -> list[list[str | None]]:
    (table,) = tables(draw)
    return table.rows


def tables(draw: Draw) -> list[PageTable]:
    return read_tables(draw_pages(draw))


def write(canvas: Canvas, lines: Sequence[Sequence[str]] = FORM, top: float = 700) -> None:
    """Write codes and names left, heads and amounts right."""
    canvas.setFont(FONT, 10)
    for at, row in enumerate(lines):
        y = top - HEIGHT * at - 13
        for place, text in enumerate(row):
            if place < 2:
                canvas.drawString(EDGES[place] + 4, y, text)
            else:
                canvas.drawRightString(EDGES[place + 1] - 4, y, text)


def read_as_printed() -> list[list[str]]:
    return [list(row) for row in FORM]


def test_rows_ruled_without_any_column_rule():
    def draw(canvas: Canvas) -> None:
        for at in range(7):
            canvas.line(60, 700 - HEIGHT * at, 530, 700 - HEIGHT * at)
        write(canvas)

    assert rows(draw) == read_as_printed()


def test_a_wrapped_name_between_two_rules_is_one_row_with_its_centred_amounts():
    def draw(canvas: Canvas) -> None:
        for y in (700, 682, 654, 636, 618, 600):
            canvas.line(60, y, 530, y)
        write(canvas, FORM[:1])
        canvas.drawString(144, 669, "机关事业单位基本")
        canvas.drawString(144, 658, "养老保险缴费支出")
        canvas.drawString(64, 663, "2080505")
        canvas.drawRightString(346, 663, "12.30")
        write(canvas, FORM[3:], top=654)

    assert rows(draw)[1] == ["2080505", "机关事业单位基本养老保险缴费支出", "12.30", "", ""]


def test_a_wrapped_name_in_a_table_of_three_rules_is_one_row():
    def draw(canvas: Canvas) -> None:
        for y in (700, 682, 600):
            canvas.line(60, y, 530, y)
        write(canvas, FORM[:3])
        canvas.drawString(144, 635, "机关事业单位基本")
        canvas.drawString(144, 624, "养老保险缴费支出")
        canvas.drawString(64, 629.5, "2080505")
        canvas.drawRightString(346, 629.5, "12.30")
        write(canvas, FORM[5:], top=618)

    found = rows(draw)
    assert len(found) == 5
    assert found[3] == ["2080505", "机关事业单位基本养老保险缴费支出", "12.30", "", ""]


def test_every_other_row_shaded_cell_by_cell_is_one_table():
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0.85, 0.9, 1)
        for at in (1, 3):
            for left, right in pairwise(EDGES):
                top = 700 - HEIGHT * at
                canvas.rect(left, top - HEIGHT, right - left, HEIGHT, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        write(canvas, FORM[:5])

    assert rows(draw) == read_as_printed()[:5]


def test_dotted_rules_drawn_dot_by_dot_are_rules():
    def draw(canvas: Canvas) -> None:
        for edge in EDGES:
            for y in range(592, 701, 2):
                canvas.rect(edge, y, 0.8, 0.8, stroke=0, fill=1)
        for at in range(7):
            for x in range(60, 531, 2):
                canvas.rect(x, 700 - HEIGHT * at, 0.8, 0.8, stroke=0, fill=1)
        write(canvas)

    assert rows(draw) == read_as_printed()


def test_numbers_wrapped_in_narrow_columns_do_not_split_their_row():
    def draw(canvas: Canvas) -> None:
        heads = [("项目名称", "资金", "单价", "金额")]
        draw_table(canvas, [*heads, ("", "", "", "")], widths=[120, 40, 40, 60], height=34)
        for x, first, second in ((64, "业务用房运行维护", "及保洁经费"),):
            canvas.drawString(x, 654, first)
            canvas.drawString(x, 642, second)
        for x, first, second in ((184, "1594.5", "0"), (224, "1707.5", "0")):
            canvas.drawString(x, 654, first)
            canvas.drawString(x, 642, second)
        canvas.drawString(264, 648, "1594.50")

    assert rows(draw)[1] == ["业务用房运行维护及保洁经费", "1594.50", "1707.50", "1594.50"]


def test_small_numbers_wrapped_between_the_margins_of_their_cells_do_not_split_their_row():
    def draw(canvas: Canvas) -> None:
        heads = ("项目", "资金", "金额")
        draw_table(canvas, [heads, ("", "", "")], widths=[60, 36, 36], height=24)
        canvas.setFont(FONT, 6)
        for y, texts in ((666, ("泵站", "503.2384", "613.6051")), (659, ("更新", "65", "83"))):
            for x, text in zip((64, 125, 161), texts, strict=True):
                canvas.drawString(x, y, text)

    assert rows(draw)[1] == ["泵站更新", "503.238465", "613.605183"]


def test_numbers_wrapped_over_many_lines_of_narrow_columns_do_not_split_their_row():
    def draw(canvas: Canvas) -> None:
        heads = ("项目", "资金", "单价", "金额")
        draw_table(canvas, [heads, ("业务运行", "", "", "")], widths=[60, 22, 22, 60], height=60)
        for x, lines in ((124, ("15", "94", ".5", "0")), (146, ("17", "07", ".4", "0"))):
            for at, text in enumerate(lines):
                canvas.drawString(x, 630 - 12 * at, text)
        canvas.drawString(168, 612, "1594.50")

    assert rows(draw)[1] == ["业务运行", "1594.50", "1707.40", "1594.50"]


def test_a_unit_line_inside_the_rules_stays_a_row_of_its_own():
    def draw(canvas: Canvas) -> None:
        for y in (718, 682, 592):
            canvas.line(60, y, 530, y)
        canvas.setFont(FONT, 10)
        canvas.drawString(64, 705, "编制单位：示例市文化馆")
        canvas.drawRightString(526, 705, "单位：万元")
        write(canvas)

    found = rows(draw)
    assert found[1:] == read_as_printed()
    assert [text for text in found[0] if text] == ["编制单位：示例市文化馆", "单位：万元"]


def test_a_page_of_a_wide_form_that_is_nearly_blank_is_a_table():
    blank = [(str(number), *[""] * 7) for number in range(9, 20)]
    found = rows(lambda canvas: draw_table(canvas, blank, widths=[30] + [60] * 7, height=18))
    assert found == [list(row) for row in blank]


def test_rows_between_column_rules_alone_are_told_by_their_numbers_and_wrapped_names_join():
    def draw(canvas: Canvas) -> None:
        canvas.line(60, 700, 530, 700)
        canvas.line(60, 560, 530, 560)
        for edge in EDGES:
            canvas.line(edge, 700, edge, 560)
        write(canvas, FORM[:5])
        canvas.drawString(144, 599, "机关事业单位基本")
        canvas.drawString(144, 588, "养老保险缴费支出")
        canvas.drawString(64, 593.5, "2080505")
        canvas.drawRightString(346, 593.5, "12.30")
        canvas.drawRightString(436, 593.5, "12.30")
        write(canvas, FORM[5:], top=584)

    wrapped = ["2080505", "机关事业单位基本养老保险缴费支出", "12.30", "12.30", ""]
    assert rows(draw) == [*read_as_printed()[:5], wrapped, list(FORM[5])]


def test_letter_spaced_amounts_are_one_number_each():
    def draw(canvas: Canvas) -> None:
        draw_table(canvas, [("", "", ""), ("", "", "")], widths=[90, 110, 110])
        lines = (("项目", "合计", "比例"), ("教育支出", "1,204.50", "95%"))
        for at, line in enumerate(lines):
            for place, text in enumerate(line):
                x = 64 + (0, 90, 200)[place]
                canvas.drawString(x, 686 - 20 * at, text, charSpace=3.5)

    assert rows(draw) == [["项目", "合计", "比例"], ["教育支出", "1,204.50", "95%"]]


def test_a_text_too_long_for_its_cell_stays_whole_where_it_begins():
    def draw(canvas: Canvas) -> None:
        lines = [("项目", "合计", "备注"), ("机关事业单位基本养老保险", "", ""), ("教育", "2", "")]
        draw_table(canvas, lines, widths=[90, 60, 60])

    assert rows(draw)[1:] == [["机关事业单位基本养老保险", "", ""], ["教育", "2", ""]]


def test_an_amount_too_long_for_its_cell_stays_whole_where_most_of_it_stands():
    def draw(canvas: Canvas) -> None:
        draw_table(canvas, [("项目", "合计", "备注"), ("教育", "", "")], widths=[90, 40, 60])
        canvas.drawRightString(188, 666, "1,234,567.89")

    assert rows(draw)[1] == ["教育", "1,234,567.89", ""]


def shade(canvas: Canvas, row: int) -> None:
    canvas.setFillColorRGB(0.85, 0.9, 1)
    for left, right in pairwise(EDGES):
        canvas.rect(left, 700 - HEIGHT * (row + 1), right - left, HEIGHT, stroke=0, fill=1)
    canvas.setFillColorRGB(0, 0, 0)


def test_a_shaded_head_tells_the_columns_of_the_unruled_rows_below():
    def draw(canvas: Canvas) -> None:
        shade(canvas, 0)
        write(canvas)

    assert rows(draw) == read_as_printed()


def test_white_rules_over_cells_shaded_one_by_one_do_not_hide_the_others():
    def draw(canvas: Canvas) -> None:
        for row in range(6):
            shade(canvas, row)
        canvas.setStrokeColorRGB(1, 1, 1)
        for at in range(7):
            canvas.line(60, 700 - HEIGHT * at, 530, 700 - HEIGHT * at)
        for edge in EDGES[::2]:
            canvas.line(edge, 700, edge, 700 - 6 * HEIGHT)
        write(canvas)

    assert rows(draw) == read_as_printed()

"""Chinese lists of text that no rule encloses, and no number tells."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from services.extraction.core.tables_of_pages import PageTable, read_tables
from tests.unit.services.extraction.core.pdf.drawing import FONT, Draw, draw_pages

COLUMNS = (60, 150, 250, 400)
TOP, STEP = 700, 24
HEAD = ("一级指标", "二级指标", "三级指标", "指标值")


def only_table(draw: Draw) -> PageTable:
    (table,) = read_tables(draw_pages(draw))
    return table


def write(canvas: Canvas, column: int, row: float, text: str) -> None:
    """Write a text on a row, counted from 0; halves are between two rows."""
    canvas.setFont(FONT, 10)
    canvas.drawString(COLUMNS[column], TOP - STEP * row, text)


def write_list(canvas: Canvas, first: float = 0) -> None:
    lines = (
        ("", "", "培训场次", "不少于十场"),
        ("", "", "编印手册", "五百册"),
        ("", "质量指标", "验收合格率", "全部合格"),
        ("效益指标", "社会效益", "公众知晓程度", "明显提高"),
    )
    for at, row in enumerate((HEAD, *lines)):
        for column, text in enumerate(row):
            write(canvas, column, first + at, text)
    write(canvas, 0, first + 2, "产出指标")
    write(canvas, 1, first + 1.5, "数量指标")


def test_headings_tell_a_list_whose_labels_stand_in_the_middle_of_their_rows():
    assert only_table(write_list).rows == [
        list(HEAD),
        ["产出指标", "数量指标", "培训场次", "不少于十场"],
        [None, None, "编印手册", "五百册"],
        [None, "质量指标", "验收合格率", "全部合格"],
        ["效益指标", "社会效益", "公众知晓程度", "明显提高"],
    ]


def test_labels_and_values_above_a_list_belong_to_it():
    def draw(canvas: Canvas) -> None:
        write(canvas, 0, 0, "项目名称")
        write(canvas, 1, 0, "青禾县河道生态修复与堤防加固工程项目")
        write(canvas, 0, 1, "主管部门")
        write(canvas, 1, 1, "青禾县水务局")
        write(canvas, 2, 1, "实施单位")
        write(canvas, 3, 1, "河道管理处")
        write_list(canvas, 2)

    assert only_table(draw).rows[:2] == [
        ["项目名称", "青禾县河道生态修复与堤防加固工程项目", None, None],
        ["主管部门", "青禾县水务局", "实施单位", "河道管理处"],
    ]


def test_a_number_belongs_to_the_unit_set_apart_behind_it():
    def draw(canvas: Canvas) -> None:
        for column, text in enumerate(HEAD):
            write(canvas, column, 0, text)
        for at, (name, number) in enumerate((("场次", "120"), ("手册", "500"), ("站点", "180")), 1):
            write(canvas, 0, at, "产出指标")
            write(canvas, 1, at, "数量指标")
            write(canvas, 2, at, name)
            write(canvas, 3, at, number)
            canvas.drawString(COLUMNS[3] + 21, TOP - STEP * at, "个")

    assert [row[3] for row in only_table(draw).rows] == ["指标值", "120 个", "500 个", "180 个"]


def test_a_list_below_a_ruled_head_has_the_columns_of_the_head():
    def draw(canvas: Canvas) -> None:
        edges = (56, 146, 246, 396, 490)
        for y in (TOP + 14, TOP - 8):
            canvas.line(edges[0], y, edges[-1], y)
        for x in edges:
            canvas.line(x, TOP + 14, x, TOP - 8)
        write_list(canvas)

    assert only_table(draw).rows[1:3] == [
        ["产出指标", "数量指标", "培训场次", "不少于十场"],
        [None, None, "编印手册", "五百册"],
    ]


def test_names_in_three_columns_without_headings_are_no_table():
    def draw(canvas: Canvas) -> None:
        for at in range(6):
            for column, text in enumerate(("青禾文化馆", "临溪图书馆", "望川博物馆")):
                write(canvas, column, at, text)

    assert read_tables(draw_pages(draw)) == []


def test_headings_above_running_text_are_no_table():
    def draw(canvas: Canvas) -> None:
        for column, text in enumerate(HEAD):
            write(canvas, column, 0, text)
        for at in range(1, 6):
            write(canvas, 0, at, "本部门没有政府性基金预算拨款安排的支出，也没有国有资本经营预算。")

    assert read_tables(draw_pages(draw)) == []

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


def test_a_heading_over_the_last_columns_stands_above_theirs():
    edges = (60, 140, 220, 310, 370, 430)
    rows = (
        ("完善制度", "年内完成", "检查覆盖情况", "全面", "较全面", "一般"),
        ("落实补助", "按月发放", "发放及时情况", "及时", "较及时", "一般"),
        ("宣传培训", "分批举办", "知识知晓情况", "知晓", "较知晓", "一般"),
    )

    def draw(canvas: Canvas) -> None:
        canvas.drawCentredString(385, TOP + 12, "评价标准")
        for x, text in zip(edges, ("工作内容", "年度目标", "绩效指标"), strict=False):
            canvas.drawString(x, TOP, text)
        for x, text in zip(edges[3:], ("优", "良", "中"), strict=True):
            canvas.drawString(x + 5, TOP - 12, text)
        for at, row in enumerate(rows, 2):
            for x, text in zip(edges, row, strict=True):
                canvas.drawString(x, TOP - STEP * at, text)

    assert only_table(draw).rows == [
        ["工作内容", "年度目标", "绩效指标", "评价标准", None, None],
        [None, None, None, "优", "良", "中"],
        *map(list, rows),
    ]


def test_counts_below_one_heading_each_do_not_keep_labels_from_their_rows():
    def draw(canvas: Canvas) -> None:
        for at, (name, count) in enumerate((("三级指标", "指标值"), ("场次", "12"), ("手册", "5"))):
            write(canvas, 2, at, name)
            write(canvas, 3, at, count)
        for column, row, text in (
            (0, 0, "一级指标"),
            (1, 0, "二级指标"),
            (0, 2, "产出指标"),
            (1, 1.5, "数量指标"),
            (1, 3, "质量指标"),
            (2, 3, "合格率"),
            (3, 3, "98"),
        ):
            write(canvas, column, row, text)

    assert only_table(draw).rows == [
        list(HEAD),
        ["产出指标", "数量指标", "场次", "12"],
        [None, None, "手册", "5"],
        [None, "质量指标", "合格率", "98"],
    ]


def test_numbers_and_units_below_headings_of_their_own_stay_apart():
    def draw(canvas: Canvas) -> None:
        for x, text in zip(
            (60, 150, 250, 300), ("三级指标", "指标性质", "指标值", "度量单位"), strict=True
        ):
            canvas.drawString(x, TOP, text)
        for at, name in enumerate(("培训场次", "编印手册", "知晓人数", "检查家次"), 1):
            for x, text in zip((60, 150, 270, 300), (name, "不少于", "500", "人"), strict=True):
                canvas.drawString(x, TOP - STEP * at, text)

    assert only_table(draw).rows[1] == ["培训场次", "不少于", "500", "人"]


def test_lines_that_name_columns_part_all_of_them_however_blank():
    def draw(canvas: Canvas) -> None:
        for x, text in zip(
            (60, 150, 250, 340), ("一级指标", "三级指标", "指标值", "备注"), strict=True
        ):
            canvas.drawString(x, TOP, text)
        for at, name in enumerate(("培训场次", "编印手册", "知晓人数"), 1):
            canvas.drawString(60, TOP - STEP * at, "产出指标")
            canvas.drawString(150, TOP - STEP * at, name)
            canvas.drawString(250, TOP - STEP * at, "逐步提高")

    assert only_table(draw).rows[1] == ["产出指标", "培训场次", "逐步提高", ""]


def test_last_letters_of_wrapped_headings_beside_each_other_are_no_spaced_label():
    def draw(canvas: Canvas) -> None:
        for x, text in ((60, "服务项目"), (170, "服务内容"), (300, "承接单位")):
            canvas.drawString(x, TOP - 6, text)
        for x, y, text in ((400, 0, "支出金"), (410, 12, "额"), (450, 0, "备"), (450, 12, "注")):
            canvas.drawString(x, TOP - y, text)
        for at in range(1, 5):
            for x, text in ((60, "堤防巡查"), (170, "全年巡查"), (300, "河道管理处")):
                canvas.drawString(x, TOP - 12 - STEP * at, text)
            canvas.drawString(400, TOP - 12 - STEP * at, f"{at}2.50")

    assert only_table(draw).rows[0] == ["服务项目", "服务内容", "承接单位", "支出金额", "备注"]

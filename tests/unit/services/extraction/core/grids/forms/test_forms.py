"""Chinese forms that white space parts: trees of headings, rows without numbers, wrapped names."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from services.extraction.core.tables_of_pages import PageTable, read_tables
from tests.unit.services.extraction.core.pdf.drawing import FONT, Draw, draw_pages

Text = tuple[float, float, str]
"""Middle, distance below the top of the form, text."""

TREE: list[Text] = [
    (120, 10, "功能分类科目"),
    (90, 34, "科目编码"),
    (150, 34, "科目名称"),
    (240, 22, "合计"),
    (360, 10, "基本支出"),
    (300, 34, "小计"),
    (360, 34, "人员经费"),
    (420, 34, "公用经费"),
    (480, 22, "备注"),
]
BODY = [
    ("205", "教育支出", "80.50", "80.50", "60.00", "20.50"),
    ("20502", "普通教育", "70.25", "70.25", "55.00", "15.25"),
    ("208", "社会保障支出", "9.00", "9.00", "9.00", ""),
]
PLACES = (90, 150, 240, 300, 360, 420)
HEADINGS = [
    ["功能分类科目", None, "合计", "基本支出", None, None, "备注"],
    ["科目编码", "科目名称", None, "小计", "人员经费", "公用经费", None],
]
ROWS = [[*row, ""] for row in BODY]


def tables(draw: Draw) -> list[PageTable]:
    return read_tables(draw_pages(draw))


def rows(draw: Draw) -> list[list[str | None]]:
    (table,) = tables(draw)
    return table.rows


def put(canvas: Canvas, texts: Sequence[Text], top: float = 700) -> None:
    canvas.setFont(FONT, 9)
    for x, below, text in texts:
        canvas.drawCentredString(x, top - below, text)


def put_rows(canvas: Canvas, top: float = 650, step: float = 20) -> None:
    put(
        canvas,
        [
            (x, at * step, text)
            for at, row in enumerate(BODY)
            for x, text in zip(PLACES, row, strict=True)
        ],
        top,
    )


def test_headings_over_several_columns_make_a_tree_between_three_rules():
    def draw(canvas: Canvas) -> None:
        for y in (704, 660, 600):
            canvas.line(60, y, 510, y)
        put(canvas, TREE)
        put_rows(canvas)

    assert rows(draw) == HEADINGS + ROWS


def test_headings_over_several_columns_make_a_tree_without_any_rule():
    def draw(canvas: Canvas) -> None:
        put(canvas, TREE)
        put_rows(canvas)

    assert rows(draw) == HEADINGS + ROWS


def test_title_and_unit_above_ruled_rows_are_no_part_of_the_form():
    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, 16)
        canvas.drawCentredString(285, 735, "支出预算总表")
        put(canvas, [(110, -8, "部门名称：示例市文化馆"), (480, -8, "单位：万元")])
        for y in (704, 660, 642, 622, 602):
            canvas.line(60, y, 510, y)
        put(canvas, TREE)
        put_rows(canvas)

    assert rows(draw) == HEADINGS + ROWS


def test_a_label_over_several_ruled_rows_reaches_as_far_as_no_rule_crosses_it():
    def draw(canvas: Canvas) -> None:
        for y in (700, 680, 620, 600):
            canvas.line(60, y, 400, y)
        for y in (660, 640):
            canvas.line(160, y, 400, y)
        heads = [(110, 12, "一级指标"), (220, 12, "三级指标"), (340, 12, "指标值")]
        names = [(220, 32, "培训场次"), (220, 52, "购置设备"), (220, 72, "验收合格率")]
        values = [(340, 32, "12场"), (340, 52, "35台"), (340, 72, "100%")]
        last = [(110, 92, "效益指标"), (220, 92, "服务覆盖面"), (340, 92, "95%")]
        put(canvas, [*heads, (110, 52, "产出指标"), *names, *values, *last])

    assert rows(draw) == [
        ["一级指标", "三级指标", "指标值"],
        ["产出指标", "培训场次", "12场"],
        [None, "购置设备", "35台"],
        [None, "验收合格率", "100%"],
        ["效益指标", "服务覆盖面", "95%"],
    ]


def test_both_sides_of_a_form_without_rules_are_read_where_rows_lack_numbers():
    lines = [
        ("一、财政拨款收入", "120.00", "一、教育支出", "100.00"),
        ("二、事业收入", "", "二、科学技术支出", ""),
        ("三、其他收入", "5.00", "三、卫生健康支出", "20.00"),
        ("", "", "四、住房保障支出", "5.00"),
        ("收入总计", "125.00", "支出总计", "125.00"),
    ]

    def draw(canvas: Canvas) -> None:
        put(canvas, [(160, 0, "收　　入"), (400, 0, "支　　出")])
        heads = ("项　目", "预算数", "项　目", "预算数")
        for at, line in enumerate([heads, *lines], 1):
            put(canvas, [(x, 20 * at, t) for x, t in zip((110, 225, 350, 465), line, strict=True)])

    assert rows(draw) == [
        ["收入", None, "支出", None],
        ["项目", "预算数", "项目", "预算数"],
        *map(list, lines),
    ]


def test_heads_of_single_letters_over_codes_stay_apart():
    lines = [("205", "02", "01", "学前教育", "31.50"), ("205", "02", "02", "小学教育", "40.00")]

    def draw(canvas: Canvas) -> None:
        heads = ("类", "款", "项", "科目名称", "预算数")
        for at, line in enumerate([heads, *lines, ("208", "05", "05", "养老保险", "7.25")]):
            places = zip((80, 110, 140, 230, 340), line, strict=True)
            put(canvas, [(x, 20 * at, text) for x, text in places])

    assert rows(draw)[0] == ["类", "款", "项", "科目名称", "预算数"]


def test_a_name_wrapped_around_its_amount_is_one_row_without_rules():
    def draw(canvas: Canvas) -> None:
        put(canvas, [(110, 0, "项目名称"), (240, 0, "实施单位"), (340, 0, "金额")])
        for at, amount in enumerate(("31.50", "40.00", "7.25")):
            below = 26 + 32 * at
            names = [(110, below - 5.5, "老旧小区供水管网"), (110, below + 5.5, "改造项目")]
            put(canvas, [*names, (240, below, "示例市水务局"), (340, below, amount)])

    assert rows(draw) == [
        ["项目名称", "实施单位", "金额"],
        *[
            ["老旧小区供水管网改造项目", "示例市水务局", text]
            for text in ("31.50", "40.00", "7.25")
        ],
    ]


def test_prose_and_a_note_around_a_form_without_rules_are_no_part_of_it():
    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, 9)
        canvas.drawString(60, 712, "　　我单位按照规定编制预算，收支全部纳入，有关情况列入下表。")
        put(canvas, TREE, 690)
        put_rows(canvas, 640)
        canvas.drawString(60, 575, "注：本表按照功能分类编制。")

    assert rows(draw) == HEADINGS + ROWS


def test_a_contents_list_in_three_columns_is_no_table():
    def draw(canvas: Canvas) -> None:
        for at, text in enumerate(("部门职责", "机构设置", "收支总表", "名词解释")):
            put(canvas, [(70, 22 * at, "一、"), (140, 22 * at, text), (480, 22 * at, str(at + 3))])

    assert tables(draw) == []


def test_a_total_in_the_middle_under_a_heading_reaches_over_its_columns():
    def draw(canvas: Canvas) -> None:
        for y in (704, 660, 580):
            canvas.line(60, y, 510, y)
        put(canvas, [*TREE, (120, 54, "合计"), (240, 54, "89.50"), (300, 54, "89.50")])
        put_rows(canvas, 626)

    (table,) = tables(draw)
    assert table.rows[2] == ["合计", None, "89.50", "89.50", "", "", ""]


def test_rows_follow_a_head_that_alone_is_ruled():
    def draw(canvas: Canvas) -> None:
        edges = (60, 120, 200, 270, 330)
        for y in (704, 684):
            canvas.line(60, y, 330, y)
        for x in edges:
            canvas.line(x, 704, x, 684)
        lines = [("科目编码", "科目名称", "合计", "基本支出"), *(row[:4] for row in BODY)]
        for at, line in enumerate(lines):
            put(
                canvas,
                [(x, 13 + 20 * at, t) for x, t in zip((90, 160, 235, 300), line, strict=True)],
            )

    assert rows(draw) == [
        ["科目编码", "科目名称", "合计", "基本支出"],
        *(list(row[:4]) for row in BODY),
    ]


def test_bands_that_shade_every_other_row_do_not_cut_off_the_head_above():
    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(0.85)
        for y in (640, 600, 560):
            canvas.rect(60, y, 450, 20, stroke=0, fill=1)
        canvas.setFillGray(0)
        put(canvas, TREE, 702)
        put_rows(canvas, 647)
        put_rows(canvas, 587)

    assert rows(draw) == HEADINGS + ROWS + ROWS


def test_a_long_text_over_several_columns_of_ruled_rows_is_one_cell():
    def draw(canvas: Canvas) -> None:
        for y in (700, 680, 640, 620, 600):
            canvas.line(60, y, 460, y)
        put(canvas, [(100, 13, "项目名称"), (230, 13, "公园绿地养护"), (390, 13, "2027年度")])
        put(canvas, [(100, 40, "年度目标")])
        canvas.drawString(
            150, 664, "完成公园绿地日常养护及病虫害防治，提升公共服务水平，确保资金使用"
        )
        canvas.drawString(150, 652, "规范，群众满意。")
        put(canvas, [(100, 73, "养护面积"), (230, 73, "社会效益"), (390, 73, "3.50")])
        put(canvas, [(100, 93, "病虫害"), (230, 93, "生态效益"), (390, 93, "4.50")])

    assert rows(draw)[1] == [
        "年度目标",
        "完成公园绿地日常养护及病虫害防治，提升公共服务水平，确保资金使用规范，群众满意。",
        None,
    ]


def test_a_row_that_numbers_the_columns_is_no_heading_though_the_rule_is_below_it():
    def draw(canvas: Canvas) -> None:
        for y in (704, 660, 590):
            canvas.line(60, y, 330, y)
        heads = ("项　目", "行次", "决算数")
        counts = ("栏　次", "", "1")
        lines = [heads, counts, ("教育支出", "1", "80.50"), ("农林水支出", "2", "3.50")]
        for at, line in enumerate([*lines, ("总计", "3", "84.00")]):
            put(canvas, [(x, 14 + 20 * at, t) for x, t in zip((110, 200, 280), line, strict=True)])

    assert rows(draw)[:2] == [["项目", "行次", "决算数"], ["栏次", "", "1"]]


def test_a_row_that_numbers_the_columns_is_no_heading_though_no_rule_parts_it_from_the_head():
    def draw(canvas: Canvas) -> None:
        for y in (704, 640, 620, 600, 580):
            canvas.line(60, y, 330, y)
        heads = [("项　目", "行次", "决算数"), ("栏　次", "", "1")]
        lines = [*heads, ("教育支出", "1", "80.50"), ("农林水支出", "2", "3.50")]
        for at, line in enumerate([*lines, ("总计", "3", "84.00")]):
            put(canvas, [(x, 34 + 20 * at, t) for x, t in zip((110, 200, 280), line, strict=True)])

    assert rows(draw)[:2] == [["项目", "行次", "决算数"], ["栏次", "", "1"]]


def test_names_of_three_lines_in_every_row_stay_whole_without_rules():
    def draw(canvas: Canvas) -> None:
        put(canvas, [(110, 0, "项目名称"), (240, 0, "实施单位"), (340, 0, "金额")])
        for at, amount in enumerate(("31.50", "40.00", "7.25", "9.00")):
            below = 32 + 44 * at
            names = [(110, below + 12 * line, "老旧小区供水管网") for line in (-1, 0, 1)]
            put(canvas, [*names, (240, below, "示例市水务局"), (340, below, amount)])

    assert [row[0] for row in rows(draw)[1:]] == ["老旧小区供水管网" * 3] * 4

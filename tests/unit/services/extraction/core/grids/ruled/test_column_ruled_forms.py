"""Chinese forms whose columns alone are ruled: their rows follow from the texts."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from services.extraction.core.tables_of_pages import PageTable, read_tables
from tests.unit.services.extraction.core.pdf.drawing import FONT, Draw, draw_pages

EDGES = (60, 140, 230, 380, 480)
TOP, STEP = 700, 24
TARGETS = [
    ("一级指标", "二级指标", "三级指标", "指标值"),
    ("", "", "培训场次", "不少于十场"),
    ("", "", "编印手册", "五百册"),
    ("", "质量指标", "验收合格率", "全部合格"),
    ("", "时效指标", "完成时间", "年底以前"),
    ("效益指标", "社会效益", "公众知晓程度", "明显提高"),
]


def only_table(draw: Draw) -> PageTable:
    (table,) = read_tables(draw_pages(draw))
    return table


def rule_columns(canvas: Canvas, bottom: float, edges: Sequence[float] = EDGES) -> None:
    for x in edges:
        canvas.line(x, TOP, x, bottom)


def write(canvas: Canvas, x: float, row: float, text: str) -> None:
    """Write a text in the middle of a row, counted from 0; halves are between two rows."""
    canvas.setFont(FONT, 10)
    canvas.drawString(x + 6, TOP - STEP * row - 16, text)


def write_targets(canvas: Canvas) -> None:
    for at, row in enumerate(TARGETS):
        for x, text in zip(EDGES, row, strict=False):
            write(canvas, x, at, text)
    write(canvas, EDGES[0], 2.5, "产出指标")
    write(canvas, EDGES[1], 1.5, "数量指标")


def spans(table: PageTable) -> dict[str, tuple[int, int]]:
    """Return row and height of the cells that are over several rows."""
    return {
        text: (top, bottom - top + 1)
        for top, _, bottom, _, text in table.cells
        if bottom > top and text
    }


def draw_targets(canvas: Canvas) -> None:
    """Draw the targets with all column rules, and rules across around them and below the head."""
    bottom = TOP - STEP * len(TARGETS)
    rule_columns(canvas, bottom)
    for y in (TOP, TOP - STEP, bottom):
        canvas.line(EDGES[0], y, EDGES[-1], y)
    write_targets(canvas)


def test_texts_beside_each_other_are_rows_where_only_columns_are_ruled():
    table = only_table(draw_targets)
    assert [row[2:] for row in table.rows] == [list(row[2:]) for row in TARGETS]


def test_labels_in_the_middle_of_their_rows_are_over_all_of_them():
    assert spans(only_table(draw_targets)) == {"产出指标": (1, 4), "数量指标": (1, 2)}


def test_columns_that_no_rule_crosses_are_a_table_where_their_texts_show_rows():
    def draw(canvas: Canvas) -> None:
        rule_columns(canvas, TOP - STEP * len(TARGETS))
        write_targets(canvas)

    assert spans(only_table(draw)) == {"产出指标": (1, 4), "数量指标": (1, 2)}


def test_rules_that_no_text_stands_between_are_no_table():
    def draw(canvas: Canvas) -> None:
        rule_columns(canvas, 500)
        write(canvas, 60, 12, "本部门没有政府性基金预算拨款安排的支出。")

    assert read_tables(draw_pages(draw)) == []


def test_a_heading_over_several_columns_ends_where_the_rule_between_them_begins():
    def draw(canvas: Canvas) -> None:
        bottom = TOP - STEP * 5
        rule_columns(canvas, bottom, (60, 140, 230, 480))
        canvas.line(380, TOP - STEP, 380, bottom)
        for y in (TOP, TOP - 2 * STEP, bottom):
            canvas.line(EDGES[0], y, EDGES[-1], y)
        write(canvas, 60, 0.5, "科目编码")
        write(canvas, 140, 0.5, "科目名称")
        write(canvas, 320, 0, "本年支出")
        write(canvas, 230, 1, "基本支出")
        write(canvas, 380, 1, "项目支出")
        for at, row in enumerate(
            (("205", "教育支出", "30.50", "12.00"), ("208", "社保", "7.10", ""))
        ):
            for x, text in zip(EDGES, row, strict=False):
                write(canvas, x, at + 2, text)
        write(canvas, 60, 4, "221")
        write(canvas, 230, 4, "9.00")

    assert only_table(draw).rows == [
        ["科目编码", "科目名称", "本年支出", None],
        [None, None, "基本支出", "项目支出"],
        ["205", "教育支出", "30.50", "12.00"],
        ["208", "社保", "7.10", ""],
        ["221", "", "9.00", ""],
    ]


def test_a_heading_over_several_columns_is_told_where_rules_run_on_beside_it():
    def draw(canvas: Canvas) -> None:
        bottom = TOP - STEP * 6
        rule_columns(canvas, bottom)
        for y in (TOP, TOP - 2 * STEP, bottom):
            canvas.line(EDGES[0], y, EDGES[-1], y)
        write(canvas, 60, 0.5, "科目编码")
        write(canvas, 140, 0.5, "科目名称")
        canvas.drawCentredString(355, TOP - 16, "本年支出")
        write(canvas, 230, 1, "基本支出")
        write(canvas, 380, 1, "项目支出")
        for at in range(4):
            for x, text in zip(EDGES, ("205", "教育支出", "30.50", "12.00"), strict=False):
                write(canvas, x, at + 2, text)

    assert only_table(draw).rows[:3] == [
        ["科目编码", "科目名称", "本年支出", None],
        [None, None, "基本支出", "项目支出"],
        ["205", "教育支出", "30.50", "12.00"],
    ]


def test_one_row_of_wrapped_texts_in_ruled_cells_stays_one_row():
    def draw(canvas: Canvas) -> None:
        rule_columns(canvas, TOP - 80)
        for y in (TOP, TOP - STEP, TOP - 80):
            canvas.line(EDGES[0], y, EDGES[-1], y)
        for x, text in zip(EDGES, ("部门名称", "主要职责", "年度目标", "备注"), strict=False):
            write(canvas, x, 0, text)
        canvas.drawString(144, TOP - 36, "负责河道巡查和")
        canvas.drawString(144, TOP - 48, "堤防维护工作。")
        canvas.drawString(234, TOP - 36, "完成巡查三百公里以上，险")
        canvas.drawString(234, TOP - 48, "情处置及时，群众满意。")
        canvas.drawString(64, TOP - 36, "青禾河道处")

    assert only_table(draw).rows[1] == [
        "青禾河道处",
        "负责河道巡查和堤防维护工作。",
        "完成巡查三百公里以上，险情处置及时，群众满意。",
        "",
    ]


def test_a_head_whose_cells_are_all_ruled_keeps_them_above_ruled_columns():
    body = [
        ("道路", "12.00", "7.00", "5.00"),
        ("桥梁", "9.50", "9.50", ""),
        ("港口", "3.20", "", ""),
    ]

    def draw(canvas: Canvas) -> None:
        bottom = TOP - STEP * (2 + len(body))
        for at, x in enumerate(EDGES):
            canvas.line(x, TOP - STEP if at == 3 else TOP, x, bottom)
        for y in (TOP, TOP - 2 * STEP, bottom):
            canvas.line(EDGES[0], y, EDGES[-1], y)
        canvas.line(EDGES[2], TOP - STEP, EDGES[-1], TOP - STEP)
        write(canvas, EDGES[0], 0.5, "科目名称")
        write(canvas, EDGES[1], 0.5, "合计")
        write(canvas, 330, 0, "本年支出")
        write(canvas, EDGES[2], 1, "基本支出")
        write(canvas, EDGES[3], 1, "项目支出")
        for at, row in enumerate(body, 2):
            for x, text in zip(EDGES, row, strict=False):
                write(canvas, x, at, text)

    assert only_table(draw).rows == [
        ["科目名称", "合计", "本年支出", None],
        [None, None, "基本支出", "项目支出"],
        *map(list, body),
    ]

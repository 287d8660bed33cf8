from __future__ import annotations

from dataclasses import replace

from services.extraction.core.grids.joining.broken_rows import mend_broken_row
from shared.contracts.extracted import Cell, Grid
from tests.unit.services.extraction.core.grids.joining.drawn_grids import draw_grid

HEADER = ("科目编码", "科目名称", "合计", "项目支出")
FULL = [("205", "教育支出", "3.00", ""), ("208", "社会保障支出", "2.00", "2.00")]


def texts(part: Grid) -> list[tuple[str, ...]]:
    rows = [[""] * part.column_count for _ in range(part.row_count)]
    for cell in part.cells:
        rows[cell.row][cell.column] = cell.text
    return [tuple(row) for row in rows]


def test_a_row_that_goes_on_after_the_page_break_is_one_row():
    above = draw_grid(HEADER, *FULL, ("2080505", "机关事业单位基本养老", "1.00", ""))
    below = draw_grid(("", "保险缴费支出", "", ""), ("221", "住房保障支出", "4.00", ""))
    upper, lower = mend_broken_row(above, below)
    assert texts(upper)[-1] == ("2080505", "机关事业单位基本养老保险缴费支出", "1.00", "")
    assert texts(lower) == [("221", "住房保障支出", "4.00", "")]


def test_a_number_wrapped_over_the_page_break_is_one_number():
    above = draw_grid(HEADER, *FULL, ("2080505", "机关事业单位", "1594.5", ""))
    below = draw_grid(("", "缴费支出", "0", ""), ("221", "住房保障支出", "4.00", ""))
    assert texts(mend_broken_row(above, below)[0])[-1][2] == "1594.50"


def test_a_row_that_says_what_every_row_says_is_a_row():
    above, below = draw_grid(HEADER, *FULL), draw_grid(("221", "住房保障支出", "", ""), *FULL)
    assert mend_broken_row(above, below) == (above, below)


def test_a_label_between_rows_that_do_not_all_have_amounts_is_a_row():
    above = draw_grid(
        HEADER, ("", "一、本年收入", "", ""), ("", "教育", "", ""), ("", "卫生", "1", "")
    )
    below = draw_grid(("", "二、上年结转", "", ""), ("", "合计", "1", ""))
    assert mend_broken_row(above, below) == (above, below)


def test_a_row_under_a_merged_label_that_the_page_break_cuts_is_a_row():
    head = ("一级指标", "二级指标", "三级指标", "指标值")
    rows = [("产出指标", "数量指标", "办件数", "90件"), ("产出指标", "质量指标", "办结率", "95%")]
    above = draw_grid(head, *rows, ("效益指标", "社会效益", "满意率", "90%"))
    below = draw_grid(("", "可持续影响", "长期实用性", "长期"), ("满意度", "群众", "满意率", "95%"))
    assert mend_broken_row(above, below) == (above, below)


def test_a_row_cut_beside_a_merged_label_that_goes_on_is_one_row():
    head = ("一级指标", "二级指标", "三级指标", "指标值", "依据")
    rows = [
        ("产出指标", "数量指标", "办件数", "90件", "规划"),
        ("", "质量指标", "办结率", "95%", "规划"),
    ]
    above = draw_grid(head, *rows, ("", "时效指标", "办结及时率", "90%", "关于推进改革"))
    below = draw_grid(
        ("", "", "", "", "的通知"),
        ("", "成本指标", "成本", "3元", "规划"),
        ("满意度", "群众", "满意率", "95%", "问卷"),
    )
    rest = [cell for cell in below.cells if (cell.row, cell.column) != (1, 0)]
    below = below.model_copy(update={"cells": (replace(rest[0], row_span=2), *rest[1:])})
    upper, lower = mend_broken_row(above, below)
    assert texts(upper)[-1] == ("", "时效指标", "办结及时率", "90%", "关于推进改革的通知")
    assert [row[1] for row in texts(lower)] == ["成本指标", "群众"]


def test_a_row_that_states_a_value_of_its_own_under_merged_labels_is_a_row():
    head = ("一级指标", "二级指标", "绩效指标描述", "指标值")
    rows = [("产出指标", "数量指标", "合格率", "≥95%"), ("", "质量指标", "更换率", "≥95%")]
    above = draw_grid(head, *rows, ("效果指标", "经济效益指标", "覆盖的比率", "≥95%"))
    below = draw_grid(("", "", "通过验收的比率", "≥95%"), ("满意度", "对象", "满意率", "≥95%"))
    assert mend_broken_row(above, below) == (above, below)


def test_amounts_broken_between_their_decimals_are_those_of_one_row():
    above = draw_grid(HEADER, ("", "合计", "1600.00", ""), ("1", "审批系统", "1594.5", "200.0"))
    below = draw_grid(("", "升级", "0", "0"), ("2", "家具", "5.50", ""))
    assert texts(mend_broken_row(above, below)[0])[-1] == ("1", "审批系统升级", "1594.50", "200.00")


def test_rows_of_another_part_of_a_form_do_not_say_what_every_row_says():
    """The particulars above the indicators are divided otherwise, and fill other columns."""
    heads = [Cell(row=row, column=0, column_span=4, text="项目概况") for row in range(3)]
    rows = [("产出", "数量", f"巡河{n}", "9次") for n in range(1, 5)]
    body = draw_grid(*[("",) * 4] * 3, *rows, ("满意", "服务对象", "村民满", "90%"))
    above = body.model_copy(update={"cells": (*heads, *(c for c in body.cells if c.row > 2))})
    below = draw_grid(("度", "满意度", "", ""), ("产出", "质量", "达标率", "95%"))
    assert texts(mend_broken_row(above, below)[0])[-1] == (
        "满意度",
        "服务对象满意度",
        "村民满",
        "90%",
    )


def test_a_merged_cell_goes_on_below_the_row_that_the_page_break_cuts():
    above = draw_grid(HEADER, *FULL, ("河道清", "保洁", "12.", "12.0"))
    whole = draw_grid(("淤", "船", "00", "0"), ("", "水泵", "3.00", "3.00"))
    label = Cell(row=0, column=0, row_span=2, text="淤")
    merged = (label, *(c for c in whole.cells if c.column))
    upper, lower = mend_broken_row(above, whole.model_copy(update={"cells": merged}))
    assert texts(upper)[-1] == ("河道清淤", "保洁船", "12.00", "12.00")
    assert [c.row_span for c in upper.cells if c.text == "河道清淤"] == [2]
    assert texts(lower) == [("", "水泵", "3.00", "3.00")]


def test_the_end_of_a_long_code_is_no_row():
    above = draw_grid(("项目编码", "13098724P00A1B2C000", "项目名称", "河道保洁"))
    below = draw_grid(("", "3Z", "", ""), ("预算数", "3", "其他", ""))
    assert texts(mend_broken_row(above, below)[0])[-1][1] == "13098724P00A1B2C0003Z"

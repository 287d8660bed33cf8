"""Final accounts whose rows are numbered beside their labels."""

from __future__ import annotations

from tests.unit.services.normalization.core.reflow.writing import reflow, show_body, show_header

SIDES = "收入 支出\n\n项目 行次 金额 项目（按功能分类） 行次 金额\n\n栏次 1 栏次 2\n\n"
FUNDS = (
    "收入 支出\n\n项目 行次 金额 项目 行次 合计\n一般公共预算财政拨款\n\n政府性基金预算财政拨款\n\n"
    "国有资本经营预算财政拨款\n\n栏次 1 栏次 2 3 4 5\n\n"
)


def test_line_numbers_part_labels_from_amounts_on_both_sides():
    rows = """一、一般公共预算财政拨款收入 1 9.00
一、一般公共服

务支出
4 8.00

2 二、教育支出 5 1.00

总计 3 9.00 总计 6 9.00"""
    (grid,) = reflow(SIDES + rows)
    assert show_header(grid)[:2] == ["收入 0-2", "支出 3-5"]
    assert show_body(grid) == [
        "一、一般公共预算财政拨款收入 | 1 | 9.00 | 一、一般公共服务支出 | 4 | 8.00",
        " | 2 |  | 二、教育支出 | 5 | 1.00",
        "总计 | 3 | 9.00 | 总计 | 6 | 9.00",
    ]


def test_the_total_says_from_which_fund_a_numbered_class_is_paid():
    rows = """一、一般公共预算财政拨款 1 9.00 一、教育支出 4 9.00 9.00

二、政府性基金预算财政拨款 2 4.00 二、城乡社区支出 5 4.00 4.00

本年收入合计 3 13.00 本年支出合计 6 13.00 9.00 4.00"""
    (grid,) = reflow(FUNDS + rows)
    assert [row.split(" | ")[4:] for row in show_body(grid)] == [
        ["4", "9.00", "9.00", "", ""],
        ["5", "4.00", "", "4.00", ""],
        ["6", "13.00", "9.00", "4.00", ""],
    ]

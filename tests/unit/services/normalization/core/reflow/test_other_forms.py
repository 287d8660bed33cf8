"""Procurement, fixed assets, organization."""

from __future__ import annotations

import pytest

from tests.unit.services.normalization.core.reflow.writing import reflow, show_body, show_header

PURCHASES = """政府采购项目来源

采购物品

名称

政府采购

目录序号

计量

单位
数量 单价

政府采购金额（当年部门预算安排资金）

2024 年

预留中

小微企

业份额
项目名称
预算

资金
合计

一般公

共预算

拨款

基金预

算拨款

国有资

本经营

预算拨

款

财政专

户核拨

单位

资金

上年结

转结余
"""
ASSETS = "项 目 数量 价值（金额单位：万元）\n\n"
UNITS = "单位名称 单位性质 单位规格 经费保障形式\n\n"


def test_an_empty_procurement_form_has_its_header_and_no_rows():
    (grid,) = reflow(PURCHASES)
    assert show_body(grid) == []
    assert show_header(grid)[0] == "政府采购项目来源 0-1"
    assert show_header(grid)[-1] == "上年结转结余 13-13"
    assert "2024年预留中小微企业份额 14-14" in show_header(grid)


def test_purchases_are_placed_by_the_sum_of_their_funds():
    rows = (
        "合 计 50.00 50.00 50.00\n\n校舍维修 60.00 维修服务\n\nC059900\n\n00\n"
        "项 10 5.00 50.00 50.00 50.00"
    )
    (grid,) = reflow(PURCHASES + "\n" + rows)
    assert [row.split(" | ") for row in show_body(grid)] == [
        ["合计", "", "", "", "", "", "", "50.00", "50.00", "", "", "", "", "", "50.00"],
        ["校舍维修", "60.00", "维修服务", "C05990000", "项", "10", "5.00", "50.00", "50.00",
            "", "", "", "", "", "50.00"],
    ]  # fmt: skip


def test_figures_inside_the_name_of_a_project_or_unit_are_no_amounts():
    rows = (
        "合计\n\n青山县 12345\n\n热线中心小计 9.00 9.00\n\n"
        "校舍维修（含 2024 年度\n\n结转） 60.00 空调 A0206 台 3 3.00 9.00 9.00"
    )
    (grid,) = reflow(PURCHASES + "\n" + rows)
    assert [[cell for cell in row.split(" | ") if cell] for row in show_body(grid)] == [
        ["合计"],
        ["青山县 12345热线中心小计", "9.00", "9.00"],
        [
            "校舍维修（含 2024 年度结转）",
            "60.00",
            "空调",
            "A0206",
            "台",
            "3",
            "3.00",
            "9.00",
            "9.00",
        ],
    ]


def test_figures_inside_the_label_of_an_asset_are_no_amounts():
    rows = (
        "资产总额 80.00\n\n1、房屋（平方米）\n\n其中：办公用房（平方米）\n\n"
        "2、车辆（台、辆） 1 13.00\n\n3、单价在 20 万元以上的设备\n\n4、其他固定资产 16 67.00"
    )
    (grid,) = reflow(ASSETS + rows)
    assert show_body(grid) == [
        "资产总额 |  | 80.00",
        "1、房屋（平方米） |  | ",
        "其中：办公用房（平方米） |  | ",
        "2、车辆（台、辆） | 1 | 13.00",
        "3、单价在 20 万元以上的设备 |  | ",
        "4、其他固定资产 | 16 | 67.00",
    ]


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        ("资产总额 5 80\n\n1、房屋（平方米） 80\n\n2、车辆（台、辆） 5", [" | 80", "5 | "]),
        ("资产总额 80.00\n\n2、车辆（台、辆） 5", [" | 5?"]),
    ],
)
def test_a_whole_figure_is_a_quantity_or_a_value_as_the_totals_say(rows: str, shown: list[str]):
    (grid,) = reflow(ASSETS + rows)
    assert [row.split(" | ", 1)[1] for row in show_body(grid)[1:]] == shown


def test_units_of_one_line_each_keep_their_funding():
    rows = (
        "河滨县教育局信息中心（数据中心） 参公事业 副科级 财政拨款（行政）\n\n"
        "河滨县教育局本级 行政 正科级 财政拨款\n\n河滨县第 3 中学 事业 无 全额"
    )
    (grid,) = reflow(UNITS + rows)
    assert show_body(grid) == [
        "河滨县教育局信息中心（数据中心） | 参公事业 | 副科级 | 财政拨款（行政）",
        "河滨县教育局本级 | 行政 | 正科级 | 财政拨款",
        "河滨县第 3 中学 | 事业 | 无 | 全额",
    ]


def test_units_are_parted_by_their_nature():
    rows = (
        "河滨县教育局本级 行政 正科级 财政拨款\n\n河滨县青少年校外活动管理中\n\n"
        "心 事业 副科级 财政性资金基本保证"
    )
    (grid,) = reflow(UNITS + rows)
    assert show_body(grid) == [
        "河滨县教育局本级 | 行政 | 正科级 | 财政拨款",
        "河滨县青少年校外活动管理中心 | 事业 | 副科级 | 财政性资金基本保证",
    ]


def test_the_first_line_of_a_name_is_known_by_how_the_names_of_a_place_begin():
    rows = (
        "河滨县教育局本级 行政 正科级 财政拨款\n河滨县青少年校外活动管理中\n"
        "心\n事业 副科级\n财政性资金基本\n保证\n"
    )
    (grid,) = reflow(UNITS + rows)
    assert show_body(grid) == [
        "河滨县教育局本级 | 行政 | 正科级 | 财政拨款",
        "河滨县青少年校外活动管理中心 | 事业 | 副科级 | 财政性资金基本保证",
    ]

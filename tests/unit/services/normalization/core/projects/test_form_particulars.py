"""What forms of many places say of a project: money, goals, names, units."""

from __future__ import annotations

import pytest

from services.normalization.core.projects.forms import to_project_name
from services.normalization.core.projects.labels import find_field
from services.normalization.core.projects.particulars import read_particulars
from shared.contracts.extracted import Paragraph
from tests.unit.services.normalization.core.projects.drawn_forms import (
    NAMES,
    SELF_EVALUATION,
    grid,
    read,
)


def test_the_money_of_the_year_counts_beside_that_of_the_whole_project():
    fields = read_particulars(
        grid(
            "g1",
            [("项目资金", 1, 3), "资金总额", "900万元", "当年资金总额：", "300万元"],
            ["其中：财政拨款", "800万元", "其中：当年财政拨款", "250万元"],
            ["其他资金", "100万元", "当年其他资金", "50万元"],
        )
    ).fields
    assert (fields["budget"], fields["fiscal_funds"], fields["other_funds"]) == (
        "300万元", "250万元", "50万元",
    )  # fmt: skip


def test_the_head_of_a_column_of_amounts_is_no_amount():
    fields = read_particulars(
        grid(
            "g1",
            [
                ("预算执行情况", 1, 3),
                "年度预算数（万元）",
                "年初预算",
                "调整后预算数",
                "预算执行率",
            ],
            ["总额", "12.50", "13.00", "96%"],
            ["其中：财政资金", "10.00", "10.50", "95%"],
        )
    ).fields
    assert (fields["budget"], fields["fiscal_funds"]) == ("12.50", "10.00")


@pytest.mark.parametrize(
    "beside", ["年度目标完成情况", "年度总体目标完成情况", "年度总体目标完成情况综述"]
)
def test_goals_are_what_was_wanted_not_what_was_reached(beside: str):
    particulars = read_particulars(
        grid(
            "g1",
            [("年度总体目标", 1, 2), ("年初设定目标", 2, 1), (beside, 2, 1)],
            [("灯塔全年照明。", 2, 1), ("灯塔照明三百天。", 2, 1)],
            ["预算执行情况", "12.50", "", "", ""],
        )
    )
    assert particulars.goals == ("灯塔全年照明。",)


def test_a_sum_of_a_departments_money_in_a_list_is_no_project():
    document = read(
        grid(
            "g1",
            [
                "单位名称",
                "项目名称",
                "预算数",
                "一级指标",
                "二级指标",
                "三级指标",
                "指标值",
                "度量单位",
            ],
            ["301-港务局", "", "12.50", "", "", "", "", ""],
            [
                "301001-灯塔所",
                "灯塔维护费",
                "12.50",
                "产出指标",
                "数量指标",
                "更换灯泡数量",
                "30",
                "个",
            ],
        )
    )
    assert [(project.name, project.budget) for project in document.projects] == [
        ("灯塔维护费", "12.50")
    ]  # fmt: skip


def test_a_list_of_what_projects_are_for_is_no_form():
    document = read(
        grid(
            "g1",
            ["单位名称（项目类别）", "年度预算安排", "项目内容", "绩效目标"],
            ["灯塔所", "12.50", "更换灯泡", "保障照明"],
        )
    )
    assert (len(document.projects), len(document.tables)) == (0, 1)


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("其中：当年市级财政资金", "fiscal_funds"),
        ("项目金额", "budget"),
        ("年度金额（万元）：", "budget"),
        ("年度本级预算金额", "budget"),
        ("年度预算资金总额", "budget"),
        ("本年度绩效目标", "goals"),
        ("实施期绩效目标", "overall_goals"),
        ("项目支出名称", "name"),
        ("项目执行单位", "unit_name"),
        ("项目年度目标1", "goals"),
        ("年度绩效目标1（80分）", "goals"),
        ("主管部门及编码", "aside"),
        ("省级财政部门", "aside"),
        ("项目预算执行情况（10分）", "aside"),
        ("实际完成目标", "aside"),
        ("当年预算（万元）", "budget"),
        ("项目当年预算（元）", "budget"),
        ("其中：本年一般公共预算拨款", "fiscal_funds"),
        ("（一）财政拨款小计", "fiscal_funds"),
        ("其中-财政拨款：", "fiscal_funds"),
        ("转移支付（项目）名称", "name"),
        ("二级项目名称", "name"),
        ("预算申报数", "budget"),
        ("专项年度绩效目标", "goals"),
        ("项目（专项）名称", "name"),
        ("具体实施单位", "unit_name"),
        ("本年度申请市财政预算资金（万元）", "budget"),
        ("实施周期总目标（2031年--2033年）", "overall_goals"),
        ("灯塔照明目标", None),
        ("项目总预算", None),
        ("金额", None),
    ],
)
def test_labels_are_known_by_how_they_are_worded(label: str, field: str | None):
    assert find_field(label) == field


def test_a_row_of_a_list_that_holds_a_name_alone_names_the_unit_of_those_below():
    document = read(
        grid(
            "g1",
            [
                "单位名称、项目名称",
                "项目年度绩效目标",
                "一级指标",
                "二级指标",
                "三级指标",
                "指标值",
            ],
            ["灯塔所", "", "", "", "", ""],
            [
                ("灯塔维护费", 1, 2),
                ("保障照明", 1, 2),
                "产出指标",
                "数量指标",
                "更换灯泡数量",
                "30个",
            ],
            ["效益指标", "社会效益指标", "航行安全", "提升"],
        )
    )
    assert [(each.name, each.unit_name, len(each.indicators)) for each in document.projects] == [
        ("灯塔维护费", "灯塔所", 2)
    ]


def test_who_filled_a_form_in_is_said_above_it_beside_a_seal():
    document = read(
        Paragraph(text="专项资金绩效目标表"),
        Paragraph(text="填报单位（盖章）：灯塔所"),
        grid("g1", *NAMES, *SELF_EVALUATION),
    )
    assert [(each.title, each.name) for each in document.projects] == [
        ("专项资金绩效目标表", "灯塔维护费")
    ]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("灯塔维护费绩效自评表", "灯塔维护费"),
        ("灯塔维护费绩效目标自评表", "灯塔维护费"),
        ("项目支出绩效自评表", None),
    ],
)
def test_the_title_of_a_self_evaluation_names_its_project(title: str, name: str | None):
    assert to_project_name(title) == name


def test_the_sources_of_an_amount_behind_it_in_its_cell_are_no_part_of_it():
    fields = read_particulars(
        grid(
            "g1",
            ["项目名称", "灯塔维护费"],
            ["项目资金申请（万元）", "资金总额: 250一、预算资金:200二、自有资金:50"],
        )
    ).fields
    assert fields["budget"] == "250"


def test_the_unit_of_a_form_may_stand_in_its_labels():
    document = read(
        grid(
            "g1",
            *NAMES,
            ["项目资金（万元）", "年度资金总额：", ("12.50", 5, 1)],
            *SELF_EVALUATION,
        )
    )
    assert [table.unit for table in document.tables] == ["万元"]

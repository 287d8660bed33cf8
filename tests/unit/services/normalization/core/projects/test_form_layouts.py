"""The forms of other places: what stands above, beside and below the indicators."""

from __future__ import annotations

import pytest

from services.normalization.core.projects.forms import to_project_name
from services.normalization.core.projects.labels import find_field
from services.normalization.core.projects.particulars import read_particulars
from shared.contracts.extracted import Paragraph
from tests.unit.services.normalization.core.projects.test_forms import Row, grid, read

NAMES: tuple[Row, ...] = (
    ["项目名称", ("灯塔维护费", 3, 1), "实施单位", ("灯塔所", 2, 1)],
    ["年度目标", ("按期完成维护。", 6, 1)],
)
SELF_EVALUATION: tuple[Row, ...] = (
    [("绩效指标", 1, 4), "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "得分"],
    [("产出指标（50分）", 1, 2), "数量指标", "更换灯泡数量", "≥30个", "28个", "8"],
    ["质量指标", "验收合格率", "100%", "98%", "9"],
    ["满意度指标（10分）", "满意度指标", "船员满意度", "≥95%", "96%", "10"],
)


def read_only_project(*rows: Row):
    (project,) = read(grid("g1", *rows)).projects
    return project


def name_targets(project):
    return [(each.level2, each.level3, each.value_raw) for each in project.indicators]


TARGETS = [
    ("数量指标", "更换灯泡数量", "≥30个"),
    ("质量指标", "验收合格率", "100%"),
    ("满意度指标", "船员满意度", "≥95%"),
]


@pytest.mark.parametrize(
    "below",
    [
        [("总分", 6, 1), "27"],
        [("合计", 6, 1), "27"],
        ["评价结论", ("完成了年度目标。", 6, 1)],
        [("财政部门审核意见", 2, 1), ("同意（盖章）", 5, 1)],
        ["项目负责人：江海", ("", 3, 1), ("财务负责人：何灯", 3, 1)],
    ],
)
def test_what_closes_a_form_is_no_indicator_and_hides_none(below: Row):
    project = read_only_project(*NAMES, *SELF_EVALUATION, below)
    assert (project.name, name_targets(project)) == ("灯塔维护费", TARGETS)


def test_a_target_is_not_what_was_reached():
    project = read_only_project(*NAMES, *SELF_EVALUATION)
    assert [indicator.normalized.value for indicator in project.indicators] == ["30", "100", "95"]


def test_blank_lines_of_a_form_are_no_indicators():
    rows = (
        *NAMES,
        *SELF_EVALUATION,
        ["", "", "", "指标2：", "", "", ""],
        ["", "", "", "……", "", "", ""],
    )
    assert name_targets(read_only_project(*rows)) == TARGETS


def test_values_of_two_years_under_one_head_leave_the_planned_one():
    project = read_only_project(
        ["项目名称", ("灯塔维护费", 6, 1)],
        [
            ("绩效指标", 1, 4), ("一级指标", 1, 2), ("二级指标", 1, 2), ("三级指标", 1, 2),
            ("指标值", 2, 1), ("指标标准或依据", 1, 2),
        ],
        ["2030年实际实现值", "预期2031年实现值"],
        [("产出指标", 1, 2), "数量指标", "更换灯泡数量", "20个", "30个", "工作计划"],
        ["质量指标", "验收合格率", "97%", "100%", ""],
        [("财政科室（盖章） 年 月 日", 4, 1), ("绩效科室（盖章） 年 月 日", 3, 1)],
    )  # fmt: skip
    assert [(each.level3, each.value_raw, each.basis) for each in project.indicators] == [
        ("更换灯泡数量", "30个", "工作计划"), ("验收合格率", "100%", None),
    ]  # fmt: skip


def test_long_term_targets_above_those_of_the_year_are_not_the_years():
    header = ["一级指标", "二级指标", "指标内容", "指标值"]
    project = read_only_project(
        ["项目名称", ("灯塔维护费", 4, 1)],
        [("长期绩效指标", 1, 3), *header],
        [("产出指标", 1, 2), "数量指标", "更换灯泡数量", "90个"],
        ["质量指标", "验收合格率", "100%"],
        [("年度绩效指标", 1, 3), *header],
        [("产出指标", 1, 2), "数量指标", "更换灯泡数量", "30个"],
        ["质量指标", "验收合格率", "98%"],
    )
    assert name_targets(project) == [
        ("数量指标", "更换灯泡数量", "30个"), ("质量指标", "验收合格率", "98%"),
    ]  # fmt: skip


def test_remarks_behind_the_names_of_levels_do_not_hide_the_header():
    project = read_only_project(
        ["项目名称", ("灯塔维护费", 5, 1)],
        [
            "一级指标",
            "二级指标（年度）",
            "指标名称（三级指标）",
            "年初指标值",
            "年终完成值",
            "自评分",
        ],
        ["产出指标40分", "数量指标15分", "更换灯泡数量", "30个", "28个", "14"],
        ["效益指标", "社会效益指标", "航行安全", "提升", "提升", "10"],
    )
    assert name_targets(project) == [
        ("数量指标15分", "更换灯泡数量", "30个"), ("社会效益指标", "航行安全", "提升"),
    ]  # fmt: skip


def test_a_label_beside_the_levels_is_not_the_name_of_an_indicator():
    project = read_only_project(
        ["项目名称", ("灯塔维护费", 4, 1)],
        [("绩效指标", 1, 2), "一级指标", "二级指标", "指标内容", "指标值"],
        ["产出指标", "数量指标", "更换灯泡数量", "30个"],
    )
    assert [(each.level3, each.description) for each in project.indicators] == [
        ("更换灯泡数量", None)
    ]  # fmt: skip


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


def test_of_two_like_blocks_of_targets_the_second_is_that_of_the_year():
    block = ["二级指标", "三级指标", "指标值"]
    project = read_only_project(
        ["项目名称", ("灯塔维护费", 7, 1)],
        [("总体目标", 1, 2), ("实施期目标", 4, 1), ("年度目标", 3, 1)],
        [("三年完成维护。", 4, 1), ("本年完成一期。", 3, 1)],
        [("绩效指标", 1, 3), "一级指标", *block, *block],
        [("产出指标", 1, 2), *("数量指标", "灯泡数量", "90个"), *("数量指标", "灯泡数量", "30个")],
        [*("质量指标", "验收合格率", "100%"), *("质量指标", "验收合格率", "98%")],
    )
    assert project.goals == ("本年完成一期。",)
    assert name_targets(project) == [
        ("数量指标", "灯泡数量", "30个"),
        ("质量指标", "验收合格率", "98%"),
    ]


@pytest.mark.parametrize(
    "header",
    [
        ["一级目标", "二级目标", "三级目标", "指标目标值", "权重（%）"],
        ["指标大类", "指标类别", "指标名称", "目标值", "权重"],
        ["一级", "二级", "三级", "年度数值", "备注"],
        ["一级指标", "二级指标", "三级指标", "预期指标值（包含数字及文字描述）", "实际完成值"],
        ["指标", "二级指标", "指标内容", "指标值", "备注"],
    ],
)
def test_indicators_are_told_from_the_particulars_above_them(header: list[str]):
    project = read_only_project(
        ["项目名称", ("灯塔维护费", 4, 1)],
        ["年度目标", ("保障照明", 4, 1)],
        header,
        ["产出", "数量", "更换灯泡数量", "30个", "20"],
        ["效益", "社会效益", "航行安全", "提升", "30"],
    )
    assert (project.name, name_targets(project)) == (
        "灯塔维护费",
        [("数量", "更换灯泡数量", "30个"), ("社会效益", "航行安全", "提升")],
    )


def test_the_content_of_a_value_is_the_value():
    project = read_only_project(
        ["项目名称", ("灯塔维护费", 5, 1)],
        ["一级指标", "二级指标", "三级指标", "运算符号", "指标值内容", "度量单位"],
        ["产出指标", "数量指标", "更换灯泡数量", ">=", "30", "个"],
    )
    assert name_targets(project) == [("数量指标", "更换灯泡数量", ">=30个")]


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


def test_a_label_beside_names_without_levels_hides_nothing():
    project = read_only_project(
        *NAMES,
        [("绩效指标", 1, 3), "指标名称", "计量单位", "指标性质", "指标值", "权重", "完成值"],
        ["更换灯泡数量", "个", "≥", "30", "20", "28"],
        ["验收合格率", "%", "＝", "100", "20", "98"],
        [("总分", 5, 1), "", "95"],
    )
    assert [(each.level3, each.value_raw) for each in project.indicators] == [
        ("更换灯泡数量", "≥30个"),
        ("验收合格率", "＝100%"),
    ]


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

"""The forms of other places: what stands above, beside and below the indicators."""

from __future__ import annotations

import pytest

from tests.unit.services.normalization.core.projects.drawn_forms import (
    NAMES,
    SELF_EVALUATION,
    Row,
    name_targets,
    read_only_project,
)

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

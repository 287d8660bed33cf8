"""Forms whose merged cells a format writes out, or leaves blank below and beside the first."""

from __future__ import annotations

import pytest

from tests.unit.services.normalization.core.projects.drawn_forms import (
    grid,
    read,
    read_only_project,
)

HEAD = ["绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值"]


def place_targets(project):
    return [(each.level1, each.level2, each.level3, each.value_raw) for each in project.indicators]


TARGETS = [
    ("产出指标", "数量指标", "更换灯泡数量", "≥30个"),
    ("产出指标", "质量指标", "验收合格率", "100%"),
]


def test_goals_are_read_from_cells_that_are_written_into_each_of_their_positions():
    project = read_only_project(
        ["项目名称", "灯塔维护费", "灯塔维护费", "灯塔维护费", "灯塔维护费", "灯塔维护费"],
        ["年度总体目标", "预期目标", "预期目标", "预期目标", "实际完成情况", "实际完成情况"],
        ["年度总体目标", "灯塔照明。", "灯塔照明。", "灯塔照明。", "已照明。", "已照明。"],
        HEAD,
        ["绩效指标", "产出指标", "数量指标", "更换灯泡数量", "≥30个", "28个"],
        ["绩效指标", "产出指标", "质量指标", "验收合格率", "100%", "98%"],
        ["实施措施", "严格考核", "严格考核", "严格考核", "严格考核", "严格考核"],
    )
    assert (project.name, project.goals) == ("灯塔维护费", ("灯塔照明。",))
    assert place_targets(project) == TARGETS


def test_an_amount_stands_behind_the_blanks_that_its_merged_label_covers():
    project = read_only_project(
        ["项目名称", "灯塔维护费", "", "", "", ""],
        ["项目资金", "年度资金总额", "", "12.50", "", ""],
        ["", "其中：财政拨款", "", "10.00", "", ""],
        HEAD,
        ["", "产出指标", "数量指标", "更换灯泡数量", "≥30个", "28个"],
        ["", "", "质量指标", "验收合格率", "100%", "98%"],
    )
    assert (project.budget, project.fiscal_funds) == ("12.50", "10.00")
    assert place_targets(project) == TARGETS


def test_equal_amounts_side_by_side_are_two():
    project = read_only_project(
        ["项目名称", "灯塔维护费", "灯塔维护费", "灯塔维护费", "灯塔维护费", "灯塔维护费"],
        ["年度资金总额", "12.50", "12.50", "其他资金", "2.50", "2.50"],
        ["年度目标", "灯塔照明。", "灯塔照明。", "灯塔照明。", "灯塔照明。", "灯塔照明。"],
        HEAD,
        ["绩效指标", "产出指标", "数量指标", "更换灯泡数量", "≥30个", "28个"],
    )
    assert (project.budget, project.other_funds) == ("12.50", "2.50")


LABELS = ["项目名称", "预算金额", "年度绩效目标"]


@pytest.mark.parametrize(
    ("head", "below"),
    [
        (["绩效指标", "", "", ""], ["", "", ""]),
        (["绩效指标", "绩效指标", "绩效指标", "绩效指标"], LABELS),
    ],
)
def test_a_second_row_of_a_lists_header_begins_no_table(head: list[str], below: list[str]):
    document = read(
        grid(
            "g1",
            [*LABELS, *head],
            [*below, "一级指标", "二级指标", "三级指标", "指标值"],
            ["灯塔维护费", "12.50", "保障照明", "产出指标", "数量指标", "更换灯泡数量", "30个"],
        )
    )
    assert [(each.name, each.budget, each.goals) for each in document.projects] == [
        ("灯塔维护费", "12.50", ("保障照明",))
    ]


def test_a_goal_among_the_indicators_is_told_from_the_label_beside_them():
    project = read_only_project(
        ["项目名称", ("灯塔维护费", 5, 1)],
        ["年度目标1", ("保障照明", 5, 1)],
        ["年度绩效目标1", *HEAD[1:]],
        ["年度绩效目标1", "产出指标", "数量指标", "更换灯泡数量", "≥30个", "28个"],
        ["年度目标2", ("培训船员", 5, 1)],
        ["年度绩效目标1", "产出指标", "质量指标", "验收合格率", "100%", "98%"],
    )
    assert project.goals == ("保障照明", "培训船员")
    assert place_targets(project) == TARGETS

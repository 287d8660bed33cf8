"""Levels and names of indicators as closed sets and expectations."""

from __future__ import annotations

import pytest

from services.normalization.core.indicators.columns import find_roles
from services.normalization.core.indicators.levels import find_aspect, find_dimension
from services.normalization.core.indicators.names import (
    find_desired_direction,
    find_expected_dimension,
)
from services.normalization.core.indicators.restatement import add_restatement
from services.normalization.core.targets.target_value import (
    parse_target_cells,
    parse_target_value,
)


@pytest.mark.parametrize(
    ("level1", "level2", "dimension", "aspect"),
    [
        ("产出指标", "数量指标", "output", "quantity"),
        ("产出指标", "质量指标", "output", "quality"),
        ("产出指标", "时效指标", "output", "timeliness"),
        ("产出指标", "成本指标", "output", "cost"),
        ("效益指标", "经济效益指标", "outcome", "economic"),
        ("效果指标", "社会效益指标", "outcome", "social"),
        ("效益指标", "生态效益指标", "outcome", "ecological"),
        ("效果指标", "可持续影响指标", "outcome", "sustained"),
        ("满意度指标", "服务对象满意度指标", "satisfaction", "satisfaction"),
        ("成本指标", "经济成本指标", "cost", "cost"),
        ("成本指标", "社会成本指标", "cost", "cost"),
        ("成本指标", "生态环境成本指标", "cost", "cost"),
        ("成本指标", None, "cost", "cost"),
        ("部门产出", "数量", "output", "quantity"),
        ("部门效果", "社会效益", "outcome", "social"),
        ("部门效果", "满意度", "satisfaction", "satisfaction"),
        (None, "时效指标", "output", "timeliness"),
        ("产 出 指 标", "数 量 指 标", "output", "quantity"),
        ("其他", None, None, None),
    ],
)
def test_levels_are_closed_sets(level1, level2, dimension, aspect):
    assert (find_dimension(level1, level2), find_aspect(level2, level1)) == (dimension, aspect)


@pytest.mark.parametrize(
    ("name", "dimension", "direction"),
    [
        ("灯泡合格率", "ratio", "up"),
        ("委托业务完成及时率(%)", "ratio", "up"),
        ("灯塔故障率", "ratio", "down"),
        ("投诉次数", "count", "down"),
        ("投诉办结率", "ratio", "up"),
        ("事故下降率", "ratio", "up"),
        ("草场受害率", "ratio", "down"),
        ("病害发生率（‰）", "ratio", "down"),
        ("受灾渔户救助率", "ratio", "up"),
        ("预算成本控制率", "ratio", None),
        ("无泄漏事故率", "ratio", None),
        ("无害化处理率", "ratio", "up"),
        ("维护成本", "money", "down"),
        ("成本节约率", "ratio", "up"),
        ("更换完成时间", "time", "down"),
        ("培训人数", "count", "up"),
        ("灯塔面积", "area", None),
        ("船员满意度", "ratio", "up"),
        ("城市排名", "rank", None),
        ("美化港口", None, None),
        (None, None, None),
    ],
)
def test_a_name_lets_one_expect(name, dimension, direction):
    assert (find_expected_dimension(name), find_desired_direction(name)) == (dimension, direction)


@pytest.mark.parametrize(
    ("columns", "roles"),
    [
        (
            ["一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据"],
            ["level1", "level2", "level3", "description", "value", "basis"],
        ),
        (
            ["绩效指标", "一级指标", "二级指标", "三级指标", "年度(/项目)指标值"],
            [None, "level1", "level2", "level3", "value"],
        ),
        (
            ["一级指标", "二级指标", "三级指标", "指标性质", "指标值", "计量单位", "权重"],
            ["level1", "level2", "level3", "sign", "value", "unit", "grading"],
        ),
        (
            [
                "一级指标",
                "三级指标（长期）",
                "指标值（长期）",
                "三级指标（年度）",
                "指标值（年度）",
            ],
            ["level1", None, None, "level3", "value"],
        ),
        (
            ["一级指标", "二级指标", "三级指标", "指标值类型", "*指标值", "计量单位", "*指标解释"],
            ["level1", "level2", "level3", "sign", "value", "unit", "description"],
        ),
        (
            ["一级指标", "三级指标", "绩效指标性质", "绩效指标值", "绩效度量单位"],
            ["level1", "level3", "sign", "value", "unit"],
        ),
        (
            ["一级目标", "二级目标", "三级目标", "上年实现值", "预期当年实现值"],
            ["level1", "level2", "level3", None, "value"],
        ),
        (
            ["职责活动", "年度预算数", "内容描述", "绩效目标", "绩效指标"],
            ["activity", "budget", "content", "goals", "level3"],
        ),
        (["三级指标", "工作内容", "指标值"], ["level3", "description", "value"]),
        (
            ["一级指标", "二级指标", "指标内容", "目标值"],
            ["level1", "level2", "level3", "value"],
        ),
        (
            ["绩效指标", "指标性质", "历史动态指标值", "预算年度", "单位"],
            ["level3", "sign", None, "value", "unit"],
        ),
        (
            ["三级指标", "指标值（符号）", "指标值（数值）", "指标值（单位）"],
            ["level3", "sign", "value", "unit"],
        ),
    ],
)
def test_columns_are_known_by_their_wording(columns, roles):
    found = find_roles([(column,) for column in columns])
    assert found == {role: index for index, role in enumerate(roles) if role}


def test_of_the_targets_of_several_years_the_fiscal_year_s_counts():
    columns = [("三级指标",), ("2030年指标值",), ("2031年指标值",), ("2032年指标值",)]
    assert find_roles(columns, 2031)["value"] == 2
    assert find_roles(columns)["value"] == 1


@pytest.mark.parametrize(
    ("value", "around", "flags"),
    [
        ("95%", ["维修合格率 95%。", "合格数占比达到95%以上"], {"restated", "said_at_least"}),
        ("3 位", ["年投诉不超过 3 位"], {"restated", "said_at_most"}),
        ("4 项", ["完成至少 4 项维修"], {"restated", "said_at_least"}),
        ("≥95%", ["合格率95%以上"], {"restated"}),
        ("1.2%", ["故障率小于等于1.2%"], {"restated", "said_at_most"}),
        ("24 小时", ["提供7×24小时服务"], set()),
        ("50 万元", ["不超过预算成本"], set()),
    ],
)
def test_words_around_a_value_are_evidence_and_no_sign(value, around, flags):
    printed = parse_target_value(value)
    read = add_restatement(printed, around)
    assert set(read.flags) - set(printed.flags) == flags
    assert read.operator == printed.operator


@pytest.mark.parametrize(
    ("cells", "operator", "value", "unit"),
    [
        (("≥", "95", "百分之"), ">=", "95", "%"),
        (("=", "12", "个月"), "=", "12", "月"),
        (("≤", "7.5", "万元"), "<=", "7.5", "万元"),
        (("定量", "≥3", "次"), ">=", "3", "次"),
        (("定性", "优良中低差", None), "qualitative", None, None),
        (("文字描述", None, "得到保障"), "qualitative", None, None),
        ((None, None, None), None, None, None),
    ],
)
def test_a_value_over_three_cells_is_read_as_one(cells, operator, value, unit):
    target = parse_target_cells(*cells)
    assert (target.operator, target.value, target.unit) == (operator, value, unit)


@pytest.mark.parametrize("sign", ["=", "≥", "文字描述", "定性"])
def test_a_sign_beside_a_text_is_no_part_of_it(sign):
    assert parse_target_cells(sign, "有效带动", None).text == "有效带动"

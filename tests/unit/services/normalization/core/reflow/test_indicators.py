"""Tables of indicators that a dump has run together."""

from __future__ import annotations

import pytest

from tests.unit.services.normalization.core.reflow.writing import (
    INDICATOR_HEADER,
    reflow,
    show_body,
    show_header,
)


def _indicators(text: str) -> list[str]:
    (grid,) = reflow(INDICATOR_HEADER + text)
    return show_body(grid)


def test_indicators_of_one_line_each_keep_their_levels():
    text = """产出指标

数量指标 校舍 维修校舍数量 ≥12 间 施工合同

质量指标 合格率 验收合格率 100% 验收报告

满意度指标 服务对象满意度指标 师生满意度 师生满意度 ≥90% 问卷调查"""
    assert _indicators(text) == [
        "产出指标 | 数量指标 | 校舍 | 维修校舍数量 | ≥12 间 | 施工合同",
        "产出指标 | 质量指标 | 合格率 | 验收合格率 | 100% | 验收报告",
        "满意度指标 | 服务对象满意度指标 | 师生满意度 | 师生满意度 | ≥90% | 问卷调查",
    ]


def test_cells_that_wrap_are_told_apart_by_the_gaps_between_lines():
    text = """产出指标

数量指标
维修教学楼及宿舍楼的数

量
完成 12 间教室及 4间宿舍的维修改造 ≥16 间

《河滨县校舍

维修改造三年

行动方案》

时效指标 完工时间 完工时间 12 月底前

《河滨县校舍

维修方案》"""
    assert _indicators(text) == [
        "产出指标 | 数量指标 | 维修教学楼及宿舍楼的数量 | 完成 12 间教室及 4间宿舍的维修改造"
        " | ≥16 间 | 《河滨县校舍维修改造三年行动方案》",
        "产出指标 | 时效指标 | 完工时间 | 完工时间 | 12 月底前 | 《河滨县校舍维修方案》",
    ]


def test_a_cell_goes_on_after_the_header_that_the_next_page_repeats():
    text = f"""产出指标

数量指标 校舍 维修校舍数量 ≥12 间

《河滨县校舍

维修改造三年
{INDICATOR_HEADER}行动方案》

质量指标 合格率 验收合格率 100% 验收报告"""
    assert _indicators(text)[0].endswith("| 《河滨县校舍维修改造三年行动方案》")


def test_a_value_in_words_is_found_by_its_place():
    text = """产出指标

数量指标 校舍 维修校舍数量 ≥12 间 合同

效益指标 可持续影响指标 长期使用性 校舍使用年限 长期使用 问卷"""
    assert _indicators(text)[1] == (
        "效益指标 | 可持续影响指标 | 长期使用性 | 校舍使用年限 | 长期使用 | 问卷"
    )


def test_two_indicators_under_one_level_are_two_rows():
    text = """产出指标

时效指标 开工时间 开工时间 2024年3月 合同

完工时间 完工时间 2024年9月 合同

质量指标 合格率 验收合格率 100% 验收报告"""
    assert _indicators(text)[:2] == [
        "产出指标 | 时效指标 | 开工时间 | 开工时间 | 2024年3月 | 合同",
        "产出指标 | 时效指标 | 完工时间 | 完工时间 | 2024年9月 | 合同",
    ]


def test_a_form_that_prints_descriptions_alone_leaves_the_names_blank():
    text = "产出指标\n\n数量指标 维修数量 ≥90%\n\n质量指标 通过验收的比率 ≥95%"
    assert _indicators(text) == [
        "产出指标 | 数量指标 |  | 维修数量 | ≥90% | ",
        "产出指标 | 质量指标 |  | 通过验收的比率 | ≥95% | ",
    ]


def test_sign_value_and_unit_have_columns_of_their_own():
    header = (
        "一级指标 二级指标 三级指标 评（扣）分标准 绩效指标描述\n\n指标值 指标值确定依据\n"
        "符号 值 单位\n\n"
    )
    (grid,) = reflow(
        header + "部门产出\n\n数量\n培训次数 优：大于等于95% 培训次数 ≥ 95 百分之 实际调查"
    )
    assert show_body(grid) == [
        "部门产出 | 数量 | 培训次数 | 优：大于等于95% | 培训次数 | ≥ | 95 | 百分之 | 实际调查"
    ]


def test_lines_without_gaps_are_read_by_the_widths_of_the_columns():
    text = """产出指标 数量指标 教学楼及宿舍楼
维修数量
完成教学楼和宿舍楼的
维修改造工作
≥16 处 维修改造方案
质量指标 教学楼及宿舍楼
合格率 教学楼和宿舍楼维修改
造工作验收合格 100% 验收报告"""
    assert _indicators(text) == [
        "产出指标 | 数量指标 | 教学楼及宿舍楼维修数量 | 完成教学楼和宿舍楼的维修改造工作 | ≥16 处"
        " | 维修改造方案",
        "产出指标 | 质量指标 | 教学楼及宿舍楼合格率 | 教学楼和宿舍楼维修改造工作验收合格 | 100%"
        " | 验收报告",
    ]


def test_a_level_after_a_value_in_words_begins_a_row():
    text = """产出指标

质量指标 堤防养护 堤防养护情况 明显提升 工作计划

质量指标 巡查频率 巡查河道的频率 每季度 1 次 巡查记录

质量指标 演练次数 防汛演练次数 不少于 4 次 演练记录"""
    assert _indicators(text) == [
        "产出指标 | 质量指标 | 堤防养护 | 堤防养护情况 | 明显提升 | 工作计划",
        "产出指标 | 质量指标 | 巡查频率 | 巡查河道的频率 | 每季度 1 次 | 巡查记录",
        "产出指标 | 质量指标 | 演练次数 | 防汛演练次数 | 不少于 4 次 | 演练记录",
    ]


def test_a_date_that_wraps_is_one_value():
    text = """产出指标

时效指标 完工时间 河道清淤完工时间
2024 年 12 月底

前
施工合同

质量指标 合格率 验收合格率 100% 验收报告"""
    assert _indicators(text)[0] == (
        "产出指标 | 时效指标 | 完工时间 | 河道清淤完工时间 | 2024 年 12 月底前 | 施工合同"
    )


def test_a_cell_goes_on_after_an_open_sign():
    text = """产出指标

质量指标 合格率
抽检合格的样品数量/样品总数×

100%
按时完成 检测报告

数量指标 抽检数量 抽检的样品数量 ≥12 批 检测报告"""
    assert _indicators(text)[0] == (
        "产出指标 | 质量指标 | 合格率 | 抽检合格的样品数量/样品总数×100% | 按时完成 | 检测报告"
    )


def test_a_value_in_words_without_a_basis_stays_a_value():
    text = """产出指标

数量指标 校舍 维修校舍数量 ≥12 间 合同

质量指标 堤防养护 堤防养护情况 明显提升

时效指标 完工时间 完工时间 100% 合同"""
    assert _indicators(text)[1] == "产出指标 | 质量指标 | 堤防养护 | 堤防养护情况 | 明显提升 | "


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (["三级指标", "年度指标值"], "维修间数 ≥12间"),
        (["三级指标", "指标解释", "指标值", "备注"], "间数 实际间数 优良中低差"),
        (["指标内容", "目标值", "指标值来源"], "间数 12间 计划"),
    ],
)
def test_a_header_of_other_wordings_is_read_label_by_label(header: list[str], row: str):
    (grid,) = reflow(f"一级指标 二级指标 {' '.join(header)}\n\n产出指标 数量指标 {row}\n")
    labels = ["一级指标", "二级指标", *header]
    assert show_header(grid) == [f"{label} {at}-{at}" for at, label in enumerate(labels)]


def test_each_line_is_a_row_where_its_target_stands_in_its_place():
    assert _indicators(
        """产出指标 数量指标 维修间数 实际维修间数 46台（套） 计划

验收批次 实际验收批次 <=3次

质量指标 合格率 合格的比率 成效显著 计划

返工情况 返工的比率 0次 记录

巡检次数 实际次数 ≥ 9 次
"""
    ) == [
        "产出指标 | 数量指标 | 维修间数 | 实际维修间数 | 46台（套） | 计划",
        "产出指标 | 数量指标 | 验收批次 | 实际验收批次 | <=3次 | ",
        "产出指标 | 质量指标 | 合格率 | 合格的比率 | 成效显著 | 计划",
        "产出指标 | 质量指标 | 返工情况 | 返工的比率 | 0次 | 记录",
        "产出指标 | 质量指标 | 巡检次数 | 实际次数 | ≥ 9 次 | ",
    ]


def test_a_piece_after_a_figure_is_its_unit_only_where_it_is_a_word_for_one():
    header = "一级指标 二级指标 三级指标 指标值 指标值确定依据\n\n符号 值 单位\n\n"
    (grid,) = reflow(
        f"{header}产出指标 质量指标 合格率 100 工作计划\n\n成本指标 经济成本指标 标准 ≤ 9 元/人\n"
    )
    assert show_body(grid) == [
        "产出指标 | 质量指标 | 合格率 |  | 100 |  | 工作计划",
        "成本指标 | 经济成本指标 | 标准 | ≤ | 9 | 元/人 | ",
    ]

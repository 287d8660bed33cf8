"""Dumps with every cell on a line of its own, blank ones left out."""

from __future__ import annotations

import pytest

from tests.unit.services.normalization.core.reflow.writing import reflow, show_body


def _rows(*rows: str) -> list[str]:
    """Print the cells of each row on a line each, and a blank line after the row."""
    (grid,) = reflow("\n\n".join("\n".join(row.split()) for row in rows), "部门预算表")
    return [row.replace("?", "") for row in show_body(grid)]


def test_numbered_rows_of_codes_and_amounts_begin_with_their_number():
    assert _rows(
        "序号 功能分类科目 合计 基本支出 项目支出 科目编码 科目名称",
        "栏次 1 2 3 4 5",
        "1 合计 9.00 6.00 3.00",
        "2 205 教育支出 9.00 6.00 3.00",
        "3 20502 普通教育 3.00 3.00",
        "4 20599 其他教育支出 6.00 6.00",
    ) == [
        "1 |  | 合计 | 9.00 | 6.00 | 3.00",
        "2 | 205 | 教育支出 | 9.00 | 6.00 | 3.00",
        "3 | 20502 | 普通教育 | 3.00 |  | 3.00",
        "4 | 20599 | 其他教育支出 | 6.00 | 6.00 | ",
    ]


def test_labels_on_two_sides_stand_in_one_row_up_to_the_one_on_the_right():
    assert _rows(
        "收入 支出 项目 预算数 项目 预算数",
        "一、一般公共预算拨款收入 9.00 一、一般公共服务支出",
        "二、政府性基金预算拨款收入 二、外交支出",
        "三、国防支出",
        "四、公共安全支出 9.00",
        "本年收入合计 9.00 本年支出合计 9.00",
    ) == [
        "一、一般公共预算拨款收入 | 9.00 | 一、一般公共服务支出 | ",
        "二、政府性基金预算拨款收入 |  | 二、外交支出 | ",
        " |  | 三、国防支出 | ",
        " |  | 四、公共安全支出 | 9.00",
        "本年收入合计 | 9.00 | 本年支出合计 | 9.00",
    ]


def test_units_have_one_line_for_each_of_their_cells():
    assert _rows(
        "单位名称 单位性质 单位规格 经费保障形式",
        "某某县水利站 事业 正科级 财政拨款",
        "某某县排灌中心 事业 副科级 财政性资金基本保证",
    ) == [
        "某某县水利站 | 事业 | 正科级 | 财政拨款",
        "某某县排灌中心 | 事业 | 副科级 | 财政性资金基本保证",
    ]


INDICATORS = "一级指标 二级指标 三级指标 绩效指标描述 指标值 指标值确定依据"


def test_indicators_have_one_line_for_each_of_their_cells():
    assert _rows(
        INDICATORS,
        "产出指标 数量指标 疏浚渠道 疏浚渠道的长度 ≥6公里 工作计划",
        "抽查次数 抽查次数 9次 工作计划",
        "质量指标 合格率 合格率 100% 验收报告",
    ) == [
        "产出指标 | 数量指标 | 疏浚渠道 | 疏浚渠道的长度 | ≥6公里 | 工作计划",
        "产出指标 | 数量指标 | 抽查次数 | 抽查次数 | 9次 | 工作计划",
        "产出指标 | 质量指标 | 合格率 | 合格率 | 100% | 验收报告",
    ]


def test_lines_of_as_many_pieces_as_there_are_columns_are_a_row_each():
    """A target without a sign is one even where others have signs."""
    (grid,) = reflow(
        f"{INDICATORS}\n\n产出指标 数量指标 闸门维修 闸门维修座数，由站所按台账上报 32座 工作计划"
        "\n\n抽查次数 抽查次数占计划的比重 ≥42次 工作计划"
    )
    assert [row.split(" | ")[4] for row in show_body(grid)] == ["32座", "≥42次"]


def test_a_line_with_the_gaps_of_columns_is_a_row_of_its_own():
    (grid,) = reflow(
        f"{INDICATORS}\n产出指标    数量指标      疏浚渠道    疏浚长度    ≥6公里    工作计划\n"
        "            质量指标      合格率      合格率      ≥80%      验收报告\n\n"
        "满意度指标  服务对象满意度指标  群众满意度    群众满意度    ≥85%    调查问卷"
    )
    assert [row.split(" | ")[:3] for row in show_body(grid)] == [
        ["产出指标", "数量指标", "疏浚渠道"],
        ["产出指标", "质量指标", "合格率"],
        ["满意度指标", "服务对象满意度指标", "群众满意度"],
    ]


THREE = "一级指标 二级指标 三级指标 绩效指标描述 指标值 指标值确定依据 符号 值 单位"


@pytest.mark.parametrize("end", [" ", "\n"])
def test_a_target_in_three_columns_may_lack_its_sign_or_unit(end: str):
    rows = (
        "产出指标 数量指标 疏浚渠道 疏浚渠道的长度 ≥ 6 公里 工作计划",
        "抽查次数 抽查次数 9 次 工作计划",
        "时效指标 完成时限 完成时限 12月底前 工作计划",
        "效益指标 社会效益指标 知晓情况 知晓情况 有效提升 调查问卷",
    )
    text = "\n\n".join(end.join(row.split()) for row in (THREE, *rows))
    (grid,) = reflow(text)
    assert [row.split(" | ")[2:] for row in show_body(grid)] == [
        ["疏浚渠道", "疏浚渠道的长度", "≥", "6", "公里", "工作计划"],
        ["抽查次数", "抽查次数", "", "9", "次", "工作计划"],
        ["完成时限", "完成时限", "", "12月底前", "", "工作计划"],
        ["知晓情况", "知晓情况", "", "有效提升", "", "调查问卷"],
    ]


@pytest.mark.parametrize("end", [" ", "\n"])
def test_a_header_with_the_parts_of_the_code_is_of_no_form_without_them(end: str):
    rows = (
        "科目编码 科目名称 合计 基本支出 项目支出 对附属单位补助支出",
        "类 款 项",
        "合计 9.00 6.00 3.00",
        "205 教育支出 9.00 6.00 3.00",
        "205 02 普通教育 9.00 6.00 3.00",
    )
    (grid,) = reflow("\n\n".join(end.join(row.split()) for row in rows))
    assert [row.replace("?", "").split(" | ") for row in show_body(grid)] == [
        ["", "", "", "合计", "9.00", "6.00", "3.00", ""],
        ["205", "", "", "教育支出", "9.00", "6.00", "3.00", ""],
        ["205", "02", "", "普通教育", "9.00", "6.00", "3.00", ""],
    ]


def test_a_basis_left_out_is_told_by_the_next_target():
    (grid,) = reflow(
        "\n".join(
            f"{INDICATORS} 产出指标 数量指标 疏浚渠道 疏浚长度 ≥6公里 抽查次数 实际次数 9次 "
            "工作计划 除草面积 实际面积 4平方公里 质量指标 合格率 合格比率 优良中低差 "
            "效益指标 社会效益指标 知晓度 知晓程度 成效显著 覆盖度 覆盖范围 效果良好".split()
        )
    )
    assert show_body(grid) == [
        "产出指标 | 数量指标 | 疏浚渠道 | 疏浚长度 | ≥6公里 | ",
        "产出指标 | 数量指标 | 抽查次数 | 实际次数 | 9次 | 工作计划",
        "产出指标 | 数量指标 | 除草面积 | 实际面积 | 4平方公里 | ",
        "产出指标 | 质量指标 | 合格率 | 合格比率 | 优良中低差 | ",
        "效益指标 | 社会效益指标 | 知晓度 | 知晓程度 | 成效显著 | ",
        "效益指标 | 社会效益指标 | 覆盖度 | 覆盖范围 | 效果良好 | ",
    ]

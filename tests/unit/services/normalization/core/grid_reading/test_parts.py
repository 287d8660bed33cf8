"""Grids that hold a project's particulars and its indicators."""

from __future__ import annotations

from services.normalization.core.grid_reading.parts import split_grid
from services.normalization.core.grid_reading.reading import read_grid
from tests.unit.services.normalization.core.drawing import draw_grid


def test_indicators_under_particulars_become_a_grid_of_their_own_columns():
    grid = draw_grid(
        "单位：万元 | < | < | < | <",
        "项目编码 | X1 | 项目名称 | < | 某项目",
        "绩效目标 | 1.做某事 | < | < | <",
        "一级指标 | 二级指标 | 三级指标 | < | 指标值",
        "产出指标 | 数量指标 | 次数 | < | ≥3次",
    )
    particulars, indicators = split_grid(grid)
    assert (particulars.row_count, particulars.id) == (3, "g1a")
    reading = read_grid(indicators)
    assert reading.columns == (("一级指标",), ("二级指标",), ("三级指标",), ("指标值",))
    assert [cell.text for cell in reading.rows[0]] == ["产出指标", "数量指标", "次数", "≥3次"]


def test_a_title_or_a_header_of_two_rows_above_indicators_does_not_split():
    titled = draw_grid(
        "某项目绩效目标表 | < | <", "一级指标 | 二级指标 | 三级指标", "产出指标 | 数量指标 | 次数"
    )
    assert split_grid(titled) == (titled,)
    deep = draw_grid(
        "一级指标 | 二级指标 | 三级指标 | 指标值 | <",
        "^ | ^ | ^ | 符号 | 值",
        "产出指标 | 数量指标 | 次数 | ≥ | 3",
    )
    assert split_grid(deep) == (deep,)


def test_a_header_of_two_rows_that_writes_merged_labels_out_does_not_split():
    grid = draw_grid(
        "一级指标 | 二级指标 | 三级指标 | 指标值 | 指标值",
        "一级指标 | 二级指标 | 三级指标 | 符号 | 值",
        "产出指标 | 数量指标 | 次数 | ≥ | 3",
    )
    assert split_grid(grid) == (grid,)


def test_indicators_without_a_third_level_become_a_grid_of_their_own_too():
    grid = draw_grid(
        "项目名称 | 草场修复 | < | <",
        "年度目标 | 修复草场。 | < | <",
        "一级指标 | 二级指标 | 指标内容 | 目标值",
        "产出指标 | 数量指标 | 面积 | 5万亩",
    )
    assert [part.row_count for part in split_grid(grid)] == [2, 2]


def test_the_second_row_of_a_header_begins_no_grid_of_its_own():
    grid = draw_grid(
        "项目名称 | 预算数 | 绩效指标 | < | < | <",
        "^ | ^ | 一级指标 | 二级指标 | 三级指标 | 指标值",
        "防火 | 5.00 | 产出指标 | 数量指标 | 演练次数 | ≥4次",
    )
    assert split_grid(grid) == (grid,)

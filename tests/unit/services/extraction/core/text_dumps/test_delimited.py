"""Rows of cells parted by tabs or bars, told from entries of a table of contents."""

from __future__ import annotations

import pytest

from services.extraction.core.text_dumps.delimited import is_row
from services.extraction.core.text_dumps.source_lines import SourceLine
from tests.unit.services.extraction.core.text_dumps.showing import read, show


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("项目\t预算数", True),
        ("五、事业单位经营收入\t\t\t", True),
        ("| 项目 | 预算数 |", True),
        ("一、部门概况\t12", False),
        ("二、收入说明\t", False),
        ("正文一句。", False),
    ],
)
def test_a_label_with_blank_cells_behind_it_is_a_row(text, is_one):
    assert is_row(SourceLine(1, text)) is is_one


def test_a_header_above_rows_with_blank_cells_is_one_row_however_far_the_bars_reach():
    text = (
        "| 一级指标 | 三级指标 | 指标描述 | 指标值 | 依据 |  |\n"
        "| 产出指标 |  | 新建泵站 | ≥2座 |  |  |\n"
        "|  |  | 验收合格率 | ≥95% |  |  |\n"
    )
    (grid,) = show(read(text))
    assert grid[:2] == [
        "一级指标 | 三级指标 | 指标描述 | 指标值 | 依据 | ",
        "产出指标 2x1 |  | 新建泵站 | ≥2座 |  | ",
    ]


def test_a_header_of_indicators_whose_labels_are_written_out_is_one():
    text = (
        "| 一级指标 | 二级指标 | 指标值 | 指标值 |\n"
        "|---|---|---|---|\n"
        "| 一级指标 | 二级指标 | 符号 | 值 |\n"
        "| 产出指标 | 数量指标 | ≥ | 2座 |\n"
    )
    (grid,) = show(read(text))
    assert len(grid) == 3


def test_labels_below_the_blanks_of_a_header_are_its_second_row():
    text = "| 科目 |  | 合计 |\n| 编码 | 名称 |  |\n| 213 | 农林水支出 | 4.00 |\n"
    (grid,) = show(read(text))
    assert grid[0] == "科目 1x2 | 合计 2x1"


def test_a_new_line_between_bars_parts_the_lines_of_a_cell():
    (grid,) = show(read("| 项目 | 内容 |\n| 农田 | 修渠<br>清淤<br/>河道 |\n| 水库 | 加固 |\n"))
    assert grid[1].replace("\n", "") == "农田 | 修渠清淤河道"


def test_a_blank_header_over_the_rule_is_no_row():
    part = "|  |  |\n| --- | --- |\n| 科目 | 合计 |\n"
    text = f"{part}| 教育 | 3.00 |\n\n{part}| 住房 | 1.00 |\n"
    assert show(read(text)) == [["科目 | 合计", "教育 | 3.00", "住房 | 1.00"]]


def test_what_a_converter_writes_for_a_blank_cell_is_blank():
    text = "| 部门：某某局 | Unnamed: 1 |\n| --- | --- |\n| 科目 | 合计 |\n| 教育 | NaN |\n"
    assert show(read(text)) == ["部门：某某局", ["科目 | 合计", "教育 | "]]

"""Crafted tables are placed in time that grows with their length alone."""

from __future__ import annotations

import time

import pytest

from tests.unit.services.normalization.core.reflow.writing import reflow

INDICATORS = "一级指标 二级指标 三级指标 绩效指标描述 指标值 指标值确定依据\n"
CLASSES = "序号 功能分类科目\n合计 基本支出 项目支出\n科目编码 科目名称\n栏次 1 2 3 4 5\n"
UNITS = "单位名称 单位性质 单位规格 经费保障形式\n"
OBJECTS = "经济分类科目编码 科目名称 决算数 经济分类科目编码 科目名称 决算数\n"


@pytest.mark.parametrize(
    ("header", "line"),
    [
        (INDICATORS + "产出指标\n数量指标\n", "12 个\n"),
        (INDICATORS + "产出指标\n数量指标\n", "名称\n\n"),
        (INDICATORS + "产出指标\n数量指标\n", "名称" * 500 + "\n"),
        (INDICATORS, "产出\n\n"),
        (CLASSES, "1 201 科目 1.00 1.00\n"),
        (CLASSES + "1 ", "5.00 "),
        (UNITS, "行政\n"),
        (OBJECTS, "301 工资 5 302 商品 4\n"),
        ("", "序号\n"),
        ("", "栏次 1 2 3\n"),
        ("项目编码 P\n", "预算数 其他资金 用途\n"),
        ("项目 数量 价值\n", "1、房屋 5\n"),
    ],
)
def test_repeated_lines_take_linear_time(header: str, line: str):
    text = header + line * min(10_000 // len(line), 1_500)
    started = time.process_time()
    reflow(text)
    assert time.process_time() - started < 2


def test_a_row_number_of_thousands_of_digits_is_no_number():
    longest = "9" * 5_000
    blocks = reflow(CLASSES + f"{longest} 201 科目 1.00 1.00\n1 202 科目 2.00 2.00\n")
    assert blocks

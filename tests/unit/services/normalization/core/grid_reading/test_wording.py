"""What the words of cells and paragraphs give away."""

from __future__ import annotations

import time

import pytest

from services.normalization.core.grid_reading.wording import (
    find_unit,
    is_caption,
    is_coded_name,
    is_column_number_row,
    is_data_row,
    is_figure,
    is_note,
)
from services.normalization.core.printed_text import to_cell_text


@pytest.mark.parametrize(
    "text",
    [
        "单位：万元",
        "（金额单位：元）",
        "预算年度：2031",
        "截止时间：2030年12月31日",
        "编制部门：某某局",
        "公开01表",
        "部门公开表3",
        "附表2-1",
        "表一",
        "（续表）",
        "2031年度",
        "附件1-2",
        "部门（单位）：某某局",
        "单位负责人：",
    ],
)
def test_captions_are_recognised(text):
    assert is_caption(text)


@pytest.mark.parametrize(
    "text",
    ["价值（金额单位：万元）", "部门收支总表", "单位资金", "计量单位", "2031年预算收入3万元"],
)
def test_headers_titles_and_sentences_are_no_captions(text):
    assert not is_caption(text)


@pytest.mark.parametrize(
    ("texts", "unit"),
    [
        (["编制部门：某局  单位：元"], "元"),
        (["价值（金额单位：万元）"], "万元"),
        (["金额(千元)"], "千元"),
        (["单位：人民币元"], "元"),
        (["单位名称"], None),
        (["单位：人"], None),
    ],
)
def test_the_currency_unit_is_read_wherever_it_stands(texts, unit):
    assert find_unit(texts) == unit


def test_a_code_with_a_name_is_told_from_a_year():
    assert is_coded_name("301 某某县某某局")
    assert not is_coded_name("2031年部门收入预算总表")


@pytest.mark.parametrize(
    ("texts", "numbers_columns"),
    [
        (["栏次", "1", "2", "3"], True),
        (["档次", "1", "2"], True),
        (["栏 次", "", "1", "栏次", "", "2"], True),
        (["1", "2", "3", "4"], True),
        (["1", "2", "3"], False),
        (["1", "基本支出", "2"], False),
        (["项目", "金额"], False),
    ],
)
def test_the_row_of_column_numbers_is_recognised(texts, numbers_columns):
    assert is_column_number_row(texts) is numbers_columns


@pytest.mark.parametrize(
    ("texts", "is_data"),
    [
        (["一、某收入", ""], True),
        (["1、房屋（平方米）", ""], True),
        (["201", "某支出", "3.00"], True),
        (["科目编码", "科目名称"], False),
        (["合计", "基本支出", "项目支出"], False),
        (["合计"], True),
        (["效益指标", "社会效益指标", "溺水事件", "不发生"], True),
        (["", "服务对象满意度指标", "渔民满意", "渔民", "满意"], True),
        (["一级指标", "二级指标", "三级指标", "指标值"], False),
        (["产出指标", "效益指标"], False),
        (["", ""], False),
    ],
)
def test_data_rows_are_told_from_header_rows(texts, is_data):
    assert is_data_row(texts) is is_data


def test_figures_and_notes():
    assert is_figure("1,439.90")
    assert is_figure("2010301")
    assert not is_figure("3月底")
    assert is_note("注:空表列示。")
    assert is_note("备注：无。")
    assert not is_note("注意事项")


@pytest.mark.parametrize("char", ["\u3000", " ", "1,", "单位", "（", "一、", "表"])
def test_no_pattern_is_slow_on_a_hundred_thousand_characters(char):
    long = "单位" + char * (100_000 // len(char))
    started = time.process_time()
    for read in (is_caption, is_coded_name, is_figure, is_note, to_cell_text):
        read(long)
    is_data_row([long])
    find_unit([long])
    assert time.process_time() - started < 1

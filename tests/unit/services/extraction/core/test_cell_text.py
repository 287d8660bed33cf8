"""The text of cells and lines."""

from __future__ import annotations

import pytest

from services.extraction.core.cell_text import join_lines, split_lines, to_cell_text, to_line_text


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("项  目", "项目"),
        ("资 金 性 质", "资金性质"),
        ("合\u3000\u3000计", "合计"),
        ("附属单\n位上缴\r\n收入", "附属单位上缴收入"),
        ("    其中：办公用房", "其中：办公用房"),
        ("352 某县教育局", "352 某县教育局"),
        ("≥12 个月", "≥12 个月"),
        ("12 个月的费用及 4根光纤", "12 个月的费用及 4根光纤"),
        ("13993125P00\nA0110001K", "13993125P00A0110001K"),
        ("1,234.\n50", "1,234.50"),
        ("Web\nservice", "Web service"),
        ("\u200b\ufeff甲\u00ad", "甲"),
        (" \u00a0\t\n", ""),
    ],
)
def test_layout_goes_and_meaningful_blanks_stay(printed: str, text: str):
    assert to_cell_text(printed) == text


def test_lines_are_split_at_every_kind_of_break_and_blank_ones_dropped():
    assert split_lines("甲\n\n 乙\r丙\u2028丁\x0b") == ["甲", "乙", "丙", "丁"]


def test_inner_blanks_of_a_line_are_kept():
    assert to_line_text("第一部分\u3000 总则 ") == "第一部分  总则"


def test_nothing_joins_to_nothing():
    assert join_lines([]) == ""

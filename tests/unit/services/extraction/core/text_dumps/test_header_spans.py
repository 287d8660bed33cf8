from __future__ import annotations

import pytest

from services.extraction.core.text_dumps.header_spans import (
    find_blank_extents,
    find_extents,
)


def _spans(upper: str, lower: str) -> list[int]:
    rows = [upper.split("|"), lower.split("|")]
    return [extent.span for extent in find_extents(rows, len(rows[1]))[0]]


@pytest.mark.parametrize(
    ("upper", "lower", "spans"),
    [
        # a repeated label begins the next parent
        ("序号|收入|支出", "|项目|预算数|项目|预算数", [1, 2, 2]),
        ("序号|收入|支出", "|项目|金额|项目|合计|一般公共预算|政府性基金", [1, 2, 4]),
        # a blank goes on with the cell above; a run of labels stands under one parent
        ("序号|功能分类科目|合计|本年收入|结转", "|编码|名称||小计|拨款|事业|", [1, 2, 1, 3, 1]),
        ("序号|项目|资金性质", "||合计|一般公共预算|政府性基金", [1, 1, 3]),
        # two parents side by side, no label repeats: 合计 opens the second
        ("序号|经济分类科目|基本支出", "|科目编码|科目名称|合计|人员|公用", [1, 2, 3]),
        # codes and names belong to the parent that is about codes
        ("支出科目|预算", "科目编码|科目名称|金额|上年", [2, 2]),
    ],
)
def test_spans_are_deduced_from_the_row_below(upper: str, lower: str, spans: list[int]):
    assert _spans(upper, lower) == spans


def test_three_header_rows_are_deduced_from_below_upwards():
    rows = [["项目", "收入预算"], ["编码", "名称", "合计", "拨款"], ["类", "款", "", "", ""]]
    extents = find_extents(rows, 5)
    assert [(e.start, e.span) for e in extents[0]] == [(0, 3), (3, 2)]
    assert [(e.start, e.span) for e in extents[1]] == [(0, 2), (2, 1), (3, 1), (4, 1)]


def test_blanks_that_a_span_leaves_behind_belong_to_the_label_at_their_left():
    rows = [["序号", "收入", "", "支出", ""], ["", "项目", "金额", "项目", "金额"]]
    assert [extent.span for extent in find_blank_extents(rows, 5)[0]] == [1, 2, 0, 2, 0]

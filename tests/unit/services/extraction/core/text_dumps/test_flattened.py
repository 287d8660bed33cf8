"""Dumps of PDF files: running text joined, tables cut out whole."""

from __future__ import annotations

import pytest

from shared.contracts.extracted import Paragraph
from tests.unit.services.extraction.core.text_dumps.showing import read, show

LINE = "本部门贯彻执行上级关于教育工作的方针政策，组织实施全县学校的教学改革和发展规划工作，负责"
TABLE = [
    "部门预算支出总表", "120 河滨县教育局 预算年度：2024 单位：万元", "", "序号", "",
    "功能分类科目", "", "合计 基本支出 项目支出科目", "", "编码", "科目名称", "",
    "栏次 1 2 3 4 5", "",
]  # fmt: skip


def test_wrapped_lines_are_joined_into_a_paragraph():
    prose = ["一、部门职责", "", *[LINE, ""] * 5, "落实。", "", "（二）指导工作。"]
    assert show(read("\n".join([*prose, *TABLE])))[:3] == [
        "一、部门职责",
        LINE * 5 + "落实。",
        "（二）指导工作。",
    ]


def test_a_table_goes_over_pages_that_repeat_its_caption_and_header():
    rows = ["1 合计 9.00 6.00 3.00", "", "2 205 教育支出 9.00 6.00 3.00"]
    again = [*TABLE[1:], "3 20502 普通教育 9.00 6.00 3.00"]
    after = ["部门职责：", *[LINE] * 4]
    shown = show(read("\n".join([*TABLE, *rows, *again, "", "第一部分 情况说明", *after])))
    assert shown[:2] == TABLE[:2]
    assert shown[2][0] == "序号"
    assert shown[2][-1] == "3 20502 普通教育 9.00 6.00 3.00"
    assert shown[3] == "第一部分 情况说明"


@pytest.mark.parametrize(
    "after",
    [
        "注：无政府性基金预算，空表列示。",
        "二、部门预算安排的总体情况",
        "第二部分 情况说明",
        "按照预算管理有关规定，目前部门预算的编制实行综合预算管理，即全部收入和支出都反映在预算中。",
        "部门预算财政拨款收支总表",
    ],
)
def test_a_table_ends_before_what_is_no_row(after: str):
    shown = show(read("\n".join([*TABLE, "1 合计 9.00 6.00 3.00", "", after, TABLE[1], "序号"])))
    assert shown[2][-1] == "1 合计 9.00 6.00 3.00"
    assert shown[3] == after


def test_a_label_that_wraps_is_no_heading():
    rows = [
        "1 一、一般公共预算拨款 9.00 一、教育支出 9.00", "2", "二、政府性基金预算拨款收", "入",
        "二、科学技术支出", "3 三、其他收入 三、其他支出",
    ]  # fmt: skip
    shown = show(read("\n".join(["收支总表", "单位：万元", "序号 收入 支出", *rows])))
    assert shown[2] == ["序号 收入 支出", *rows]


def test_contents_entries_are_flagged():
    text = "目录\n一、部门职责 ............ 3\n二、收支总表 …………………… 4\n" + "\n".join(TABLE)
    flags = [block.is_contents_entry for block in read(text) if isinstance(block, Paragraph)]
    assert flags[:3] == [False, True, True]


def test_page_numbers_between_a_caption_and_its_header_are_no_rows():
    text = ["项目绩效目标表", "单位：万元", "17", "项目编码 P-1 项目名称 维修"]
    assert show(read("\n".join(text)))[-1] == ["项目编码 P-1 项目名称 维修"]

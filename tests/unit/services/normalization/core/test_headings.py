"""The form of single headings."""

from __future__ import annotations

import pytest

from services.normalization.core.headings import Heading, parse_heading, parse_number, strip_number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、部门职责及机构设置情况", Heading("chinese", 1)),
        ("十一、其他需要说明的事项", Heading("chinese", 11)),
        ("（2） 分项绩效目标", Heading("bracket", 2)),
        ("1、2019年采购项目结转余款绩效目标表", Heading("arabic、", 1)),
        ("10．专项差旅费绩效目标表", Heading("arabic.", 10)),
        ("第2部分 资金绩效目标", Heading("part", 2)),
        ("机构设置:", Heading("label")),
        ("机关运行经费安排情况", Heading("plain")),
        ("2020年度部门预算信息公开情况说明", Heading("title")),
        ("科目编码 科目名称 名词解释", None),
        ("1.5万元", None),
        ("完成交办的其他任务。", None),
        ("白沙镇2031年“三公”经费支出说明", Heading("title")),
        ("（二）政府采购预算情况说明。", Heading("bracket", 2)),
        ("（一）职能职责。", Heading("bracket", 1)),
        ("（三）完成交办的其他任务。", None),
        ("具体情况如下：", None),
        ("一、财政拨款收入：指本级财政当年拨付的资金", None),
    ],
)
def test_a_line_is_a_heading_by_its_form(text, expected):
    assert parse_heading(text) == expected


def test_chinese_numerals_up_to_ninety_nine_are_counted():
    assert [parse_number(n) for n in ("一", "十", "十九", "二十", "九十九", "07")] == [
        1, 10, 19, 20, 99, 7,
    ]  # fmt: skip


def test_an_entry_of_the_contents_is_compared_without_number_and_page():
    assert strip_number("三、名词解释 ........ 12") == "名词解释"


def test_the_name_of_an_attached_file_is_no_heading():
    assert parse_heading("1.某某县妇女联合会2031年部门预算公开表.xlsx") is None

from __future__ import annotations

import pytest

from services.extraction.core.text_dumps.source_lines import read_lines


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("[bookmark: _Toc_2_2_0000000001]部门预算收支总表", "部门预算收支总表"),
        (r"一、总体绩效目标 TC 一、总体绩效目标 \f A \l 1 ", "一、总体绩效目标"),
        (r"2、水费绩效目标表 TC 2、水费绩效目标表 \f C \l 1", "2、水费绩效目标表"),
        (r'HYPERLINK \l "_Toc1"部门收支总表 PAGEREF _Toc1 \h 3', "部门收支总表  3"),
        ("\t 12.50 ", "\t12.50"),
        ("\u3000\u3000一、收入说明\u200b", "一、收入说明"),
        ("\x0c部门预算收入总表", "部门预算收入总表"),
    ],
)
def test_the_marks_of_a_converter_are_taken_off(printed: str, read: str):
    assert [line.text for line in read_lines(printed) if line.text] == [read]


def test_lines_are_counted_from_one_whatever_ends_them():
    lines = list(read_lines("一\r\n二\n\n三\r四"))
    assert [(line.number, line.text) for line in lines] == [
        (1, "一"), (2, "二"), (3, ""), (4, "三"), (5, "四"),
    ]  # fmt: skip

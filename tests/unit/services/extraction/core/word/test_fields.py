"""Fields: what of them is printed, and how long many of them take."""

from __future__ import annotations

import time

import pytest
from lxml import etree

from services.extraction.core.word.names import W
from services.extraction.core.word.runs import RunReader, RunText
from services.extraction.core.word.styles import Styles

NAMESPACE = W.strip("{}")
BEGIN, SEPARATE, END = (
    f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
)


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def text(printed: str) -> str:
    return f"<w:r><w:t>{printed}</w:t></w:r>"


def read(runs: str) -> RunText:
    paragraph = etree.fromstring(f'<w:p xmlns:w="{NAMESPACE}">{runs}</w:p>')
    return RunReader(Styles(None)).read(paragraph)


@pytest.mark.parametrize(
    ("runs", "printed", "is_contents"),
    [
        (BEGIN + code("PAGE") + text("1") + SEPARATE + text("7") + END + text("页"), "7页", False),
        (BEGIN + code(" T") + code("OC \\o") + SEPARATE + text("一、概况") + END, "一、概况", True),
        (BEGIN + code("TOC") + END + text("一、概况"), "一、概况", False),
        (BEGIN + BEGIN + code("TOC") + SEPARATE + text("甲") + END + text("乙") + END, "", False),
        (END + SEPARATE + text("丙"), "丙", False),
    ],
)
def test_the_result_of_a_field_is_printed_and_its_code_is_not(
    runs: str, printed: str, is_contents: bool
):
    found = read(runs)
    assert (found.text, found.is_contents) == (printed, is_contents)


def test_fields_within_fields_cost_no_more_than_fields_in_a_row():
    runs = (BEGIN + SEPARATE + text("预算")) * 8_000
    begin = time.process_time()
    assert read(runs).text == "预算" * 8_000
    assert time.process_time() - begin < 1

from __future__ import annotations

import pytest

from services.validation.core.texts import (
    is_like,
    likeness,
    parse_numeral,
    plain,
    without_number,
)


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("（三）普查经费", "普查经费"),
        ("12、普查经费绩效目标表", "普查经费绩效目标表"),
        ("十一、其他", "其他"),
        ("第一部分 说明", "说明"),
        ("2024年预算", "2024年预算"),
    ],
)
def test_heading_loses_its_number_and_nothing_else(heading: str, words: str):
    assert without_number(heading) == words


def test_names_are_compared_without_their_marks():
    assert plain("“互联网+政务服务” （经费）") == plain("互联网+政务服务(经费)")


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [
        ("普查经费", "普查经费", 1.0, 1.0),
        ("普查经费", "经济普查经费", 0.8, 0.99),
        ("劳务派遣人员费用", "劳务派遣人员经费", 0.7, 0.99),
        ("普查经费", "大厅租金", 0.0, 0.3),
        ("", "普查经费", 0.0, 0.0),
    ],
)
def test_likeness_says_how_close_two_names_are(one: str, other: str, low: float, high: float):
    assert low <= likeness(one, other) <= high


@pytest.mark.parametrize(
    ("one", "other", "least"),
    [
        ("劳务派遣人员费用", "劳务派遣人员经费", 0.75),
        ("普查经费", "第三次全国经济普查经费", 0.75),
        ("普查经费", "第三次全国经济普查经费", 0.8),
        ("abcd", "abcdef", 0.8),
        ("信息化费", "费信息化", 0.75),
        ("信息化费", "大厅租金", 0.5),
        ("会议", "培训会议", 0.5),
        ("", "", 0.0),
    ],
)
def test_a_bound_on_likeness_is_told_as_likeness_would(one: str, other: str, least: float):
    assert is_like(one, other, least) == (likeness(one, other) > least)


@pytest.mark.parametrize(("text", "number"), [("二十三", 23), ("十", 10), ("廿", None), ("", None)])
def test_chapter_numbers_are_read(text: str, number: int | None):
    assert parse_numeral(text) == number

"""Forms of values that are no plain quantity are recognized by what they hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.normalization.core.targets.dates import names_calendar, parse_date, parse_period
from services.normalization.core.targets.forms import FORMS, is_peculiar
from services.normalization.core.targets.masking import COVER, cover_names
from services.normalization.core.targets.units import to_alternatives
from services.normalization.core.targets.writing import to_plain

ROWS = Path(__file__).with_name("values.txt").read_text("utf-8").splitlines()
PRINTED = [to_plain(row.split(" → ")[0]) for row in ROWS]
PIECES = st.sampled_from(
    [
        *"015零一三%个年月日号第前名±×:;,()[]-/≥≤优良差次天比+X",
        "12", "95", "2031", "12345", "1.5", "1,280", "以上", "以内", "至", "投诉", "事故", "热线",
        "平台", "季度", "半年", "大于", "小于", "不超过", "之间", "单价在", "设备", "小时", "满意",
    ]
)  # fmt: skip


def check(plain: str) -> None:
    if any(form(plain) for form in FORMS):
        assert is_peculiar(plain)
    if parse_period(plain, 2031) or parse_date(plain, "完成时间", 2031):
        assert names_calendar(plain)


@pytest.mark.parametrize("plain", PRINTED)
def test_a_value_of_a_peculiar_form_is_known_by_what_it_holds(plain):
    check(plain)


@given(st.lists(PIECES, min_size=1, max_size=8).map("".join))
def test_a_made_up_value_of_a_peculiar_form_is_known_by_what_it_holds(plain):
    check(plain)


@pytest.mark.parametrize(
    "name",
    [
        "第5号", "【2031】4号", "《灯塔管理办法》", "“十六五”", '"双优"', "「一站」", "3+1+5",
        "AB7+X", "(见附表)", "第三名", "7×24小时", "7*24小时", "1:20", "2/3", "三分之二", "2031年",
        "2031年度", "2031-06-30", "2031.6.30日", "6月30日前", "12月底前", "次年3月", "每月15日前",
    ],
)  # fmt: skip
def test_a_name_with_figures_is_covered_whole(name):
    assert cover_names(f"灯塔{name}") == "灯塔" + COVER * len(name)


@given(words=st.sets(st.text("个月工作日百分点", min_size=1, max_size=4), min_size=1))
def test_of_several_words_the_longest_is_found(words):
    pattern = re.compile(to_alternatives(words))
    for word in words:
        found = pattern.match(f"{word}。")
        assert found is not None
        assert found.group() == word

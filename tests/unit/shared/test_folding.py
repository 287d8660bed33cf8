"""Folding of printed text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from shared.folding import fold_plain, fold_text, fold_width


def test_full_width_signs_become_ascii_one_for_one():
    assert fold_width("（１，２８０．５％）；：“”") == '(1,280.5%);:""'


def test_blanks_vanish_except_between_two_numbers():
    assert fold_text("财 政 10.00 万 元\n12  34").text == "财政10.00万元12 34"


def test_a_span_is_printed_as_it_stood_without_line_breaks():
    folded = fold_text("共\n计 46.80\n万元。")
    assert folded.print_span(0, folded.text.index("。")) == "共计 46.80万元"
    assert folded.print_span(2, 2) == ""


@given(st.text(alphabet="12 年\n\t　（１", max_size=30))
def test_both_ways_of_folding_agree(text):
    assert fold_plain(text) == fold_text(text).text

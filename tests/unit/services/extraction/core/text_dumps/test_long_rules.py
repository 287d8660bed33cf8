"""A line of nothing but strokes is looked at in time that grows with its length alone."""

from __future__ import annotations

import time

import pytest

from services.extraction.core.text_dumps import delimited


@pytest.mark.parametrize("line", ["-" * 20_000 + "!", "-|" * 10_000 + "!", " " * 20_000 + "!"])
def test_a_long_line_of_strokes_takes_no_time(line: str):
    begin = time.process_time()
    assert delimited._RULE.match(line) is None
    assert time.process_time() - begin < 1


@pytest.mark.parametrize("line", ["---", "|---|:--:|", "+----+=-", " -- "])
def test_a_rule_is_told_by_its_strokes(line: str):
    assert delimited._RULE.match(line)
    assert not delimited._RULE.match("- a -")
    assert not delimited._RULE.match("| |")

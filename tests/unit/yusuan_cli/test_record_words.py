from __future__ import annotations

from functools import partial

from yusuan_cli.messages import say
from yusuan_cli.record_words import to_reason, to_time


def test_a_time_is_shown_to_the_second():
    assert to_time("2026-01-02T03:04:05.678901+00:00") == "2026-01-02T03:04:05Z"
    assert to_time("") == ""


def test_a_reason_is_shown_in_words_and_by_its_slug():
    assert to_reason("empty_file", partial(say, "zh")) == "空文件 [empty_file]"
    assert to_reason(None, partial(say, "en")) == ""

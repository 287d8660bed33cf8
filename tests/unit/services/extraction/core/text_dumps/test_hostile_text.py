"""Long and crafted texts are read in time that grows with their length alone."""

from __future__ import annotations

import time

import pytest

from services.extraction.core.formats.markdown import bid_on_markdown, read_markdown
from services.extraction.core.formats.plain_text import read_plain_text

SIZE = 12_000


@pytest.mark.parametrize(
    "unit",
    ["\t", "\t\t\n", "|", "| - ", "\\", "TC \\f ", "[bookmark: ", "$\\ge ", "<b", "**a", "1\n",
     "1 2 3 ", "一、", "（", "项目", "序号\n", "栏次 1 2 3\n", "序号\n1\n", ".", "…", "表\n",
     "单位：万元\n", "一级指标\n", "\ta\nb\n", "-", "#", "&amp;", "![](", "\u3000", "2\n3\n"],
)  # fmt: skip
def test_repeated_marks_take_linear_time(unit: str):
    data = (unit * (SIZE // len(unit))).encode()
    started = time.process_time()
    read_plain_text(data)
    bid_on_markdown(data)
    read_markdown(data)
    assert time.process_time() - started < 2

"""No text, however mangled, stops its reader."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from services.extraction.core.formats.markdown import read_markdown
from services.extraction.core.formats.plain_text import read_plain_text

PIECES = st.sampled_from(
    ["\t", "\t项目", "\n", "\n\n", "|", "| a |", "|---|", "序号", "栏次 1 2 3", "1", "2",
        "一级指标", "二级指标",
     "绩效目标", "项目编码", "单位：万元", "预算年度：2024", "部门预算收支总表",
     "120 河滨县教育局", "合计", "3.00",
     "一、收入说明", "注：空表", "，", "。", "# 标题", "<table>", "<tr><td>甲</td></tr>",
     "</table>", "**", "a,b,c",
     " ", "…… 3", "第一部分", "收入", "支出", "\x0c", "\x00", "\u3000", "（", "17",
     "TC x \\f C \\l 1"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=60).map("".join)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_mangled_text_gives_blocks_at_lines_that_exist(text: str):
    data = text.encode()
    last = text.count("\n") + text.count("\x0c") + 1
    for reading in (read_plain_text(data), read_markdown(data)):
        for block in reading.blocks:
            assert block.location is None or 1 <= (block.location.line or 1) <= last

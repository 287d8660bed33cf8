"""What repeats at the edge of pages: running heads go, the captions of forms stay."""

from __future__ import annotations

from services.extraction.core.pdf.lines import PrintedLine
from services.extraction.core.pdf.running_heads import drop_running_heads

HEIGHT = 800.0


def line(text, top):
    return PrintedLine(text, (50.0, top, 300.0, top + 10.0), 10.0, is_bold=False)


def kept(*pages):
    lines = [[line(text, top) for text, top in page] for page in pages]
    left = drop_running_heads(lines, [HEIGHT] * len(pages))
    return [[entry.text for entry in page] for page in left]


def test_a_head_repeated_on_every_page_and_page_numbers_are_dropped():
    pages = [
        (("某某局2031年部门预算", 20.0), (f"正文{n}", 400.0), (f"- {n} -", 780.0)) for n in "123"
    ]
    assert kept(*pages) == [["正文1"], ["正文2"], ["正文3"]]


def test_the_caption_that_each_form_repeats_above_its_table_stays():
    pages = [((f"表题{n}", 40.0), (f"公开0{n}表 单位：万元", 60.0), ("数", 400.0)) for n in "123"]
    assert all(any("单位：万元" in text for text in page) for page in kept(*pages))

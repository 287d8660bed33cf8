"""A text alone on its line that heads the rows below it, in tables without column rules."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

from services.extraction.core.tables_of_pages import read_tables
from tests.unit.services.extraction.core.pdf.drawing import FONT, draw_pages, draw_row

CHINESE = [
    ("经济分类", "预算数", "上年数"),
    ("一、工资福利支出", "", ""),
    ("基本工资", "120.50", "118.00"),
    ("津贴补贴", "44.10", "42.00"),
    ("二、商品和服务支出", "", ""),
    ("办公费", "3.20", "3.10"),
    ("差旅费", "1.80", "2.40"),
]
ENGLISH = [
    ("Item", "Plan", "Actual"),
    ("Wages", "120.50", "118.00"),
    ("Allowances", "44.10", "42.00"),
    ("Operations", "", ""),
    ("Travel", "3.20", "3.10"),
    ("Training", "1.80", "2.40"),
]


def read(rows: Sequence[Sequence[str]], font: str, *, rules: bool) -> list[list[list[str | None]]]:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(font, 9)
        for at, row in enumerate(rows):
            draw_row(canvas, 700 - 16 * at, row)
        if rules:
            canvas.line(56, 711, 404, 711)
            canvas.line(56, 695, 404, 695)

    return [table.rows for table in read_tables(draw_pages(draw))]


@pytest.mark.parametrize("rules", [False, True], ids=["no rule", "rules at the head"])
def test_a_numbered_heading_right_below_the_head_is_a_row(rules):
    assert read(CHINESE, FONT, rules=rules) == [list(map(list, CHINESE))]


@pytest.mark.parametrize("rules", [False, True], ids=["no rule", "rules at the head"])
def test_a_heading_between_rows_does_not_end_them(rules):
    assert read(ENGLISH, "Helvetica", rules=rules) == [list(map(list, ENGLISH))]

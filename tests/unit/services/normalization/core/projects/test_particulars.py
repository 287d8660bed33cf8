"""Particulars whose rows are missing."""

from __future__ import annotations

from services.normalization.core.projects.particulars import read_particulars
from shared.contracts.extracted import Cell, Grid


def test_goals_right_under_the_dates_of_a_plan_are_no_shares():
    texts = [["资金支出计划（%）", "3月底", "6月底"], ["绩效目标", "保障照明。", ""]]
    cells = tuple(
        Cell(row=row, column=column, text=text, column_span=2 if text == "保障照明。" else 1)
        for row, line in enumerate(texts)
        for column, text in enumerate(line)
        if text
    )
    read = read_particulars(Grid(id="g1", row_count=2, column_count=3, cells=cells))
    assert read.plan == {"3月底": None, "6月底": None}
    assert read.goals == ("保障照明。",)

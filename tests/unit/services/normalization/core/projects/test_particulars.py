"""Particulars whose rows are missing."""

from __future__ import annotations

import pytest

from services.normalization.core.projects.particulars import merge_particulars, read_particulars
from services.normalization.core.projects.recognition import is_particulars
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


def _grid(*rows: list[str]) -> Grid:
    cells = tuple(
        Cell(row=row, column=column, text=text)
        for row, line in enumerate(rows)
        for column, text in enumerate(line)
    )
    return Grid(id="g1", row_count=len(rows), column_count=len(rows[0]), cells=cells)


DATES = ["资金支出计划", "3月底", "6月底", "10月底", "12月底"]
SHARES = ["", "", "35.00", "100.00", ""]
PLAN = {"3月底": None, "6月底": "35.00", "10月底": "100.00", "12月底": None}


def test_shares_stand_below_what_a_page_break_left_of_the_label():
    assert read_particulars(_grid(DATES, ["（%）", "", "", "", ""], SHARES)).plan == PLAN


def test_shares_at_the_top_of_a_page_belong_to_the_dates_at_the_foot_of_the_one_before():
    below = _grid(["计划（%）", "", "", "", ""], SHARES, ["绩效目标", "修好水闸。", "", "", ""])
    assert is_particulars(below)
    merged = merge_particulars([read_particulars(_grid(DATES)), read_particulars(below)])
    assert merged.plan == PLAN
    assert merged.goals == ("修好水闸。",)


def test_dates_beside_a_blank_rest_of_a_label_are_no_purpose():
    rows = (["预算规模及资金用途", "预算数", "3.50", "", ""], ["", "更换街灯。", "", "", ""])
    grid = _grid(*rows, ["", *DATES[1:]], ["", "25%", "50%", "75%", "100%"])
    assert read_particulars(grid).fields["purpose"] == "更换街灯。"


@pytest.mark.parametrize("rest", ["", "途"])
def test_a_text_at_the_top_of_a_page_is_the_purpose_of_the_budget_at_the_foot_of_the_one_before(
    rest: str,
):
    above = read_particulars(_grid(["预算规模", "预算数", "3.50", "财政资金", "3.50"]))
    cells = (
        Cell(row=0, column=0, text=rest),
        Cell(row=0, column=1, column_span=2, text="更换街灯。"),
        *(Cell(row=1, column=at, text=text) for at, text in enumerate(["绩效目标", "修灯。", ""])),
    )
    below = read_particulars(Grid(id="g2", row_count=2, column_count=3, cells=cells))
    merged = merge_particulars([above, below])
    assert (merged.fields["purpose"], merged.goals) == ("更换街灯。", ("修灯。",))
    assert "purpose" not in merge_particulars([merge_particulars([below]), below]).fields


def test_a_share_that_spans_two_dates_counts_once():
    cells = [Cell(row=0, column=at, text=text) for at, text in enumerate(DATES)]
    cells += [Cell(row=1, column=at, text=text) for at, text in enumerate(["", "", "35.00"])]
    cells.append(Cell(row=1, column=3, column_span=2, text="100.00"))
    grid = Grid(id="g1", row_count=2, column_count=5, cells=tuple(cells))
    assert read_particulars(grid).plan == PLAN


def test_goals_written_into_each_position_of_their_merged_cell_count_once():
    goals = "1. 保障照明。\n2. 更换灯杆。"
    cells = tuple(
        Cell(row=0, column=column, text=text)
        for column, text in enumerate(["绩效目标", goals, goals, goals])
    )
    grid = Grid(id="g1", row_count=1, column_count=4, cells=cells)
    assert is_particulars(grid)
    assert read_particulars(grid).goals == ("保障照明。", "更换灯杆。")

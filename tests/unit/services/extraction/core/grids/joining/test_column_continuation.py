"""Columns printed on the next page: joined beside the same rows, left alone where in doubt."""

from __future__ import annotations

from dataclasses import replace

import pytest

from services.extraction.core.grids.joining.column_continuation import Side, adjoins, join_columns
from tests.unit.services.extraction.core.grids.joining.drawn_grids import draw_grid

ROWS = (100.0, 130.0, 150.0, 170.0)
LABELLED = (("科目编码", "科目名称", "合计"), ("901", "种植", "5.00"), ("902", "养殖", "7.00"))
AMOUNTS = (("基本支出", "项目支出"), ("1.00", "4.00"), ("", "7.00"))


def side(*texts, rows=ROWS, left=50.0, width=80.0):
    """Build a side; None is a position that the cell to its left reaches into."""
    edges = tuple(left + width * at for at in range(len(texts[0]) + 1))
    return Side(draw_grid(*texts), edges, rows)


def texts(joined):
    rows: list[list[str | None]] = [
        [None] * joined.grid.column_count for _ in range(joined.grid.row_count)
    ]
    for cell in joined.grid.cells:
        rows[cell.row][cell.column] = cell.text
    return [tuple(row) for row in rows]


def test_amounts_at_the_heights_of_labelled_rows_are_their_further_columns():
    left, right = side(*LABELLED), side(*AMOUNTS)
    assert adjoins(left, right)
    joined = join_columns(left, right)
    assert texts(joined) == [one + two for one, two in zip(LABELLED, AMOUNTS, strict=True)]
    assert joined.columns == (50.0, 130.0, 210.0, 290.0, 370.0, 450.0)
    assert joined.grid.is_joined


def test_labels_printed_again_are_dropped():
    again = (("科目编码", "科目名称", "项目支出"), ("901", "种植", "4.00"), ("902", "养殖", ""))
    left, right = side(*LABELLED), side(*again)
    assert adjoins(left, right)
    assert texts(join_columns(left, right))[1] == ("901", "种植", "5.00", "4.00")


def test_a_row_that_only_one_side_divides_stays_divided():
    left = side(("科目", "合计"), ("901", "5.00"), rows=(100.0, 150.0, 170.0))
    right = side(
        ("其中", None), ("基本", "项目"), ("1.00", "4.00"), rows=(100.0, 130.0, 150.0, 170.0)
    )
    assert adjoins(left, right)
    joined = join_columns(left, right)
    assert joined.rows == (100.0, 130.0, 150.0, 170.0)
    spans = {cell.text: cell.row_span for cell in joined.grid.cells}
    assert (spans["科目"], spans["基本"], spans["901"]) == (2, 1, 1)


def test_the_two_sides_of_a_balance_belong_together():
    left = side(("收入", None), ("项目", "预算数"), ("种植收入", "5.00"))
    right = side(("支出", None), ("项目", "预算数"), ("养殖支出", "5.00"))
    assert adjoins(left, right)


@pytest.mark.parametrize(
    "right",
    [
        pytest.param(side(*AMOUNTS, rows=(100.0, 130.0, 150.0, 176.0)), id="other heights"),
        pytest.param(side(*LABELLED), id="the same table once more"),
        pytest.param(
            side(("项目编码", "支出"), ("7011", "1.00"), ("7012", "2.00")), id="codes of its own"
        ),
        pytest.param(
            side(("经办", "金额"), ("甲", "1.00"), ("乙", "2.00")),
            id="words in its first column",
        ),
        pytest.param(
            side(
                ("科目编码", "科目名称", "合计"), ("901", "种植", "6.00"), ("902", "养殖", "1.00")
            ),
            id="the same labels and the same first amount: another form",
        ),
    ],
)
def test_a_side_that_may_be_another_table_is_left_alone(right):
    assert not adjoins(side(*LABELLED), right)


def test_rows_without_a_header_in_the_same_columns_are_further_rows():
    left = side(("901", "5.00"), ("902", "7.00"), ("903", "8.00"))
    assert not adjoins(left, side(("1.00", "5.00"), ("2.00", "7.00"), ("3.00", "8.00")))


def test_a_merged_header_that_the_page_cuts_is_one_cell():
    left = side(("科目", "", None), ("名称", "合计", "基本"), ("种植", "5.00", "1.00"))
    right = side(("本年支出", None), ("项目", "其他"), ("3.00", "1.00"), width=60.0)
    head = [cell for cell in join_columns(left, right).grid.cells if cell.row == 0]
    assert [(cell.text, cell.column, cell.column_span) for cell in head] == [
        ("科目", 0, 1),
        ("本年支出", 1, 4),
    ]


@pytest.mark.parametrize(
    ("cut_rows", "heads"),
    [
        pytest.param((0,), ["科目", "本年支出"], id="known to be cut"),
        pytest.param((), ["科目", "本年", "支出"], id="two heads for all one can tell"),
    ],
)
def test_the_text_of_a_header_is_put_together_where_it_is_known_to_be_cut(cut_rows, heads):
    left = side(("科目", "本年", None), ("名称", "合计", "基本"), ("种植", "5.00", "1.00"))
    right = side(("支出",), ("项目",), ("3.00",), width=60.0)
    joined = join_columns(left, replace(right, cut_rows=cut_rows))
    assert [cell.text for cell in joined.grid.cells if cell.row == 0] == heads

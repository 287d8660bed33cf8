"""Sheets wider than their paper: their pages become one table, in either order of printing."""

from __future__ import annotations

import pytest

from services.extraction.core.formats.pdf import read_pdf
from shared.contracts.extracted import Grid, Paragraph
from tests.unit.services.extraction.core.pdf.drawing import draw_pages, draw_table

LABELS = (("科目", "合计"), ("种植", "5.00"), ("养殖", "7.00"), ("渔业", "9.00"))
AMOUNTS = (("基本支出", "项目支出"), ("1.00", "4.00"), ("2.00", "5.00"), ("3.00", "6.00"))
MORE_LABELS = (("林业", "8.00"), ("水利", "6.00"), ("气象", "4.00"))
MORE_AMOUNTS = (("7.00", "1.00"), ("2.00", "4.00"), ("", "4.00"))
WHOLE = [one + two for one, two in zip(LABELS + MORE_LABELS, AMOUNTS + MORE_AMOUNTS, strict=True)]


def page(rows, title="", unit="", widths=None):
    def draw(canvas):
        if title:
            canvas.drawString(60, 740, title)
        if unit:
            canvas.drawString(180, 715, unit)
        draw_table(canvas, rows, widths=widths)

    return draw


def grids(data):
    found = []
    for block in read_pdf(data).blocks:
        if isinstance(block, Grid):
            rows: list[list[str | None]] = [
                [None] * block.column_count for _ in range(block.row_count)
            ]
            for cell in block.cells:
                rows[cell.row][cell.column] = cell.text
            found.append([tuple(row) for row in rows])
    return found


def paragraphs(data):
    return [block.text for block in read_pdf(data).blocks if isinstance(block, Paragraph)]


FIRST = page(LABELS, title="支出总表", widths=[150, 90])
BESIDE = page(AMOUNTS, unit="单位：元")
BELOW = page(MORE_LABELS, widths=[150, 90])
BELOW_BESIDE = page(MORE_AMOUNTS)


@pytest.mark.parametrize(
    "pages",
    [
        pytest.param((FIRST, BESIDE, BELOW, BELOW_BESIDE), id="over then down"),
        pytest.param((FIRST, BELOW, BESIDE, BELOW_BESIDE), id="down then over"),
    ],
)
def test_the_pages_of_a_wide_sheet_are_one_table(pages):
    data = draw_pages(*pages)
    assert grids(data) == [WHOLE]
    assert paragraphs(data) == ["支出总表", "单位：元"]


def test_a_page_with_a_title_of_its_own_begins_a_table():
    data = draw_pages(FIRST, page(AMOUNTS, title="项目一览"))
    assert len(grids(data)) == 2


def test_a_single_column_of_figures_at_the_heights_of_the_rows_is_the_last_column():
    def column(canvas):
        for at, text in enumerate(("项目支出", "4.00", "", "6.00")):
            canvas.drawRightString(140, 700 - at * 20 - 14, text)

    last = ("项目支出", "4.00", "", "6.00")
    expected = [(*row, text) for row, text in zip(LABELS, last, strict=True)]
    assert grids(draw_pages(FIRST, column)) == [expected]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(LABELS, id="after amounts"),
        pytest.param((LABELS[0], ("", ""), ("", ""), ("", "")), id="after an empty form"),
    ],
)
@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(("本年支出比上年增加。", "详见附件。", "一、总体情况"), id="sentences"),
        pytest.param(("第四部分",), id="one heading"),
        pytest.param(("第四部分", "5.00"), id="a heading and a figure"),
        pytest.param((*AMOUNTS[0], "4.00", "5.00", "如上所示。"), id="figures among sentences"),
    ],
)
def test_running_text_after_a_table_is_no_column(rows, texts):
    def prose(canvas):
        for at, text in enumerate(texts):
            canvas.drawString(60, 700 - 20 * at - 14, text)

    assert grids(draw_pages(page(rows, title="支出总表"), prose)) == [list(rows)]


def test_a_title_over_merged_cells_that_only_the_second_page_shows_is_the_tables():
    def titled(canvas):
        canvas.drawString(60, 740, "支出总表")
        draw_table(canvas, AMOUNTS)

    def labelled(canvas):
        canvas.drawString(60, 760, "附表3")
        draw_table(canvas, LABELS, widths=[150, 90])

    data = draw_pages(labelled, titled)
    assert len(grids(data)) == 1
    assert paragraphs(data) == ["附表3", "支出总表"]


def right_aligned(texts, right=140.0, top=700.0):
    def draw(canvas):
        for at, text in enumerate(texts):
            canvas.drawRightString(right, top - at * 20 - 14, text)

    return draw


def test_a_title_that_the_page_cuts_is_put_together():
    def left(canvas):
        canvas.drawString(261, 740, "支出总")
        draw_table(canvas, LABELS, widths=[150, 90])

    def right(canvas):
        canvas.drawString(60, 740, "表")
        draw_table(canvas, AMOUNTS)

    assert paragraphs(draw_pages(left, right)) == ["支出总表"]


def test_a_page_that_only_ends_the_columns_needs_no_rules():
    rest = right_aligned(("7.00", "2.00", ""), right=155.0)
    data = draw_pages(FIRST, BELOW, BESIDE, rest)
    ends = [("林业", "8.00", "7.00", ""), ("水利", "6.00", "2.00", ""), ("气象", "4.00", "", "")]
    assert grids(data) == [WHOLE[:4] + ends]


def test_a_single_column_may_stand_beside_a_table_without_any_figure():
    labels = (("类别", "内容"), ("货物", "桌椅"), ("工程", "泵站"))
    data = draw_pages(page(labels, title="采购表"), right_aligned(("金额", "4.00", "6.00")))
    assert grids(data) == [[(*labels[0], "金额"), (*labels[1], "4.00"), (*labels[2], "6.00")]]


MORE_COLUMNS = (("政府科目", "金额"), ("工资", "5.00"), ("商品", "7.00"), ("设备", "9.00"))


def at_the_cut(before, after):
    """Draw two halves of a sheet, a line above each that reaches the cut between them."""

    def draw_left(canvas):
        canvas.drawRightString(300, 740, before)
        draw_table(canvas, LABELS, widths=[150, 90])

    def draw_right(canvas):
        canvas.drawString(60, 740, after)
        draw_table(canvas, MORE_COLUMNS)

    return draw_pages(draw_left, draw_right)


def test_columns_of_labels_belong_to_the_table_whose_title_the_page_cuts():
    data = at_the_cut("一般公共预算基", "本支出情况表")
    assert grids(data) == [[one + two for one, two in zip(LABELS, MORE_COLUMNS, strict=True)]]
    assert paragraphs(data) == ["一般公共预算基本支出情况表"]


def test_columns_of_labels_below_captions_at_the_edges_begin_a_table():
    data = at_the_cut("金额单位：万元", "部门：水务局")
    assert grids(data) == [list(LABELS), list(MORE_COLUMNS)]

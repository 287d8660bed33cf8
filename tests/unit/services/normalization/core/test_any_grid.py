"""Whatever stands in a grid, it is read without error and with rows as long as its columns."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from services.normalization.core.normalize import normalize
from shared.contracts.extracted import Cell, Grid
from tests.unit.services.normalization.core.drawing import write_document

WORDS = (
    "", "序号", "项目", "收入", "支出", "合计", "栏次", "1", "2", "3.00", "201", "科目编码",
    "科目名称", "单位：万元", "预算年度：2031", "注：空表列示。", "一级指标", "二级指标",
    "三级指标", "指标值", "绩效目标", "部门预算支出总表", "一、某收入", "——", "≥3次",
    "数量", "价值",
)  # fmt: skip
TITLES = st.sampled_from(
    (
        "部门预算收支总表",
        "部门预算收入总表",
        "“三公”经费支出表",
        "1、某项目绩效目标表",
        "某段正文。",
    )
)


@st.composite
def grids(draw):
    rows, columns = draw(st.integers(0, 6)), draw(st.integers(0, 6))
    cells = [
        Cell(
            row=row,
            column=column,
            row_span=draw(st.integers(1, 3)),
            column_span=draw(st.integers(1, 3)),
            text=draw(st.sampled_from(WORDS)),
        )
        for row in range(rows)
        for column in range(columns)
        if draw(st.booleans())
    ]
    return Grid(id="g", row_count=rows, column_count=columns, cells=tuple(cells))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(TITLES, grids()), max_size=5))
def test_any_grids_between_any_titles_are_normalized(blocks):
    document = normalize(write_document(*blocks), "0" * 64)
    for table in document.tables:
        assert all(len(row) == len(table.columns) for row in (*table.rows, *table.locations))
        assert all(path for path in table.columns)
        assert all(any(cell is not None for cell in row) for row in table.rows)

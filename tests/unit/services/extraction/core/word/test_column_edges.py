"""Columns whose edges differ by a hair from row to row."""

from __future__ import annotations

import pytest

from services.extraction.core.formats.docx import read_docx
from shared.contracts.extracted import Grid
from tests.unit.services.extraction.core.office_files import cell, docx, row, spans, texts


def _read(widths: list[str], *rows: str) -> Grid:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = f"<w:tbl><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    (grid,) = (block for block in read_docx(docx(body)).blocks if isinstance(block, Grid))
    return grid


def _wide(text: str, columns: int) -> str:
    return cell(text, f'<w:gridSpan w:val="{columns}"/>')


def test_edges_a_hair_apart_are_one():
    grid = _read(
        ["2000", "20", "1980", "15", "1985"],
        row(_wide("项目", 1), _wide("金额", 2), _wide("备注", 2)),
        row(_wide("甲", 2), _wide("3.00", 2), _wide("无", 1)),
    )
    assert texts(grid) == [["项目", "金额", "备注"], ["甲", "3.00", "无"]]
    assert spans(grid)["金额"] == (0, 1, 1, 1)
    assert spans(grid)["3.00"] == (1, 1, 1, 1)


def test_a_vertical_merge_goes_on_over_an_edge_that_lies_a_hair_apart():
    restart = '<w:vMerge w:val="restart"/>'
    grid = _read(
        ["2000", "20", "1980"],
        row(cell("甲"), cell("乙", f'<w:gridSpan w:val="2"/>{restart}')),
        row(cell("丙", '<w:gridSpan w:val="2"/>'), cell("", "<w:vMerge/>")),
    )
    assert spans(grid)["乙"] == (0, 1, 2, 1)


def test_a_narrow_column_with_cells_of_its_own_stays():
    grid = _read(
        ["2000", "60", "2000"],
        row(cell("项目"), cell(""), cell("金额")),
        row(cell("甲"), cell(""), cell("3.00")),
    )
    assert grid.column_count == 3


@pytest.mark.parametrize("width", ["", "0", "x", "-5", "99999999"])
def test_a_grid_without_widths_is_taken_as_it_is(width: str):
    grid = _read([width, "10"], row(cell("项目"), cell("金额")), row(cell("甲"), cell("3.00")))
    assert texts(grid) == [["项目", "金额"], ["甲", "3.00"]]

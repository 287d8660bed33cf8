"""Units of made-up departments."""

from __future__ import annotations

from services.normalization.core.units import find_units
from shared.contracts.document import BudgetUnit
from shared.contracts.extracted import Cell, Grid, Paragraph


def test_units_come_from_their_table_and_from_captions_with_codes():
    texts = (("单位名称", "备注"), ("青山县水务局本级", ""), ("青山县水文站", "事业"), ("合计", ""))
    cells = tuple(
        Cell(row=r, column=c, text=text)
        for r, row in enumerate(texts)
        for c, text in enumerate(row)
    )
    grid = Grid(id="g1", row_count=4, column_count=2, cells=cells)
    caption = Paragraph(text="209001青山县水务局本级 单位：万元")
    assert find_units([grid, caption]) == (
        BudgetUnit(code="209001", name="青山县水务局本级"),
        BudgetUnit(name="青山县水文站"),
    )

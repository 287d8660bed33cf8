"""Cases of the rules about the document's build."""

from __future__ import annotations

from services.validation.core.titles import NINE_TABLES, T3, T8, TITLES
from shared.contracts.document import Department
from shared.contracts.extracted import Quality
from tests.unit.services.validation.builders import (
    UNREADABLE,
    cell,
    fields,
    sections,
    stated,
    table_with,
    without,
)
from tests.unit.services.validation.cases import case

_UNREAD = fields(quality=Quality(unread_pages=(3,)))
_NO_TABLES = without(*TITLES)

CASES = {
    "S-01": case(without(T3), (without(T3), _UNREAD), without(*NINE_TABLES)),
    "S-02": case(table_with(T3, unit=None), table_with(T3, unit="两"), _NO_TABLES),
    "S-03": case(
        table_with(T3, caption="412云溪县统计局 预算年度：2023 单位：万元"),
        fields(fiscal_year=None),
        _NO_TABLES,
    ),
    "S-04": case(
        table_with(T3, caption="412云岭县统计局 预算年度：2024 单位：万元"),
        fields(department=Department()),
        _NO_TABLES,
    ),
    "S-05": case(
        table_with(T3, flags=("column_numbers_misread",)),
        table_with(T3, flags=("columns_inferred",)),
        _NO_TABLES,
    ),
    "S-06": case(
        fields(sections=sections("一、部门职责", "三、收支说明")),
        fields(sections=sections("一、部门职责", "四、收支说明", "三、机关运行经费")),
        fields(sections=()),
    ),
    "S-12": case(
        fields(sections=sections("一、部门职责", "2、收支说明")),
        (fields(sections=sections("一、部门职责", "2、收支说明")), _UNREAD),
        fields(sections=()),
        holds=fields(sections=sections("一、部门职责", "二、收支说明")),
    ),
    "S-07": case(
        table_with(T8, note="注：无政府性基金预算，空表列示。"),
        table_with(T8, flags=("unreadable_cells",)),
        T8,
    ),
    "S-08": case(
        stated("state_capital_operations_revenue", "9.00"),
        stated("state_capital_operations_revenue", UNREADABLE),
        _NO_TABLES,
    ),
    "S-09": case(
        fields(contents=("部门预算支出总表 5", "部门预算国库支付表 6")),
        (fields(contents=("部门预算国库支付表 6",)), _UNREAD),
        fields(contents=()),
        holds=(table_with(T3, title="部门预算支出总表"), fields(contents=("部门预算支出总表 5",))),
    ),
    "S-10": case(cell(T3, 4, 0, "9"), cell(T3, 4, 0, "五"), _NO_TABLES),
}

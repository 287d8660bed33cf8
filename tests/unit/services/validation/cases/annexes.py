"""Cases of the rules about procurement, fixed assets, codes and names."""

from __future__ import annotations

from dataclasses import replace

from services.validation.core.titles import FIXED_ASSETS, PROCUREMENT, T3, T6, T9, TITLES
from shared.contracts.document import Document, Line
from shared.printed_numbers import read_number
from tests.unit.services.validation.builders import (
    UNREADABLE,
    Change,
    amount,
    cell,
    fields,
    paragraphs,
    project_with,
    stated,
    table_with,
    with_code,
    without,
)
from tests.unit.services.validation.cases import case


def bought(row: int, measure: str, text: str | None) -> Change:
    """Print other text for one measure of one row of the procurement table."""

    def change(given: Document) -> Document:
        return given.model_copy(update={"lines": tuple(map(reprint, given.lines))})

    def reprint(line: Line) -> Line:
        if (line.kind, line.row, line.measure) != (PROCUREMENT, row, measure):
            return line
        state, value = read_number(text)
        return replace(line, state=state, amount=value, text=text)

    return change


def renamed(kind: str, code: str, name: str) -> Change:
    """Print another name beside an account code."""

    def change(given: Document) -> Document:
        lines = [
            replace(line, item_name=name) if (line.kind, line.item_code) == (kind, code) else line
            for line in given.lines
        ]
        return given.model_copy(update={"lines": tuple(lines)})

    return change


def _nil_procurement(given: Document) -> Document:
    lines = tuple(line for line in given.lines if line.kind != PROCUREMENT)
    emptied = given.model_copy(update={"lines": lines})
    return table_with(PROCUREMENT, rows=(), note="注：无政府采购预算，空表列示。")(emptied)


def _nil_assets(given: Document) -> Document:
    lines = tuple(line for line in given.lines if line.kind != FIXED_ASSETS)
    emptied = given.model_copy(update={"lines": lines})
    return table_with(FIXED_ASSETS, rows=(), note="注：无固定资产，空表列示。")(emptied)


def asset(item: str, text: str, measure: str = "value") -> Change:
    return amount(FIXED_ASSETS, item, text, measure)


_NO_TABLES = without(*TITLES)
_ONE_PURCHASE = (
    bought(3, "total", "60.30"),
    bought(3, "quantity", "1200"),
    bought(3, "unit_price", "0.05025"),
    project_with(0, purpose="用于业务外包。"),
)
_PURPOSES = paragraphs(
    "1、住房保障支出（类）住房改革支出（款）住房公积金（项）。主要用于：缴纳职工住房公积金。"
)
CASES = {
    "GP-01": case(bought(2, "quantity", "12"), bought(2, "quantity", UNREADABLE), PROCUREMENT),
    "GP-02": case(
        bought(2, "general_public_budget", "6.00"),
        bought(2, "general_public_budget", UNREADABLE),
        PROCUREMENT,
    ),
    "GP-03": case(bought(2, "total", "6.00"), bought(2, "total", UNREADABLE), PROCUREMENT),
    "GP-04": case(bought(2, "budgeted", "4.00"), bought(2, "budgeted", UNREADABLE), PROCUREMENT),
    "GP-05": case(
        bought(2, "smes_reserved", "5.10"), bought(2, "smes_reserved", UNREADABLE), PROCUREMENT
    ),
    "GP-06": case(cell(PROCUREMENT, 2, 3, None), cell(PROCUREMENT, 2, 3, "02010105"), PROCUREMENT),
    "GP-07": case(
        stated("government_procurement", "11.00"),
        stated("government_procurement", UNREADABLE),
        PROCUREMENT,
        holds=(_nil_procurement, stated("government_procurement", "0.00")),
    ),
    "GP-08": case(
        bought(3, "quantity", "1250"),
        bought(3, "quantity", None),
        PROCUREMENT,
        holds=_ONE_PURCHASE,
    ),
    "GP-09": case(bought(3, "budgeted", "63.00"), bought(3, "budgeted", UNREADABLE), PROCUREMENT),
    "FA-01": case(
        asset("fixed_assets_other", "9.00"), asset("fixed_assets_other", UNREADABLE), FIXED_ASSETS
    ),
    "FA-02": case(
        asset("fixed_assets_total", "156", "quantity"),
        asset("fixed_assets_total", UNREADABLE, "quantity"),
        FIXED_ASSETS,
        holds=asset("fixed_assets_total", "153", "quantity"),
    ),
    "FA-03": case(
        asset("fixed_assets_office_buildings", "190.00"),
        asset("fixed_assets_office_buildings", UNREADABLE),
        FIXED_ASSETS,
    ),
    "FA-04": case(
        asset("fixed_assets_vehicles", "", "quantity"),
        asset("fixed_assets_vehicles", UNREADABLE),
        FIXED_ASSETS,
    ),
    "FA-05": case(
        asset("fixed_assets_equipment", "2", "quantity"),
        asset("fixed_assets_equipment", ""),
        FIXED_ASSETS,
    ),
    "FA-06": case(
        table_with(FIXED_ASSETS, caption="截止时间：2022年12月31日"),
        fields(fiscal_year=None),
        FIXED_ASSETS,
    ),
    "FA-07": case(
        _nil_assets,
        amount(T9, "official_vehicle_running", UNREADABLE, "total"),
        FIXED_ASSETS,
    ),
    "FA-08": case(
        asset("fixed_assets_buildings", "3", "quantity"),
        asset("fixed_assets_buildings", ""),
        FIXED_ASSETS,
    ),
    "C-01": case(renamed(T3, "208", "社会保障支出"), with_code(T3, "208", "288"), _NO_TABLES),
    "C-02": case(renamed(T3, "20805", "行政单位离退休"), renamed(T3, "20805", ""), _NO_TABLES),
    "C-03": case(renamed(T6, "30101", "绩效工资"), with_code(T6, "30101", "30188"), T6),
    "C-04": case(with_code(T3, "20805", "2080"), with_code(T3, "20805", "2O805"), _NO_TABLES),
    "C-05": case(
        project_with(0, code="99012324P000000000001"),
        project_with(0, code="13O12324P000000000001"),
        fields(projects=()),
    ),
    "C-06": case(
        fields(paragraphs=paragraphs(_PURPOSES[0].text.replace("职工住房公积金", "职工医疗保险"))),
        fields(paragraphs=paragraphs(_PURPOSES[0].text.replace("职工住房", "职工医疗保险和住房"))),
        fields(paragraphs=()),
        holds=fields(paragraphs=_PURPOSES),
    ),
}

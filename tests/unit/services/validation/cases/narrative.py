"""Cases of the rules about the running text."""

from __future__ import annotations

from services.validation.core.titles import FIXED_ASSETS, PROCUREMENT, T1, T6, T8, TITLES
from shared.contracts.extracted import Quality
from tests.unit.services.validation.builders import (
    UNREADABLE,
    Change,
    amount,
    cell,
    fact,
    fields,
    paragraphs,
    project_with,
    sections,
    stated,
    table_with,
    unstated,
    without,
    without_row,
)
from tests.unit.services.validation.cases import case

_SILENT = fields(narrative_facts=())
_UNREAD = fields(quality=Quality(unread_pages=(2,)))
_PURCHASES = paragraphs(
    "2024年度政府采购金额为21.00万元，其中：货物采购金额11.00万元、工程采购金额0万元、"
    "服务采购金额10.00万元。"
)
_TEXT = fields(paragraphs=paragraphs("本部门职责明确。"))
_SAID = "本年度拟购置固定资产总额为5.00万元，已列入政府采购预算"


_NO_TEXT = (fields(paragraphs=(), projects=()), table_with(T8, note=None))
_ANNUITY = "社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位职业年金缴费支出（项）"
_GREW = "公务接待费增加0.50万元"


def _hospitality(text: str) -> Change:
    return stated("change_official_hospitality", text, quote=_GREW, direction="increase")


def _said(text: str) -> Change:
    return stated("planned_asset_purchase", text, quote=_SAID)


_DUTIES = (
    "1.组织实施全县国民经济核算制度，汇编提供国民经济核算资料并监督管理。",
    "2.建立健全基本单位名录库，组织管理全县统计调查项目的立项和实施工作。",
    "3.对全县经济社会发展情况进行统计分析和统计监督，提供咨询意见建议。",
)


def _duties_and_goals(goals: tuple[str, ...]) -> tuple[Change, ...]:
    """Print the duties of a department, and its goals."""
    headings = ("一、部门职责", "二、总体绩效目标")
    text = paragraphs(headings[0], *_DUTIES, headings[1], *goals)
    return fields(sections=sections(*headings)), fields(paragraphs=text)


def _annuity(text: str) -> Change:
    """State the annuity contributions, an item that the tables print as 20.60."""
    return stated("functional_item", text, name=_ANNUITY)


CASES = {
    "N-23": case(_annuity("120.60"), _annuity(UNREADABLE), _SILENT, holds=_annuity("20.60")),
    "N-01": case(stated("total_revenue", "524.35"), stated("total_revenue", UNREADABLE), _SILENT),
    "N-02": case(
        stated("general_public_budget_revenue", "503.35"),
        fields(
            paragraphs=paragraphs(
                "2024年预算收入542.35万元，其中：一般公共预算收入500.00万元，基金预算收入12.00万元，"
                "事业收入30.35万元。"
            )
        ),
        _SILENT,
    ),
    "N-03": case(
        stated("basic_expenditure", "404.45"), stated("basic_expenditure", UNREADABLE), _SILENT
    ),
    "N-04": case(
        fields(
            narrative_facts=(
                fact("project_expenditure", "98.30"),
                fact("project_item", "80.30", name="甲经费"),
                fact("project_item", "26.00", name="乙经费"),
            )
        ),
        stated("project_expenditure", UNREADABLE),
        _SILENT,
    ),
    "N-05": case(
        project_with(0, budget="63.30"), project_with(0, budget=None), fields(projects=())
    ),
    "N-06": case(
        stated("agency_operating_expenses", "66.00"),
        stated("agency_operating_expenses", UNREADABLE),
        _SILENT,
    ),
    "N-07": case(
        stated("official_hospitality", "2.10"), stated("official_hospitality", UNREADABLE), _SILENT
    ),
    "N-08": case(
        stated(
            "agency_operating_expenses", "60.00", quote="2023年机关运行经费60.00万元", year=2023
        ),
        fields(fiscal_year=None),
        _SILENT,
    ),
    "N-09": case(
        stated("government_procurement", "10.10"),
        stated("government_procurement", UNREADABLE),
        PROCUREMENT,
    ),
    "N-10": case(
        stated("fixed_assets", "204.50", year=2023),
        without_row(FIXED_ASSETS, "fixed_assets_total"),
        FIXED_ASSETS,
    ),
    "N-11": case(_said("4.00"), cell(PROCUREMENT, 2, 3, None), PROCUREMENT, holds=_said("5.00")),
    "N-12": case(_said("2.00"), _said(UNREADABLE), T6),
    "N-13": case(
        _hospitality("0.50"),
        _hospitality(UNREADABLE),
        unstated("change_official_hospitality"),
        holds=(
            _hospitality("0.00"),
            fields(paragraphs=paragraphs(f"{_GREW}，与上年持平。")),
        ),
    ),
    "N-15": case(
        fields(
            paragraphs=paragraphs(_PURCHASES[0].text.replace("服务采购金额10", "服务采购金额12"))
        ),
        fields(paragraphs=paragraphs("货物类采购按规定执行，采购项目3个。")),
        _TEXT,
        holds=fields(paragraphs=_PURCHASES),
    ),
    "Y-01": case(
        stated("change_basic_expenditure", "8.95", direction="decrease"),
        stated("change_basic_expenditure", UNREADABLE, direction="decrease"),
        _SILENT,
    ),
    "Y-02": case(
        stated("change_project_item", "33.00", direction="increase", name="普查"),
        stated("change_project_item", UNREADABLE, direction="increase", name="普查"),
        _SILENT,
    ),
    "Y-04": case(
        stated("change_three_public_expenses", "0.05", direction="decrease"),
        stated("change_three_public_expenses", UNREADABLE, direction="decrease"),
        unstated("change_three_public_expenses"),
    ),
    "Y-06": case(
        stated("change_official_hospitality", "0.03", direction="decrease"),
        stated("change_official_hospitality", UNREADABLE, direction="decrease"),
        _SILENT,
        holds=(
            stated("change_official_vehicles", "0.20", direction="decrease"),
            stated("change_official_hospitality", "0.30", direction="decrease"),
        ),
    ),
    "Y-05": case(
        fields(paragraphs=paragraphs("较2023年预算增加20.15万元。")),
        _TEXT,
        _SILENT,
    ),
    "Q-01": case(
        fields(paragraphs=paragraphs("支出情况应至少包括支出总额等分项情况。")),
        (_TEXT, fields(projects=()), _UNREAD),
        _NO_TEXT,
    ),
    "Q-06": case(
        _duties_and_goals(_DUTIES),
        (*_duties_and_goals(_DUTIES), _UNREAD),
        _NO_TEXT,
        holds=_duties_and_goals(tuple(f"今年{duty}" for duty in _DUTIES)),
    ),
    "Q-02": case(
        fields(paragraphs=paragraphs("包括办公费、印刷费、、邮电费。")),
        (_TEXT, _UNREAD),
        _NO_TEXT,
    ),
    "Q-03": case(
        stated("total_revenue", "5423500", unit="万元"),
        stated("total_revenue", UNREADABLE),
        _SILENT,
    ),
    "Q-04": case(
        amount(T1, "function_208", "61.8000"),
        amount(T1, "function_208", UNREADABLE),
        without(*TITLES),
    ),
    "Q-05": case(table_with(T1, flags=("joined_by_guess",)), _UNREAD, fields(tables=())),
}

"""The running text on operating expenses, procurement and assets, against their tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from services.validation.core.evaluation import HELD, Evaluation, undecidable, verdict
from services.validation.core.figures import Figure, Row
from services.validation.core.ledger import Ledger
from services.validation.core.registry import BUDGET, rule
from services.validation.core.relations import as_zero, check_at_most, check_equal, check_sum
from services.validation.core.texts import compact
from services.validation.core.titles import FIXED_ASSETS, ORGANIZATION, PROCUREMENT, T6
from shared.contracts.document import NarrativeFact
from shared.contracts.findings import Severity

BASIS = "信息公开情况说明与所附表格应一致"
OPERATING = "机关运行经费是指各部门的公用经费（《地方预决算公开操作规程》）"
# A year in front of a statement: 2023年机关运行经费
_YEAR_FIRST = re.compile(r"^(20\d\d)年")
# What a budget states for its own year.
_OWN_YEAR = (
    "agency_operating_expenses",
    "three_public_expenses",
    "total_revenue",
    "total_expenditure",
    "total_budget",
    "government_procurement",
)


def stated(ledger: Ledger, metric: str) -> Figure | None:
    """The first statement of a metric, of whatever year."""
    facts = (f for f in ledger.document.narrative_facts if f.metric == metric and not f.direction)
    return next((ledger.to_figure(fact) for fact in facts), None)


@rule(
    "N-06",
    statement="机关运行经费 = 一般公共预算基本支出的公用经费",
    basis=OPERATING,
    severity=Severity.WARNING,
    kinds=BUDGET,
    when="文字说明机关运行经费和公用经费；只计部分单位的，只查不超过",
    applies=lambda ledger: _states_operating(ledger) and _non_personnel(ledger) is not None,
)
def operating_expenses_are_the_non_personnel_expenses(ledger: Ledger) -> Iterator[Evaluation]:
    """Agency operating expenses are the non-personnel part of basic expenditure."""
    operating, expenses = stated(ledger, "agency_operating_expenses"), _non_personnel(ledger)
    if operating is not None and _SOME_UNITS.search(ledger.sentence_of(operating.quote or "")):
        yield check_at_most(operating, expenses, "机关运行经费或公用经费")
        return
    found = check_equal(operating, expenses)
    has_others = len([t for t in ledger.of_kind(ORGANIZATION) if len(t.rows) > 1]) > 0
    if has_others and found.difference is not None and found.difference < 0:
        found = replace(found, severity=Severity.INFO)
    yield found


# The text counts some of the units only: 1家机关和1家参公事业单位
_SOME_UNITS = re.compile(r"\d{1,3}[家个](?:机关|行政单位|参公|参照)|行政单位和参(?:公|照)")


def _states_operating(ledger: Ledger) -> bool:
    """Whether operating expenses are stated at all; an institution states that it has none."""
    found = stated(ledger, "agency_operating_expenses")
    return found is not None and (found.is_unreadable or found.value != 0)


def _non_personnel(ledger: Ledger) -> Figure | None:
    found = ledger.total(T6, "non_personnel_expenses") if ledger.has(T6) else None
    return found if found is not None else ledger.fact("non_personnel_expenses")


@rule(
    "N-08",
    statement="各章节所述的年度 = 预算年度",
    basis="预算说明的是本年度的安排",
    kinds=BUDGET,
    when="文字以年度开头说明预算",
    applies=lambda ledger: bool(_dated(ledger)),
)
def chapters_speak_of_the_fiscal_year(ledger: Ledger) -> Iterator[Evaluation]:
    """What a chapter states as this year's budget is dated with the fiscal year."""
    facts = (fact for fact in ledger.document.narrative_facts if fact.direction is None)
    own = {fact.metric for fact in facts if fact.year == ledger.year}
    for fact in _dated(ledger):
        figure = ledger.to_figure(fact)
        if ledger.year is None:
            yield undecidable("文件的预算年度不明", "the fiscal year is not known", [figure])
        elif fact.year == ledger.year or fact.metric in own:
            yield HELD
        else:
            yield verdict(
                False,
                f"“{fact.quote}”写的是{fact.year}年，文件为{ledger.year}年预算",
                f"the text says {fact.year}, the budget is for {ledger.year}: {fact.quote}",
                [figure],
                expected=str(ledger.year),
                actual=str(fact.year),
            )


def _dated(ledger: Ledger) -> list[NarrativeFact]:
    return [
        fact
        for fact in ledger.document.narrative_facts
        if fact.metric in _OWN_YEAR
        and fact.direction is None
        and fact.year is not None
        and _YEAR_FIRST.match(fact.quote)
    ]


@rule(
    "N-09",
    statement="文字说明的政府采购金额 = 政府采购预算表的合计",
    basis=BASIS,
    tables=(PROCUREMENT,),
    when="文字说明政府采购金额",
    applies=lambda ledger: stated(ledger, "government_procurement") is not None,
)
def stated_procurement_is_that_of_the_table(ledger: Ledger) -> Iterator[Evaluation]:
    """Stated procurement is the total of the procurement table."""
    total = ledger.figure(PROCUREMENT, "grand_total", "total")
    if total is None and ledger.is_nil(PROCUREMENT):
        total = as_zero(None, "政府采购预算表（空表）")
    elif total is not None and ledger.is_nil(PROCUREMENT):
        total = as_zero(total, total.label)
    yield check_equal(stated(ledger, "government_procurement"), total, "政府采购合计")


@rule(
    "N-10",
    statement="文字说明的上年末固定资产 = 固定资产占用情况表的资产总额",
    basis=BASIS,
    tables=(FIXED_ASSETS,),
    when="文字说明固定资产金额",
    applies=lambda ledger: stated(ledger, "fixed_assets") is not None,
)
def stated_assets_are_those_of_the_table(ledger: Ledger) -> Iterator[Evaluation]:
    """Stated fixed assets are the total of the fixed assets table."""
    total = ledger.figure(FIXED_ASSETS, "fixed_assets_total", "value")
    if ledger.is_nil(FIXED_ASSETS):
        total = as_zero(total, "资产总额（空表）")
    yield check_equal(stated(ledger, "fixed_assets"), total, "资产总额")


# A catalogue code, in brackets or not: A05010201, [C0810]安全服务
_CODE = re.compile(r"[ABC]\d{2,8}")


def goods(ledger: Ledger) -> list[Row]:
    """The rows of goods in the procurement table: by catalogue code A, or no code at all."""
    rows = [row for row in ledger.rows(PROCUREMENT) if is_purchase(ledger, row)]
    return [row for row in rows if catalogue_code(ledger, row)[:1] in ("A", "")]


def is_purchase(ledger: Ledger, row: Row) -> bool:
    """Whether a row is an item, not a total of a unit or of all."""
    return row.item is None and "计" not in row.name[-2:] and "total" in row.figures


def catalogue_code(ledger: Ledger, row: Row) -> str:
    """The catalogue code of a row, without brackets: A05010201, C0810."""
    text = compact(ledger.cell_text(row, "目录序号", "目录"))
    found = _CODE.search(text)
    return found[0] if found else text


@rule(
    "N-11",
    statement="已列入政府采购预算的拟购置固定资产 = 政府采购表中的货物之和",
    basis=BASIS,
    tables=(PROCUREMENT,),
    when="文字称拟购置固定资产已列入政府采购预算，且金额不为零",
    applies=lambda ledger: _claims_procurement(ledger),
)
def planned_purchases_are_in_the_procurement_table(ledger: Ledger) -> Iterator[Evaluation]:
    """Asset purchases said to be in the procurement budget are its rows of goods."""
    planned = stated(ledger, "planned_asset_purchase")
    if planned is None:
        return
    rows = goods(ledger)
    amounts = [figure for row in rows if (figure := row.figures.get("total")) is not None]
    if rows and all(catalogue_code(ledger, row) == "" for row in rows):
        yield undecidable(
            "采购物品均无目录序号", "no item carries a catalogue code", [planned, *amounts]
        )
        return
    others = [
        Figure(
            name=ledger.cell_text(row, "物品") or row.name,
            quote=f"{ledger.cell_text(row, '物品')} {catalogue_code(ledger, row)}",
            amount=figure.amount,
            location=figure.location,
        )
        for row in ledger.rows(PROCUREMENT)
        if row not in rows and is_purchase(ledger, row) and (figure := row.figures.get("total"))
    ]
    total = Figure(
        name=f"政府采购表中的货物（{len(amounts)} 项）",
        amount=sum((figure.value for figure in amounts), Decimal(0)),
        unit=next((figure.unit for figure in amounts), planned.unit),
    )
    found = check_equal(planned, total)
    yield replace(
        found,
        right=(total, *amounts, *others),
        message=f"“{planned.quote}”称已列入政府采购预算，采购表中的货物合计为 {total.value:f}",
        message_en=f"{planned.text} is said to be procured, the goods listed are {total.value:f}",
    )


def _claims_procurement(ledger: Ledger) -> bool:
    planned = stated(ledger, "planned_asset_purchase")
    if planned is None or (not planned.value and not planned.is_unreadable):
        return False
    return "政府采购" in ledger.sentence_of(planned.quote or "")


@rule(
    "N-12",
    statement="拟购置固定资产 ≥ 基本支出的资本性支出（310）",
    basis="基本支出的资本性支出用于购置固定资产",
    severity=Severity.INFO,
    tables=(T6,),
    when="文字说明拟购置固定资产，且基本支出有资本性支出",
    applies=lambda ledger: (
        stated(ledger, "planned_asset_purchase") is not None and ledger.code(T6, "310") is not None
    ),
)
def planned_purchases_cover_capital_expenditure(ledger: Ledger) -> Iterator[Evaluation]:
    """Planned asset purchases are at least the capital part of basic expenditure."""
    planned = stated(ledger, "planned_asset_purchase")
    capital = ledger.by_code(T6, "310", "total")
    if planned is None or capital is None or planned.is_unreadable or capital.is_unreadable:
        yield undecidable("拟购置或资本性支出无法识读", "an amount is unreadable")
        return
    if planned.yuan >= capital.yuan:
        yield HELD
    else:
        yield check_sum(planned, [capital])


# Words of no change; words of change.
_SAME = re.compile(r"无变化|持平|一致|没有变化|未发生变化")


@rule(
    "N-13",
    statement="“持平”“无变化”与增减金额一致",
    basis="文字的增减说明应与金额一致",
    severity=Severity.WARNING,
    when="文字写有持平或无变化并给出增减金额",
    applies=lambda ledger: bool(_unchanged(ledger)),
)
def unchanged_amounts_do_not_change(ledger: Ledger) -> Iterator[Evaluation]:
    """What is said to be unchanged is stated with no increase or decrease."""
    for fact in _unchanged(ledger):
        figure = ledger.to_figure(fact)
        if figure.is_unreadable:
            yield undecidable(f"{figure.label}无法识读", f"unreadable: {fact.quote}", [figure])
            continue
        yield verdict(
            figure.value == 0,
            f"“{fact.quote}”与“持平/无变化”矛盾",
            f"said to be unchanged: {fact.quote}",
            [figure],
        )


def _unchanged(ledger: Ledger) -> list[NarrativeFact]:
    return [
        fact
        for fact in ledger.facts(*{f.metric for f in ledger.document.narrative_facts})
        if fact.metric.startswith("change_") and fact.direction and _same_clause(ledger, fact)
    ]


def _same_clause(ledger: Ledger, fact: NarrativeFact) -> bool:
    """Whether the clause right after the statement speaks of no change."""
    sentence = ledger.sentence_of(fact.quote)
    after = sentence.partition(fact.quote)[2][:16]
    return bool(_SAME.search(after))

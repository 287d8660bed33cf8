"""T1, 收支总表: revenue and expenditure balance, and each side adds up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from services.validation.core.evaluation import Evaluation, verdict
from services.validation.core.figures import Figure, Row
from services.validation.core.ledger import Ledger
from services.validation.core.registry import BUDGET, rule
from services.validation.core.relations import check_equal, check_sum, or_nil
from services.validation.core.titles import T1

BASIS = "部门预算收支总表表样：表内各行的名称即说明其关系"
# A main line of the form: 一、 二十三、
_NUMBERED = re.compile(r"^[一二三四五六七八九十]{1,3}\s*、")
_CARRYOVERS = ("opening_carryover", "closing_carryover")


def main_lines(ledger: Ledger, kind: str, side: str, total_item: str) -> list[Row]:
    """Return the lines that add up to a side's total: above it, or below it where it heads them."""
    total = ledger.item(kind, total_item)
    rows = ledger.rows(kind, side)
    if total is not None and _NUMBERED.match(total.name):
        return _headed_lines(rows, total)
    above = [
        row for row in rows if (total is None or row.number < total.number) and _is_source(row)
    ]
    numbered = [row for row in above if _NUMBERED.match(row.name)]
    return numbered or [row for row in above if row.item]


def _headed_lines(rows: list[Row], total: Row) -> list[Row]:
    """The lines between a numbered total, such as 一、本年收入, and the next numbered line."""
    below = [row for row in rows if row.number > total.number]
    end = next((row.number for row in below if _NUMBERED.match(row.name)), None)
    return [
        row for row in below if (end is None or row.number < end) and row.item and _is_source(row)
    ]


def _is_source(row: Row) -> bool:
    """Whether a row is a source of revenue or a class of expenditure, not a carryover."""
    if (row.item or "").startswith(_CARRYOVERS):
        return False
    return row.item is None or row.item.startswith(("revenue_", "function_"))


def amounts(rows: list[Row]) -> list[Figure | None]:
    """The one amount of each row."""
    return [row.figure("total", "final", "budgeted", "amount") or row.only for row in rows]


@rule(
    "A-101", statement="收入总计 = 支出总计", basis=BASIS, tables=(T1,), kinds=BUDGET, per_set=True
)
def total_revenue_is_total_expenditure(ledger: Ledger) -> Iterator[Evaluation]:
    """Total revenue equals total expenditure."""
    yield check_equal(
        ledger.figure(T1, "total_revenue"),
        ledger.figure(T1, "total_expenditure"),
        "收入总计或支出总计",
    )


@rule(
    "A-102",
    statement="本年收入合计 = 各项收入之和（无本年合计的表样为收入总计）",
    basis=BASIS,
    tables=(T1,),
    kinds=BUDGET,
    per_set=True,
)
def current_year_revenue_is_the_sum_of_its_sources(ledger: Ledger) -> Iterator[Evaluation]:
    """Current-year revenue is the sum of the numbered sources."""
    item = "current_year_revenue"
    if ledger.item(T1, item) is None:
        item = "total_revenue"
    parts = amounts(main_lines(ledger, T1, "revenue", item))
    if item == "total_revenue":
        parts.append(ledger.figure(T1, "opening_carryover"))
    yield check_sum(ledger.figure(T1, item), parts, "本年收入合计")


@rule(
    "A-103",
    statement="本年支出合计 = 各功能分类支出之和（无本年合计的表样为支出总计）",
    basis=BASIS,
    tables=(T1,),
    kinds=BUDGET,
    per_set=True,
)
def current_year_expenditure_is_the_sum_of_its_classes(ledger: Ledger) -> Iterator[Evaluation]:
    """Current-year expenditure is the sum of the functional classes."""
    item = "current_year_expenditure"
    if ledger.item(T1, item) is None:
        item = "total_expenditure"
    parts = amounts(main_lines(ledger, T1, "expenditure", item))
    if item == "total_expenditure":
        parts.append(ledger.figure(T1, "closing_carryover"))
    yield check_sum(ledger.figure(T1, item), parts, "本年支出合计")


def _has_current_year_lines(ledger: Ledger) -> bool:
    return ledger.item(T1, "current_year_revenue") is not None


@rule(
    "A-104",
    statement="收入总计 = 本年收入合计 + 上年结转结余",
    basis=BASIS,
    tables=(T1,),
    kinds=BUDGET,
    when="表样印有本年收入合计",
    applies=_has_current_year_lines,
    per_set=True,
)
def total_revenue_is_current_year_and_carryover(ledger: Ledger) -> Iterator[Evaluation]:
    """Total revenue is current-year revenue plus opening carryover; a blank carryover is nil."""
    carryover = or_nil(ledger.figure(T1, "opening_carryover"), "上年结转结余")
    parts = (ledger.figure(T1, "current_year_revenue"), carryover)
    yield check_sum(ledger.figure(T1, "total_revenue"), parts, "收入总计")


@rule(
    "A-105",
    statement="支出总计 = 本年支出合计 + 年终结转结余",
    basis=BASIS,
    tables=(T1,),
    kinds=BUDGET,
    when="表样印有本年支出合计",
    applies=lambda ledger: ledger.item(T1, "current_year_expenditure") is not None,
    per_set=True,
)
def total_expenditure_is_current_year_and_carryover(ledger: Ledger) -> Iterator[Evaluation]:
    """Total expenditure is current-year expenditure plus closing carryover; blank is nil."""
    carryover = or_nil(ledger.figure(T1, "closing_carryover"), "年终结转结余")
    parts = (ledger.figure(T1, "current_year_expenditure"), carryover)
    yield check_sum(ledger.figure(T1, "total_expenditure"), parts, "支出总计")


@rule(
    "A-106",
    statement="各功能分类支出不为负数",
    basis="预算支出按政府收支分类科目列示，预算数不为负",
    tables=(T1,),
    kinds=BUDGET,
    per_set=True,
)
def no_class_of_expenditure_is_negative(ledger: Ledger) -> Iterator[Evaluation]:
    """No functional class of expenditure is negative."""
    for row in ledger.rows(T1, "expenditure"):
        figure = row.figure("total", "budgeted", "amount") or row.only
        if figure is None or not (figure.is_number or figure.is_unreadable):
            continue
        if figure.is_unreadable:
            from_reading = check_sum(figure, [figure])
            yield from_reading
            continue
        yield verdict(
            figure.value >= 0,
            f"{figure.label}为负数 {figure.text}",
            f"{figure.label} is negative: {figure.text}",
            [figure],
        )

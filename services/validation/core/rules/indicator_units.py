"""Indicators one by one: the unit, and the kind of value a name promises."""

from __future__ import annotations

import re
from collections.abc import Iterator

from services.validation.core.evaluation import HELD, Evaluation, undecidable, verdict
from services.validation.core.figures import Figure
from services.validation.core.ledger import Ledger
from services.validation.core.registry import rule
from services.validation.core.rules.cost_indicators import is_cost, place
from services.validation.core.rules.indicator_values import (
    BASIS,
    called,
    is_numeric,
    is_ratio,
    table_indicators,
    to_number,
)
from shared.contracts.findings import Severity
from shared.contracts.performance import Indicator


@rule(
    "I-05",
    statement="数值型指标印有计量单位",
    basis=BASIS,
    severity=Severity.WARNING,
    when="有数值型指标",
    applies=lambda ledger: any(is_numeric(one) for one in table_indicators(ledger)),
)
def numbers_carry_their_unit(ledger: Ledger) -> Iterator[Evaluation]:
    """A numeric target value carries its unit."""
    for one in table_indicators(ledger):
        others = one.normalized.dimension in ("score", "rank", "schedule")
        if not is_numeric(one) or others or _in_months(one):
            continue
        flags = one.normalized.flags
        if "ambiguous" in flags and "unit_missing" not in flags:
            yield undecidable(
                f"“{called(one)}”的单位有歧义：{one.value_raw}",
                f"ambiguous unit: {one.value_raw}",
                [place(one)],
            )
            continue
        number = to_number(one)
        incomplete = one.normalized.unit is None or _INCOMPLETE & set(flags)
        if number == 0 or not incomplete:
            yield HELD
            continue
        yield verdict(
            False,
            f"指标“{called(one)}”的值 {one.value_raw} 没有完整的计量单位",
            f"no complete unit: {called(one)} {one.value_raw}",
            [place(one), *_budget_of(ledger, one)],
            actual=one.value_raw,
        )


_INCOMPLETE = frozenset({"unit_missing", "unit_inferred"})


def _budget_of(ledger: Ledger, indicator: Indicator) -> list[Figure]:
    owners = (p for p in ledger.document.projects if any(one is indicator for one in p.indicators))
    budgets = (ledger.project_figure(project, "budget", "预算数") for project in owners)
    return [budget for budget in budgets if budget is not None] if is_cost(indicator) else []


@rule(
    "I-07",
    statement="名为“率”的指标以比例表示",
    basis=BASIS,
    severity=Severity.WARNING,
    when="有名为“率”的指标",
    applies=lambda ledger: any(_is_rate(one) for one in table_indicators(ledger)),
)
def rates_are_shares(ledger: Ledger) -> Iterator[Evaluation]:
    """An indicator named a rate has a share as its value, not a count."""
    for one in table_indicators(ledger):
        if not _is_rate(one):
            continue
        if not is_numeric(one) or one.normalized.unit is None:
            yield undecidable(
                f"“{called(one)}”的值 {one.value_raw} 不是数值或无单位",
                f"no number with a unit: {one.value_raw}",
                [place(one)],
            )
            continue
        yield verdict(
            is_ratio(one) or one.normalized.dimension not in ("count", "money", "area", "time"),
            f"指标“{called(one)}”名为率，值为 {one.value_raw}",
            f"{called(one)} is called a rate and its value is {one.value_raw}",
            [place(one)],
            actual=one.value_raw,
        )


# A name that ends in 率, with or without its unit: 完成率, 完成率（%）
_RATE = re.compile(r"率\s*(?:[（(]\s*[%％]\s*[)）])?$")


# Quantities of other kinds that end in 率: 办事效率; 有效率, 失效率 and the like are shares
_NO_SHARE = re.compile(r"(?:(?<![有失无生见治])效|频|汇|利)率$")


def _is_rate(indicator: Indicator) -> bool:
    name = indicator.level3 or ""
    return bool(_RATE.search(name)) and not _NO_SHARE.search(name)


@rule(
    "I-12",
    statement="“12月”应写明是月份还是时长",
    basis=BASIS,
    severity=Severity.INFO,
    when="有以月表示的指标值",
    applies=lambda ledger: any(_in_months(one) for one in table_indicators(ledger)),
)
def months_are_a_month_or_a_duration(ledger: Ledger) -> Iterator[Evaluation]:
    """A value in months says whether a month of the year or a duration is meant."""
    for one in table_indicators(ledger):
        if not _in_months(one):
            continue
        if one.normalized.operator is None:
            yield undecidable(
                f"“{called(one)}”的值无法解读：{one.value_raw}",
                f"value not understood: {one.value_raw}",
                [place(one)],
            )
        elif "ambiguous" in one.normalized.flags:
            yield verdict(
                False,
                f"指标“{called(one)}”的值 {one.value_raw} 可解作月份或时长",
                f"{one.value_raw} may be a month of the year or a duration",
                [place(one)],
                actual=one.value_raw,
            )
        else:
            yield HELD


# A bare number of months: 12月, ≥12月
_MONTHS = re.compile(r"^[≥≤><=]?\s?\d{1,2}月$")


def _in_months(indicator: Indicator) -> bool:
    return bool(_MONTHS.match((indicator.value_raw or "").strip()))

"""Indicators one by one: a value that can be met, in the direction that is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from services.validation.core.evaluation import Evaluation, undecidable, verdict
from services.validation.core.ledger import Ledger
from services.validation.core.registry import rule
from services.validation.core.rules.cost_indicators import is_cost, place, to_money
from shared.contracts.findings import Severity
from shared.contracts.performance import Indicator

BASIS = "绩效指标应清晰、可衡量，与指标含义一致"
NUMERIC = ("=", ">=", "<=", ">", "<", "range")
# Changes, which may pass 100 %: 增长率, 提升率
_CHANGE = re.compile(r"增长|提升|提速|提高|增幅|上升|增加|下降|降低|减少|压缩|倍")
# What is better kept low although it is counted.
_REMEDY = re.compile(r"排除|解决|处理|处置|修复|办结|整改|降低|减少|下降|节约|压缩|化解")
_LIMITED = re.compile(
    r"投诉|故障|差错|事故|失误|违规|违纪|次品|偏差|误差|断|能耗|排放|人员控制|不超|控制|上限|维护|维修|举报|上访"
)


# What is saved; a "saving" of 100 % is the share of the budget that was spent.
_SAVING = re.compile(r"节约|节支|节省")
_WHOLE = 100


def table_indicators(ledger: Ledger) -> list[Indicator]:
    """Every indicator printed in a table."""
    of_projects = [one for project in ledger.document.projects for one in project.indicators]
    return [*of_projects, *ledger.document.department_indicators]


def all_indicators(ledger: Ledger) -> list[Indicator]:
    """Every indicator, those of the running text too."""
    return [*table_indicators(ledger), *ledger.document.narrative_targets]


def is_numeric(indicator: Indicator) -> bool:
    """Whether a number is its value."""
    value = indicator.normalized
    return value.operator in NUMERIC and value.value is not None


def to_number(indicator: Indicator) -> Decimal | None:
    """The value of an indicator that is one number."""
    text = indicator.normalized.value
    return Decimal(text) if text and ".." not in text and is_numeric(indicator) else None


def called(indicator: Indicator) -> str:
    """What a reader knows the indicator by."""
    return indicator.level3 or indicator.description or "（无名指标）"


def is_ratio(indicator: Indicator) -> bool:
    """Whether its value is a share."""
    return indicator.normalized.unit in ("%", "‰") or indicator.normalized.dimension == "ratio"


def _has_indicators(ledger: Ledger) -> bool:
    return bool(all_indicators(ledger))


@rule(
    "I-01",
    statement="每个指标都有指标值：数值或定性要求",
    basis=BASIS,
    severity=Severity.WARNING,
    when="有绩效指标",
    applies=_has_indicators,
)
def every_indicator_has_a_value(ledger: Ledger) -> Iterator[Evaluation]:
    """Every indicator has a value: a number, a date or a qualitative demand."""
    for one in all_indicators(ledger):
        if not (one.level3 or one.description):
            continue
        value = one.normalized
        if one.value_raw and value.operator is None and "missing" not in value.flags:
            yield undecidable(
                f"“{called(one)}”的指标值“{one.value_raw}”无法解读",
                f"value not understood: {one.value_raw}",
                [place(one)],
            )
            continue
        yield verdict(
            value.operator is not None,
            f"指标“{called(one)}”没有指标值",
            f"no target value: {called(one)}",
            [place(one)],
        )


@rule(
    "I-02",
    statement="比较符方向与指标含义一致：成本、故障、投诉等为上限，完成、满意等为下限",
    basis=BASIS,
    severity=Severity.WARNING,
    when="有带比较符的指标",
    applies=lambda ledger: any(_is_bounded(one) for one in all_indicators(ledger)),
)
def comparison_signs_have_the_meant_direction(ledger: Ledger) -> Iterator[Evaluation]:
    """Costs, faults and complaints are ceilings; completion and satisfaction are floors."""
    for one in all_indicators(ledger):
        if not _is_bounded(one):
            continue
        wanted = find_direction(one)
        if wanted is None:
            continue
        if "ambiguous" in one.normalized.flags:
            yield undecidable(f"{one.value_raw}有歧义", f"ambiguous: {one.value_raw}", [place(one)])
            continue
        printed = "up" if one.normalized.operator in (">=", ">") else "down"
        meant = "上限（≤）" if wanted == "down" else "下限（≥）"
        yield verdict(
            printed == wanted,
            f"指标“{called(one)}”印为 {one.value_raw}，按含义应为{meant}",
            f"{called(one)} is printed {one.value_raw}, a "
            + ("ceiling is meant" if wanted == "down" else "floor is meant"),
            [place(one)],
            actual=one.value_raw,
        )


def _is_bounded(indicator: Indicator) -> bool:
    return indicator.normalized.operator in (">=", ">", "<=", "<") and is_numeric(indicator)


def find_direction(indicator: Indicator) -> str | None:
    """Which way is better: by the aspect for costs, counts and quality, else by the name."""
    text = f"{indicator.level3 or ''}{indicator.description or ''}"
    if indicator.normalized.dimension == "time" or indicator.normalized.change == "down":
        return None
    if _SAVING.search(text) and (to_number(indicator) or 0) >= _WHOLE:
        return None
    if is_cost(indicator):
        return "down" if to_money(indicator) is not None else indicator.desired_direction
    if indicator.desired_direction == "down":
        return None if _REMEDY.search(text) else "down"
    if _LIMITED.search(text):
        return None
    if indicator.desired_direction is not None:
        return indicator.desired_direction
    if indicator.aspect == "quantity" and indicator.normalized.dimension == "count":
        return "up"
    if indicator.aspect in ("quality", "satisfaction") and is_ratio(indicator):
        return "up" if re.search(r"完善|完好|优良|满意|质量|水平", text) else None
    return None


@rule(
    "I-03",
    statement="指标值的类别与指标名称一致：次数为数量，时间为时间，率为比例，成本为金额",
    basis=BASIS,
    severity=Severity.WARNING,
    when="名称表明类别",
    applies=lambda ledger: any(_is_typed(one) for one in table_indicators(ledger)),
)
def values_are_of_the_kind_the_name_says(ledger: Ledger) -> Iterator[Evaluation]:
    """A count has a count, a time a time, a rate a share, a cost an amount."""
    for one in table_indicators(ledger):
        if not _is_typed(one):
            continue
        expected, found = one.expected_dimension, one.normalized.dimension
        if "ambiguous" in one.normalized.flags:
            words = (f"“{called(one)}”的值 {one.value_raw} 有歧义", f"ambiguous: {one.value_raw}")
            yield undecidable(*words, [place(one)])
            continue
        counted = expected in ("count", "time", "area") or (expected == "money" and is_cost(one))
        clash = (counted and found == "ratio") or (
            expected in ("area", "time") and found == "money"
        )
        yield verdict(
            not clash or bool(_CHANGING.search(called(one))),
            f"指标“{called(one)}”的值 {one.value_raw} 与名称类别不符",
            f"the value {one.value_raw} is not what {called(one)} measures",
            [place(one)],
            actual=one.value_raw,
        )
        if _counts_people(one) and one.normalized.unit in _OCCASIONS:
            yield verdict(
                False,
                f"指标“{called(one)}”以人计，值 {one.value_raw} 以次计",
                f"{called(one)} counts people, its value {one.value_raw} occasions",
                [place(one)],
                actual=one.value_raw,
                severity=Severity.INFO,
            )


_OCCASIONS = ("次", "期", "场", "批次")


def _counts_people(indicator: Indicator) -> bool:
    return called(indicator).rstrip("）)").endswith(("人次", "人数"))


# A name of a count or a time that may well be stated as a share; 新增 counts what is new.
_CHANGING = re.compile(r"率|比|度|(?<!新)增|减|节约|降低")


def _is_typed(indicator: Indicator) -> bool:
    return indicator.expected_dimension is not None and is_numeric(indicator)


@rule(
    "I-04",
    statement="比例在 0—100% 之间（增长、提升类除外）",
    basis="比例不超过全部",
    severity=Severity.WARNING,
    when="有百分比指标",
    applies=lambda ledger: any(_is_share(one) for one in all_indicators(ledger)),
)
def shares_lie_between_zero_and_the_whole(ledger: Ledger) -> Iterator[Evaluation]:
    """A share lies between 0 and 100 %, except where a growth is measured."""
    for one in all_indicators(ledger):
        if not _is_share(one):
            continue
        number = to_number(one)
        if _CHANGE.search(f"{called(one)}{one.description or ''}"):
            continue
        if number is None:
            words = (f"“{called(one)}”的值 {one.value_raw} 为区间", f"a range: {one.value_raw}")
            yield undecidable(*words, [place(one)])
            continue
        impossible = (
            number > 100 or number < 0 or (number == 100 and one.normalized.operator == ">")
        )
        if number == _WHOLE and one.normalized.operator == ">=":
            yield verdict(
                False,
                f"指标“{called(one)}”的值 {one.value_raw} 只能恰为 100%",
                f"{called(one)} can only be exactly the whole: {one.value_raw}",
                [place(one)],
                actual=one.value_raw,
                severity=Severity.INFO,
            )
            continue
        yield verdict(
            not impossible,
            f"指标“{called(one)}”的值 {one.value_raw} 超出 100%",
            f"{called(one)} exceeds the whole: {one.value_raw}",
            [place(one)],
            actual=one.value_raw,
        )


def _is_share(indicator: Indicator) -> bool:
    return indicator.normalized.unit == "%" and is_numeric(indicator)

"""Rates of faults, complaints and doubts: what should be rare is not set high."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from services.validation.core.evaluation import Evaluation, undecidable, verdict
from services.validation.core.ledger import Ledger
from services.validation.core.registry import rule
from services.validation.core.rules.cost_indicators import place
from services.validation.core.rules.indicator_values import (
    called,
    find_direction,
    is_ratio,
    table_indicators,
    to_number,
)
from services.validation.core.texts import compact
from shared.contracts.findings import Severity
from shared.contracts.performance import Indicator

# The rate of something unwanted; 投诉办结率 and 零投诉率 are rates of something wanted.
_FAULT_RATE = re.compile(
    r"(?<![无零未])(?:故障|质疑|投诉|差错|事故|违规|违纪|失误|返工|退件|断电|断网|失信|上访|脱审)(?:发生)?率"
)
# The fault is to become less by so much: 故障率降低, 降低投诉率
_LOWERING = re.compile(r"降低|下降|减少|压降|控制")
_MOST = Decimal(50)


@rule(
    "I-28",
    statement="故障率、投诉率、质疑率等的指标值不超过一半",
    basis="越少越好的事项，目标值不应为多数",
    severity=Severity.WARNING,
    when="指标的名称、描述或依据为此类比率",
    applies=lambda ledger: any(_fault_rate(one) for one in table_indicators(ledger)),
)
def what_should_be_rare_is_not_common(ledger: Ledger) -> Iterator[Evaluation]:
    """A rate of faults, complaints or doubts is no more than a half."""
    for one in table_indicators(ledger):
        rate = _fault_rate(one)
        if rate is None:
            continue
        number = to_number(one)
        if number is None or not is_ratio(one):
            words = (
                f"“{called(one)}”的值 {one.value_raw} 不是百分比",
                f"no share: {one.value_raw}",
            )
            yield undecidable(*words, [place(one)])
            continue
        yield verdict(
            number <= _MOST or one.normalized.operator in ("<", "<="),
            f"指标“{called(one)}”以{rate}衡量，值为 {one.value_raw}",
            f"{called(one)} is measured by the rate {rate}, its value is {one.value_raw}",
            [place(one)],
            actual=one.value_raw,
        )


def _fault_rate(indicator: Indicator) -> str | None:
    """The rate of something unwanted that an indicator is measured by.

    A floor under a rate that its name tells unwanted is the matter of I-02.
    """
    if indicator.normalized.operator in (">", ">=") and find_direction(indicator) == "down":
        return None
    text = compact(f"{indicator.level3 or ''} {indicator.description or ''}")
    if _LOWERING.search(text):
        return None
    found = _FAULT_RATE.search(text)
    ends = re.search(rf"{_FAULT_RATE.pattern}$", compact(indicator.basis))
    match = found or ends
    return match[0] if match else None

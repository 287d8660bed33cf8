"""Values between two bounds and figures in proportion: 80≤X<90, ±5%, 1:20, 8:30-17:30."""

from __future__ import annotations

import re
from decimal import Decimal

from services.normalization.core.targets.quantities import find_quantities
from shared.contracts.performance import TargetValue

_FIGURE = r"\d{1,9}(?:\.\d{1,6})?"
# 80%≤满意度<90%: a name or X between its bounds
_ENCLOSED = re.compile(
    rf"^(?P<low>{_FIGURE})%?(?P<unit>[一-龥]{{0,3}})[≤<](?:X|x|[一-龥]{{1,12}})"
    rf"(?P<sign>[≤<])(?P<high>{_FIGURE}(?P<high_unit>%|[一-龥]{{0,3}}))$"
)
# [80,90), (0,5%]
_INTERVAL = re.compile(rf"^[\[(](?P<low>{_FIGURE})%?,(?P<high>{_FIGURE}(?P<high_unit>%)?)[\])]$")
# Two figures with 之间 after them, 介于 before them or not.
_BETWEEN = re.compile(
    rf"^(?:介于|在)?(?P<low>{_FIGURE})%?(?:和|与|至|到|-|~)(?P<high>{_FIGURE}(?P<high_unit>%|[一-龥]{{0,3}}?))之?间$"
)
# Two figures, 以上 after the first and 以下 after the second.
_ABOVE_BELOW = re.compile(
    rf"^(?P<low>{_FIGURE})(?:%|[一-龥]{{0,2}}?)以上,?(?P<high>{_FIGURE}(?P<high_unit>%|[一-龥]{{0,3}}?))以[下内]$"
)
# 大于等于90小于等于100, ≥90且≤100
_BOTH_SIGNS = re.compile(
    rf"^(?:[≥>]|大于等于|不低于|不少于|不小于|大于|高于)(?P<low>{_FIGURE})(?:%|[一-龥]{{0,3}}?)"
    rf"(?:并?且|和|,|、)?(?:[≤<]|小于等于|不高于|不超过|不大于|不多于|小于|低于)"
    rf"(?P<high>{_FIGURE}(?P<high_unit>%|[一-龥]{{0,3}}))$"
)
# ±5%, ≤±0.5, 控制在±5%以内
_TOLERANCE = re.compile(
    rf"^[一-龥]{{0,12}}?(?:[≤<]|控制在|保持在|在|不超过)?±(?P<high>{_FIGURE})(?P<unit>%|[A-Za-z]{{1,3}}|[一-龥]{{0,4}}?)(?:[以之]?内)?$"
)
# 1:20, 1:1.5, 按1:1配套, 3比1
_PROPORTION = re.compile(
    rf"^(?:[一-龥]{{0,10}}(?:比|比例)(?:为|达到?|不低于|不高于)?|按照?)?{_FIGURE}(?:(?::{_FIGURE}){{1,3}}|比{_FIGURE})(?:的?比例)?(?:配套|配备|配比|配置)?$"
)
# 50±5, 20±2°C
_AROUND = re.compile(rf"^(?P<middle>{_FIGURE})±(?P<by>{_FIGURE})(?P<unit>%|[^\d\s]{{0,4}})$")
# 8:30-17:30, 9:00~12:00
_HOURS = re.compile(r"^\d{1,2}:\d{2}[-~—至]{1,2}\d{1,2}:\d{2}$")
# 3月、6月、9月: months that are no span
_MONTHS = re.compile(r"^(?:每年|于)?(?:\d{1,2}月?[、,和及]){1,11}\d{1,2}月[底份]?$")
_TWO_BOUNDS = (_ENCLOSED, _INTERVAL, _BETWEEN, _ABOVE_BELOW, _BOTH_SIGNS)


def parse_span(plain: str) -> TargetValue | None:
    """Read a value that is printed between two bounds, or None.

    >>> parse_span("80%≤满意度<90%").value
    '80..90'
    >>> parse_span("±5%").value
    '-5..5'
    """
    between = (pattern.match(plain) for pattern in _TWO_BOUNDS)
    if found := next((match for match in between if match), None):
        return _to_range(found["low"], found["high"], ("two_bounds",))
    if found := _TOLERANCE.match(plain):
        return _to_range(f"-{found['high']}", found["high"] + found["unit"], ("tolerance",))
    if found := _AROUND.match(plain):
        middle, by = Decimal(found["middle"]), Decimal(found["by"])
        return _to_range(f"{middle - by:f}", f"{middle + by:f}{found['unit']}", ("tolerance",))
    return None


def parse_proportion(plain: str) -> TargetValue | None:
    """Read figures in proportion and hours of the day, which are no quantity."""
    if _HOURS.match(plain) or _MONTHS.match(plain):
        return TargetValue(operator="qualitative", text=plain, dimension="schedule")
    if _PROPORTION.match(plain):
        return TargetValue(operator="qualitative", text=plain, dimension="proportion")
    return None


def _to_range(low: str, high: str, flags: tuple[str, ...]) -> TargetValue | None:
    quantity = next(iter(find_quantities(high)), None)
    if quantity is None:
        return None
    factor = quantity.unit.factor if quantity.unit else Decimal(1)
    base = f"{_to_text(Decimal(low) * factor)}..{_to_text(quantity.value * factor)}"
    unit = quantity.unit
    return TargetValue(
        operator="range", value=f"{low}..{quantity.value:f}", operator_source="sign",
        unit=(unit.canonical or unit.label) if unit else None,
        dimension=unit.dimension if unit else None, base_value=base if unit else None,
        base_unit=unit.base_unit if unit else None,
        flags=(*flags, *(() if unit else ("unit_missing",))),
    )  # fmt: skip


def _to_text(value: Decimal) -> str:
    return f"{value.normalize():f}" if value else "0"

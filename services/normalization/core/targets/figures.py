"""From a printed quantity to what it says: base units, rate, change, doubts."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from services.normalization.core.targets.quantities import PrintedQuantity
from services.normalization.core.targets.units import SCALES, TargetUnit
from shared.contracts.performance import Operator, Quantity, TargetValue


class _Meaning(NamedTuple):
    """A quantity in the terms of the document JSON."""

    value: str
    unit: str | None
    dimension: str | None
    base_value: str | None
    base_unit: str | None


def to_target(quantity: PrintedQuantity) -> TargetValue:
    """Say what a quantity means that is the value itself."""
    bounds = quantity.bounds
    operator, meaning = _find_operator(quantity), _find_meaning(quantity)
    is_read_from_words = operator not in (bounds.operator, "range")
    return TargetValue(
        operator=operator,
        value=meaning.value,
        unit=meaning.unit,
        operator_source="word" if is_read_from_words else bounds.source,
        dimension=meaning.dimension,
        base_value=meaning.base_value,
        base_unit=meaning.base_unit,
        per=quantity.per,
        places=max(0, -int(quantity.value.as_tuple().exponent)),
        bound="approximately" if bounds.approximate else None,
        qualifier=_find_approximation(quantity),
        aggregate="cumulative" if bounds.cumulative else None,
        change=bounds.change,
        flags=_find_doubts(quantity, operator),
    )


def to_quantity(quantity: PrintedQuantity, label: str | None = None) -> Quantity:
    """Say what a quantity means that stands beside others or inside a text."""
    return Quantity(
        operator=_find_operator(quantity),
        per=quantity.per,
        label=label,
        text=quantity.text,
        **_find_meaning(quantity)._asdict(),
    )


def _find_meaning(quantity: PrintedQuantity) -> _Meaning:
    unit = quantity.unit
    low = _signed(quantity, quantity.value)
    value, base = f"{low:f}", _to_base(low, quantity.scale, unit)
    if quantity.upper is not None:
        value = f"{value}..{quantity.upper:f}"
        base = f"{base}..{_to_base(quantity.upper, quantity.scale, unit)}"
    if unit is None:
        return _Meaning(
            value, to_unit_label(quantity), None, base if quantity.scale else None, None
        )
    dimension = "rate" if quantity.per else unit.dimension
    return _Meaning(value, to_unit_label(quantity), dimension, base, unit.base_unit)


def to_unit_label(quantity: PrintedQuantity) -> str | None:
    """The unit as the document JSON writes it: `万条`, `元/月`, `%`; a 每 before counts apart."""
    unit = quantity.unit
    label = (quantity.scale or "") + ((unit.canonical or unit.label) if unit else "")
    label += quantity.other_unit
    if label and quantity.per:
        label = f"{label}/{quantity.per}"
    return label or None


def _find_operator(quantity: PrintedQuantity) -> Operator:
    if quantity.upper is not None:
        return "range"
    bounds = quantity.bounds
    is_points = quantity.unit is not None and quantity.unit.dimension == "delta"
    if is_points and bounds.change == "up" and bounds.source == "none":
        return ">="
    return bounds.operator


def _signed(quantity: PrintedQuantity, value: Decimal) -> Decimal:
    """A fall that nothing bounds is negative; a bounded one counts by its size (下降5%以上)."""
    bounds = quantity.bounds
    return -value if bounds.change == "down" and bounds.source == "none" else value


def _to_base(value: Decimal, scale: str | None, unit: TargetUnit | None) -> str:
    factor = (unit.factor if unit else Decimal(1)) * SCALES.get(scale or "", Decimal(1))
    base = (value * factor).normalize()
    return f"{base:f}" if base else "0"


def _find_approximation(quantity: PrintedQuantity) -> str | None:
    if not quantity.bounds.approximate:
        return None
    words = ("左右", "上下", "大约", "将近", "接近", "约为", "大概", "约", "近", "≈", "余", "多")
    return next((word for word in words if word in quantity.text), None)


def _find_doubts(quantity: PrintedQuantity, operator: Operator) -> tuple[str, ...]:
    unit = quantity.unit
    return (
        *(("unit_missing",) if unit is None and not quantity.scale else ()),
        *(("unit_word_after",) if quantity.unit_follows_as_word else ()),
        *(("ambiguous",) if unit is not None and unit.label == "月" and not quantity.per else ()),
        *(("at_most_zero",) if operator == "<=" and quantity.value == 0 else ()),
        *(("change",) if quantity.bounds.change else ()),
        *quantity.bounds.flags,
    )

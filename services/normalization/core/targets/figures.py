"""From a printed quantity to what it says: base units, rate, change, doubts."""

from __future__ import annotations

from decimal import Decimal

from services.normalization.core.targets.quantities import PrintedQuantity
from services.normalization.core.targets.units import SCALES, TargetUnit
from shared.contracts.performance import Operator, Quantity, TargetValue


def to_target(quantity: PrintedQuantity) -> TargetValue:
    """Say what a quantity means that is the value itself."""
    bounds = quantity.bounds
    operator, source = _find_operator(quantity), bounds.source
    if operator != bounds.operator and operator != "range":
        source = "word"
    printed = _to_quantity(quantity, operator)
    return TargetValue(
        operator=operator,
        value=printed.value,
        unit=printed.unit,
        operator_source=source,
        dimension=printed.dimension,
        base_value=printed.base_value,
        base_unit=printed.base_unit,
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
    return _to_quantity(quantity, _find_operator(quantity)).model_copy(update={"label": label})


def _to_quantity(quantity: PrintedQuantity, operator: Operator) -> Quantity:
    unit = quantity.unit
    low = _signed(quantity, quantity.value)
    base = _to_base(low, quantity.scale, unit)
    value = f"{low:f}"
    if quantity.upper is not None:
        value = f"{value}..{quantity.upper:f}"
        base = f"{base}..{_to_base(quantity.upper, quantity.scale, unit)}"
    return Quantity(
        operator=operator,
        value=value,
        unit=to_unit_label(quantity),
        dimension="rate" if quantity.per and unit else unit.dimension if unit else None,
        base_value=base if unit or quantity.scale else None,
        base_unit=unit.base_unit if unit else None,
        per=quantity.per,
        text=quantity.text,
    )


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

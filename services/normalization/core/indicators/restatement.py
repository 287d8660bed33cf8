"""A value said again in the words around it: name, description, basis."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from services.normalization.core.targets.figures import to_unit_label
from services.normalization.core.targets.masking import cover_names
from services.normalization.core.targets.quantities import PrintedQuantity, find_quantities
from services.normalization.core.targets.writing import to_plain
from shared.contracts.performance import TargetValue

_LONGEST = 2_000
"""How far the words around a value are read."""
_SAID = {
    ">=": "said_at_least", ">": "said_more_than", "<=": "said_at_most", "<": "said_less_than",
}  # fmt: skip


def add_restatement(target: TargetValue, texts: Iterable[str | None]) -> TargetValue:
    """Flag a value that the words around it repeat, and the bound they put on it.

    The printed operator stays: words beside a value are evidence, not its sign.

    >>> value = TargetValue(operator="=", value="90", unit="分")
    >>> add_restatement(value, ["考核评分90分及以上"]).flags
    ('restated', 'said_at_least')
    """
    if target.value is None or target.operator in ("range", "date", "period"):
        return target
    restated = [quantity for text in texts if text for quantity in _find_same(target, text)]
    if not restated:
        return target
    said = (_SAID.get(quantity.bounds.operator) for quantity in restated)
    differing = [flag for flag in said if flag and flag != _SAID.get(target.operator or "=")]
    flags = (*target.flags, "restated", *differing)
    return target.model_copy(update={"flags": tuple(dict.fromkeys(flags))})


def _find_same(target: TargetValue, text: str) -> list[PrintedQuantity]:
    try:
        value = Decimal(target.value or "")
    except InvalidOperation:
        return []
    return [
        quantity
        for quantity in find_quantities(cover_names(to_plain(text[:_LONGEST])))
        if quantity.value == value
        and not quantity.is_chinese
        and target.unit in (to_unit_label(quantity), None)
    ]

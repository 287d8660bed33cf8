"""Values that are quantities: alone, at the end of a clause, or before a few words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from services.normalization.core.targets.bounds import SIGNS, find_leading_bound
from services.normalization.core.targets.figures import to_quantity, to_target
from services.normalization.core.targets.frequencies import find_denominator
from services.normalization.core.targets.masking import cover_names
from services.normalization.core.targets.numerals import ARABIC_PATTERN
from services.normalization.core.targets.quantities import PrintedQuantity, find_quantities
from services.normalization.core.targets.roles import clause_before, find_role
from services.normalization.core.targets.units import SCALE_PATTERN
from shared.contracts.performance import TargetValue

# The end of a name whose value is a share: 完成率为
_RATIO_NAME = re.compile(r"(?:率|比例|占比|比重)(?:为|是|达|达到|:)?$")
# What a change is measured against: 较上年, 比2023年预算.
_BASELINE = re.compile(r"(?:较|比|与|同比|环比)([^较比与,;。]{1,14}?)(?:相比|同期)?$")
# An amount in brackets is negative in accounts.
_ACCOUNTING_NEGATIVE = re.compile(
    r"^\((\d{1,3}(?:,\d{3}){0,5}(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?)\)$"
)
# A figure and a word of up to three characters: no grade, kind, number or quality.
_UNCOMMON_UNIT = re.compile(
    rf"^(?P<sign>[≥≤<>=]?)(?P<figure>{ARABIC_PATTERN}(?:{SCALE_PATTERN})?)"
    r"(?P<unit>(?:(?![级类等型号代时式线版星维流好优良新高低以左右上下年月日])[一-龥]){1,3})$"
)
# A remark in brackets at the end.
_BRACKETED = re.compile(r"\(([^()]{2,20})\)$")
_LONGEST_REMARK = 22
_IN_TWO_UNITS = frozenset({"count", "time"})
"""What may be said of one thing in two units, one behind the other."""


def parse_quantity_value(plain: str) -> TargetValue | None:
    """Read a value that is one or more quantities.

    >>> parse_quantity_value("按时完成率≥95%").value
    '95'
    >>> parse_quantity_value("单价在20万元以上的设备") is None
    True
    """
    if negative := _ACCOUNTING_NEGATIVE.match(plain):
        return _to_accounting_negative(negative.group(1))
    covered = cover_names(plain)
    values = list(_find_values(covered))
    if not values:
        return _parse_uncommon_unit(covered) or _parse_bracketed(plain)
    first, flag = values[0]
    target = _with_clause(to_target(first), covered, plain, first, flag)
    if len(values) == 1:
        return target
    return _join(target, [quantity for quantity, _ in values])


def _parse_uncommon_unit(covered: str) -> TargetValue | None:
    """≥8折: what directly follows a figure counts something, also where no table knows it."""
    found = _UNCOMMON_UNIT.match(covered)
    if found is None or (found["sign"] == "" and len(found["unit"]) > 1):
        return None
    return parse_quantity_value(f"{found['sign']}{found['figure']}({found['unit']})")


def _parse_bracketed(plain: str) -> TargetValue | None:
    """及时(≤3天): a bounded value in brackets at the end is what the words before it mean."""
    found = _BRACKETED.search(plain[-_LONGEST_REMARK:])
    if found is None:
        return None
    target = parse_quantity_value(found.group(1))
    if target is None or (target.operator_source == "none" and target.dimension != "ratio"):
        return None
    return target.model_copy(update={"flags": (*target.flags, "value_in_text")})


def _to_accounting_negative(printed: str) -> TargetValue:
    digits = printed.replace(",", "")
    places = len(digits.partition(".")[2])
    return TargetValue(
        operator="=", value=f"-{digits}", places=places, flags=("accounting_negative",)
    )


def find_stated_quantity(plain: str) -> PrintedQuantity | None:
    """Return the last quantity that a clause states, or None where it states none.

    >>> find_stated_quantity("近300平米船坞验收均达到90分以上").text
    '均达到90分以上'
    """
    stated = [quantity for quantity, _ in _find_values(cover_names(plain))]
    return stated[-1] if stated else None


def _find_values(covered: str) -> Iterator[tuple[PrintedQuantity, str]]:
    quantities = find_quantities(covered)
    if _count_the_same(quantities):
        doubt = "" if quantities[0].start == 0 else "value_in_text"
        yield from ((quantity, doubt) for quantity in quantities)
        return
    for quantity in quantities:
        flag = find_role(covered, quantity)
        if flag is not None:
            yield quantity, flag


def _count_the_same(quantities: Sequence[PrintedQuantity]) -> bool:
    """Whether two counts or times follow each other directly: 320户1050人, 2小时30分钟."""
    if len(quantities) != 2 or quantities[0].end != quantities[1].start:
        return False
    first, second = quantities[0].unit, quantities[1].unit
    if first is None or second is None or first == second:
        return False
    return first.dimension == second.dimension and first.dimension in _IN_TWO_UNITS


def _with_clause(
    target: TargetValue, covered: str, plain: str, quantity: PrintedQuantity, flag: str
) -> TargetValue:
    """Add what the clause says before its figure: a rate, a baseline, a ratio's name."""
    if quantity.start == 0 and not flag:
        return target
    before = clause_before(covered, quantity)
    spoken = plain[quantity.start - len(before) : quantity.start]
    update: dict[str, object] = {}
    if not quantity.is_bounded and (operator := find_leading_bound(before)):
        update |= {
            "operator": operator,
            "operator_source": "sign" if before[0] in SIGNS else "word",
        }
    per = find_denominator(before, quantity.unit.label if quantity.unit else None)
    if per and target.per is None:
        update |= {"per": per, "dimension": "rate"}
    if target.change and (baseline := _BASELINE.search(spoken[-20:])):
        update["baseline"] = baseline.group(1)
    if target.unit is None and _RATIO_NAME.search(before[-8:]):
        update["dimension"] = "ratio"
    if flag:
        update["flags"] = (*target.flags, flag)
    return target.model_copy(update=update) if update else target


def _join(target: TargetValue, quantities: list[PrintedQuantity]) -> TargetValue:
    """Two bounds on one unit make a range; else the first is the value, the others stay beside."""
    low, high = quantities[0], quantities[1]
    bounds = (low.bounds.operator[0], high.bounds.operator[0])
    if len(quantities) == 2 and bounds == (">", "<") and high.unit in (low.unit, None):
        base = (target.base_value, to_quantity(high).base_value)
        return target.model_copy(
            update={"operator": "range", "value": f"{low.value:f}..{high.value:f}",
                    "base_value": f"{base[0]}..{base[1]}" if all(base) else None,
                    "flags": (*target.flags, "two_bounds")}
        )  # fmt: skip
    return target.model_copy(
        update={"quantities": tuple(to_quantity(quantity) for quantity in quantities),
                "flags": (*target.flags, "several_quantities")}
    )  # fmt: skip


def find_embedded_quantities(plain: str) -> tuple[PrintedQuantity, ...]:
    """Return the figures with a unit inside a text that is itself no quantity."""
    return tuple(
        quantity
        for quantity in find_quantities(cover_names(plain))
        if quantity.unit is not None and not quantity.is_chinese
    )

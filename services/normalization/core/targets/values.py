"""Values that are quantities: alone, at the end of a clause, or before a few words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from services.normalization.core.targets.figures import to_quantity, to_target
from services.normalization.core.targets.masking import COVER, cover_names
from services.normalization.core.targets.quantities import PrintedQuantity, find_quantities
from services.normalization.core.targets.units import UNIT_PATTERN
from shared.contracts.performance import TargetValue

_CLAUSE_END = frozenset(",;。、!?:且" + COVER)
# Where a clause begins or ends
_CLAUSE_BREAK = re.compile("[,;。、!?]")
# A further figure, which makes the one before it doubtful
_DIGIT = re.compile(r"\d")
# Words of a name after which a bare figure is its value: 投诉率0, 次数3.
_NAME_END = re.compile(
    r"(?:率|度|数|数量|比例|占比|比重|得分|评分|成本|费用|金额|时间|面积)(?:为|是|达|达到|:)?$"
)
# The end of a name whose value is a share: 完成率为
_RATIO_NAME = re.compile(r"(?:率|比例|占比|比重)(?:为|是|达|达到|:)?$")
# 每年开展, 每月每人: a rate said before its figure.
_PER_BEFORE = re.compile(
    rf"每(年度|半年|学期|季|{UNIT_PATTERN})(?:每(年|月|天|日|次))?[一-龥]{{0,8}}$"
)
# What a change is measured against: 较上年, 比2023年预算.
_BASELINE = re.compile(r"(?:较|比|与|同比|环比)([^较比与,;。]{1,14}?)(?:相比|同期)?$")
# Words that may follow a share and leave it the value: 100%覆盖.
_ACHIEVED = re.compile(r"(?:按时|按期|全部|全)?(?:完成|覆盖|到位|落实|达标|办结|合格|发放|满意)")
# Words that may follow a time and leave it the value: 3个工作日办结
_DONE = re.compile(r"(?:办结|完成|响应|处置|修复|到场|到位|解决|回复|处理|送达|审结)")
# A tail that makes the figure an attribute of something else: 20万元以上的设备.
_ATTRIBUTE = re.compile(r"^[^,;。]{0,4}的")
_TAIL = 10
"""How many characters may follow a figure that is the value all the same."""
_REACH = 60
"""How far a clause is looked at around a figure."""
# An amount in brackets is negative in accounts.
_ACCOUNTING_NEGATIVE = re.compile(
    r"^\((\d{1,3}(?:,\d{3}){0,5}(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?)\)$"
)
# A remark in brackets at the end.
_BRACKETED = re.compile(r"\(([^()]{2,20})\)$")


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
        return _parse_bracketed(plain)
    first, flag = values[0]
    target = _with_clause(to_target(first), covered, plain, first, flag)
    if len(values) == 1:
        return target
    return _join(target, [quantity for quantity, _ in values])


def _parse_bracketed(plain: str) -> TargetValue | None:
    """及时(≤3天): a bounded value in brackets at the end is what the words before it mean."""
    found = _BRACKETED.search(plain[-_REACH:])
    if found is None:
        return None
    target = parse_quantity_value(found.group(1))
    if target is None or target.operator_source == "none":
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
    for quantity in find_quantities(covered):
        flag = _find_role(covered, quantity)
        if flag is not None:
            yield quantity, flag


def _find_role(covered: str, quantity: PrintedQuantity) -> str | None:
    """`""` for a plain value, a flag for a doubtful one, None for a figure inside a text."""
    begins, ends = _begins_clause(covered, quantity.start), _ends_clause(covered, quantity.end)
    is_whole = begins and ends
    if is_whole or (ends and _is_stated(covered, quantity)):
        return "" if begins else "value_in_text"
    if _limits_what_follows(covered, quantity) or _is_achieved(covered, quantity):
        return "trailing_text"
    if not begins or _ATTRIBUTE.match(covered[quantity.end :][: _TAIL + 1]):
        return None
    return "trailing_text" if _is_value_with_tail(covered, quantity) else None


def _limits_what_follows(covered: str, quantity: PrintedQuantity) -> bool:
    """开展不低于5次的活动: a count bounded from before is the value, whatever is counted."""
    is_count = quantity.unit is not None and quantity.unit.dimension == "count"
    if not (is_count and quantity.bounds.leads) or quantity.is_chinese:
        return False
    lead, tail = _clause_before(covered, quantity), _clause_after(covered, quantity)
    return len(lead) <= _TAIL and len(tail) <= 2 * _TAIL and not _DIGIT.search(tail)


def _is_achieved(covered: str, quantity: PrintedQuantity) -> bool:
    """按计划100%完成: a share between few words, the last of which say that it is reached."""
    if quantity.unit is None or quantity.unit.dimension != "ratio" or quantity.is_chinese:
        return False
    lead, tail = _clause_before(covered, quantity), _clause_after(covered, quantity)
    return len(lead) <= 6 and len(tail) <= 6 and bool(_ACHIEVED.match(tail))


def _is_stated(covered: str, quantity: PrintedQuantity) -> bool:
    """Whether a figure at the end of a clause is what the clause says."""
    if quantity.is_chinese:
        return quantity.bounds.source != "none" or bool(
            quantity.unit and quantity.unit.dimension == "ratio"
        )
    if quantity.unit is not None or quantity.scale is not None:
        return True
    return quantity.is_bounded or bool(_NAME_END.search(covered[: quantity.start][-12:]))


def _is_value_with_tail(covered: str, quantity: PrintedQuantity) -> bool:
    tail = _clause_after(covered, quantity)
    if quantity.unit is None or quantity.is_chinese or len(tail) > _TAIL:
        return False
    if _DIGIT.search(tail):
        return False
    if quantity.is_bounded:
        return True
    if quantity.unit.dimension == "time":
        return bool(_DONE.match(tail))
    return quantity.unit.dimension in ("count", "ratio", "money") and len(tail) <= 6


def _clause_before(covered: str, quantity: PrintedQuantity) -> str:
    """What the clause says before a figure, as far as that can matter."""
    return _CLAUSE_BREAK.split(covered[max(0, quantity.start - _REACH) : quantity.start])[-1]


def _clause_after(covered: str, quantity: PrintedQuantity) -> str:
    return _CLAUSE_BREAK.split(covered[quantity.end : quantity.end + _REACH], maxsplit=1)[0]


def _begins_clause(covered: str, start: int) -> bool:
    return start == 0 or covered[start - 1] in _CLAUSE_END


def _ends_clause(covered: str, end: int) -> bool:
    return end == len(covered) or covered[end] in _CLAUSE_END


def _with_clause(
    target: TargetValue, covered: str, plain: str, quantity: PrintedQuantity, flag: str
) -> TargetValue:
    """Add what the clause says before its figure: a rate, a baseline, a ratio's name."""
    if quantity.start == 0 and not flag:
        return target
    before = _clause_before(covered, quantity)
    spoken = plain[quantity.start - len(before) : quantity.start]
    update: dict[str, object] = {}
    if (per := _PER_BEFORE.search(before[-12:])) and target.per is None:
        spoken_per = "/".join(part for part in per.groups() if part)
        update |= {"per": spoken_per, "dimension": "rate"}
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
        return target.model_copy(
            update={"operator": "range", "value": f"{low.value:f}..{high.value:f}",
                    "base_value": None, "flags": (*target.flags, "two_bounds")}
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

"""Find the quantities of a text: bound words · number · scale · unit · per · bound words."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from services.normalization.core.targets.bounds import (
    AFTER_PATTERN,
    Bounds,
    find_bound_start,
    parse_bounds,
)
from services.normalization.core.targets.masking import COVER
from services.normalization.core.targets.numerals import NUMBER, parse_chinese_number
from services.normalization.core.targets.units import (
    SCALE_PATTERN,
    UNIT_PATTERN,
    UNITS,
    TargetUnit,
)

# 每 or / and what one of is meant, at most two deep: 元/人/月, 次/每年, 元/平方米.
_PER = (
    rf"(?:(?:/|每)每?(?:\d{{0,2}}(?:{UNIT_PATTERN})|半年|[一-龥]{{1,4}}(?=[/·.*。;,)]|$))"
    rf"(?:(?:[/·.*]|每)每?(?:{UNIT_PATTERN}|[一-龥]{{1,2}}(?=[。;,)]|$)))?)"
)
# All that follows a number: scale, unit or a unit in brackets, rate, bound words
_UNIT_AFTER = re.compile(
    rf"(?P<scale>{SCALE_PATTERN})?(?P<some>[余多])?(?:"
    rf"(?P<unit>{UNIT_PATTERN})(?P<other>\((?:{UNIT_PATTERN})\))?|"
    rf"\((?P<bracketed_scale>{SCALE_PATTERN})?(?P<bracketed>{UNIT_PATTERN}|[一-龥]{{1,3}})"
    rf"(?P<bracketed_per>/(?:{UNIT_PATTERN}))?\))?"
    rf"(?P<per>{_PER})?(?P<after>{AFTER_PATTERN})?"
)
_REACH = 60
"""How far after a figure its unit, rate and bound words may reach, and further than they do."""
# What stands between the two numbers of a range
_RANGE = re.compile(r"[-~—至到]{1,2}")
_PERCENT_WORDS = ("百分之", "千分之", "万分之")
"""A share said before its figure: 百分之95."""
_DENOMINATORS = {unit.label: unit.canonical or unit.label for unit in UNITS.values()} | {"m3": "m³"}
# Parts of a denominator
_PER_PARTS = re.compile(r"[/·.*]|[^/·.*]+")
_GOES_ON = {
    "分": tuple("管局公期类层级别支批散析配包"),
    "年": tuple("度底末初级"),
    "月": tuple("底末初份度"),
    "成": tuple("员立功果本品为"),
    "星": ("级",),
    "角": tuple("度色落"),
    "方": tuple("面案式法位向便"),
}
"""Units that stand for nothing when a word goes on after them: 分 in 分管, 成 in 成员."""
# What may stand in brackets after a figure and is no unit of it.
_NO_UNITS = frozenset(
    (
        "含",
        "不含",
        "单价",
        "总价",
        "均价",
        "估算",
        "预计",
        "预估",
        "含税",
        "暂定",
        "左右",
        "良好",
        "优秀",
        "合格",
    )
)


class PrintedQuantity(NamedTuple):
    """A quantity as it stands in a text in one way of writing."""

    start: int
    end: int
    text: str
    value: Decimal
    upper: Decimal | None
    is_chinese: bool
    scale: str | None
    unit: TargetUnit | None
    per: str | None
    bounds: Bounds
    unit_follows_as_word: bool = False
    other_unit: str = ""
    """A second unit in brackets, as printed: 处(个)."""

    @property
    def is_bounded(self) -> bool:
        """Whether a sign or word says which way the value counts."""
        return self.bounds.source != "none"


class _After(NamedTuple):
    """What follows a figure: the parts of `_UNIT_AFTER`, and how long they are together."""

    length: int = 0
    scale: str | None = None
    some: str | None = None
    unit: TargetUnit | None = None
    other: str | None = None
    per: str | None = None
    bound: str | None = None


@lru_cache(maxsize=16)
def find_quantities(plain: str) -> tuple[PrintedQuantity, ...]:
    """Return the quantities of a text in reading order.

    >>> [q.text for q in find_quantities("每盏25.5元/盏,全年更换320盏")]
    ['25.5元/盏', '320盏']
    """
    found: list[PrintedQuantity] = []
    end = 0
    for number in NUMBER.finditer(plain):
        if number.start() >= end and (quantity := _read_quantity(plain, number)):
            end = quantity.end
            found.append(quantity)
    return tuple(found)


def _read_quantity(plain: str, number: re.Match[str]) -> PrintedQuantity | None:
    start = _find_minus(plain, number.start())
    is_share = plain.startswith(_PERCENT_WORDS, max(0, start - 3), start)
    figure = _read_figure(number, is_share=is_share)
    if figure is None:
        return None
    value, place = figure
    after = _read_after(plain[place : place + _REACH])
    upper, last, end = _read_upper(plain, after, place + after.length)
    bounded = start - 3 if is_share else start
    begin = find_bound_start(plain, bounded)
    unit = UNITS[plain[bounded:start]] if is_share else last.unit or after.unit
    return PrintedQuantity(
        start=begin,
        end=end,
        text=plain[begin:end],
        value=-value if start < number.start() else value,
        upper=upper,
        is_chinese=not plain[number.start()].isdecimal(),
        scale=last.scale or after.scale,
        unit=unit,
        per=last.per or after.per,
        bounds=parse_bounds(plain[begin:bounded], last.some or last.bound or after.bound or ""),
        other_unit=last.other or after.other or "",
        unit_follows_as_word=not is_share and unit is not None and unit.label.endswith("分之"),
    )


def _read_figure(number: re.Match[str], *, is_share: bool) -> tuple[Decimal, int] | None:
    """The value and where its digits end: a closing 万 or 亿 is the scale of the unit."""
    word = number.group()
    if word[0].isdecimal():
        return Decimal(word.replace(",", "")), number.end()
    shortened = word.rstrip("万亿") or word
    if len(shortened) < len(word) and len(word) - len(shortened) == 1:
        value = parse_chinese_number(shortened)
        if value is not None:
            return value, number.end() - 1
    value = Decimal(100) if word == "百" and is_share else parse_chinese_number(word)
    return None if value is None else (value, number.end())


def _find_minus(plain: str, start: int) -> int:
    """Where a minus directly before the number begins; after a figure or a date it is a range."""
    if not start or plain[start - 1] not in "-△▲":
        return start
    before = plain[start - 2] if start > 1 else ""
    is_range = before.isalnum() or before in (COVER, ")", "%")
    return start if is_range else start - 1


@lru_cache(maxsize=1024)
def _read_after(tail: str) -> _After:
    """Read what stands after a figure; few things do, and most of them often."""
    found = _UNIT_AFTER.match(tail)
    if found is None or found.end() == 0:
        return _After()
    scale, some, unit, other, bracketed_scale, bracketed, bracketed_per, per, bound = found.groups()
    if other and UNITS[other.strip("()")].dimension == "ratio":
        other = None  # 百分比(%)
    is_word = unit and tail.startswith(_GOES_ON.get(unit[0], ()), found.start("unit") + 1)
    label = None if is_word else unit or bracketed
    return _After(
        found.end(),
        scale or bracketed_scale,
        some,
        _find_unit(label),
        other,
        _to_denominator(per or bracketed_per),
        bound,
    )


def _find_unit(label: str | None) -> TargetUnit | None:
    if not label or label in _NO_UNITS:
        return None
    return UNITS.get(label) or TargetUnit(label, "count", label)


def _read_upper(plain: str, after: _After, end: int) -> tuple[Decimal | None, _After, int]:
    """The second figure of a range, with what follows it and where that ends."""
    separator = _RANGE.match(plain, end)
    number = NUMBER.match(plain, separator.end()) if separator else None
    figure = _read_figure(number, is_share=False) if number else None
    if figure is None:
        return None, after, end
    upper, place = figure
    last = _read_after(plain[place : place + _REACH])
    return upper, last, place + last.length


def _to_denominator(per: str | None) -> str | None:
    """每人/月 without its signs, units in their canonical spelling: 元/㎡ is 元/平方米."""
    if per is None:
        return None
    spoken = per.lstrip("/每").replace("/每", "/").replace("每", "/")
    parts = _PER_PARTS.findall(spoken)
    return "".join(_DENOMINATORS.get(part, part) for part in parts)

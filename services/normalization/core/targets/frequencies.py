"""Rates said before their figure: 每年开展4次, 每人每月500元, 一年两次."""

from __future__ import annotations

import re

from services.normalization.core.targets.numerals import parse_chinese_number
from services.normalization.core.targets.units import UNIT_PATTERN

# 每年开展, 每人每月, 每两年, 一年: a rate said before its figure.
_PER_BEFORE = re.compile(
    rf"每(年度|半年|学期|学年|季度|季|[百千万]?(?:{UNIT_PATTERN})|[一-龥](?=每))(?:每(年|月|天|日|次|学期|季度))?"
    r"[一-龥]{0,8}$"
    r"|每([1-9]\d?|[一两二三四五六])个?(年|季度|月|周|天|日|小时)(?:至少|不少于|开展|组织|举办)?$"
    r"|^([一1两2三3半])个?(年|周|天|月|季度|学期)$"
)
# Such words and nothing else: 每半年, 一年; the count after them is the value even in words.
_PER_ALONE = re.compile(
    r"(?:每(?:年度?|半年|学期|学年|季度?|个?月|周|天|日|班次|人)|每[一1-9两二三四五六]个?(?:年|季度|月|周|天)"
    r"|[一1两2三3半]个?(?:年|周|天|月|季度|学期))"
    r"(?:至少|不少于|开展|组织|举办)?"
)


def is_frequency(words: str) -> bool:
    """Whether words before a count say nothing but how often.

    >>> is_frequency("每半年"), is_frequency("全年")
    (True, False)
    """
    return _PER_ALONE.fullmatch(words) is not None


def find_denominator(words: str, unit: str | None) -> str | None:
    """Return what a figure is for each of, as the words before it say; 每两年 is 2年.

    >>> find_denominator("每人每月", "元"), find_denominator("每两年", "次")
    ('人/月', '2年')
    """
    found = _PER_BEFORE.search(words[-12:])
    if found is None:
        return None
    first, second, *spans = found.groups()
    if not any(spans):
        return "/".join(part for part in (first, second) if part)
    number, span = spans[:2] if spans[0] else spans[2:]
    if spans[2] and unit != "次":
        return None
    if number == "半":
        return f"半{span}"
    count = number if number.isdigit() else f"{parse_chinese_number(number)}"
    return span if count == "1" else f"{count}{span}"

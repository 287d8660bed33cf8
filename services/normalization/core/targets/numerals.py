"""Number tokens: Arabic with thousands groups, and Chinese numerals."""

from __future__ import annotations

import re
from decimal import Decimal

_DIGITS = {
    char: digit
    for digit, chars in enumerate(
        ("零〇○", "一壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
    )
    for char in chars
}
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}

# Not inside a longer number, a word of Latin letters or a name such as 3+1+5; groups are complete.
ARABIC_PATTERN = (
    r"\d(?<![\d.A-Za-z+]\d)(?<!\d,\d)"
    r"(?:\d{0,2}(?:,\d{3}){1,6}(?!,?\d)|\d{0,17}(?!\d|,\d{3}(?!\d)))"
    r"(?:\.\d{1,12})?(?![\d+]|\.\d|,\d{3}(?!\d))"
)
CHINESE_PATTERN = (
    "["
    + "".join((*_DIGITS, *_TENS, *_MYRIADS))
    + "]{1,16}(?:点[零〇一二三四五六七八九]{1,6})?|半(?=个?[年月天日小])"
)


def parse_chinese_number(text: str) -> Decimal | None:
    """Return what a Chinese numeral says, or None where it is no well-formed one.

    >>> parse_chinese_number("一百九十万零三千九百七十一")
    Decimal('1903971')
    >>> parse_chinese_number("二〇二四")
    Decimal('2024')
    >>> parse_chinese_number("三万五")
    Decimal('35000')
    >>> parse_chinese_number("百千") is None
    True
    """
    if text == "半":
        return Decimal("0.5")
    whole, _, fraction = text.partition("点")
    number = _parse_whole(whole)
    if number is None or not fraction:
        return number
    digits = "".join(str(_DIGITS[char]) for char in fraction)
    return Decimal(f"{number}.{digits}")


def _parse_whole(text: str) -> Decimal | None:
    if not text:
        return None
    if all(char in _DIGITS for char in text):
        return _parse_digit_string(text)
    total, rest, ceiling = 0, text, None
    for mark in ("亿", "万"):
        head, found, tail = rest.partition(mark)
        if not found:
            continue
        section = _parse_section(head) if head else None
        if section is None:
            return None
        total, rest, ceiling = total + section * _MYRIADS[mark], tail, _MYRIADS[mark]
    if not rest:
        return Decimal(total)
    if ceiling and len(rest) == 1 and rest in _DIGITS:
        return Decimal(total + _DIGITS[rest] * ceiling // 10)
    section = _parse_section(rest)
    return None if section is None else Decimal(total + section)


def _parse_digit_string(text: str) -> Decimal | None:
    """One digit, or digits read one by one (二〇二四); 三五 is no number but "a few"."""
    if len(text) == 1 or len(text) >= 3 or _DIGITS[text[0]] == 0:
        return Decimal("".join(str(_DIGITS[char]) for char in text))
    return None


def _parse_section(text: str) -> int | None:
    """A number below ten thousand: descending 千百十, 零 where a place is left out."""
    total, digit, last = 0, None, 10_000
    for char in text:
        if char in _DIGITS:
            if digit not in (None, 0):
                return None
            digit = _DIGITS[char]
        elif char in _TENS and _TENS[char] < last and (digit or (digit is None and char in "十拾")):
            last = _TENS[char]
            total += (digit or 1) * last
            digit = None
        else:
            return None
    if digit is None:
        return total if total else None
    if digit == 0:
        return None
    short_form = last > 10 and last < 10_000 and text[-2] in _TENS
    return total + digit * (last // 10 if short_form else 1)


# A number in either way of writing
NUMBER = re.compile(f"{ARABIC_PATTERN}|{CHINESE_PATTERN}")

"""Numbers as Excel prints them under a format code."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext
from functools import lru_cache

from services.extraction.core.spreadsheet.date_formats import print_date
from services.extraction.core.spreadsheet.format_codes import (
    DigitLayout,
    Section,
    Token,
    parse_format_code,
    read_layout,
)

GENERAL = "General"
SIGNIFICANT_DIGITS = 15
"""As many digits of a stored number are true; what follows is noise of its binary form."""
LARGEST_POWER = 308
"""No stored number is larger than 10 to this power."""
_GENERAL_WIDTH = 11
BUILT_IN = {
    0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
    14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm",
    27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"', 34: '上午/下午h"时"mm"分"',
    35: '上午/下午h"时"mm"分"ss"秒"', 36: 'yyyy"年"m"月"', 37: "#,##0 ;-#,##0", 38: "#,##0 ;-#,##0",
    39: "#,##0.00 ;-#,##0.00", 40: "#,##0.00 ;-#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss",
    47: "mm:ss.0", 48: "##0.0E+0", 49: "@", 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"',
    52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"', 55: '上午/下午h"时"mm"分"',
    56: '上午/下午h"时"mm"分"ss"秒"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip
"""Formats that a workbook names by number only, as a Chinese Excel prints them."""


@lru_cache(maxsize=16_384)
def print_number(value: Decimal, code: str, *, starts_1904: bool = False) -> str:
    """Return a stored number as it is printed.

    >>> print_number(Decimal("525.79999999999995"), "#,##0.00")
    '525.80'
    >>> print_number(Decimal("0.125"), "0.0%")
    '12.5%'
    """
    with localcontext() as context:
        context.prec = SIGNIFICANT_DIGITS
        context.rounding = ROUND_HALF_UP
        value = +value
        context.prec = LARGEST_POWER + 100
        section, magnitude, sign = _choose_section(value, parse_format_code(code))
        if section is None:
            return "-" * (value < 0) + _print_general(abs(value))
        if section.is_date:
            printed = print_date(value, section, starts_1904=starts_1904)
            return _print_general(value) if printed is None else printed
        return (sign + _print_section(magnitude, section)).strip()


def print_text(text: str, code: str) -> str:
    """Return a text as it is printed: some formats surround or replace it."""
    sections = parse_format_code(code)
    section = sections[3] if len(sections) > 3 else sections[-1]
    if len(sections) <= 3 and not any(token.text == "@" for token in section.tokens):
        return text
    return "".join(
        text if token == Token("mark", "@") else token.text
        for token in section.tokens
        if token.kind == "literal" or token.text == "@"
    )


def _choose_section(
    value: Decimal, sections: tuple[Section, ...]
) -> tuple[Section | None, Decimal, str]:
    """Return the section for a value, the value to print, and the sign before it."""
    own_sign = "-" if value < 0 else ""
    numeric = [section for section in sections[:3] if section.tokens or len(sections) > 1]
    if any(section.condition for section in numeric):
        chosen = next((section for section in numeric if section.accepts(value)), None)
        return chosen, abs(value), own_sign
    if not numeric:
        return None, value, ""
    if value < 0 and len(numeric) > 1:
        return numeric[1], abs(value), ""
    if value == 0 and len(numeric) > 2:
        return numeric[2], abs(value), ""
    return numeric[0], abs(value), own_sign


def _print_section(value: Decimal, section: Section) -> str:
    if section.manner == "fixed":
        return _print_fixed(value, section.layout)
    if section.manner == "scientific":
        return _print_scientific(value, section.tokens)
    if section.manner == "literal":
        return "".join(token.text for token in section.tokens if token.kind == "literal")
    general = _print_general(value)
    if section.manner == "fraction":
        return general
    return "".join(_print_around(token, general) for token in section.tokens)


def _print_around(token: Token, general: str) -> str:
    if token.kind == "general" or token.text == "@":
        return general
    return token.text if token.kind == "literal" else ""


def _print_fixed(value: Decimal, layout: DigitLayout) -> str:
    step = Decimal(1).scaleb(-layout.places)
    rounded = value.scaleb(layout.power).quantize(step, rounding=ROUND_HALF_UP)
    before, _, after = f"{rounded:f}".partition(".")
    whole = _fill_whole(layout.whole, before.lstrip("0"), grouped=layout.is_grouped)
    return whole + _fill_fraction(layout.fraction, after)


def _fill_whole(tokens: tuple[Token, ...], digits: str, *, grouped: bool) -> str:
    """Put digits into their places from the right; the first place takes all that are left."""
    places = sum(token.kind == "digit" for token in tokens)
    printed: list[str] = []
    written = 0
    for token in reversed(tokens):
        if token.kind != "digit":
            printed.append("" if token.text == "," and token.kind == "mark" else token.text)
            continue
        places -= 1
        take = digits if places == 0 else digits[-1:]
        digits = "" if places == 0 else digits[:-1]
        for digit in reversed(take or {"0": "0", "?": " "}.get(token.text, "")):
            if grouped and written and written % 3 == 0 and digit.isdecimal():
                printed.append(",")
            printed.append(digit)
            written += 1
    return "".join(reversed(printed))


def _fill_fraction(tokens: tuple[Token, ...], digits: str) -> str:
    kept = len(digits.rstrip("0"))
    printed = ""
    at = 0
    for token in tokens:
        if token.kind == "digit":
            needed = at < kept or token.text == "0"
            printed += digits[at] if needed else {"?": " "}.get(token.text, "")
            at += 1
        elif token != Token("mark", ","):
            printed += token.text
    return printed


def _print_scientific(value: Decimal, tokens: tuple[Token, ...]) -> str:
    at = next(index for index, token in enumerate(tokens) if token.kind == "exponent")
    if not any(token.kind == "digit" for token in tokens[:at]):
        return _print_general(value)
    layout = read_layout(tokens[:at])
    power = value.adjusted() if value else 0
    step = Decimal(1).scaleb(-layout.places)
    mantissa = value.scaleb(-power).quantize(step, rounding=ROUND_HALF_UP)
    if mantissa >= 10:
        mantissa, power = mantissa.scaleb(-1), power + 1
    sign = "-" if power < 0 else "+" if tokens[at].text.endswith("+") else ""
    width = sum(token.kind == "digit" for token in tokens[at:])
    return f"{_print_fixed(mantissa, layout)}E{sign}{abs(power):0{width}d}"


def _print_general(value: Decimal) -> str:
    """Print as many digits as a cell of standard width shows."""
    if value and (abs(value) >= Decimal(10) ** _GENERAL_WIDTH or value.adjusted() < -9):
        mantissa = value.scaleb(-value.adjusted()).quantize(Decimal("0.00001"))
        return f"{_trim(f'{mantissa:f}')}E{value.adjusted():+03d}"
    places = max(_GENERAL_WIDTH - 1 - max(value.adjusted() + 1, 1), 0)
    return _trim(f"{value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP):f}")


def _trim(digits: str) -> str:
    return digits.rstrip("0").rstrip(".") if "." in digits else digits

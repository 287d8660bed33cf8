"""How programs print the number of a list item, by the names that Word gives the styles."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_FINANCIAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def format_number(number: int, style: str) -> str:
    """Return a list number in one of Word's number formats; an unknown one counts in digits.

    >>> format_number(12, "chineseCountingThousand"), format_number(4, "decimalEnclosedCircle")
    ('十二', '④')
    """
    printer = _PRINTERS.get(style)
    return printer(number) if printer and number > 0 else str(number)


def _to_counting(number: int) -> str:
    """Count as in speech: 十, 十一, 二十, 一百零一."""
    if number >= 10_000:
        return str(number)
    spoken = _spell(number, _DIGITS.replace("〇", "零"), ("", "十", "百", "千"))
    return spoken.removeprefix("一") if spoken.startswith("一十") else spoken


def _to_financial(number: int) -> str:
    if number >= 10_000:
        return str(number)
    return _spell(number, _FINANCIAL_DIGITS, ("", "拾", "佰", "仟"))


def _spell(number: int, digits: str, powers: tuple[str, ...]) -> str:
    spoken = ""
    for power, digit in reversed(list(enumerate(map(int, reversed(str(number)))))):
        if digit:
            spoken += digits[digit] + powers[power]
        elif spoken and not spoken.endswith(digits[0]):
            spoken += digits[0]
    return spoken.rstrip(digits[0])


def _to_digits(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _to_full_width(number: int) -> str:
    return "".join(chr(ord("０") + int(digit)) for digit in str(number))


def _to_roman(number: int) -> str:
    if number > 3_999:
        return str(number)
    roman = ""
    for worth, letters in _ROMAN:
        roman += letters * (number // worth)
        number %= worth
    return roman


def _to_letters(number: int) -> str:
    """Count a, b … z, aa, bb, as Word does."""
    return chr(ord("a") + (number - 1) % 26) * min(1 + (number - 1) // 26, 30)


def _from_series(first: str, count: int) -> Callable[[int], str]:
    return lambda number: chr(ord(first) + number - 1) if number <= count else str(number)


def _from_cycle(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)]


_PRINTERS: dict[str, Callable[[int], str]] = {
    "none": lambda number: "",
    "bullet": lambda number: "",
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": _to_full_width,
    "decimalFullWidth2": _to_full_width,
    "upperRoman": lambda number: _to_roman(number).upper(),
    "lowerRoman": _to_roman,
    "upperLetter": lambda number: _to_letters(number).upper(),
    "lowerLetter": _to_letters,
    "chineseCounting": _to_counting,
    "chineseCountingThousand": _to_counting,
    "taiwaneseCounting": _to_counting,
    "taiwaneseCountingThousand": _to_counting,
    "japaneseCounting": _to_counting,
    "ideographDigital": _to_digits,
    "japaneseDigitalTenThousand": _to_digits,
    "taiwaneseDigital": _to_digits,
    "chineseLegalSimplified": _to_financial,
    "ideographTraditional": _from_cycle(_STEMS),
    "ideographZodiac": _from_cycle(_BRANCHES),
    "ideographEnclosedCircle": _from_series("㊀", 10),
    "decimalEnclosedCircle": _from_series("①", 20),
    "decimalEnclosedCircleChinese": _from_series("①", 20),
    "decimalEnclosedParen": _from_series("⑴", 20),
    "decimalEnclosedFullstop": _from_series("⒈", 20),
}

"""How list numbers are printed."""

from __future__ import annotations

import pytest

from services.extraction.core.list_numbers import format_number


@pytest.mark.parametrize(
    ("number", "style", "printed"),
    [
        (10, "chineseCounting", "十"),
        (11, "chineseCountingThousand", "十一"),
        (20, "chineseCountingThousand", "二十"),
        (101, "chineseCountingThousand", "一百零一"),
        (110, "chineseCountingThousand", "一百一十"),
        (1001, "chineseCountingThousand", "一千零一"),
        (30, "ideographDigital", "三〇"),
        (12, "chineseLegalSimplified", "壹拾贰"),
        (3, "ideographTraditional", "丙"),
        (12, "ideographZodiac", "亥"),
        (20, "decimalEnclosedCircleChinese", "⑳"),
        (21, "decimalEnclosedCircleChinese", "21"),
        (3, "decimalEnclosedParen", "⑶"),
        (14, "upperRoman", "XIV"),
        (28, "lowerLetter", "bb"),
        (7, "decimalZero", "07"),
        (12, "decimalFullWidth", "１２"),
        (4, "none", ""),
        (4, "cardinalText", "4"),
        (0, "chineseCounting", "0"),
    ],
)
def test_a_number_is_printed_in_its_style(number: int, style: str, printed: str):
    assert format_number(number, style) == printed

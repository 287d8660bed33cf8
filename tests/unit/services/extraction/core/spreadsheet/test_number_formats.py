"""Numbers and moments as Excel prints them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from services.extraction.core.spreadsheet.number_formats import (
    BUILT_IN,
    print_number,
    print_text,
)

ACCOUNTING = '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '


@pytest.mark.parametrize(
    ("value", "code", "printed"),
    [
        ("525.79999999999995", "0.00", "525.80"),
        ("1.005", "0.00", "1.01"),
        ("1234567.5", "#,##0.00", "1,234,567.50"),
        ("999", "#,##0", "999"),
        ("0.5", "#.##", ".5"),
        ("5", "000", "005"),
        ("0.256", "0%", "26%"),
        ("-12.5", "0.00;[Red](0.00)", "(12.50)"),
        ("-12.5", "0.00", "-12.50"),
        ("0", "0.00;-0.00;-", "-"),
        ("0", ";;", ""),
        ("1234", ACCOUNTING, "1,234.00"),
        ("-1234", ACCOUNTING, "-1,234.00"),
        ("0", ACCOUNTING, "-"),
        ("1500", '[>1000]0.0,"千";0', "1.5千"),
        ("999", '[>1000]0.0,"千";0', "999"),
        ("3", '0"个"', "3个"),
        ("525.8", "[$¥-804]#,##0.00", "¥525.80"),
        ("12345678", "0.00E+00", "1.23E+07"),
        ("0.00012", "0.0E-0", "1.2E-4"),
        ("12", "E+0", "12"),
        ("1.5", "# ?/?", "1.5"),
        ("12", '0"@"', "12@"),
        ("1300112345", "000-0000000", "130-0112345"),
        ("38", "General", "38"),
        ("1234.56789012", "General", "1234.56789"),
        ("123456789012", "General", "1.23457E+11"),
        ("-0.5", "General", "-0.5"),
        ("38", "@", "38"),
        ("45292", "yyyy/m/d", "2024/1/1"),
        ("45292", 'yyyy"年"mm"月"dd"日"', "2024年01月01日"),
        ("45292.75", "h:mm AM/PM", "6:00 PM"),
        ("45292.5", "yyyy-mm-dd hh:mm:ss", "2024-01-01 12:00:00"),
        ("1.5", "[h]:mm", "36:00"),
        ("45292", "aaaa", "星期一"),
        ("45292", "d-mmm-yy", "1-Jan-24"),
        ("1", "yyyy/m/d", "1900/1/1"),
        ("61", "yyyy/m/d", "1900/3/1"),
        ("-5", "yyyy/m/d", "-5"),
        ("9999999999", "yyyy/m/d", "9999999999"),
    ],
)
def test_a_number_is_printed_under_its_code(value: str, code: str, printed: str):
    assert print_number(Decimal(value), code) == printed


def test_a_workbook_that_counts_from_1904_prints_other_dates():
    assert print_number(Decimal(43830), "yyyy/m/d", starts_1904=True) == "2024/1/1"


@pytest.mark.parametrize("number", sorted(BUILT_IN))
def test_every_built_in_format_prints_something(number: int):
    assert print_number(Decimal("1.5"), BUILT_IN[number])


@pytest.mark.parametrize(
    ("code", "printed"),
    [
        ("General", "甲"),
        (ACCOUNTING, " 甲 "),
        ('"第"@"号"', "第甲号"),
        ("0.00;;;", ""),
        ("0.00", "甲"),
    ],
)
def test_a_text_may_be_surrounded_or_hidden(code: str, printed: str):
    assert print_text("甲", code) == printed


@pytest.mark.parametrize("code", ['"' * 1000, "[" * 1000, "0" * 1000, "#," * 500, ";" * 1000, "\\"])
def test_a_hostile_code_ends(code: str):
    assert isinstance(print_number(Decimal("-1234.5"), code), str)

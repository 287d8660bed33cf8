from __future__ import annotations

from decimal import Decimal

import pytest

from services.validation.core.figures import Figure, nil
from services.validation.core.relations import (
    as_zero,
    check_at_most,
    check_balance,
    check_equal,
    check_sum,
)
from shared.contracts.findings import Outcome
from shared.contracts.money import CellState
from shared.printed_numbers import read_number


def figure(text: str | None, unit: str | None = "万元", truncated: bool = False) -> Figure:
    state, amount = read_number(text)
    label = text or "空白"
    return Figure(label, amount, state, unit, text, truncated=truncated)


# Total, parts, how the sum ends.
SUMS = [
    ("10.00", ["6.70", "3.30"], Outcome.HELD),
    ("10.00", ["3.33", "3.33", "3.33"], Outcome.ROUNDING),
    ("10.00", ["3.30", "3.30", "3.30"], Outcome.BROKEN),
    ("10.0", ["6.6", "3.3"], Outcome.ROUNDING),
    ("10.00", ["6.60", "3.30"], Outcome.BROKEN),
    ("10.00", ["10.00", None], Outcome.HELD),
    ("10.01", ["10.00", None], Outcome.BROKEN),
    ("10.00", [None, None], Outcome.UNDECIDABLE),
    (None, ["6.70", "3.30"], Outcome.UNDECIDABLE),
    (None, [None, "—"], Outcome.NOT_APPLICABLE),
    ("0.00", [None, None], Outcome.HELD),
    ("10.00", ["6.7O", "3.30"], Outcome.UNDECIDABLE),
    ("—", ["6.70", "3.30"], Outcome.UNDECIDABLE),
    ("-3.00", ["2.00", "-5.00"], Outcome.HELD),
]


@pytest.mark.parametrize(("total", "parts", "outcome"), SUMS)
def test_sum_is_compared_no_more_strictly_than_it_was_printed(
    total: str | None, parts: list[str | None], outcome: Outcome
) -> None:
    found = check_sum(figure(total), [figure(part) for part in parts])
    assert found.outcome is outcome


def test_missing_total_is_undecidable_and_says_so():
    found = check_sum(None, [figure("1.00")], "收入总计")
    assert (found.outcome, found.message) == (Outcome.UNDECIDABLE, "缺少收入总计")


@pytest.mark.parametrize(
    ("one", "unit", "other", "other_unit", "outcome"),
    [
        ("1.00", "亿元", "10000.00", "万元", Outcome.HELD),
        ("1.00", "亿元", "9999.60", "万元", Outcome.ROUNDING),
        ("1.00", "亿元", "9940.00", "万元", Outcome.BROKEN),
        ("1212.12", "万元", "12121164", "元", Outcome.ROUNDING),
        ("5.00", "万元", "5.01", "万元", Outcome.BROKEN),
        ("5", "万元", "5.00", "万元", Outcome.HELD),
        ("5", "万元", "5.40", "万元", Outcome.ROUNDING),
        ("5.00", None, "5.00", "万元", Outcome.HELD),
    ],
)
def test_two_printings_of_one_figure_agree_across_units(
    one: str, unit: str | None, other: str, other_unit: str, outcome: Outcome
) -> None:
    assert check_equal(figure(one, unit), figure(other, other_unit)).outcome is outcome


def test_difference_is_told_in_the_printed_unit():
    found = check_balance([figure("2.00", "亿元")], [figure("15000.00", "万元")])
    assert (found.difference, found.unit) == (Decimal("0.5"), "亿元")


@pytest.mark.parametrize(
    ("part", "whole", "outcome"),
    [
        ("4.00", "5.00", Outcome.HELD),
        ("5.00", "5.00", Outcome.HELD),
        ("5.01", "5.00", Outcome.BROKEN),
        ("5.4", "5", Outcome.ROUNDING),
        (None, "5.00", Outcome.NOT_APPLICABLE),
        ("4.00", None, Outcome.UNDECIDABLE),
        ("4.O", "5.00", Outcome.UNDECIDABLE),
    ],
)
def test_part_is_no_more_than_the_whole(
    part: str | None, whole: str | None, outcome: Outcome
) -> None:
    assert check_at_most(figure(part), figure(whole)).outcome is outcome


@pytest.mark.parametrize(
    ("total", "part", "outcome"),
    [("9.9", "9.98", Outcome.ROUNDING), ("9.9", "10.01", Outcome.BROKEN)],
)
def test_truncated_amounts_hide_a_whole_step(total: str, part: str, outcome: Outcome) -> None:
    one, other = figure(total, truncated=True), figure(part, truncated=True)
    assert check_equal(one, other).outcome is outcome


def test_truncated_interval_opens_away_from_zero():
    assert figure("1.2", "元", truncated=True).interval == (Decimal("1.2"), Decimal("1.3"))
    assert figure("-1.2", "元", truncated=True).interval == (Decimal("-1.3"), Decimal("-1.2"))


def test_blank_is_zero_only_where_the_rule_says_so():
    blank = nil("上年结转")
    assert blank.state is CellState.BLANK
    assert as_zero(blank, "上年结转").amount == 0
    assert check_equal(as_zero(None, "未列"), figure("3.00")).outcome is Outcome.BROKEN

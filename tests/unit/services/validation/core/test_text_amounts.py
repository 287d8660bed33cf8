from __future__ import annotations

from decimal import Decimal

import pytest

from services.validation.core.text_amounts import find_amounts, find_counts, find_prices


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("邮电费2.4万元；办公费5万元", [("2.4", "万元"), ("5", "万元")]),
        ("共需1,280元", [("1280", "元")]),
        ("每年9.2万元，维护17万元", [("9.2", "万元"), ("17", "万元")]),
        ("每套价格390.7元/套，共50万元", [("50", "万元")]),
        ("单价3元，共6万元", [("6", "万元")]),
        ("没有金额，2024年12月", []),
    ],
)
def test_amounts_are_found_and_unit_prices_are_not(text: str, amounts: list[tuple[str, str]]):
    found = [(figure.amount, figure.unit) for figure in find_amounts(text)]
    assert found == [(Decimal(number), unit) for number, unit in amounts]


def test_an_amount_is_quoted_with_its_words():
    assert [figure.quote for figure in find_amounts("其中：邮电费2.4万元；其他")] == [
        "邮电费2.4万元"
    ]


def test_prices_and_counts_are_told_apart():
    text = "价格390.7元/套，按新增企业1280户测算，自2019年起，7名"
    assert find_prices(text) == [(Decimal("390.7"), "元", "套")]
    assert find_counts(text) == [(Decimal(1280), "户"), (Decimal(7), "名")]

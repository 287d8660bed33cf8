"""Amounts, counts and rates that stand in a purpose or an explanation."""

from __future__ import annotations

import re
from decimal import Decimal

from services.validation.core.figures import Figure
from shared.contracts.location import Location

# An amount of money: 32.9万元, 1,280元; a rate such as 390.7元/套 is none.
_AMOUNT = re.compile(
    r"(?<![\d.])(?<!\d,)(\d[\d,]{0,15}(?:\.\d{1,6})?)\s{0,2}(亿元|万元|元)(?!/|每)"
)
# A price or rate: 390.7元/套, 2200元/月
_PRICE = re.compile(
    r"(?<![\d.])(?<!\d,)(\d[\d,]{0,15}(?:\.\d{1,6})?)\s{0,2}(万元|元)/([\u4e00-\u9fff]{1,2})"
)
# A count of things: 1280户, 7名, 20台
_COUNT = re.compile(
    r"(?<![\d.])(\d{1,9})\s{0,2}([户家人名套份台件次个条辆场期支部块])(?![\d年月日])"
)
# What stands before the amount of one unit, which is no part of a list.
_UNIT_PRICE = re.compile(
    r"(?:单价|标准|人均|每(?:[人名户家件台套个次份辆项条亩张场天月]|平方米|标段)[\u4e00-\u9fff]{0,5})[为是约]?$"
)


def find_amounts(text: str, location: Location | None = None) -> list[Figure]:
    """Return the amounts of a text in order, rates and unit prices left out."""
    found = []
    for match in _AMOUNT.finditer(text):
        if _UNIT_PRICE.search(text[max(0, match.start() - 10) : match.start()]):
            continue
        found.append(to_figure(match, text, location))
    return found


def to_figure(match: re.Match[str], text: str, location: Location | None = None) -> Figure:
    """An amount of a text as a figure, quoted with the words before it."""
    start = max(text.rfind(mark, 0, match.start()) for mark in "，。；;、：（(") + 1
    return Figure(
        name=text[start : match.end()].strip(),
        amount=Decimal(match[1].replace(",", "")),
        unit=match[2],
        text=match[1],
        quote=text[start : match.end()].strip(),
        location=location,
    )


def find_prices(text: str) -> list[tuple[Decimal, str, str]]:
    """Return (price, currency unit, per what) for each rate of a text."""
    found = _PRICE.finditer(text)
    return [(Decimal(m[1].replace(",", "")), m[2], m[3]) for m in found]


def find_counts(text: str) -> list[tuple[Decimal, str]]:
    """Return (number, what is counted) for each count of a text."""
    return [(Decimal(match[1]), match[2]) for match in _COUNT.finditer(text)]

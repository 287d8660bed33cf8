"""A fact by its place in the folded text, and how its year, base and quote are found."""

from __future__ import annotations

import re
from typing import NamedTuple

from services.normalization.core.narrative.discourse import Discourse
from services.normalization.core.narrative.lexicon import Term
from services.normalization.core.narrative.statements import (
    SUBJECTS,
    Clause,
    Direction,
    find_class,
    find_function_span,
)
from services.normalization.core.narrative.tokens import Mark, Token

# The number and the unit of an amount
_AMOUNT = re.compile(r"(?P<number>[\d, ]+(?:\.\d+)?)(?P<unit>[百千万亿]{0,2}元?)")
# A year printed in figures
_YEAR = re.compile(r"(?:19|20)\d\d")
# The budget of the same year, which an outturn is held against: 比年初预算数, 较预算
_OWN_PLAN = re.compile(r"[比较与同和](?:年初|(?:当年|全年|本年|年度)?预算).*")
LINKED = frozenset({Mark.YEAR, Mark.CLOSING, Mark.COMPARE, Mark.INCREASE, Mark.DECREASE})


class Reading(NamedTuple):
    """A fact by its place in the folded text."""

    metric: str
    amount: str
    unit: str | None
    start: int
    end: int
    year: int | None
    name: str | None = None
    direction: Direction | None = None
    base_year: int | None = None
    is_said_by_zero: bool = False
    """持平 or 无: no number is printed."""


def find_stated_year(text: str, clause: Clause, discourse: Discourse) -> int | None:
    """Return the year the clause itself states."""
    token = clause.last(Mark.YEAR, Mark.CLOSING)
    return to_year(text, token, discourse) if token else None


def to_year(text: str, token: Token, discourse: Discourse) -> int | None:
    """Return the year a token means: printed, or told by the fiscal year."""
    printed = _YEAR.search(text, token.start, token.end)
    if printed:
        return int(printed.group())
    if discourse.fiscal_year and text.startswith("上年", token.start):
        return discourse.fiscal_year - 1
    return discourse.fiscal_year


def find_base_year(
    text: str, base: Token | None, year: int | None, discourse: Discourse
) -> int | None:
    """Return the year a change is held against."""
    if base is None:
        return None
    printed = _YEAR.search(text, base.start, base.end)
    if printed:
        return int(printed.group())
    if is_own_plan(text, base):
        return year
    own = year or discourse.fiscal_year
    return own - 1 if own else None


def is_own_plan(text: str, base: Token, year: int | None = None) -> bool:
    """Whether an amount of a year is held against the budget of this same year."""
    if _OWN_PLAN.fullmatch(text, base.start, base.end):
        return True
    printed = _YEAR.search(text, base.start, base.end)
    is_of_year = printed is not None and year == int(printed.group())
    return is_of_year and "预算" in text[base.start : base.end]


def to_amount(text: str, token: Token) -> tuple[str, str | None]:
    """Return number and unit, thousands signs removed; 万 with nothing after it is 万元."""
    found = _AMOUNT.fullmatch(text[token.start : token.end])
    if found is None:
        return "", None
    is_negative = text.endswith(("加-", "少-", "为-", "长-"), 0, token.start)
    number = found["number"].replace(",", "").replace(" ", "")
    unit = found["unit"] and f"{found['unit'].removesuffix('元')}元"
    return f"{'-' * is_negative}{number}", unit or None


def find_quote_start(clause: Clause) -> int:
    """Return where the words that state the fact begin."""
    function = find_function_span(clause)
    if function:
        return function[0]
    names_form = clause.last(Term.METRIC, Term.LOCAL, Term.FUND, Term.TOTAL)
    if names_form is None and (named := find_class(clause)):
        return named[1] - clause.text.endswith('"', clause.start, named[1])
    meaningful = [t for t in clause.tokens if t.kind in SUBJECTS or t.kind in LINKED]
    if not meaningful:
        return clause.start
    start = meaningful[-1].start
    for token in reversed(meaningful[:-1]):
        if not clause.is_filling(token.end, start):
            break
        start = token.start
    return start


def to_change(metric: str) -> str:
    """Return the metric of a change: that of the whole budget is `change_total`.

    >>> to_change("total_budget"), to_change("basic_expenditure")
    ('change_total', 'change_basic_expenditure')
    """
    whole = ("total_budget", "total_revenue_and_expenditure")
    return "change_total" if metric in whole else f"change_{metric}"

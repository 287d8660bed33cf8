"""Amounts stated by a word: 与上年持平, 无政府采购预算."""

from __future__ import annotations

from collections.abc import Iterator

from services.normalization.core.narrative.discourse import Discourse
from services.normalization.core.narrative.readings import (
    Reading,
    find_base_year,
    find_quote_start,
    find_stated_year,
    to_change,
)
from services.normalization.core.narrative.statements import Clause, find_subject
from services.normalization.core.narrative.tokens import (
    BOUNDS,
    QUANTITIES,
    Mark,
    Token,
    read_tokens,
)

_REACH = 60
"""How far a clause that says what there is not may reach."""


def read_sameness(text: str, token: Token, clause: Clause, discourse: Discourse) -> Reading | None:
    """Read 与上年持平 as a change of zero."""
    compare = clause.last(Mark.COMPARE) or discourse.base
    subject = discourse.find_spoken(clause)
    if compare is None or not clause.is_filling(clause.start, clause.end):
        return None
    subject = subject or discourse.unsaid_subject(None, text)
    if subject is None:
        return None
    year = discourse.year_of(find_stated_year(text, clause, discourse), subject.metric)
    return Reading(
        metric=to_change(subject.metric),
        name=subject.name,
        amount="0",
        unit=None,
        start=find_quote_start(clause),
        end=token.end,
        year=year,
        base_year=find_base_year(text, compare, year, discourse),
        is_said_by_zero=True,
    )


def find_bound(text: str, start: int) -> int:
    """Return where the clause that begins at `start` ends."""
    end = start
    while end < min(len(text), start + _REACH) and text[end] not in BOUNDS:
        end += 1
    return end


def read_absence(text: str, token: Token, discourse: Discourse) -> Iterator[Reading]:
    """Read 无政府性基金预算收入和支出 as amounts of zero."""
    end = find_bound(text, token.end)
    found = tuple(read_tokens(text[token.end : end]))
    if any(t.kind in QUANTITIES for t in found):
        return
    clause = Clause(text[token.end : end], 0, end - token.end, found)
    subject = find_subject(clause, discourse.side)
    if subject is None or not clause.is_filling(0, clause.subject_start):
        return
    for metric in _both_sides(subject.metric):
        yield Reading(
            metric=metric, amount="0", unit=None, start=token.start, end=end,
            year=discourse.year_of(None, metric), is_said_by_zero=True,
        )  # fmt: skip


def _both_sides(metric: str) -> tuple[str, ...]:
    fund = metric.removesuffix("_total")
    return (f"{fund}_revenue", f"{fund}_expenditure") if fund != metric else (metric,)

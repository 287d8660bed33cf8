"""Amounts stated by a word: 与上年持平, 无政府采购预算."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

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
    QUANTITIES,
    Mark,
    Token,
)

LONGEST = 60
"""How far a clause that says what there is not may reach."""
# Such a clause
_CLAUSE = re.compile(rf"[^,;:。!?]{{0,{LONGEST}}}")


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
    found = _CLAUSE.match(text, start)
    return found.end() if found else start


def read_absence(
    text: str, token: Token, after: Iterable[Token], discourse: Discourse
) -> Iterator[Reading]:
    """Read 无政府性基金预算收入和支出 as amounts of zero; `after` are the tokens that follow."""
    end = find_bound(text, token.end)
    found = tuple(takewhile(lambda following: following.end <= end, after))
    if not found or any(t.kind in QUANTITIES for t in found):
        return
    clause = Clause(text, token.end, end, found)
    subject = find_subject(clause, discourse.side)
    if subject is None or not clause.is_filling(clause.start, clause.subject_start):
        return
    for metric in _both_sides(subject.metric):
        yield Reading(
            metric=metric, amount="0", unit=None, start=token.start, end=end,
            year=discourse.year_of(None, metric), is_said_by_zero=True,
        )  # fmt: skip


def _both_sides(metric: str) -> tuple[str, ...]:
    fund = metric.removesuffix("_total")
    return (f"{fund}_revenue", f"{fund}_expenditure") if fund != metric else (metric,)

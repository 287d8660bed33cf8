"""Amounts stated by a word: 与上年持平, 无政府采购预算."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from services.normalization.core.narrative.clauses import (
    cut_clause,
    find_earlier_clause,
    follows_count,
)
from services.normalization.core.narrative.discourse import Discourse, Mention
from services.normalization.core.narrative.enumerations import repeat_for_listed, states_each
from services.normalization.core.narrative.lexicon import Term
from services.normalization.core.narrative.readings import (
    Reading,
    find_base_year,
    find_quote_start,
    find_stated_year,
    is_own_plan,
    to_change,
)
from services.normalization.core.narrative.statements import (
    SUBJECTS,
    Clause,
    Subject,
    find_subject,
)
from services.normalization.core.narrative.tokens import (
    QUANTITIES,
    Mark,
    Token,
)

# 未安排, 无此项支出, 未发生相关费用: nothing of what stands before
_NOTHING_OF_IT = re.compile(
    r"(?:此|该|这)?(?:相关|项)?(?:预算|支出|经费|费用|资金|项目|开支|业务)?(?:安排|发生|预算)?(?:支出|经费|费用|预算)?"
)
LONGEST = 60
"""How far a clause that says what there is not may reach."""
NEAREST = 8
"""How many tokens back it is looked for what there is nothing of."""
# Such a clause
_CLAUSE = re.compile(rf"[^,;:。!?]{{0,{LONGEST}}}")


def read_sameness(text: str, token: Token, clause: Clause, discourse: Discourse) -> Reading | None:
    """Read 与上年持平 as a change of zero."""
    compare = clause.last(Mark.COMPARE) or discourse.base or discourse.earlier_base
    subject = discourse.find_spoken(clause)
    named = clause.last(Term.METRIC, Term.FUND)
    start = named.start if named and states_each(clause) else clause.start
    if compare is None or not clause.is_filling(start, clause.end):
        return None
    if subject is None and not follows_count(clause):
        subject = discourse.unsaid_subject(None, text)
    if subject is None:
        return None
    year = discourse.year_of(find_stated_year(text, clause, discourse), subject.metric)
    if named:
        discourse.say(Mention(subject, year, is_change=True))
    return Reading(
        metric=f"deviation_{subject.metric}"
        if is_own_plan(text, compare)
        else to_change(subject.metric),
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
    text: str, token: Token, held: Sequence[Token], after: Sequence[Token], discourse: Discourse
) -> Iterator[Reading]:
    """Read 无政府性基金预算收入和支出 as amounts of zero, given the tokens before and after 无."""
    end = find_bound(text, token.end)
    is_of_what_stands_before = _NOTHING_OF_IT.fullmatch(text, token.end, end) is not None
    if is_of_what_stands_before:
        clause = _cut_before(text, token, held)
        subject = _find_named(clause, discourse) if clause else None
    else:
        clause = _cut_after(text, token.end, end, after)
        subject = find_subject(clause, discourse.side) if clause else None
    if clause is None or subject is None:
        return
    discourse.say(Mention(subject))
    start = find_quote_start(clause) if is_of_what_stands_before else token.start
    for metric in _both_sides(subject.metric):
        year = discourse.year_of(find_stated_year(text, clause, discourse), metric)
        reading = Reading(metric, "0", None, start, end, year, is_said_by_zero=True)
        yield from repeat_for_listed(reading, clause)


def _cut_before(text: str, token: Token, held: Sequence[Token]) -> Clause | None:
    """Return the clause before 无, with the label it may stand under: 公务接待费:2031年未安排."""
    if not any(t.kind in SUBJECTS for t in held):
        return None
    clause = cut_clause(text, held, max(0, token.start - LONGEST), token.start)
    is_labelled = clause.start > 0 and text[clause.start - 1] == ":"
    return find_earlier_clause(text, clause, held) or clause if is_labelled else clause


def _cut_after(text: str, start: int, end: int, after: Sequence[Token]) -> Clause | None:
    """Return the clause after 无, None where it states an amount or something else's name."""
    found = tuple(takewhile(lambda following: following.end <= end, after))
    clause = Clause(text, start, end, found)
    if not found or any(t.kind in QUANTITIES for t in found):
        return None
    return clause if clause.is_filling(start, clause.subject_start) else None


def _find_named(clause: Clause, discourse: Discourse) -> Subject | None:
    """Return what a clause says there is nothing of: 公务接待费2031年(无支出)."""
    subject = discourse.find_spoken(clause)
    is_bare = subject is not None and subject.name is None
    return subject if is_bare and clause.is_filling(clause.start, clause.subject_start) else None


def _both_sides(metric: str) -> tuple[str, ...]:
    fund = metric.removesuffix("_total")
    return (f"{fund}_revenue", f"{fund}_expenditure") if fund != metric else (metric,)

"""Percentages of amounts: shares, completion of the budget, rates of change."""

from __future__ import annotations

import re

from services.normalization.core.narrative.clauses import follows_count
from services.normalization.core.narrative.discourse import Discourse, Mention
from services.normalization.core.narrative.lexicon import Term
from services.normalization.core.narrative.readings import (
    Reading,
    find_base_year,
    find_stated_year,
    is_own_plan,
    to_change,
)
from services.normalization.core.narrative.statements import Clause, Subject, find_direction
from services.normalization.core.narrative.tokens import Mark, Token

# A share of the budget just printed: 完成年初预算15.00万元的82%
_OF_ITS_BUDGET = re.compile(r"(?:完成[^,;。]{0,6}预算[^,;。]{1,24}元|为(?:年初|全年)?预算数?)的$")
# What makes a percentage a target and no statement: 95%以上
_BOUNDED = re.compile(r"以[上下内]|及以[上下]|\(含\)")


def read_percent(text: str, token: Token, clause: Clause, discourse: Discourse) -> Reading | None:
    """Read a percentage of the amount last spoken of, None when it is a target or unclear."""
    mention = _find_named(clause, discourse)
    if mention is None or _BOUNDED.match(text, token.end):
        return None
    direction = find_direction(clause)
    prefix = "change_rate" if direction else None
    if clause.last(Mark.SHARE):
        prefix = "share"
    elif _is_completion(text, token, clause):
        prefix = "completion"
    if prefix is None:
        return None
    base = clause.last(Mark.COMPARE) or discourse.base or discourse.earlier_base
    return Reading(
        metric=_name_metric(
            prefix, mention.metric, is_planned=bool(base and is_own_plan(text, base, mention.year))
        ),
        name=mention.subject.name,
        amount=text[token.start : token.end].strip("%百分之").replace(",", ""),
        unit="%",
        start=_find_percent_start(clause),
        end=token.end,
        year=discourse.year_of(find_stated_year(text, clause, discourse) or mention.year, ""),
        direction=direction if prefix == "change_rate" else None,
        base_year=find_base_year(text, base, mention.year, discourse) if direction else None,
    )


def _is_completion(text: str, token: Token, clause: Clause) -> bool:
    if clause.last(Mark.COMPLETION) and "预算" in text[clause.start : clause.end]:
        return True
    return bool(_OF_ITS_BUDGET.search(text, max(0, token.start - 40), token.start))


def _find_named(clause: Clause, discourse: Discourse) -> Mention | None:
    """Return what the percentage is of: what the clause names before 占, or was last spoken of."""
    share, named = clause.last(Mark.SHARE), None
    if share:
        named = next(
            (t for t in clause.tokens if t.kind is Term.METRIC and t.end <= share.start), None
        )
    if named and share and clause.is_filling(named.end, share.start):
        return Mention(Subject(named.value))
    is_named = clause.last(Mark.COMPARE) or (
        clause.last(Term.METRIC, Term.LOCAL) and find_direction(clause)
    )
    if is_named and (subject := discourse.find_spoken(clause)):
        return Mention(subject)
    if discourse.is_unknown or follows_count(clause):
        return None
    return discourse.current or (discourse.topic if clause.last(Mark.COMPARE) else None)


def _name_metric(prefix: str, metric: str, *, is_planned: bool) -> str:
    if prefix == "change_rate" and is_planned:
        return f"deviation_rate_{metric}"
    if prefix == "change_rate":
        return to_change(metric).replace("change_", "change_rate_", 1)
    return f"{prefix}_{metric}"


def _find_percent_start(clause: Clause) -> int:
    kinds = (Mark.SHARE, Mark.COMPLETION, Mark.COMPARE, Mark.INCREASE, Mark.DECREASE)
    return next((t.start for t in clause.tokens if t.kind in kinds), clause.start)

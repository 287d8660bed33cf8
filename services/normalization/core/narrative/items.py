"""Read named parts of a whole: projects, and functional items under an expenditure."""

from __future__ import annotations

import re

from services.normalization.core.narrative.discourse import FUNCTION_PARENTS, Discourse, Mention
from services.normalization.core.narrative.lexicon import Term
from services.normalization.core.narrative.names import find_name
from services.normalization.core.narrative.readings import Reading, find_base_year, to_amount
from services.normalization.core.narrative.statements import (
    CLASS_METRICS,
    Clause,
    Direction,
    Subject,
)
from services.normalization.core.narrative.tokens import Mark, Token

# A functional class as a part of an expenditure: "教育支出"科目
_FUNCTION = re.compile(
    r'"?(?P<name>(?![^"]{0,30}(?:项目|资金|拨款)支出)[^"]{2,40}(?:支出|事务|预备费|的补助))"?(?:\(\d{3,7}\))?(?:科目)?(?:支出)?'
)


def read_item(
    text: str, token: Token, clause: Clause, whole: Mention, discourse: Discourse
) -> Reading | None:
    """Read a named part: a project, or a functional item under an expenditure."""
    found = find_name(text[clause.start : clause.end])
    if found is None or token.kind is not Mark.AMOUNT or _names_own_part(clause):
        return None
    start, end, direction = clause.start + found[0], clause.start + found[1], found[2]
    is_function = whole.metric in FUNCTION_PARENTS
    if is_function:
        start, end = _narrow_function(text, start, end)
        if start == end:
            return None
    metric = _find_class(text[start:end]) if is_function else "project_item"
    is_change = whole.is_change or direction is not None
    subject = Subject(metric, discourse.print_name(start, end))
    mention = Mention(subject, whole.year, direction or whole.direction, is_change)
    number, unit = to_amount(text, token)
    discourse.say(mention)
    discourse.parent = whole
    return Reading(
        metric=f"change_{metric}" if is_change else metric,
        amount=number,
        unit=unit,
        start=_start_of_item(text, clause, start, direction),
        end=token.end,
        year=discourse.year_of(whole.year, metric),
        name=subject.name,
        direction=direction or (whole.direction if is_change else None),
        base_year=find_base_year(
            text, discourse.base or discourse.earlier_base, whole.year, discourse
        )
        if is_change
        else None,
    )


def _names_own_part(clause: Clause) -> bool:
    """Whether a clause names a part of the form such as 本级支出, and no project."""
    local = clause.last(Term.LOCAL)
    return local is not None and clause.is_filling(clause.start, local.start)


def _find_class(name: str) -> str:
    """Return the metric of a class among the parts of an expenditure: economic, or functional."""
    bare = name.removesuffix("支出")
    return CLASS_METRICS.get(name) or CLASS_METRICS.get(bare) or "functional_item"


def _narrow_function(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where a functional item is named, an empty span when it is none."""
    found = _FUNCTION.fullmatch(text, start, end)
    return found.span("name") if found else (start, start)


def _start_of_item(text: str, clause: Clause, start: int, direction: Direction | None) -> int:
    """Return where the quote begins: with the verb when it stands before the name."""
    verbs = [t for t in clause.tokens if t.kind in (Mark.INCREASE, Mark.DECREASE)]
    before = [t for t in verbs if t.end <= start]
    return before[-1].start if direction and before else start

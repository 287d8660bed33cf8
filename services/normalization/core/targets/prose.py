"""Targets stated in the running text, such as 绩效指标：…率95%以上，…达到98%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from services.normalization.core.indicators.names import (
    find_desired_direction,
    find_expected_dimension,
)
from services.normalization.core.paragraphs import find_place
from services.normalization.core.targets.frequencies import find_denominator
from services.normalization.core.targets.target_value import parse_target_value
from services.normalization.core.targets.values import find_stated_quantity
from services.normalization.core.targets.writing import to_plain
from shared.contracts.extracted import Paragraph
from shared.contracts.location import Location
from shared.contracts.performance import Indicator, TargetValue

# Where targets begin in a paragraph.
_BEGINS = re.compile(r"绩效指标(?:为|包括)?\s*[:：]")
# The words alone, numbered or not: the targets follow in paragraphs of their own.
_ALONE = re.compile(r"^[(（]?[一二三四五六七八九十\d]{0,3}[)）、.．]{0,2}\s*绩效指标$")
# Where the goals of the next item begin
_ENDS = re.compile(r"绩效目标\s*[:：]")
_CLAUSE_BREAK = frozenset("；;。！!\n")
_COMMA = frozenset("，,")
_OPENING, _CLOSING = frozenset("（(【《“"), frozenset(")）】》”")
# What may part two clauses, and the brackets in which some of it does not
_MARK = re.compile("[；;。！!\n，,、（(【《“)）】》”]")
# What a share ends with, so that 、 after it begins another target: 完成率95%以上、满意率90%
_SHARE_END = re.compile(r"\d[%％‰](?:及?以[上下内])?$")
# A remark in brackets after a value: ≥95%（问卷调查）
_REMARK = re.compile(r"[（(][^（）()]{1,20}[）)]$")
# A day after the name of a time: 完工时间2031年12月31日前
_DAY_END = re.compile(
    r"(?:时间|时限|日期|期限|进度)(?:为|:|于|在)?(?P<value>(?:20\d\d年)?\d{1,2}月(?:\d{1,2}[日号]|底|末)?(?:之?前)?)$"
)
_LONGEST = 300
"""A longer clause states no target."""
# Two or more names of ratios with no value between them.
_BARE_NAMES = re.compile(r"[一-龥]{2,12}?率")
# 达到零投诉/年: none of something, at the end of a clause
_NONE_OF = re.compile(
    r"(?:达到|实现|确保|保持|为)?[零0](?:投诉|事故|差错|失误|上访|违规|违纪|故障|泄密|伤亡)(?:/每?[年月])?$"
)
# 每年开展4次评估: the value before what it counts
_VALUE_FIRST = re.compile(
    r"^(?P<value>每?(?:年|月|季度)?(?:开展|组织|举办|完成|召开|发布)\d{1,6}[次场期个项份篇])"
    r"(?P<name>[一-龥“”\"]{2,30})$"
)
# The level of a target before its name: 数量指标：, 质量指标1：
_LEVEL = re.compile(r"^[一-龥]{0,7}(?:指标|目标)\d{0,2}[:：]")
# Words that lead over to a name without being part of it.
_LEAD = re.compile(
    r"^(?:[(（]?\d{1,2}[.．、)）]+|指标\d{1,2}[:：]|[一二三四五六七八九十]{1,2}是|并|且|其中|同时|力争|确保|保证|使得?|以及|实现|达到|[:：、\s]++)+"
)


class _Stated(NamedTuple):
    """A name and its value as printed, and the clause they stand in."""

    name: str
    value: str | None
    clause: str


def read_prose_targets(
    paragraphs: Sequence[Paragraph], fiscal_year: int | None
) -> tuple[Indicator, ...]:
    """Return the targets of every 绩效指标： in the text, with heading, clause and place."""
    found: list[Indicator] = []
    heading: str | None = None
    is_open = False
    for paragraph in paragraphs:
        text = paragraph.text.strip()
        body = _find_body(text, is_open=is_open)
        stated = list(find_stated(body)) if body else []
        is_announced = body is not None and not body.strip()
        if body is None or not (stated or is_announced or _BEGINS.search(text)):
            heading = heading if _ENDS.match(text) else text
        found += _to_indicators(stated, paragraph, heading, fiscal_year)
        is_open = is_announced or (is_open and bool(stated))
    return tuple(found)


def _find_body(text: str, *, is_open: bool) -> str | None:
    """What a paragraph says after 绩效指标：; all of it where the paragraph before announced it."""
    begin = _BEGINS.search(text) or _ALONE.match(text)
    if begin is None:
        return text if is_open and not _ENDS.match(text) else None
    body = text[begin.end() :]
    end = _ENDS.search(body)
    return body[: end.start()] if end else body


def _to_indicators(
    stated: Sequence[_Stated], paragraph: Paragraph, heading: str | None, fiscal_year: int | None
) -> Iterator[Indicator]:
    """Yield the indicators of one paragraph, each with the place of its own clause."""
    position = 0
    for one in stated:
        position = max(position, paragraph.text.find(one.clause, position))
        yield _to_indicator(one, find_place(paragraph, position), heading, fiscal_year)


def _to_indicator(
    stated: _Stated, place: Location | None, heading: str | None, fiscal_year: int | None
) -> Indicator:
    name = stated.name
    value = (
        parse_target_value(stated.value, name=name, fiscal_year=fiscal_year)
        if stated.value
        else TargetValue(flags=("missing",))
    )
    if value.per is None and value.dimension in ("count", "money"):
        per = find_denominator(to_plain(name), value.unit)
        value = value.model_copy(update={"per": per, "dimension": "rate"}) if per else value
    return Indicator(
        level3=name,
        value_raw=stated.value,
        normalized=value,
        expected_dimension=find_expected_dimension(name),
        desired_direction=find_desired_direction(name),
        heading=heading,
        quote=stated.clause,
        location=place,
    )


def find_stated(text: str) -> Iterator[_Stated]:
    """Yield the names and values that the clauses of a text state.

    >>> [(s.name, s.value) for s in find_stated("办结率95%以上；投诉率为0。")]
    [('办结率', '95%以上'), ('投诉率', '为0')]
    """
    for clause in _split_clauses(text):
        if len(clause) > _LONGEST:
            continue
        plain = to_plain(clause)
        value_first = _VALUE_FIRST.match(plain)
        start = _find_value_start(plain)
        if not start and (remark := _REMARK.search(clause)):
            clause = clause[: remark.start()]
            plain = to_plain(clause)
            start = _find_value_start(plain)
        if value_first:
            yield _Stated(value_first["name"], value_first["value"], clause)
        elif start:
            value = _printed_end(clause, plain[start:])
            said = clause[: len(clause) - len(value)].strip().rstrip("：:")
            if name := _drop(_LEAD, _drop(_LEVEL, said)):
                yield _Stated(name, value.strip(), clause)
        elif len(names := _BARE_NAMES.findall(plain)) > 1 and "".join(names) == plain:
            yield from (_Stated(name, None, clause) for name in names)


def _drop(opening: re.Pattern[str], text: str) -> str:
    found = opening.match(text)
    return text[found.end() :] if found else text


def _find_value_start(plain: str) -> int:
    """Where the value of a clause begins; 0 where it states none or has no name before it."""
    if ("零" in plain or "0" in plain) and (none_of := _NONE_OF.search(plain)):
        return none_of.start()
    if "月" in plain and (day := _DAY_END.search(plain)):
        return day.start("value")
    quantity = find_stated_quantity(plain)
    return quantity.start if quantity and quantity.end == len(plain) else 0


def _printed_end(clause: str, plain_end: str) -> str:
    """Return the end of the printed clause that reads like `plain_end`."""
    start = len(clause) - len(plain_end)
    if not clause.endswith(plain_end):
        starts = range(len(clause) - 1, -1, -1)
        start = next((at for at in starts if to_plain(clause[at:]) == plain_end), 0)
    return clause[len(clause[:start].rstrip("*")) :]


def _split_clauses(text: str) -> Iterator[str]:
    """Cut at stops and at commas that stand outside brackets and numbers."""
    depth, begin = 0, 0
    for mark in _MARK.finditer(text):
        position, char = mark.start(), mark.group()
        depth += (char in _OPENING) - (char in _CLOSING and depth > 0)
        if char in _CLAUSE_BREAK or (not depth and _parts(text, begin, position)):
            if clause := text[begin:position].strip():
                yield clause
            begin, depth = position + 1, 0
    if clause := text[begin:].strip():
        yield clause


def _parts(text: str, begin: int, position: int) -> bool:
    """Whether a comma ends a clause, or 、 a target that is one of several."""
    if text[position] == "、":
        return _SHARE_END.search(text[max(begin, position - 6) : position]) is not None
    return text[position] in _COMMA and not _groups(text, position)


def _groups(text: str, position: int) -> bool:
    """Whether a comma parts thousands."""
    return text[position - 1 : position].isdigit() and text[position + 1 : position + 4].isdigit()

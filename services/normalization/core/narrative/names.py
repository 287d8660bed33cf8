"""Names of projects in lists: what stands before an amount and is no word of the form."""

from __future__ import annotations

import re

from services.normalization.core.narrative.statements import Direction

# Words that open a list or a piece of it, none of them part of a name: 主要为, 一是, （1）, 1.
_OPENING = re.compile(
    r"^(?:[、,;:和及与]|以及|其中|主要(?:为|是|包括|用于|有)?|包括|包含|分别[为是]|具体[为是]?|一是|[二三四五六七八九十]{1,2}是"
    r"|\(?\d{1,2}[.、)](?=\D|(?:19|20)\d\d年|\d{5}[^\d.])|\([一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,2}、|[①-⑳]|用于|安排|是|为)"
)
# Words between a name and its amount: 共计, 预算, 等
_CLOSING = re.compile(
    r"(?:等?(?:共计|合计|总计|累计|共|预算安排|安排|预算)?(?:为|是|约|各|:|-)?|等)$"
)
# A change said before the name: 新增档案整理费, 取消取暖费
_VERBS_BEFORE: tuple[tuple[Direction, re.Pattern[str]], ...] = (
    ("decrease", re.compile(r"^(?:取消|减少|压减|核减|调减|压缩)了?")),
    ("increase", re.compile(r"^(?:新增|增加)了?")),
)
# A change said after it: 档案整理费增加
_VERBS_AFTER: tuple[tuple[Direction, re.Pattern[str]], ...] = (
    ("decrease", re.compile(r"(?:减少|下降|压减|核减|降低)了?$")),
    ("increase", re.compile(r"(?:增加|增长|新增)了?$")),
)
# Digits and signs without a word, or words that only say that an amount follows: 下达金额
_MEANINGLESS = re.compile(r"^[\W\d_]*$|金额$")


def find_name(text: str) -> tuple[int, int, Direction | None] | None:
    """Return the span of the name in a clause and the direction its verb states.

    >>> text = "主要为新增档案整理费、取暖费共计"
    >>> start, end, direction = find_name(text)
    >>> text[start:end], direction
    ('档案整理费、取暖费', 'increase')
    """
    start, end = 0, len(text)
    direction: Direction | None = None
    while opening := _OPENING.match(text[start:end]):
        start += opening.end()
    for value, verb in _VERBS_BEFORE:
        if found := verb.match(text[start:end]):
            start, direction = start + found.end(), value
    end = start + len(_strip_closing(text[start:end]))
    for value, verb in _VERBS_AFTER:
        if found := verb.search(text[start:end]):
            end, direction = start + found.start(), value
    name = text[start:end]
    if len(name) < 2 or _MEANINGLESS.search(name) or name.count("(") != name.count(")"):
        return None
    return start, end, direction


def _strip_closing(text: str) -> str:
    found = _CLOSING.search(text[-12:])
    return text[: len(text) - len(found.group())] if found else text

"""Cut folded running text into the tokens that statements of amounts are made of."""

from __future__ import annotations

import re
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from services.normalization.core.narrative.alternatives import (
    find_openings,
    split_alternatives,
)
from services.normalization.core.narrative.lexicon import TERMS, Term


class Mark(StrEnum):
    """Tokens that are no terms."""

    AMOUNT = "amount"
    BARE = "bare"
    """A number with no unit where an amount belongs: 预算为0."""
    PERCENT = "percent"
    YEAR = "year"
    CLOSING = "closing"
    """A closing date: 截至2023年12月31日, 上年末."""
    COMPARE = "compare"
    """What an amount is held against: 较2023年, 比上年."""
    INCREASE = "increase"
    DECREASE = "decrease"
    SAME = "same"
    """持平, 无变化."""
    NONE = "none"
    """无, 没有."""
    LIST = "list"
    """Opens the parts of what stands before: 其中, 主要为."""
    PURPOSE = "purpose"
    """Opens what money is for, which is no amount: 主要用于."""
    REASON = "reason"
    EXCEPT = "except"
    """Opens what would be so if something were left out: 剔除上划因素后."""
    SHARE = "share"
    COMPLETION = "completion"
    FUNCTION = "function"
    """A functional item: 教育支出(类)普通教育(款)."""
    STOP = "stop"
    """End of a sentence."""


class Token(NamedTuple):
    """A word with a meaning and where it stands in the folded text."""

    kind: Mark | Term
    value: str
    start: int
    end: int


QUANTITIES = frozenset({Mark.AMOUNT, Mark.BARE, Mark.PERCENT, Mark.SAME})
"""What a clause can end in."""
BOUNDS = frozenset(",;:。!?")
"""Signs between two clauses."""

# 525.80, 1,280.5, 1 280.5: no tail of a longer number
_NUMBER = r"\d(?<![\d.]\d)(?<!\d \d)(?:\d{0,2}(?:[, ]\d{3}){1,5}(?!\d)|\d{0,14})(?:\.\d{1,8})?"
_YEAR = r"[12](?:(?<=1)9|(?<=2)0)\d\d"
_BASE = rf"(?:(?:{_YEAR}年度?|上一?年度?|去年|前年)(?:同期)?|年初)"
_LAST_DAY = r"年(?:12月(?:31日|底|末)|\d{1,2}月\d{1,2}日|底|末)"
# The name of a lower level of the classification: 政府办公厅(室)及相关机构事务
_LEVEL = r"(?:[^,。;:()]|\([^()类款项]{1,6}\)){1,40}"

MARKS: tuple[tuple[Mark, str], ...] = (
    (Mark.PERCENT, rf"{_NUMBER}%|百分之{_NUMBER}"),
    # 525.80万元; neither a rate (2200元/月) nor a bound of something else (100万元以上的设备)
    (Mark.AMOUNT, rf"{_NUMBER}(?:(?:亿|百万|万|千)?元(?![/每]|\(含\)|以[上下内]|及以[上下])"
                  r"|[万亿](?=[,;。、)]|$))"),
    # 截至2023年12月31日, 2023年末, 上年末
    (Mark.CLOSING, rf"截[至止]到?{_YEAR}{_LAST_DAY}|{_YEAR}{_LAST_DAY}"
                   r"|上年(?:年?末|底)|年末(?=固定资产|资产)"),
    # 较2023年预算, 与上年相比, 比年初预算数
    (Mark.COMPARE, rf"[比较与同和]{_BASE}(?:\([^()]{{1,12}}\))?(?:度)?(?:部门|当年|年初|财政)?"
                   r"(?:批复)?(?:预算|决算|执行|完成|实际)*(?:安排|支出(?!预算|决算|总|合))?数?(?:相?比较?|对比)?"
                   # 较上年2.08减少0.03万元: the amount of the base, its unit said later
                   rf"(?:{_NUMBER}(?=减|增|下降|上升))?"
                   # 较预算减少, 与年度预算持平: the budget of the same year
                   r"|[比较与同](?:当年|全年|本年|年度)?预算数?(?:相比较?)?"
                   r"(?=,?(?:基本)?(?:增|减|持|上|下|降|提|一致|相同|无)|[\d,.]{1,16}[万亿]?元[增减无])"
                   r"|同比"),
    (Mark.YEAR, rf"{_YEAR}(?=年初结)|{_YEAR}年度?(?!\d)|本年(?!度?[收支])度?|今年"),
    (Mark.SAME, r"持平|一致|无(?:增减)?变[化动]|没有(?:增减)?变[化动]|无增减|不变|相同"),
    (Mark.NONE, r"未(?:安排|发生|开展|使用|产生|列支|编制)|没有|无(?!形)"),
    (Mark.REASON, r"主要原因[为是]?|原因[为是]?|主要是由于|主要由于|由于|因为"),
    (Mark.PURPOSE, r"主要用于(?!以下)|用于(?!以下)|主要反映|反映"),
    (Mark.LIST, r"其中|主要?包括(?:用于)?|包括(?:用于)?|包含|主要为|主要是|分别[为是]"
                r"|用于以下方面|具体(?:情况)?如下|具体[为是]|由以下"),
    (Mark.EXCEPT, r"剔除|扣除"),
    (Mark.SHARE, r"占"),
    (Mark.COMPLETION, r"完成"),
    (Mark.INCREASE, r"(?:增加|增长|上升)\((?:减少|下降)\)|增[加长]率|增加|增长"
                    r"|上升|提高|新增|增幅|上涨|上浮"
                    # 比上年增5万元, 增(减)0元
                    r"|增(?:\(减\))?(?=\d)"),
    (Mark.DECREASE, r"(?:减少|下降)\((?:增加|增长|上升)\)|减少率|下降率|减少|下降"
                    r"|降低|压减|压缩|减幅|降幅|缩减"
                    r"|核减|调减|取消|下浮|减(?:\(增\))?(?=\d)"),
    # (类)…(款)…(项); the name of the class stands before it
    (Mark.FUNCTION, rf"\(类\)(?:{_LEVEL}\(款\)(?:{_LEVEL}\(项\))?)?(?:支出)?"
                    rf"|\(款\)(?:{_LEVEL}\(项\))?|\(项\)"),
    (Mark.BARE, rf"\d(?<=[为加少是]\d){_NUMBER[2:]}(?=[;,。的)]|$)"),
    (Mark.STOP, r"[。!?！？]"),
)  # fmt: skip

_ROWS: tuple[tuple[Mark | Term, str, str], ...] = (
    *((kind, kind.value, pattern) for kind, pattern in MARKS),
    *TERMS,
)


_PARTS = [(kind, value, part) for kind, value, p in _ROWS for part in split_alternatives(p)]
_FIGURES = [row for row in _PARTS if row[2].startswith((r"\d", "[12]"))]
_WORDS = [row for row in _PARTS if row not in _FIGURES]
_MEANINGS = (
    (Mark.STOP, ""),
    *((kind, value) for kind, value, _ in (*_FIGURES, *_WORDS)),
)
_OPENING_WORD = find_openings("|".join(part for _, _, part in _WORDS))


def _join(rows: list[tuple[Mark | Term, str, str]]) -> str:
    """Join alternatives; the empty group after each says which one has matched.

    It stands at the end so that an alternative can be ruled out by its first character. A number
    or a year that several begin with is read once for all of them, and as a whole.
    """
    parts = []
    for opening, group in groupby(rows, _find_opening):
        rest = "|".join(f"{part.removeprefix(opening)}()" for _, _, part in group)
        parts.append(f"(?>{opening})(?:{rest})" if opening else rest)
    return "|".join(parts)


def _find_opening(row: tuple[Mark | Term, str, str]) -> str:
    return next((opening for opening in (_NUMBER, _YEAR) if row[2].startswith(opening)), "")


# Every alternative of every mark and term, what begins with a figure apart from the words
_TOKEN = re.compile(rf"(?=\d)(?:{_join(_FIGURES)})|(?={_OPENING_WORD})(?:{_join(_WORDS)})")


def read_tokens(text: str) -> list[Token]:
    """Return the tokens of a folded text in order; what lies between them has no meaning here."""
    return [
        Token._make((*_MEANINGS[match.lastindex or 0], *match.span()))
        for match in _TOKEN.finditer(text)
    ]

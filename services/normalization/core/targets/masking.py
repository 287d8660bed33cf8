"""Cover what holds digits and is no quantity: document numbers, names, asides, dates."""

from __future__ import annotations

import re
from functools import lru_cache

from services.normalization.core.targets.units import SCALE_PATTERN, UNIT_PATTERN

COVER = "□"
"""Stands for one covered character, so that places stay."""

# A document number: 【2022】4号, (2023)第2号, 2024年第5号.
DOCUMENT_NUMBER = re.compile(
    r"[\[【〔(〈]\d{4}[\]】〕)〉]第?\d{1,5}号|(?:19|20)\d{2}年?第\d{1,5}号|第\d{1,5}号"
)
# 3+1+5, 678+X, 4+Y; with what Latin letters stand around it.
NAME_WITH_PLUS = re.compile(r"[A-Za-z]{0,4}\d{1,4}(?:\+[\dA-Za-z]{1,4}){1,5}")
# A printed title or a quoted name, without its own kind inside.
_TITLE = re.compile(r"《[^《》]{1,80}》|“[^“”]{1,40}”|\"[^\"]{1,40}\"|「[^「」]{1,40}」")
# A remark in brackets; a unit, a word directly after a figure, or 含 in brackets is no remark.
_ASIDE = re.compile(
    rf"(?!\((?:{UNIT_PATTERN}|含|不含|及)\)|(?<=\d)\((?:{SCALE_PATTERN})?(?:{UNIT_PATTERN}|[一-龥]{{1,3}})(?:/(?:{UNIT_PATTERN}))?\))"
    r"\([^()]{0,60}\)"
)
# A day, month or year that is context: 2023年, 2023年6月底前, 6月30日, 次年3月, 每月15日前.
_DATE = re.compile(
    r"[次下翌每][年月季]\d{1,2}[月日号](?:\d{1,2}[日号])?(?:底|末)?(?:之前|以前|前)?|"
    r"(?<!\d)(?:(?:19|20)\d{2}(?:年度?|[-/.]\d{1,2}[-/.]\d{1,2}日?)"
    r"(?:\d{1,2}月(?:\d{1,2}[日号])?)?|\d{1,2}月\d{1,2}[日号]|\d{1,2}月(?=[底末初份]|[中上下]旬))"
    r"(?:底|末|初|[中上下]旬)?(?:之前|以前|前|起)?"
)
# 第3季度, 第一名: the place in an order; 50年一遇: a standard that is named so.
_ORDINAL = re.compile(r"第[\d零一二三四五六七八九十百]{1,4}[一-龥]?|\d{1,5}年一遇")
# 7×24小时, 1000*2000, 1:20, 8:30, 1/3, 三分之二: figures that make one thing together.
_COMPOUND = re.compile(
    r"(?<!\d)\d{1,6}(?:天?[×*xX:/]\d{1,6}){1,2}(?!\d)(?:小时)?|"
    r"[一二三四五六七八九十]{1,3}分之[一二三四五六七八九十]{1,3}"
)

_KINDS = (DOCUMENT_NUMBER, _TITLE, NAME_WITH_PLUS, _ASIDE, _ORDINAL, _COMPOUND, _DATE)
# What at least one of them holds
_HOLDING = re.compile(r"[第号《“\"「+(×*xX:/年月季]|分之|\d[-.]\d{1,2}[-/.]")


@lru_cache(maxsize=16)
def cover_names(plain: str) -> str:
    """Return the text with everything covered whose digits count nothing.

    >>> cover_names("(3+1+5服务体系)15万元")
    '□□□□□□□□□□□15万元'
    """
    if _HOLDING.search(plain) is None:
        return plain
    for pattern in _KINDS:
        plain = pattern.sub(lambda found: COVER * len(found.group()), plain)
    return plain

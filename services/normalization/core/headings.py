"""Tell headings from sentences, list items, captions and titles of tables."""

from __future__ import annotations

import re
from dataclasses import dataclass

from shared.folding import fold_plain

_NUMERALS = "一二三四五六七八九十"
_ENCLOSED = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
# 第一部分, 第2部分, 第三章
_PART = re.compile(rf"^第(?P<number>[{_NUMERALS}\d]{{1,3}})(?:部分|章|篇)")
# 一、 十二、
_CHINESE = re.compile(rf"^(?P<number>[{_NUMERALS}]{{1,3}})(?P<sign>[、.])")
# （一） (3)
_BRACKET = re.compile(rf"^\((?P<number>[{_NUMERALS}\d]{{1,3}})\)[、.]?")
# 1、 2. 10．; before a digit a point is a decimal one, but in the title of a project's table
_ARABIC = re.compile(r"^(?P<number>\d{1,2})(?P<sign>、|\.(?!\d)|\.(?=\d.{1,60}绩效目标表$))")
# A sign that only sentences hold
_SENTENCE = re.compile(r"[。;!?]")
# A colon with something after it: a definition, a statement
_STATEMENT = re.compile(r"(?<!部分):.")
# The last words of a line that announces a list and is no heading: 包括： 如下：
_ANNOUNCES = re.compile(r"(?:包括|如下|包含|[是为有即指]|其中|分别|单位|金额)$")
# Whole words of unnumbered headings: 机关运行经费安排情况, 名词解释, 部门主要职能
_FORM_WORDS = re.compile(
    r"(?:情况说明|情况的说明|编制说明|(?:安排|预算|决算|总体|支出|收入|采购|资产|设置|管理)情况|情况及增减变化原因"
    r"|主要职[能责责]|职能职责|^(?:部门|单位)职[能责]|机构设置|总体情况|名词解释|绩效(?:预算)?信息|绩效目标|资产信息|(?:需要)?说明(?:的)?事项|概况|单位构成)$"
)
# 2023年部门预算公开说明: year and kind of the document
_TITLE = re.compile(
    r"(?:19|20)\d\d年?度?.{0,12}(?:预算|决算)(?:信息|公开|草案|绩效|情况|报告|说明|编制|及|和|的|表){0,6}$"
    r"|(?:19|20)\d\d年?度?.{0,30}三公\"?经费.{0,12}(?:情况|说明|公开)$"
)
# The header of a table, run together in one line: 科目编码 科目名称 名词解释
_HEADER_ROW = re.compile(r"^\S{0,4}(?:序号|编码|代码)\s+\S{2,8}\s")
# The name of a file that is attached: no heading, however it is numbered
_FILE_NAME = re.compile(r"\.(?:xlsx?|docx?|pdf|et|wps|ofd|zip|rar)$", re.IGNORECASE)
_LONGEST = 60


@dataclass(frozen=True)
class Heading:
    """A line that can be a heading, with its way of numbering."""

    style: str
    """`title`, `part`, `chinese`, `bracket`, `arabic、`, `label` or `plain`."""
    number: int | None = None


def parse_heading(text: str) -> Heading | None:
    """Return the line as a heading by its form alone, None when it can be none.

    >>> parse_heading("（三）工作保障措施")
    Heading(style='bracket', number=3)
    >>> parse_heading("部门职责：")
    Heading(style='label', number=None)
    >>> parse_heading("1、基本支出：指人员支出和公用支出") is None
    True
    """
    if len(text) > 4 * _LONGEST:
        return None
    plain = fold_plain(text)
    plain = _drop_full_stop(plain)
    if not 2 <= len(plain) <= _LONGEST or _SENTENCE.search(plain) or _STATEMENT.search(plain):
        return None
    if plain.endswith((",", "、")) or _ANNOUNCES.search(plain.rstrip(":")):
        return None
    if _HEADER_ROW.search(text.strip()) or _FILE_NAME.search(plain):
        return None
    return _parse_numbered(plain) or _parse_unnumbered(plain)


def _drop_full_stop(plain: str) -> str:
    """Return a numbered heading of the form without its full stop.

    >>> _drop_full_stop("(一)支出决算情况说明。")
    '(一)支出决算情况说明'
    """
    bare = plain.removesuffix("。")
    return bare if _parse_numbered(bare) and _FORM_WORDS.search(bare) else plain


def parse_declared(text: str) -> Heading:
    """Return a line that the format itself declares a heading."""
    plain = fold_plain(text)
    return _parse_numbered(plain) or _parse_unnumbered(plain) or Heading("plain")


def parse_number(text: str) -> int:
    """Return the value of a Chinese or Arabic numeral up to 99.

    >>> parse_number("十二"), parse_number("二十"), parse_number("7")
    (12, 20, 7)
    """
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    value = _NUMERALS.find(ones) + 1 if ones else 0
    return value + (10 * (_NUMERALS.find(tens) + 1 if tens else 1) if ten else 0)


def strip_number(text: str) -> str:
    """Return a folded heading without its number and page."""
    plain = fold_plain(text).rstrip("0123456789").rstrip(".…·")
    for pattern in (_PART, _CHINESE, _BRACKET, _ARABIC):
        if found := pattern.match(plain):
            return plain[found.end() :].lstrip(":")
    return plain


def _parse_numbered(plain: str) -> Heading | None:
    if plain and plain[0] in _ENCLOSED:
        return Heading("bracket", _ENCLOSED.index(plain[0]) + 1)
    styles = (("part", _PART), ("chinese", _CHINESE), ("bracket", _BRACKET), ("arabic", _ARABIC))
    for style, pattern in styles:
        if found := pattern.match(plain):
            sign = found["sign"] if style == "arabic" else ""
            return Heading(style + sign, parse_number(found["number"]))
    return None


def _parse_unnumbered(plain: str) -> Heading | None:
    if plain.endswith(":"):
        return Heading("label") if len(plain) <= 13 else None
    if _TITLE.search(plain) and not plain.endswith("编制说明"):
        return Heading("title")
    return Heading("plain") if len(plain) <= 40 and _FORM_WORDS.search(plain) else None

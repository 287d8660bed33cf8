"""Running heads in a dump: the line that each page repeats over or under its text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from services.extraction.core.text_dumps.markup_lines import is_page_mark
from services.extraction.core.text_dumps.sections import is_caption
from services.extraction.core.text_dumps.source_lines import SourceLine

# The title of a document: 2031年部门预算公开, …局2031年度部门决算
_TITLE = re.compile(
    r"[^|<>，。；：:]{0,40}(?:19|20)\d\d\s?年?度?[^|<>，。；：:]{0,12}(?:预算|决算)"
    r"(?:信息|公开|草案|情况|报告|说明|文本|编制|及|和|的){0,6}$"
)
# What a table and a chapter begin with, whatever stands beside it on the page
_OTHER = re.compile(
    r".{2,60}表(?:[（(].{0,12}[）)])?$|[一二三四五六七八九十]{1,3}、|第.{1,3}部分|[|\t<]"
)
_HASHES = re.compile(r"#{1,6}\s+|\*\*")
_STOP = re.compile(r"[，。；：:]")
_LEAST_TITLE = 8
_LEAST, _LONGEST = 4, 60
_LEAST_PAGES = 3


def drop_running_heads(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """Drop the lines that come on three pages or more, except one that begins the text.

    Such a line is a title of the document, or stands at the end of a page wherever it comes.
    """
    printed = [at for at, line in enumerate(lines) if not line.is_blank]
    places: dict[str, list[int]] = {}
    for order, at in enumerate(printed):
        text = _HASHES.sub("", lines[at].text)
        if _LEAST <= len(text) <= _LONGEST and not _OTHER.match(text):
            places.setdefault(text, []).append(order)
    dropped: set[int] = set()
    for text, orders in places.items():
        if len(orders) >= _LEAST_PAGES and _is_head(text, orders, printed, lines):
            dropped.update(printed[order] for order in orders if order)
    return [line for at, line in enumerate(lines) if at not in dropped]


def _is_head(
    text: str, orders: Sequence[int], printed: Sequence[int], lines: Sequence[SourceLine]
) -> bool:
    if len(text) >= _LEAST_TITLE and _TITLE.match(text):
        return True
    if _STOP.search(text) or is_caption(text):
        return False
    return all(
        any(
            0 <= beside < len(printed) and is_page_mark(lines[printed[beside]].text)
            for beside in (order - 1, order + 1)
        )
        for order in orders
        if order
    )

"""Headers, footers and page numbers: what repeats at the edge of pages and is no content."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from services.extraction.core.pdf.lines import PrintedLine

# A page number alone on its line: `12`, `- 12 -`, `第 3 页 共 24 页`, `3/24`, `Page 3 of 24`.
_PAGE_NUMBER = re.compile(
    r"[-—–－~·\s]{0,4}(?:第\s?|page\s)?\d{1,4}(?:\s?页)?"
    r"(?:\s?(?:[/／,，]|of|共)?\s?(?:共\s?)?\d{1,4}(?:\s?页)?)?[-—–－~·\s]{0,4}",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")  # any number, so that page numbers inside a footer do not differ
# What each form states above its table, on page after page: 单位：万元, 部门：某局, 公开01表
_FORM_CAPTION = re.compile(r"(?:单位|部门)(?:名称)?\s?[:：]|公开\s?\d{1,2}\s?表")
# How far from the edge, as part of the page height, a running head can stand.
_EDGE = 0.13
_SAME_PLACE = 3.0
_FEWEST_PAGES = 3


def drop_running_heads(
    pages: Sequence[list[PrintedLine]], heights: Sequence[float]
) -> list[list[PrintedLine]]:
    """Return each page's lines without its running heads; needs all pages of the document."""
    repeated = _find_repeated(pages, heights)
    return [
        [line for line in lines if not _is_running_head(line, lines, height, repeated)]
        for lines, height in zip(pages, heights, strict=True)
    ]


def _key(line: PrintedLine, height: float) -> tuple[str, int]:
    from_bottom = height - line.box[3] if line.box[1] > height / 2 else -line.box[1]
    return _DIGITS.sub("#", "".join(line.text.split())), round(from_bottom / _SAME_PLACE)


def _is_at_edge(line: PrintedLine, height: float) -> bool:
    return line.box[3] < _EDGE * height or line.box[1] > (1 - _EDGE) * height


def _find_repeated(
    pages: Sequence[list[PrintedLine]], heights: Sequence[float]
) -> set[tuple[str, int]]:
    """Find what stands at the same place of at least half of all pages."""
    seen = Counter(
        key
        for lines, height in zip(pages, heights, strict=True)
        for key in {_key(line, height) for line in lines if _is_at_edge(line, height)}
    )
    fewest = max(_FEWEST_PAGES, len(pages) / 2)
    return {key for key, count in seen.items() if count >= fewest}


def _is_running_head(
    line: PrintedLine,
    lines: Sequence[PrintedLine],
    height: float,
    repeated: set[tuple[str, int]],
) -> bool:
    if not _is_at_edge(line, height) or _FORM_CAPTION.search(line.text):
        return False
    if _key(line, height) in repeated:
        return True
    alone = all(
        other is line or other.box[3] <= line.box[1] + 1 or other.box[1] >= line.box[3] - 1
        for other in lines
    )
    return alone and _PAGE_NUMBER.fullmatch(line.text) is not None

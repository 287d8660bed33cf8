"""Chinese lists of text without any rule: told by the headings of their columns alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from services.extraction.core.grids.aligned_rows import is_caption
from services.extraction.core.grids.chunks import Chunk, ChunkLine
from services.extraction.core.grids.open_forms import follow_rows, is_form_row
from services.extraction.core.grids.zone import Zone

# How the headings of a list end, and how long they are at most, in letters.
_HEADING = re.compile(
    "(?:名称|指标|目标|内容|单位|项目|备注|依据|序号|标准|类别|编码|代码|说明|金额|数量|方式|性质|级别"
    "|情况|时间|日期|部门|描述|权重|分值|类型|形式|来源|计划|职责|措施|得分|领域|科目|属性|符号|方法|值)$"
)
_LONGEST = 12
# A head has so many headings, this share of them with a known ending.
_FEWEST_HEADINGS, _KNOWN = 3, 0.6
# Lines below it that hold texts apart.
_FEWEST_ROWS = 3
# Share of rows with numbers from which on a form is told by them.
_NUMBERS = 0.5
# White between the rows of a card above a list, and of lines of one heading, in sizes.
_STEP, _OVERLAPPING = 3.0, 0.3
# White between a number and its unit, in sizes, and how long that is.
_UNIT, _LONGEST_UNIT = 0.8, 3
_FIRST_WIDE = "\u2e80"
# A title is set so much larger than the texts below it.
_LARGER = 1.12


def find_text_lists(printed: Sequence[ChunkLine]) -> list[Zone]:
    """Return the zones of lists with the card above them, from top to bottom."""
    zones = []
    lines = [_join_measures(line) for line in printed]
    at = 0
    while at < len(lines):
        end = at + 1
        if _is_head(lines[at]):
            end = max(follow_rows(lines, at), end)
            rows = [line for line in lines[at + 1 : end] if line.is_tabular]
            has_numbers = sum(map(is_form_row, rows)) > _NUMBERS * len(rows)
            if len(rows) >= _FEWEST_ROWS and not has_numbers:
                zones.append(_to_zone(tuple(lines[_find_card(lines, at) : end])))
        at = end
    return zones


def _is_head(line: ChunkLine) -> bool:
    """Tell whether a line holds the headings of columns."""
    texts = [chunk.text for chunk in line.chunks]
    if len(texts) < _FEWEST_HEADINGS or not line.is_tabular or is_caption(line):
        return False
    known = sum(_HEADING.search(text) is not None for text in texts)
    is_short = all(len(text) <= _LONGEST for text in texts)
    return is_short and len(set(texts)) == len(texts) and known >= _KNOWN * len(texts)


def _join_measures(line: ChunkLine) -> ChunkLine:
    """Join numbers and the units right behind them: `15 个`."""
    joined: list[Chunk] = []
    for chunk in line.chunks:
        before = joined[-1] if joined else None
        is_unit = chunk.text[0] >= _FIRST_WIDE and len(chunk.text) <= _LONGEST_UNIT
        if before and is_unit and before.is_number and chunk.x0 - before.x1 < _UNIT * line.size:
            words = (*before.words, *chunk.words)
            text = before.text + chunk.text
            joined[-1] = replace(before, x1=chunk.x1, text=text, words=words)
        else:
            joined.append(chunk)
    return replace(line, chunks=tuple(joined)) if len(joined) < len(line.chunks) else line


def _find_card(lines: Sequence[ChunkLine], head: int) -> int:
    """Return the first line of the labels and values above a list, or of its head."""
    start = first = head
    while start > 0:
        line, below = lines[start - 1], lines[start]
        white = below.top - line.bottom
        is_title = len(line.chunks) == 1 and line.size > _LARGER * lines[head].size
        if white > _STEP * below.size or is_title or is_caption(line):
            break
        start -= 1
        if line.is_tabular or (first == start + 1 and white < _OVERLAPPING * below.size):
            first = start
    return first


def _to_zone(lines: tuple[ChunkLine, ...]) -> Zone:
    box = (
        min(line.chunks[0].x0 for line in lines),
        lines[0].top,
        max(line.chunks[-1].x1 for line in lines),
        max(line.bottom for line in lines),
    )
    return Zone(box, (), (), lines)

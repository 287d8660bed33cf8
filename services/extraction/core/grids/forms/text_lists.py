"""Chinese lists of text without any rule: told by the headings of their columns alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from services.extraction.core.cell_text import FIRST_WIDE
from services.extraction.core.grids.aligned.column_names import names_columns
from services.extraction.core.grids.aligned.rows import is_caption
from services.extraction.core.grids.chunks import Chunk, ChunkLine
from services.extraction.core.grids.forms.open_forms import follow_rows
from services.extraction.core.grids.forms.text_forms import is_amount
from services.extraction.core.grids.zone import Zone

# Lines below it that hold texts apart.
_FEWEST_ROWS = 3
# Lines, from the one that names the columns on, that may be its head.
_HEAD_LINES = 3
# Share of rows with amounts from which on a form is told by them.
_AMOUNTS = 0.5
# White between the rows of a card above a list, and of lines of one heading, in sizes.
_STEP, _OVERLAPPING = 3.0, 0.3
# White between a number and its unit, in sizes, and how long that is.
_UNIT, _LONGEST_UNIT = 0.8, 3
# A title is set so much larger than the texts below it.
_LARGER = 1.12


def find_text_lists(lines: Sequence[ChunkLine]) -> list[Zone]:
    """Return the zones of lists with the card above them, from top to bottom."""
    zones = []
    at = 0
    while at < len(lines):
        end = at + 1
        if names_columns(lines[at]) and not is_caption(lines[at]):
            end = max(follow_rows(lines, at), end)
            rows = [line for line in lines[at + 1 : end] if line.is_tabular]
            has_amounts = sum(map(_holds_amount, rows)) > _AMOUNTS * len(rows)
            if len(rows) >= _FEWEST_ROWS and not has_amounts:
                start = _find_card(lines, at)
                heads = [line for line in lines[start : at + _HEAD_LINES] if not line.has_number]
                zones.append(_to_zone([_join_measures(line, heads) for line in lines[start:end]]))
        at = end
    return zones


def _holds_amount(line: ChunkLine) -> bool:
    return any(map(is_amount, line.chunks))


def _join_measures(line: ChunkLine, heads: Sequence[ChunkLine]) -> ChunkLine:
    """Join numbers and the units right behind them, `15 个`, but below two headings."""
    joined: list[Chunk] = []
    for chunk in line.chunks:
        before = joined[-1] if joined else None
        if before and _is_measure(before, chunk) and not _are_headed(before, chunk, heads):
            words = (*before.words, *chunk.words)
            text = before.text + chunk.text
            joined[-1] = replace(before, x1=chunk.x1, text=text, words=words)
        else:
            joined.append(chunk)
    return replace(line, chunks=tuple(joined)) if len(joined) < len(line.chunks) else line


def _is_measure(number: Chunk, unit: Chunk) -> bool:
    is_unit = unit.text[0] >= FIRST_WIDE and len(unit.text) <= _LONGEST_UNIT
    return number.is_number and is_unit and unit.x0 - number.x1 < _UNIT * unit.size


def _are_headed(left: Chunk, right: Chunk, heads: Sequence[ChunkLine]) -> bool:
    """Tell whether two texts stand below headings of their own."""
    return any(
        before.x0 < left.x1 and before.x1 <= right.x0 and left.x1 <= after.x0 < right.x1
        for head in heads
        for before, after in pairwise(head.chunks)
    )


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
        is_next = first == start + 1
        is_tight = white < _OVERLAPPING * below.size
        if line.is_tabular or (is_next and (is_tight or _is_over_part(line, below))):
            first = start
    return first


def _is_over_part(line: ChunkLine, below: ChunkLine) -> bool:
    """Tell whether a lone heading stands over columns that the line below leaves out."""
    chunk = line.chunks[0]
    return chunk.x0 > below.chunks[0].x1 and not any(
        other.x0 < chunk.x1 and chunk.x0 < other.x1 for other in below.chunks
    )


def _to_zone(lines: Sequence[ChunkLine]) -> Zone:
    box = (
        min(line.chunks[0].x0 for line in lines),
        lines[0].top,
        max(line.chunks[-1].x1 for line in lines),
        max(line.bottom for line in lines),
    )
    return Zone(box, (), (), tuple(lines))

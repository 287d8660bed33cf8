"""Lines of a form without column rules → its head and its rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from services.extraction.core.grids.aligned.column_cuts import Extent
from services.extraction.core.grids.aligned.column_names import names_columns
from services.extraction.core.grids.aligned.rows import find_filled
from services.extraction.core.grids.chunks import ChunkLine, part_levels
from services.extraction.core.grids.zone import Row, Zone

# What begins the heading of a group of rows: `一、`, `（二）`, `3.`.
_ORDINAL = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[、）)]|\d{1,2}[.、．]")
# Lines that share this part of their height stand beside each other.
_BESIDE = 0.2
# Lines of one cell stand this near, and more white than theirs by so much parts rows, in sizes.
_TIGHT, _LOOSER = 0.5, 0.3
# White smaller than that between rows by this much, in sizes, parts lines of one row.
_TIGHTER = 0.15


def split_head(zone: Zone) -> tuple[list[ChunkLine], list[ChunkLine]]:
    """Part the lines of the head from those of the body.

    It ends above the row of the first number, but for years, and at the first rule; without a
    number, below the line that names the columns.
    """
    lines = list(zone.lines)
    default = 1 if zone.is_row_ruled else _count_names(lines)
    count = next((at for at, line in enumerate(lines) if line.has_value), default)
    if zone.is_row_ruled or not zone.rules:
        least = 0 if zone.is_row_ruled else 1
        while count > least and _share_height(lines[count - 1], lines[count]):
            count -= 1
        count = _begin_cell(lines, count, least)
        count = _begin_group(lines, count, least)
    else:
        above = sum(line.bottom <= zone.head_end + 1 for line in lines)
        count = min(count, above) if count else above
    if not any(line.is_tabular for line in lines[:count]) and zone.is_row_ruled:
        count = 0
    head = [level for line in lines[:count] for level in part_levels(line)]
    return sorted(head, key=lambda line: line.top), lines[count:]


def _count_names(lines: Sequence[ChunkLine]) -> int:
    """Count the lines up to the one that names the columns, and on where others are named."""
    named = next((at for at, line in enumerate(lines) if names_columns(line)), 0)
    count = named + 1
    while count < len(lines) and not _share_width(lines[named], lines[count]):
        count += 1
    return count


def _share_width(above: ChunkLine, below: ChunkLine) -> bool:
    return any(a.x0 < b.x1 and b.x0 < a.x1 for a in above.chunks for b in below.chunks)


def _begin_cell(lines: Sequence[ChunkLine], first: int, least: int) -> int:
    """Return where the lines begin that stand tight above the first row and off the head."""
    if first >= len(lines):
        return first
    size, start = lines[first].size, first
    while start > least and _find_white(lines, start) < _TIGHT * size:
        start -= 1
    if start in (0, first):
        return first
    widest = max(_find_white(lines, at) for at in range(start + 1, first + 1))
    return start if _find_white(lines, start) > widest + _LOOSER * size else first


def _begin_group(lines: Sequence[ChunkLine], first: int, least: int) -> int:
    """Return where the numbered heading of the first rows begins, below a head of columns."""
    start = first
    while start > least and _is_group(lines[start - 1]):
        start -= 1
    return start if any(line.is_tabular for line in lines[:start]) else first


def _is_group(line: ChunkLine) -> bool:
    return len(line.chunks) == 1 and _ORDINAL.match(line.chunks[0].text) is not None


def _find_white(lines: Sequence[ChunkLine], at: int) -> float:
    """Return the white above a line."""
    return lines[at].top - lines[at - 1].bottom


def _share_height(above: ChunkLine, below: ChunkLine) -> bool:
    return above.bottom - below.top > _BESIDE * min(above.size, below.size)


def find_form_rows(zone: Zone, lines: Sequence[ChunkLine], columns: Sequence[Extent]) -> list[Row]:
    """Group the lines of the body into rows.

    Rows part at rules, between numbers of one column, and at white as wide as parts those.
    """
    if not lines:
        return []
    breaks = _find_breaks(zone, lines, columns)
    bounds = [0, *(at for at, is_break in enumerate(breaks, 1) if is_break), len(lines)]
    return [to_row(lines[start:end]) for start, end in pairwise(bounds)]


def to_row(lines: Sequence[ChunkLine]) -> Row:
    """Make one row of the body of neighbouring lines."""
    top, bottom = min(line.top for line in lines), max(line.bottom for line in lines)
    return Row(top, bottom, tuple(lines), is_head=False)


def _find_breaks(zone: Zone, lines: Sequence[ChunkLine], columns: Sequence[Extent]) -> list[bool]:
    """Tell of each two neighbouring lines whether a row ends between them."""
    ruled = [_is_ruled_off(zone, above, below) for above, below in pairwise(lines)]
    if zone.is_row_ruled:
        return ruled
    numbers = [_find_numbers(line, columns) for line in lines]
    whites = [below.top - above.bottom for above, below in pairwise(lines)]
    sure = _find_sure_whites(whites, numbers)
    known = sure or sorted(whites)
    size = lines[0].size
    least = known[len(known) // 4] - _TIGHTER * size if known else 0.0
    breaks = [
        is_ruled or (white >= least and white > -_BESIDE * size)
        for is_ruled, white in zip(ruled, whites, strict=True)
    ]
    _part_numbers(breaks, whites, numbers)
    return breaks


def _find_sure_whites(whites: Sequence[float], numbers: Sequence[set[int]]) -> list[float]:
    """Return the whites that part rows for sure, ascending.

    It is the widest between a line with numbers and the next one that has some below them.
    """
    holding = [at for at, own in enumerate(numbers) if own]
    return sorted(
        max(whites[above:below])
        for above, below in pairwise(holding)
        if numbers[above] & numbers[below]
    )


def _part_numbers(breaks: list[bool], whites: Sequence[float], numbers: Sequence[set[int]]) -> None:
    """Break rows that hold two numbers in one column, at the widest white between them."""
    last: dict[int, int] = {}
    start = 0
    for at, own in enumerate(numbers):
        if at and breaks[at - 1]:
            start = at
        clash = max((last[column] for column in own if last.get(column, -1) >= start), default=-1)
        if clash >= 0:
            place = max(range(clash, at), key=lambda between: whites[between])
            breaks[place] = True
            start = place + 1
        last |= dict.fromkeys(own, at)


def _find_numbers(line: ChunkLine, columns: Sequence[Extent]) -> set[int]:
    """Return the columns in which a line has numbers."""
    numbers = tuple(chunk for chunk in line.chunks if chunk.is_number)
    if not numbers:
        return set()
    return find_filled([ChunkLine(line.top, line.bottom, line.size, numbers)], columns)


def _is_ruled_off(zone: Zone, above: ChunkLine, below: ChunkLine) -> bool:
    low, high = above.bottom - 0.3 * above.size, below.top + 0.3 * below.size
    return any(low <= y <= high for y in zone.rules)

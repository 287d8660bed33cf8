"""Zones without column rules → lattices whose edges follow the white between texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from services.extraction.core.grids.chunks import Chunk, ChunkLine, join_phrase
from services.extraction.core.grids.lattice import Lattice
from services.extraction.core.grids.white_columns import Extent, find_columns
from services.extraction.core.pdf.page import Box, Flags

# A heading is centred over its columns when the middles differ by no more than so many sizes,
# or this part of the columns' width.
_CENTRED, _CENTRED_SHARE = 1.6, 0.08
# Least indent of a line that goes on with a label, in sizes.
_HANGING = 0.4
# A line tighter than this part of the usual step belongs to the row above.
_TIGHT_STEP = 0.8


@dataclass(frozen=True, slots=True)
class Segment:
    """A short rule inside a zone, under a heading that spans columns."""

    y: float
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class Zone:
    """A region that may hold a table: its full rules from top to bottom, and its lines."""

    box: Box
    rules: tuple[float, ...]
    """Positions of the rules that run right across, between top and bottom."""
    segments: tuple[Segment, ...]
    lines: tuple[ChunkLine, ...]

    @property
    def head_end(self) -> float:
        """Where the head ends: at the first inner rule; at the top where there is none."""
        return self.rules[0] if self.rules else self.box[1]


@dataclass(frozen=True, slots=True)
class _Row:
    top: float
    bottom: float
    lines: tuple[ChunkLine, ...]
    is_head: bool


def build_lattice(zone: Zone) -> Lattice | None:
    """Build the lattice of a zone; None where its lines share no white."""
    body = [line for line in zone.lines if line.top >= zone.head_end - 1]
    columns = find_columns(body or zone.lines)
    if len(columns) < 2:
        return None
    rows = _find_rows(zone, columns)
    if len(rows) < 2:
        return None
    xs = _find_edges(columns, zone)
    ys = [zone.box[1], *((a.bottom + b.top) / 2 for a, b in pairwise(rows))]
    ys.append(zone.box[3])
    vertical = np.ones((len(rows), len(xs)), bool)
    horizontal = np.ones((len(ys), len(columns)), bool)
    for at, row in enumerate(rows):
        for first, last in _find_spans(row, columns, zone):
            vertical[at, first + 1 : last + 1] = False
    _open_head(rows, columns, zone, vertical, horizontal)
    return Lattice(np.array(xs), np.array(ys), vertical, horizontal)


def _find_edges(columns: Sequence[Extent], zone: Zone) -> list[float]:
    words = [word for line in zone.lines for chunk in line.chunks for word in chunk.words]
    inner = [_find_edge(a[1], b[0], words) for a, b in pairwise(columns)]
    return [min(zone.box[0], columns[0][0]), *inner, max(zone.box[2], columns[-1][1])]


def _find_edge(left: float, right: float, words: Sequence[Extent]) -> float:
    """Choose the place in a white that cuts the fewest words, next to its middle."""
    near = [word for word in words if word[1] > left and word[0] < right]
    ends = [end + 0.5 for _, end in near] + [start - 0.5 for start, _ in near]
    middle = (left + right) / 2
    places = [middle, *(place for place in ends if left <= place <= right)]

    def cost(place: float) -> tuple[int, float]:
        return sum(start < place < end for start, end in near), abs(place - middle)

    return min(places, key=cost)


def _find_rows(zone: Zone, columns: Sequence[Extent]) -> list[_Row]:
    """Group lines into rows: wrapped lines join the row they continue."""
    rows: list[list[ChunkLine]] = []
    steps = [b.top - a.top for a, b in pairwise(zone.lines)]
    usual = sorted(steps)[len(steps) // 2] if steps else 0.0
    for line, after in zip(zone.lines, [*zone.lines[1:], None], strict=True):
        if rows and not _is_parted(zone, rows[-1][-1], line):
            is_head = line.bottom <= zone.head_end + 1
            joins = (
                not _has_span(rows[-1], columns, zone)
                if is_head
                else _continues(rows[-1], line, columns, usual)
                or _hangs(rows[-1][-1], line, after, columns)
            )
            if joins:
                rows[-1].append(line)
                continue
        rows.append([line])
    return [
        _Row(
            min(line.top for line in lines),
            max(line.bottom for line in lines),
            tuple(lines),
            lines[-1].bottom <= zone.head_end + 1,
        )
        for lines in rows
    ]


def _is_parted(zone: Zone, above: ChunkLine, below: ChunkLine) -> bool:
    """Tell whether a rule runs between two lines."""
    low, high = above.bottom - 0.3 * above.size, below.top + 0.3 * below.size
    marks = [*zone.rules, *(segment.y for segment in zone.segments)]
    return any(low <= y <= high for y in marks)


def _has_span(lines: Sequence[ChunkLine], columns: Sequence[Extent], zone: Zone) -> bool:
    row = _Row(lines[0].top, lines[-1].bottom, tuple(lines), is_head=True)
    return bool(_find_spans(row, columns, zone))


def _continues(
    row: Sequence[ChunkLine], line: ChunkLine, columns: Sequence[Extent], usual: float
) -> bool:
    """Tell whether a line only wraps texts of the row above."""
    last = row[-1]
    filled = {_find_column(chunk, columns) for chunk in last.chunks}
    own = {_find_column(chunk, columns) for chunk in line.chunks}
    first = line.chunks[0].text
    if first[:1].islower():
        is_label = filled == {0} and len(row) == 1 and 0 in own
        has_words = not any(chunk.is_number for chunk in line.chunks)
        return is_label or (own <= filled and has_words)
    if own <= filled and not any(chunk.is_number for chunk in line.chunks):
        return line.top - last.top < _TIGHT_STEP * usual
    return False


def _hangs(
    last: ChunkLine, line: ChunkLine, after: ChunkLine | None, columns: Sequence[Extent]
) -> bool:
    """Tell whether a line only ends the label above: indented below it, the next line not so."""
    label, chunk = last.chunks[0], line.chunks[0]
    if len(line.chunks) > 1 or len(last.chunks) == 1 or chunk.text.endswith((":", "：")):
        return False
    if _find_column(chunk, columns) or _find_column(label, columns) or chunk.is_number:
        return False
    indent = chunk.x0 - label.x0
    if not _HANGING * line.size < indent < 3 * line.size:
        return False
    return after is None or after.chunks[0].x0 < chunk.x0 - _HANGING * line.size


def _find_column(chunk: Chunk, columns: Sequence[Extent]) -> int:
    """Return the column that a chunk shares most with, or the nearest one."""
    shares = [min(chunk.x1, end) - max(chunk.x0, start) for start, end in columns]
    return max(range(len(columns)), key=lambda at: shares[at])


def _find_spans(row: _Row, columns: Sequence[Extent], zone: Zone) -> list[tuple[int, int]]:
    """Return first and last column of each text that spans several."""
    spans = []
    for line in map(join_phrase, row.lines) if row.is_head else row.lines:
        for at, chunk in enumerate(line.chunks):
            under = _find_segment(chunk, row, zone) if row.is_head else None
            if under is not None:
                left, right = _find_limits(line, at)
                span = _covered(max(under.x0, left), min(under.x1, right), columns)
            else:
                span = _find_span(line, at, columns, is_head=row.is_head)
            if span[0] < span[1]:
                spans.append(span)
    return spans


def _find_segment(chunk: Chunk, row: _Row, zone: Zone) -> Segment | None:
    """Find the short rule right under a heading."""
    below = [
        segment
        for segment in zone.segments
        if segment.x0 - 2 <= chunk.middle <= segment.x1 + 2
        and row.bottom - 0.4 * chunk.size <= segment.y <= row.bottom + 1.2 * chunk.size
    ]
    return min(below, key=lambda segment: segment.y, default=None)


def _find_limits(line: ChunkLine, at: int) -> Extent:
    """Return the middles of the white before and after a chunk."""
    chunks = line.chunks
    left = (chunks[at - 1].x1 + chunks[at].x0) / 2 if at else float("-inf")
    is_last = at + 1 == len(chunks)
    return left, float("inf") if is_last else (chunks[at].x1 + chunks[at + 1].x0) / 2


def _covered(x0: float, x1: float, columns: Sequence[Extent]) -> tuple[int, int]:
    inside = [
        at
        for at, (start, end) in enumerate(columns)
        if min(x1, end) - max(x0, start) > 0.5 * min(end - start, x1 - x0)
    ]
    return (inside[0], inside[-1]) if inside else (0, 0)


def _find_span(
    line: ChunkLine, at: int, columns: Sequence[Extent], *, is_head: bool
) -> tuple[int, int]:
    chunk = line.chunks[at]
    touched = [
        place
        for place, (start, end) in enumerate(columns)
        if min(chunk.x1, end) - max(chunk.x0, start) > 0.2 * min(chunk.size, end - start)
    ]
    if not touched:
        return (0, 0)
    first, last = touched[0], touched[-1]
    if first == 0 and chunk.x0 - columns[0][0] < 2 * chunk.size:
        return (0, 0)
    is_alone = is_head and len(line.chunks) == 1
    if (first < last or is_alone) and not chunk.is_number:
        return _centre(line, at, columns, (first, last))
    return first, last


def _centre(
    line: ChunkLine, at: int, columns: Sequence[Extent], touched: tuple[int, int]
) -> tuple[int, int]:
    """Return the widest run of free columns over which the chunk is centred."""
    chunk = line.chunks[at]
    left = line.chunks[at - 1].x1 if at else columns[1][0] - 1
    right = line.chunks[at + 1].x0 if at + 1 < len(line.chunks) else float("inf")
    best = touched
    for first in range(touched[0] + 1):
        for last in range(touched[1], len(columns)):
            is_free = columns[first][0] >= left and columns[last][1] <= right
            start, end = columns[first][0], columns[last][1]
            slack = max(_CENTRED * chunk.size, _CENTRED_SHARE * (end - start))
            is_centred = abs((start + end) / 2 - chunk.middle) <= slack
            if is_free and is_centred and last - first > best[1] - best[0]:
                best = (first, last)
    return best


def _open_head(
    rows: Sequence[_Row],
    columns: Sequence[Extent],
    zone: Zone,
    vertical: Flags,
    horizontal: Flags,
) -> None:
    """Open the edges between rows of the head where no spanning heading ends."""
    for at in range(1, len(rows)):
        above, below = rows[at - 1], rows[at]
        if not (above.is_head and below.is_head):
            continue
        spans = _find_spans(above, columns, zone)
        under = {place for first, last in spans for place in range(first, last + 1)}
        for place in range(len(columns)):
            if place not in under:
                horizontal[at, place] = False
                vertical[at - 1, place : place + 2] = True

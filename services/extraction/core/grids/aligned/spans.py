"""Which columns the headings of a zone without column rules span."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from itertools import pairwise

from services.extraction.core.grids.aligned.column_cuts import Extent
from services.extraction.core.grids.aligned.leaf_groups import find_leaf_groups
from services.extraction.core.grids.chunks import Chunk, ChunkLine, join_phrase
from services.extraction.core.grids.zone import Row, Segment, Zone

# A heading is centred over its columns when the middles differ by no more than so many sizes,
# or this part of the columns' width.
_CENTRED, _CENTRED_SHARE = 1.6, 0.08
# A text runs over an edge when it reaches this many sizes beyond.
_OVER = 0.3


def find_spans(row: Row, columns: Sequence[Extent], zone: Zone) -> list[tuple[int, int]]:
    """Return first and last column of each text that spans several."""
    if not row.is_head and _is_centred_alone(row, columns):
        return [(0, len(columns) - 1)]
    spans = []
    for line in map(join_phrase, row.lines) if row.is_head else row.lines:
        if row.is_head and (groups := _find_head_groups(line, columns, zone)):
            spans += [group for group in groups if group[0] < group[1]]
            continue
        for at, chunk in enumerate(line.chunks):
            under = _find_segment(chunk, row, zone) if row.is_head else None
            if under is not None:
                left, right = _find_limits(line, at)
                span = _covered(max(under.x0, left), min(under.x1, right), columns)
            else:
                span = find_span(line, at, columns, is_head=row.is_head)
            if span[0] < span[1] and not (row.is_head and _says_apart(row, line, span, columns)):
                spans.append(span)
    return spans


def _find_head_groups(
    line: ChunkLine, columns: Sequence[Extent], zone: Zone
) -> list[tuple[int, int]]:
    """Return the columns of each text of a line that is all headings of groups."""
    if groups := _find_groups(line, columns):
        return groups
    head = [other for other in zone.lines if other.bottom <= zone.head_end + 1]
    below = next((other for other in head if other.top > line.top), None)
    return find_leaf_groups(line, below, columns) if below else []


def _says_apart(
    row: Row, line: ChunkLine, span: tuple[int, int], columns: Sequence[Extent]
) -> bool:
    """Tell whether other lines of a row have texts of their own in the columns of a lone text."""
    if len(line.chunks) > 1:
        return False
    others = [chunk for other in row.lines if other.top != line.top for chunk in other.chunks]
    filled = {place for chunk in others for place in find_touched(chunk, columns)[:1]}
    return len(filled & set(range(span[0], span[1] + 1))) > 1


def _find_groups(line: ChunkLine, columns: Sequence[Extent]) -> list[tuple[int, int]]:
    """Return the columns of each text of a line of which every one stands over a group of columns.

    Years and short words are narrower than the column in the middle of their group.
    """
    texts = [at for at, chunk in enumerate(line.chunks) if chunk.x0 >= columns[0][1]]
    if len(texts) < 2 or 2 * len(texts) > len(columns):
        return []
    groups = [_find_group(line, at, columns) for at in texts]
    is_whole = all(first < last for first, last in groups)
    is_parted = all(a[1] < b[0] for a, b in pairwise(groups))
    return groups if is_whole and is_parted else []


def _find_group(line: ChunkLine, at: int, columns: Sequence[Extent]) -> tuple[int, int]:
    middle = line.chunks[at].middle
    nearest = min(range(len(columns)), key=lambda place: _distance(middle, columns[place]))
    return _centre(line, at, columns, (nearest, nearest))


def _distance(middle: float, extent: Extent) -> float:
    return max(extent[0] - middle, middle - extent[1], 0.0)


def _is_centred_alone(row: Row, columns: Sequence[Extent]) -> bool:
    """Tell whether a row is one text in the middle of the table: it heads the rows below."""
    chunks = [chunk for line in row.lines for chunk in line.chunks]
    if len(chunks) > 1 or chunks[0].is_number:
        return False
    chunk, start, end = chunks[0], columns[0][0], columns[-1][1]
    is_indented = chunk.x0 - start > 2 * chunk.size and chunk.x1 < end
    return is_indented and abs((start + end) / 2 - chunk.middle) <= _CENTRED * chunk.size


def find_overflows(row: Row, edges: Sequence[float]) -> list[tuple[int, int]]:
    """Return the columns of each text that runs over edges where nothing else stands."""
    chunks = [chunk for line in row.lines for chunk in line.chunks]
    owners = [bisect(edges, chunk.middle) - 1 for chunk in chunks]
    found = []
    for at, chunk in enumerate(chunks):
        slack = _OVER * chunk.size
        first = max(bisect(edges, chunk.x0 + slack) - 1, 0)
        last = min(bisect(edges, chunk.x1 - slack) - 1, len(edges) - 2)
        others = owners[:at] + owners[at + 1 :]
        if first < last and not any(first <= owner <= last for owner in others):
            found.append((first, last))
    return found


def _find_segment(chunk: Chunk, row: Row, zone: Zone) -> Segment | None:
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


def find_touched(chunk: Chunk, columns: Sequence[Extent]) -> list[int]:
    """Return the columns that a text stands in or reaches into."""
    return [
        place
        for place, (start, end) in enumerate(columns)
        if min(chunk.x1, end) - max(chunk.x0, start) > 0.2 * min(chunk.size, end - start)
    ]


def find_span(
    line: ChunkLine, at: int, columns: Sequence[Extent], *, is_head: bool
) -> tuple[int, int]:
    """Return first and last column of a text; that of a head may be centred over several."""
    chunk = line.chunks[at]
    touched = find_touched(chunk, columns)
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

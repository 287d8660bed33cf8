"""Lines at the top of a page → the rows of a table without rules that the page before has begun.

Too few to show columns of their own, they are read by the columns of the table they belong to.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import dropwhile, pairwise, takewhile

from services.extraction.core.cell_text import to_cell_text
from services.extraction.core.grids.aligned.row_lines import laps
from services.extraction.core.grids.aligned.rows import find_rows
from services.extraction.core.grids.aligned.spans import find_overflows
from services.extraction.core.grids.chunks import Chunk, ChunkLine
from services.extraction.core.grids.joining.continuation import (
    Part,
    are_same_labels,
    is_repeated_caption,
    plain,
)
from services.extraction.core.grids.joining.known_columns import KnownColumns, describe
from services.extraction.core.grids.region import RegionCell, RegionTable
from services.extraction.core.grids.zone import Row, Zone

# A head printed again has at least so many texts.
_HEAD_TEXTS = 2
# How far a text may reach out of its column, in sizes, and a number to the left, where it is long.
_SLACK, _LONG_NUMBER = 0.6, 4.0
# Lines further apart than this many sizes do not belong to one table.
_STEP = 2.4
# So many rows are a table's; a single one must say so many things.
_SURE_ROWS, _SURE_TEXTS = 2, 2


def read_open_rows(part: Part, page: int, lines: Sequence[ChunkLine]) -> RegionTable | None:
    """Read the first lines of a page as rows of a table; None where they are not its rows."""
    columns = describe(part)
    if not columns.numeric:
        return None
    own = [_join_words(line, columns) for line in _leave_out_heads(lines, columns)]
    rows = list(_take_rows(own, columns))
    sure = [line for line in rows if _is_sure(line, columns)]
    if len(sure) < _SURE_ROWS and not any(map(_is_unlike_page_number, sure)):
        return None
    labels = [_read_label(line, columns) for line in rows]
    return None if are_same_labels(columns.labels, labels) else _build(page, rows, columns)


def _is_unlike_page_number(line: ChunkLine) -> bool:
    """Tell whether a single row says more than a running head: a text and a number of a page."""
    *_, last = line.chunks
    return len(line.chunks) > _SURE_TEXTS or (len(line.chunks) > 1 and not last.text.isdecimal())


def _leave_out_heads(lines: Sequence[ChunkLine], columns: KnownColumns) -> list[ChunkLine]:
    """Leave out captions and head where they are printed again."""

    def is_caption(line: ChunkLine) -> bool:
        return all(is_repeated_caption(chunk.text, columns.captions) for chunk in line.chunks)

    def is_head(line: ChunkLine) -> bool:
        return all(any(plain(c.text) in head for head in columns.head) for c in line.chunks)

    own = list(dropwhile(is_caption, lines))
    head = list(takewhile(is_head, own))
    is_whole = sum(len(line.chunks) for line in head) >= _HEAD_TEXTS
    return own[len(head) :] if is_whole else own


def _join_words(line: ChunkLine, columns: KnownColumns) -> ChunkLine:
    """Make one text of words that stand apart in a column of labels."""
    chunks: list[Chunk] = []
    for chunk in line.chunks:
        owner = _find_owner(chunk, columns.edges)
        before = chunks[-1] if chunks else None
        is_label = owner not in columns.numeric and not chunk.is_number
        if before and is_label and _find_owner(before, columns.edges) == owner:
            text, words = f"{before.text} {chunk.text}", (*before.words, *chunk.words)
            chunks[-1] = replace(before, x1=chunk.x1, text=text, words=words)
        else:
            chunks.append(chunk)
    return replace(line, chunks=tuple(chunks))


def _take_rows(lines: Sequence[ChunkLine], columns: KnownColumns) -> Iterator[ChunkLine]:
    """Yield the lines up to the last row that fits; labels alone may stand between rows."""
    waiting: list[ChunkLine] = []
    last: ChunkLine | None = None
    for line in lines:
        is_far = last is not None and line.top - last.bottom > _STEP * line.size
        if is_far or not _fits(line, columns):
            return
        is_beside = last is not None and not waiting and laps(last, line)
        last = line
        waiting.append(line)
        if is_beside or _is_sure(line, columns):
            yield from waiting
            waiting = []


def _fits(line: ChunkLine, columns: KnownColumns) -> bool:
    """Tell whether each text stands in a column of its own, numbers in those of numbers."""
    owners = [_find_owner(chunk, columns.edges) for chunk in line.chunks]
    if len(set(owners)) < len(owners):
        return False
    ends = [*owners[1:], len(columns.edges) - 1]
    return all(
        _belongs(chunk, owner, end, columns)
        for chunk, owner, end in zip(line.chunks, owners, ends, strict=True)
    )


def _find_owner(chunk: Chunk, edges: Sequence[float]) -> int:
    """Return the column in which a number ends, or a text begins."""
    slack = _SLACK * chunk.size
    if chunk.is_number:
        return bisect(edges, max(chunk.x1 - slack, chunk.middle), 1, len(edges) - 1) - 1
    return bisect(edges, min(chunk.x0 + slack, chunk.middle), 1, len(edges) - 1) - 1


def _belongs(chunk: Chunk, owner: int, end: int, columns: KnownColumns) -> bool:
    """Tell whether a text is of the kind of its column, and no wider than is free to the next."""
    is_numeric = owner in columns.numeric
    if is_numeric != chunk.is_number and (is_numeric or owner == 0):
        return False
    slack, edges = _SLACK * chunk.size, columns.edges
    left = _LONG_NUMBER * chunk.size if chunk.is_number else slack
    right = edges[end] + slack
    if chunk.is_number:
        right = edges[owner + 1] + slack
    elif end < len(edges) - 1:
        right = (edges[end] + edges[end + 1]) / 2
    return chunk.x0 >= edges[owner] - left and chunk.x1 <= right


def _is_sure(line: ChunkLine, columns: KnownColumns) -> bool:
    """Tell whether a line is a row: a number in a column of numbers."""
    return any(_find_owner(chunk, columns.edges) in columns.numeric for chunk in line.chunks)


def _read_label(line: ChunkLine, columns: KnownColumns) -> str:
    """Return what a line says in columns of words."""
    return "".join(
        plain(chunk.text)
        for chunk in line.chunks
        if _find_owner(chunk, columns.edges) not in columns.numeric
    )


def _build(page: int, lines: Sequence[ChunkLine], columns: KnownColumns) -> RegionTable:
    edges = list(columns.edges)
    box = (edges[0], lines[0].top, edges[-1], max(line.bottom for line in lines))
    rows = find_rows(Zone(box, (), (), tuple(lines)), list(pairwise(edges)))
    ys = [box[1], *((a.bottom + b.top) / 2 for a, b in pairwise(rows)), box[3]]
    table = RegionTable(page, box, edges, ys, is_ruled=False)
    for at, row in enumerate(rows):
        table.cells += _build_row(at, row, edges, (ys[at], ys[at + 1]))
    return table


def _build_row(
    at: int, row: Row, edges: Sequence[float], extent: tuple[float, float]
) -> Iterator[RegionCell]:
    spans = dict(find_overflows(row, edges))
    texts: dict[int, list[str]] = {}
    for line in row.lines:
        for chunk in line.chunks:
            texts.setdefault(_find_owner(chunk, edges), []).append(chunk.text)
    column = 0
    while column < len(edges) - 1:
        end = spans.get(column, column) + 1
        box = (edges[column], extent[0], edges[end], extent[1])
        text = to_cell_text("\n".join(texts.get(column, [])))
        yield RegionCell(at, column, 1, end - column, box, text, is_guessed=True)
        column = end

"""Lines of a zone without column rules → rows: wrapped lines join the row they belong to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from services.extraction.core.grids.aligned.column_cuts import Extent, counts_columns
from services.extraction.core.grids.aligned.head_lines import begins_heading, find_span_below
from services.extraction.core.grids.aligned.row_blocks import find_blocks
from services.extraction.core.grids.aligned.spans import find_spans
from services.extraction.core.grids.chunks import Chunk, ChunkLine
from services.extraction.core.grids.zone import Row, Zone

# What the line above a head says of a table: its unit, its year.
_CAPTION = re.compile("[^（(]{0,36}?(?:(?:单位|部门)(?:名称)?|年度|时间)[：:]")
# Least indent of a line that goes on with a label, in sizes.
_HANGING = 0.4
# A line tighter than this part of the usual step belongs to the row above.
_TIGHT_STEP = 0.8
# So many steps from number to number tell how far apart rows are.
_FEWEST_STEPS = 3
# Lines that share this part of their height stand beside each other.
_BESIDE = 0.2


def find_rows(zone: Zone, columns: Sequence[Extent]) -> list[Row]:
    """Group lines into rows: wrapped lines join the row they continue."""
    rows: list[list[ChunkLine]] = []
    usual = _find_usual_step(zone.lines)
    blocks = _find_body_blocks(zone)
    for line, after in zip(zone.lines, [*zone.lines[1:], None], strict=True):
        block = blocks.get(line.top)
        if rows and block is not None and rows[-1][-1].top in blocks:
            is_joined = block == blocks[rows[-1][-1].top]
        else:
            is_joined = bool(rows) and _joins(zone, rows[-1], line, after, columns, usual)
        if is_joined:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [
        Row(
            min(line.top for line in lines),
            max(line.bottom for line in lines),
            tuple(lines),
            lines[-1].bottom <= zone.head_end + 1,
        )
        for lines in rows
    ]


def _find_body_blocks(zone: Zone) -> dict[float, int]:
    """Return the block of each line below the head, by its top, where white parts the rows."""
    if zone.is_row_ruled:
        return {}
    body = [line for line in zone.lines if line.bottom > zone.head_end + 1]
    blocks = find_blocks(body)
    return {line.top: block for line, block in zip(body, blocks, strict=True)} if blocks else {}


def _joins(
    zone: Zone,
    row: Sequence[ChunkLine],
    line: ChunkLine,
    after: ChunkLine | None,
    columns: Sequence[Extent],
    usual: float,
) -> bool:
    is_head = line.bottom <= zone.head_end + 1
    if zone.is_row_ruled and not is_head:
        return not _is_ruled_off(zone, row[0], line)
    is_beside = _is_beside(row, line, columns)
    if is_head and is_beside and any(map(counts_columns, (row[-1], line))):
        return True
    if _is_apart(row[-1], line) or _is_ruled_off(zone, row[0], line):
        return False
    if is_head:
        is_tight = line.top - row[-1].top < _TIGHT_STEP * usual
        if is_tight and begins_heading(row[-1], line, columns):
            return True
        is_over = find_span_below(row[-1], line, columns) is not None
        return not is_over and not _has_span(row, columns, zone)
    return (
        is_beside
        or (not _leans(row[-1], line, after) and _continues(row, line, columns, usual))
        or _hangs(row[-1], line, after, columns)
    )


def _find_usual_step(lines: Sequence[ChunkLine]) -> float:
    """Return the usual step from row to row: between neighbours that both hold numbers, if any."""
    steps = [(b.top - a.top, a.has_number and b.has_number) for a, b in pairwise(lines)]
    sure = sorted(step for step, is_sure in steps if is_sure)
    known = sure if len(sure) >= _FEWEST_STEPS else sorted(step for step, _ in steps)
    return known[len(known) // 2] if known else 0.0


def _is_beside(row: Sequence[ChunkLine], line: ChunkLine, columns: Sequence[Extent]) -> bool:
    """Tell whether a line stands half a line lower in other columns: texts centred in a row."""
    last = row[-1]
    if last.bottom - line.top < _BESIDE * line.size:
        return False
    filled = find_filled([last], columns)
    return filled.isdisjoint(find_filled([line], columns))


def _is_ruled_off(zone: Zone, above: ChunkLine, below: ChunkLine) -> bool:
    """Tell whether a rule runs below the first line of a row and above another line."""
    low, high = above.bottom - 0.3 * above.size, below.top + 0.3 * below.size
    marks = [*zone.rules, *(segment.y for segment in zone.segments)]
    return any(low <= y <= high for y in marks)


def _is_apart(above: ChunkLine, below: ChunkLine) -> bool:
    """Tell whether a line of two is a row for itself: it numbers the columns or names the unit."""
    return counts_columns(above) or counts_columns(below) or is_caption(above)


def is_caption(line: ChunkLine) -> bool:
    """Tell whether a line says what table it is, or in which unit, and no head begins in it."""
    return any(map(_CAPTION.match, (chunk.text for chunk in line.chunks)))


def _leans(last: ChunkLine, line: ChunkLine, after: ChunkLine | None) -> bool:
    """Tell whether a line stands beside the one after and apart from the one before."""
    is_apart = line.top - last.bottom > _BESIDE * line.size
    return is_apart and after is not None and line.bottom - after.top > _BESIDE * line.size


def _continues(
    row: Sequence[ChunkLine], line: ChunkLine, columns: Sequence[Extent], usual: float
) -> bool:
    """Tell whether a line only wraps texts of the row above."""
    last = row[-1]
    filled = find_filled([last], columns)
    own = find_filled([line], columns)
    first = line.chunks[0].text
    if first[:1].islower():
        is_label = filled == {0} and len(row) == 1 and 0 in own
        has_words = not any(chunk.is_number for chunk in line.chunks)
        return is_label or (own <= filled and has_words)
    is_nested = own <= filled or filled <= own
    has_numbers = line.has_number and any(each.has_number for each in row)
    if is_nested and not has_numbers:
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


def _has_span(lines: Sequence[ChunkLine], columns: Sequence[Extent], zone: Zone) -> bool:
    row = Row(lines[0].top, lines[-1].bottom, tuple(lines), is_head=True)
    return bool(find_spans(row, columns, zone))


def find_filled(lines: Sequence[ChunkLine], columns: Sequence[Extent]) -> set[int]:
    """Return the columns in which the lines say something."""
    return {_find_column(chunk, columns) for line in lines for chunk in line.chunks}


def _find_column(chunk: Chunk, columns: Sequence[Extent]) -> int:
    """Return the column that a chunk shares most with, or the nearest one."""
    x0, x1 = chunk.x0, chunk.x1
    shares = [min(x1, end) - max(x0, start) for start, end in columns]
    return shares.index(max(shares))

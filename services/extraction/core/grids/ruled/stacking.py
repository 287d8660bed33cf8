"""Bands shaded cell by cell, every other row of a table → one lattice with the rows between."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from services.extraction.core.grids.aligned.rows import find_rows
from services.extraction.core.grids.chunks import ChunkLine, read_chunks
from services.extraction.core.grids.lattice import Lattice
from services.extraction.core.grids.placement import find_inside
from services.extraction.core.grids.ruled.shaded_labels import add_labels
from services.extraction.core.grids.rulings import SNAP
from services.extraction.core.grids.zone import Row, Zone
from services.extraction.core.pdf.page import Box, Characters, Flags, Floats

# A row between bands is at most so many times as high as the band above.
_HIGHEST = 3.5
_FEWEST_EDGES = 3
# A line belongs to a band next to it when no more white than this lies between, in sizes.
_NEAR = 1.2
_MOST_HEAD_LINES = 6
# Cells are shaded one by one where so many areas stand for this share of all positions.
FEWEST_AREAS, _BY_CELL = 12, 0.8
# The white around shaded lines of text is narrower than a cell, in points.
_NARROWEST = 9.0


def stack_bands(lattices: Sequence[Lattice], characters: Characters) -> list[Lattice]:
    """Join lattices of the same columns that stand one below the other, and rows next to them."""
    stacks: list[list[Lattice]] = []
    for lattice in lattices:
        below = [stack for stack in stacks if _follows(stack[-1], lattice, characters)]
        if below:
            below[-1].append(lattice)
        else:
            stacks.append([lattice])
    joined = [
        _join(stack, characters) if len(stack) > 1 else _add_body(stack[0], characters)
        for stack in stacks
    ]
    return [_label(lattice, characters) for lattice in joined]


def _label(lattice: Lattice, characters: Characters) -> Lattice:
    """Add the labels beside shaded numbers, and the head above both."""
    labelled = add_labels(lattice, characters)
    if labelled is lattice:
        return lattice
    return _prepend(labelled, _find_head(labelled, characters))


def is_shaded_by_cell(lattice: Lattice, shaded: Sequence[Lattice], areas: Floats) -> bool:
    """Tell whether rules are only some of the edges of cells that are shaded one by one."""
    return any(
        len(finer.xs) > len(lattice.xs)
        and np.diff(finer.xs).min() > _NARROWEST
        and _holds(finer.box, lattice.box)
        and _count_inside(areas, finer.box) >= _BY_CELL * finer.vertical[:, 1:].size
        for finer in shaded
    )


def _holds(outer: Box, inner: Box) -> bool:
    x0, top, x1, bottom = np.subtract(outer, inner).tolist()
    return bool(max(x0, top) <= 2 * SNAP and min(x1, bottom) >= -2 * SNAP)


def _count_inside(areas: Floats, box: Box) -> int:
    x, y = (areas[:, 0] + areas[:, 2]) / 2, (areas[:, 1] + areas[:, 3]) / 2
    inside = (x > box[0]) & (x < box[2]) & (y > box[1]) & (y < box[3])
    return int(np.count_nonzero(inside))


def _follows(above: Lattice, below: Lattice, characters: Characters) -> bool:
    if len(above.xs) < _FEWEST_EDGES or len(above.xs) != len(below.xs):
        return False
    gap = below.ys[0] - above.ys[-1]
    height = max(above.ys[-1] - above.ys[-2], below.ys[1] - below.ys[0])
    if not -SNAP <= gap <= _HIGHEST * height or np.abs(above.xs - below.xs).max() > SNAP:
        return False
    return not any(_crosses(line, above.xs) for line in _read_between(above, below, characters))


def _read_between(above: Lattice, below: Lattice, characters: Characters) -> list[ChunkLine]:
    box = (float(above.xs[0]), float(above.ys[-1]), float(above.xs[-1]), float(below.ys[0]))
    return read_chunks(characters.take(find_inside(characters, box)))


def _crosses(line: ChunkLine, xs: Floats) -> bool:
    return any(bisect(xs, chunk.x0 + 1) != bisect(xs, chunk.x1 - 1) for chunk in line.chunks)


def _join(stack: Sequence[Lattice], characters: Characters) -> Lattice:
    xs = np.mean([lattice.xs for lattice in stack], axis=0)
    ys, vertical = list(stack[0].ys), list(stack[0].vertical)
    horizontal = list(stack[0].horizontal)
    closed, open_row = np.ones(len(xs) - 1, bool), np.ones(len(xs), bool)
    for lattice in stack[1:]:
        horizontal[-1] = closed
        if lattice.ys[0] - ys[-1] > SNAP:
            vertical.append(open_row)
            ys += lattice.ys.tolist()
            horizontal += [closed, *lattice.horizontal[1:]]
        else:
            ys += lattice.ys[1:].tolist()
            horizontal += list(lattice.horizontal[1:])
        vertical += list(lattice.vertical)
    joined = Lattice(xs, np.array(ys), np.array(vertical), np.array(horizontal))
    return _prepend(_add_body(joined, characters, fewest=1), _find_head(joined, characters))


def _add_body(lattice: Lattice, characters: Characters, fewest: int = 2) -> Lattice:
    """Add the rows right below a shaded head or the last band, where they keep to its columns."""
    if len(lattice.xs) < _FEWEST_EDGES:
        return lattice
    x0, _, x1, bottom = lattice.box
    lines: list[ChunkLine] = []
    last = bottom
    for line in read_chunks(characters.take(find_inside(characters, (x0, bottom, x1, np.inf)))):
        if line.top - last > _NEAR * line.size or _crosses(line, lattice.xs):
            break
        lines.append(line)
        last = line.bottom
    if not lines:
        return lattice
    zone = Zone((x0, bottom, x1, last), (), (), tuple(lines))
    rows = find_rows(zone, list(pairwise(lattice.xs.tolist())))
    while rows and not any(line.is_tabular for line in rows[-1].lines):
        rows.pop()
    numbers = sum(any(line.has_number for line in row.lines) for row in rows)
    return _append(lattice, rows) if numbers >= fewest else lattice


def _find_head(lattice: Lattice, characters: Characters) -> list[ChunkLine]:
    """Return the lines that stand close above a band, from the highest tabular one on."""
    x0, top, x1, _ = lattice.box
    above = read_chunks(characters.take(find_inside(characters, (x0, 0.0, x1, top))))
    head: list[ChunkLine] = []
    for line in reversed(above[-_MOST_HEAD_LINES:]):
        if top - line.bottom > _NEAR * line.size:
            break
        head.insert(0, line)
        top = line.top
    while head and not head[0].is_tabular:
        head.pop(0)
    return head


def _append(lattice: Lattice, rows: Sequence[Row]) -> Lattice:
    between = [(above.bottom + below.top) / 2 for above, below in pairwise(rows)]
    return Lattice(
        lattice.xs,
        np.concatenate([lattice.ys, between, [rows[-1].bottom + 1]]),
        np.concatenate([lattice.vertical, np.ones((len(rows), len(lattice.xs)), bool)]),
        np.concatenate([lattice.horizontal, np.ones((len(rows), len(lattice.xs) - 1), bool)]),
    )


def _prepend(lattice: Lattice, head: Sequence[ChunkLine]) -> Lattice:
    """Put a row per line above where headings span columns, else one row for all lines."""
    if not head:
        return lattice
    rows = [[line] for line in head] if any(_crosses(line, lattice.xs) for line in head) else [head]
    vertical: Flags = np.ones((len(rows), len(lattice.xs)), bool)
    for at, lines in enumerate(rows):
        for chunk in (chunk for line in lines for chunk in line.chunks):
            first, last = bisect(lattice.xs, chunk.x0 + 1), bisect(lattice.xs, chunk.x1 - 1)
            vertical[at, max(first, 1) : max(last, 1)] = False
    return Lattice(
        lattice.xs,
        np.concatenate([[lines[0].top - 1 for lines in rows], lattice.ys]),
        np.concatenate([vertical, lattice.vertical]),
        np.concatenate([np.ones((len(rows), len(lattice.xs) - 1), bool), lattice.horizontal]),
    )

"""Bands shaded cell by cell, every other row of a table → one lattice with the rows between."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence

import numpy as np

from services.extraction.core.grids.chunks import ChunkLine, read_chunks
from services.extraction.core.grids.lattice import Lattice
from services.extraction.core.grids.placement import find_inside
from services.extraction.core.grids.rulings import SNAP
from services.extraction.core.pdf.page import Characters, Flags, Floats

# A row between bands is at most so many times as high as the band above.
_HIGHEST = 3.5
_FEWEST_EDGES = 3
# A line belongs to a band next to it when no more white than this lies between, in sizes.
_NEAR = 1.2
_MOST_HEAD_LINES = 6


def stack_bands(lattices: Sequence[Lattice], characters: Characters) -> list[Lattice]:
    """Join lattices of the same columns that stand one below the other, and rows next to them."""
    stacks: list[list[Lattice]] = []
    for lattice in lattices:
        below = [stack for stack in stacks if _follows(stack[-1], lattice, characters)]
        if below:
            below[-1].append(lattice)
        else:
            stacks.append([lattice])
    return [_join(stack, characters) if len(stack) > 1 else stack[0] for stack in stacks]


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
    return _add_rows_around(joined, characters)


def _add_rows_around(lattice: Lattice, characters: Characters) -> Lattice:
    """Add the head that stands right above the first band and the row right below the last one."""
    x0, top, x1, bottom = lattice.box
    column = characters.take(find_inside(characters, (x0, 0.0, x1, float("inf"))))
    lines = read_chunks(column)
    above = [line for line in lines if (line.top + line.bottom) / 2 < top]
    below = [line for line in lines if (line.top + line.bottom) / 2 > bottom]
    for line in below[:1]:
        is_near = line.top - bottom < _NEAR * line.size
        if is_near and line.is_tabular and not _crosses(line, lattice.xs):
            lattice = _append(lattice, line)
    return _prepend(lattice, _find_head(above, top))


def _find_head(above: Sequence[ChunkLine], top: float) -> list[ChunkLine]:
    """Return the lines that stand close above a band, from the highest tabular one on."""
    head: list[ChunkLine] = []
    for line in reversed(above[-_MOST_HEAD_LINES:]):
        if top - line.bottom > _NEAR * line.size:
            break
        head.insert(0, line)
        top = line.top
    while head and not head[0].is_tabular:
        head.pop(0)
    return head


def _append(lattice: Lattice, line: ChunkLine) -> Lattice:
    one, all_edges = np.ones((1, len(lattice.xs) - 1), bool), np.ones((1, len(lattice.xs)), bool)
    return Lattice(
        lattice.xs,
        np.append(lattice.ys, line.bottom + 1),
        np.concatenate([lattice.vertical, all_edges]),
        np.concatenate([lattice.horizontal, one]),
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

"""Heads whose column rules run on through the headings that are over several columns."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from services.extraction.core.grids.chunks import Chunk, ChunkLine, read_chunks
from services.extraction.core.grids.forms.edges import close_head, cut_head, open_spans
from services.extraction.core.grids.forms.headings import Stacks, find_headings
from services.extraction.core.grids.forms.rows import split_head
from services.extraction.core.grids.forms.spaced_labels import join_spaced_labels
from services.extraction.core.grids.lattice import Lattice, stack
from services.extraction.core.grids.zone import Zone
from services.extraction.core.pdf.page import Characters

# A word runs over a rule when it reaches this far beyond, in sizes.
_OVER = 0.3
# It stands in the middle of its columns when it is no further off, in sizes.
_CENTRED = 0.5


def part_head(lattice: Lattice, characters: Characters) -> Lattice:
    """Part the first row of a lattice into those of its headings, where rules run through some."""
    lines = join_spaced_labels(read_chunks(characters))
    xs = lattice.xs.tolist()
    head, body = split_head(Zone(lattice.box, (), (), tuple(lines)))
    first = float(lattice.ys[1])
    head = [line for line in head if line.bottom < first + line.size / 2]
    if not head:
        return lattice
    below = [line.top for line in body if line.top < first]
    end = (head[-1].bottom + below[0]) / 2 if below else first
    parts = [_part_chunks(line, xs) for line in head]
    top = float(lattice.ys[0])
    stacks = find_headings(parts, list(pairwise(xs)), xs, (), (top + end) / 2)
    return put_head(lattice, stacks, top, end)


def open_crossed(lattice: Lattice, characters: Characters) -> Lattice:
    """Open the rules that run through words in the middle of the columns on both sides."""
    vertical = lattice.vertical.copy()
    xs = lattice.xs.tolist()
    for line in join_spaced_labels(read_chunks(characters)):
        row = min(
            int(np.searchsorted(lattice.ys[1:], (line.top + line.bottom) / 2)), len(vertical) - 1
        )
        for chunk in line.chunks:
            for start, end in [] if chunk.is_number else _list_extents(chunk):
                first = bisect(xs, start + _OVER * line.size) - 1
                last = bisect(xs, end - _OVER * line.size) - 1
                middle = (xs[max(first, 0)] + xs[min(last + 1, len(xs) - 1)]) / 2
                if first < last and abs(middle - (start + end) / 2) < _CENTRED * line.size:
                    vertical[row, first + 1 : last + 1] = False
    return Lattice(lattice.xs, lattice.ys, vertical, lattice.horizontal)


def _list_extents(chunk: Chunk) -> Sequence[tuple[float, float]]:
    """Return the extents of words; a spaced label is one."""
    is_spaced = len(chunk.words) > 1 and len(chunk.words) == len(chunk.text)
    return ((chunk.x0, chunk.x1),) if is_spaced else chunk.words


def _count_edges(start: float, end: float, size: float, xs: Sequence[float]) -> int:
    """Count the inner edges between two places."""
    inner = xs[1:-1]
    return max(bisect(inner, end - _OVER * size) - bisect(inner, start + _OVER * size), 0)


def _part_chunks(line: ChunkLine, xs: Sequence[float]) -> ChunkLine:
    """Part the texts of a line at the edges that stand in the white between words."""
    parts: list[list[tuple[float, float]]] = []
    for chunk in line.chunks:
        words = _list_extents(chunk)
        parts.append([words[0]])
        for before, word in pairwise(words):
            if _count_edges(before[0], word[1], line.size, xs):
                parts.append([word])
            else:
                parts[-1].append(word)
    chunks = tuple(
        Chunk(part[0][0], part[-1][1], line.size, "", tuple(part), line.top, line.bottom)
        for part in parts
    )
    return ChunkLine(line.top, line.bottom, line.size, chunks)


def put_head(lattice: Lattice, stacks: Stacks, top: float, end: float) -> Lattice:
    """Put the rows of headings above a lattice, or in the place of its first row if they end it."""
    ys = [top, *cut_head(stacks, ()), end]
    count = len(ys) - 1
    horizontal = np.zeros((len(ys), len(stacks)), bool)
    vertical = np.ones((count, len(stacks) + 1), bool)
    horizontal[[0, -1]] = True
    close_head(stacks, ys, count, horizontal)
    open_spans(stacks, ys, count, horizontal, vertical)
    rest = 1 if end == float(lattice.ys[1]) else 0
    below = lattice.ys[rest:], lattice.vertical[rest:], lattice.horizontal[rest:]
    head = Lattice(lattice.xs, np.array(ys), vertical, horizontal)
    return stack(head, Lattice(lattice.xs, *below))

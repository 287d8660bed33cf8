"""Columns of texts → edges in the white between them."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from services.extraction.core.grids.aligned.column_cuts import Extent
from services.extraction.core.grids.chunks import Chunk
from services.extraction.core.grids.zone import Zone


def find_edges(columns: Sequence[Extent], zone: Zone) -> list[float]:
    """Return the edges of the columns, one more than columns."""
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


def part_at_edges(chunk: Chunk, edges: Sequence[float]) -> list[Chunk]:
    """Part texts that stand so near that only an edge between their words tells them apart."""
    groups = [[chunk.words[0]]]
    for before, word in pairwise(chunk.words):
        if bisect(edges, before[1]) < bisect(edges, word[0]):
            groups.append([word])
        else:
            groups[-1].append(word)
    return _part_words(chunk, groups) if len(groups) > 1 else [chunk]


def _part_words(chunk: Chunk, groups: Sequence[Sequence[Extent]]) -> list[Chunk]:
    """Make a chunk of each group of words; letters are taken to be of one width."""
    share = len(chunk.text) / sum(x1 - x0 for x0, x1 in chunk.words)
    parts = []
    start = 0
    for group in groups:
        end = start + max(round(share * sum(x1 - x0 for x0, x1 in group)), 1)
        text = chunk.text[start:end] or chunk.text[-1:]
        parts.append(replace(chunk, x0=group[0][0], x1=group[-1][1], text=text, words=tuple(group)))
        start = end
    return parts

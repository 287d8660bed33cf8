"""Headings over groups of the headings below them: each in the middle of its own."""

from __future__ import annotations

from collections.abc import Sequence

from services.extraction.core.grids.aligned.column_cuts import Extent
from services.extraction.core.grids.chunks import Chunk, ChunkLine

# A heading stands in the middle of its group up to so many sizes.
_OFF = 0.8

Group = tuple[int, int]
"""First and last column."""


def find_leaf_groups(line: ChunkLine, below: ChunkLine, columns: Sequence[Extent]) -> list[Group]:
    """Return the columns of each heading of a line over one that names every column.

    None where the headings do not stand each in the middle of neighbours, all of which have one.
    """
    texts = [chunk for chunk in line.chunks if chunk.x0 >= columns[0][1]]
    leaves = [chunk for chunk in below.chunks if chunk.x0 >= columns[0][1]]
    if len(leaves) != len(columns) - 1 or not 1 < len(texts) < len(leaves):
        return []
    groups = _part(texts, leaves)
    slack = _OFF * line.size
    is_centred = all(
        abs(_middle(leaves, group) - text.middle) <= slack
        for text, group in zip(texts, groups, strict=True)
    )
    return [(first + 1, last + 1) for first, last in groups] if is_centred else []


def _part(texts: Sequence[Chunk], leaves: Sequence[Chunk]) -> list[Group]:
    """Part the leaves into groups whose middles are nearest to those of the texts."""
    ways: dict[int, tuple[float, list[Group]]] = {0: (0.0, [])}
    for text in texts:
        longer: dict[int, tuple[float, list[Group]]] = {}
        for start, (off, groups) in ways.items():
            for last in range(start, len(leaves)):
                own = off + abs(_middle(leaves, (start, last)) - text.middle)
                if last + 1 not in longer or own < longer[last + 1][0]:
                    longer[last + 1] = (own, [*groups, (start, last)])
        ways = longer
    return ways[len(leaves)][1]


def _middle(leaves: Sequence[Chunk], group: Group) -> float:
    return (leaves[group[0]].x0 + leaves[group[1]].x1) / 2

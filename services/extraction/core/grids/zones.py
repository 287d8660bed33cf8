"""Regions between horizontal rules, painted or typed, that may hold tables without column rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from services.extraction.core.grids.aligned import Segment, Zone
from services.extraction.core.grids.chunks import ChunkLine, read_chunks
from services.extraction.core.grids.placement import find_inside
from services.extraction.core.pdf.page import Characters, Floats

# Shorter rules are underlines, in points.
_SHORTEST = 12.0
_FULL = 60.0
# How far the ends of the rules of one table may differ.
_SAME_END = 9.0
# Rules closer than this are one.
_DOUBLE = 4.0
# How far above its rule a head can stand, in points.
_HEAD_HEIGHT = 30.0
# Lines of prose are this much wider, in sizes, than the cells of a table.
_PROSE_WORDS, _PROSE_SHARE = 6, 0.5


@dataclass(slots=True)
class _Chain:
    """Rules of the same extent, one below the other, and shorter ones between."""

    x0: float
    x1: float
    rules: list[float] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)


def find_ruled_zones(rules: Floats, characters: Characters) -> list[Zone]:
    """Return the zones between rules that run over the same extent."""
    return [
        zone
        for chain in _find_chains(rules)
        if not _has_head_above(chain, characters)
        for zone in _split_chain(chain, characters)
    ]


def _has_head_above(chain: _Chain, characters: Characters) -> bool:
    """Tell whether the first rule stands under a head: then it is not the top of a table."""
    top = chain.rules[0]
    box = (chain.x0 - 3, top - _HEAD_HEIGHT, chain.x1 + 3, top)
    lines = read_chunks(characters.take(find_inside(characters, box)))
    return bool(lines) and lines[-1].is_tabular and top - lines[-1].bottom < 0.6 * lines[-1].size


def _find_chains(rules: Floats) -> list[_Chain]:
    chains: list[_Chain] = []
    ordered = sorted(rules.tolist())
    for y, x0, x1 in ordered:
        if x1 - x0 < _FULL:
            continue
        fitting = [
            chain
            for chain in chains
            if abs(chain.x0 - x0) <= _SAME_END and abs(chain.x1 - x1) <= _SAME_END
        ]
        if fitting:
            fitting[-1].rules.append(y)
        elif not any(chain.x0 - 2 <= x0 and x1 <= chain.x1 + 2 for chain in chains):
            chains.append(_Chain(x0, x1, [y]))
    for y, x0, x1 in ordered:
        for chain in chains:
            is_inside = chain.x0 - 3 <= x0 and x1 <= chain.x1 + 3 and x1 - x0 >= _SHORTEST
            if is_inside and x1 - x0 < chain.x1 - chain.x0 - 2 * _SAME_END:
                chain.segments.append(Segment(y, x0, x1))
    return [chain for chain in chains if len(chain.rules) > 1]


def _split_chain(chain: _Chain, characters: Characters) -> list[Zone]:
    """Cut a chain where the text between two rules is no part of a table."""
    rules = [y for at, y in enumerate(chain.rules) if not at or y - chain.rules[at - 1] > _DOUBLE]
    zones: list[Zone] = []
    run: list[float] = []
    lines: list[ChunkLine] = []
    for top, bottom in pairwise(rules):
        box = (chain.x0 - 3, top, chain.x1 + 3, bottom)
        band = read_chunks(characters.take(find_inside(characters, box)))
        if is_tabular(band):
            run = run or [top]
            run.append(bottom)
            lines += band
        else:
            zones += _close(chain, run, lines)
            run, lines = [], []
    return zones + _close(chain, run, lines)


def _close(chain: _Chain, run: list[float], lines: list[ChunkLine]) -> list[Zone]:
    if len(lines) < 2:
        return []
    box = (chain.x0, run[0], chain.x1, run[-1])
    inner = tuple(run[1:-1])
    segments = tuple(s for s in chain.segments if box[1] + 1 < s.y < box[3] - 1)
    return [Zone(box, inner, segments, tuple(lines))]


def is_tabular(lines: Sequence[ChunkLine]) -> bool:
    """Tell whether lines between two rules look like rows and not like prose."""
    tabular = [line for line in lines if line.is_tabular]
    if not tabular or len(tabular) < 0.3 * len(lines):
        return False
    chunks = [chunk for line in tabular for chunk in line.chunks]
    wordy = [chunk for chunk in chunks if len(chunk.words) >= _PROSE_WORDS]
    return len(wordy) <= _PROSE_SHARE * len(chunks)

"""Columns as the fewest cuts that part all texts that stand apart, through as few texts as can be.

White common to all lines fails where heads are set left and numbers right, or where a caption
bridges columns. Here each white between two neighbours on a line asks for one cut somewhere
within it, and a cut through a text costs; the cheapest set of cuts is found exactly.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from services.extraction.core.cell_text import FIRST_WIDE
from services.extraction.core.grids.aligned.column_names import names_columns
from services.extraction.core.grids.chunks import Chunk, ChunkLine
from services.extraction.core.grids.marks import is_mark
from services.extraction.core.pdf.page import Floats, Indexes

# What a cut costs in whites left unparted; less where there are few lines.
_CUT, _CUT_PER_LINE = 1.4, 0.4
# What cutting a text costs: a number, a text beside others, one alone on its line, one in the head.
_NUMBER, _BESIDE, _ALONE, _HEAD = 4.0, 1.0, 0.35, 0.3
# Least white that parts two texts at all, and that surely does, in sizes.
_LEAST, _SURE = 0.25, 1.1
# Whites of the head weigh more: each heading has a column, however blank.
_HEAD_WEIGHT = 1.6
# The weight of whites on a line that numbers or names the columns; the fewest numbers it has.
_COUNTED, _FEWEST_COUNTED = 3.0, 3
# In the head of a form: the weight of a white, and what cutting a text costs.
_FORM_WHITE, _FORM_HEAD = 3.0, 0.1
# White between the lines of one heading, in sizes.
_NEXT_LINE = 0.5
# Lone Chinese characters stand so far apart in a spaced word, in sizes.
_SPACED = 3.0
# Wider whites are better places for a cut; it never outweighs a text.
_WIDTH_BONUS = 0.002
# Lines that share this part of their height stand beside each other.
_LEVEL = 0.2
_MOST_PLACES = 600
# Share of the whites left unparted beyond which lines share no columns: labels of a chart.
_MISFIT = 0.2
# Rows of one form may have columns of their own.
_FORM_MISFIT = 0.4

Extent = tuple[float, float]
_Gap = tuple[float, float, float]


def cut_columns(
    lines: Sequence[ChunkLine], head_end: float, *, is_form: bool = False
) -> list[Extent]:
    """Return the extents of the columns' texts from left to right; none where lines share none.

    In the head of a form all texts that stand beside each other have columns of their own.
    """
    gaps = [
        (left, right, weight * (_HEAD_WEIGHT if line.bottom <= head_end + 1 else 1.0))
        for line in _join_beside(lines)
        for left, right, weight in _find_gaps(line, is_form=is_form)
        if not (is_form and line.bottom <= head_end + 1)
    ]
    if is_form:
        gaps += _find_head_gaps([line for line in lines if line.bottom <= head_end + 1])
    chunks = [chunk for line in lines for chunk in line.chunks]
    if not gaps:
        return [(min(c.x0 for c in chunks), max(c.x1 for c in chunks))] if chunks else []
    places = _find_places(gaps)
    if len(places) > _MOST_PLACES:
        return []
    costs = _price_cuts(places, lines, head_end, _FORM_HEAD if is_form else _HEAD)
    chosen = places[_choose(places, gaps, costs)]
    unparted = sum(gap[2] for gap in gaps if not _is_parted(gap, chosen))
    if unparted > (_FORM_MISFIT if is_form else _MISFIT) * sum(gap[2] for gap in gaps):
        return []
    return _find_extents(chosen.tolist(), chunks)


def _join_beside(lines: Sequence[ChunkLine]) -> list[ChunkLine]:
    """Join lines that stand beside each other, half a line higher or lower."""
    joined: list[ChunkLine] = []
    for line in lines:
        if joined and _is_beside(joined[-1], line):
            both = sorted((*joined[-1].chunks, *line.chunks), key=lambda chunk: chunk.x0)
            joined[-1] = replace(joined[-1], chunks=tuple(both))
        else:
            joined.append(line)
    return joined


def _is_beside(above: ChunkLine, below: ChunkLine) -> bool:
    is_level = above.bottom - below.top > _LEVEL * below.size
    return is_level and not any(
        a.x0 < b.x1 and b.x0 < a.x1 for a in above.chunks for b in below.chunks
    )


def _is_parted(gap: _Gap, cuts: Floats) -> bool:
    return bool(((cuts >= gap[0]) & (cuts <= gap[1])).any())


def _find_gaps(line: ChunkLine, *, is_form: bool) -> list[_Gap]:
    """Return the whites between neighbours with the weight of their claim to be cut."""
    if counts_columns(line) or (is_form and names_columns(line)):
        return [(a.x1, b.x0, _COUNTED) for a, b in pairwise(line.chunks)]
    found = []
    for before, after in pairwise(line.chunks):
        white = (after.x0 - before.x1) / line.size
        if white <= _LEAST or (_is_letter(before) and _is_letter(after) and white < _SPACED):
            continue
        has_number = before.is_number or after.is_number or is_mark(after.text)
        weight = 1.0 if has_number else min(1.0, max(0.1, (white - _LEAST) / (_SURE - _LEAST)))
        found.append((before.x1, after.x0, weight))
    return found


def _find_head_gaps(lines: Sequence[ChunkLine]) -> list[_Gap]:
    """Return the whites between the texts of a form's head that have columns of their own."""
    found = []
    for line in lines:
        level = [c for other in lines if _is_level(line, other) for c in other.chunks]
        found += [pair for chunk in line.chunks for pair in _find_next(chunk, level)]
    lowest = [
        chunk
        for at, line in enumerate(lines[1:], 1)
        if not any(_has_below(chunk, line, lines[at + 1 :]) for chunk in line.chunks)
        for chunk in line.chunks
    ]
    return found + [pair for chunk in lowest for pair in _find_next(chunk, lowest)]


def _find_next(chunk: Chunk, others: Sequence[Chunk]) -> list[_Gap]:
    """Return the white up to the next text on the right, if there is one."""
    starts = [other.x0 for other in others if other.x0 >= chunk.x1]
    if not starts or min(starts) - chunk.x1 <= _LEAST * chunk.size:
        return []
    return [(chunk.x1, min(starts), _FORM_WHITE)]


def _has_below(chunk: Chunk, line: ChunkLine, below: Sequence[ChunkLine]) -> bool:
    """Tell whether another text, not the next line of the same, stands below a text."""
    return any(
        other.top - line.bottom > _NEXT_LINE * line.size
        and any(c.x0 < chunk.x1 and chunk.x0 < c.x1 for c in other.chunks)
        for other in below
    )


def _is_level(line: ChunkLine, other: ChunkLine) -> bool:
    return min(line.bottom, other.bottom) - max(line.top, other.top) > _LEVEL * line.size


def counts_columns(line: ChunkLine) -> bool:
    """Tell whether a line numbers the columns: `1 2 3 4` or `(1) (2) (3)`, a word before or not."""
    numbers = [chunk.text.strip("()[]") for chunk in line.chunks]
    numbers = numbers if numbers[0].isdecimal() else numbers[1:]
    first = numbers[0] if numbers else ""
    if len(numbers) < _FEWEST_COUNTED or first not in ("1", "2"):
        return False
    return numbers == [str(int(first) + at) for at in range(len(numbers))]


def _is_letter(chunk: Chunk) -> bool:
    return len(chunk.text) == 1 and chunk.text > FIRST_WIDE


def _find_places(gaps: Sequence[_Gap]) -> Floats:
    """Return one place between each two neighbouring ends of whites."""
    ends = np.array(sorted({round(end, 1) for gap in gaps for end in gap[:2]}))
    places: Floats = (ends[1:] + ends[:-1]) / 2
    return places


def _price_cuts(places: Floats, lines: Sequence[ChunkLine], head_end: float, head: float) -> Floats:
    """Return what a cut at each place costs."""
    costs = np.full(len(places), min(_CUT, _CUT_PER_LINE * len(lines)))
    for line in lines:
        is_head = line.bottom <= head_end + 1
        beside = head if is_head else _BESIDE if len(line.chunks) > 1 else _ALONE
        for chunk in line.chunks:
            price = _NUMBER if chunk.is_number else beside
            costs[(places > chunk.x0 + 0.3) & (places < chunk.x1 - 0.3)] += price
    return costs


def _choose(places: Floats, gaps: Sequence[_Gap], costs: Floats) -> list[int]:
    """Return the cheapest set of places, counting the whites that no place parts."""
    count = len(places)
    first = np.searchsorted(places, [gap[0] for gap in gaps])
    last = np.searchsorted(places, [gap[1] for gap in gaps]) - 1
    unparted = _sum_between(first, last, np.array([gap[2] for gap in gaps]), count)
    width = np.diff(places, prepend=places[0], append=places[-1])
    paid = costs - _WIDTH_BONUS * np.minimum(width[1:], width[:-1])
    best = np.zeros(count + 2)
    before = np.zeros(count + 2, np.intp)
    for at in range(1, count + 2):
        total = best[:at] + unparted[:at, at]
        before[at] = int(total.argmin())
        best[at] = total[before[at]] + (paid[at - 1] if at <= count else 0.0)
    chosen = []
    at = int(before[count + 1])
    while at:
        chosen.append(at - 1)
        at = int(before[at])
    return chosen[::-1]


def _sum_between(first: Indexes, last: Indexes, weights: Floats, count: int) -> Floats:
    """Return the weight of whites strictly between two places, both counted from 1.

    Place 0 is the left end and `count` + 1 the right one.
    """
    table = np.zeros((count + 3, count + 3))
    np.add.at(table, (first + 1, last + 1), weights)
    summed = table[::-1].cumsum(0)[::-1].cumsum(1)
    between: Floats = np.zeros((count + 2, count + 2))
    between[:, 1:] = summed[1 : count + 3, : count + 1]
    return between


def _find_extents(cuts: Sequence[float], chunks: Sequence[Chunk]) -> list[Extent]:
    """Return the extent of the texts between each two cuts that no cut goes through."""
    bounds = [float("-inf"), *cuts, float("inf")]
    extents = []
    for left, right in pairwise(bounds):
        inside = [c for c in chunks if c.x0 + 0.3 >= left and c.x1 - 0.3 <= right]
        if inside:
            extents.append((min(c.x0 for c in inside), max(c.x1 for c in inside)))
    return extents

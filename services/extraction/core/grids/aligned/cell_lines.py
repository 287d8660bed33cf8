"""Lines of text in columns → cells: which lines are one text that is wrapped."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from services.extraction.core.grids.aligned.text_lines import Strip, TextCell, TextLine
from services.extraction.core.pdf.page import Box

# Lines stand beside each other when their middles differ by less, in sizes.
_LEVEL = 0.13
# What each text costs, and what it gains when its middle, or else its first line, stands beside
# a text of another column; a single line beside another gains a little more, and each further
# line beside another costs.
_TEXT, _MIDDLE, _FIRST, _SINGLE, _FURTHER = 1.2, 1.0, 0.9, 0.19, 0.3
# What joining lines costs that leave a wider white than others of one text do, and so near that
# they may be one though the first is not full.
_WIDE_STEP, _NOT_FULL = 0.4, 1.3
# By how much whites between the lines of texts vary, and white of lines so near, in sizes.
_UNEVEN, _NEAR = 0.2, 0.5


@dataclass(frozen=True, slots=True)
class _Chain:
    """Lines that may be one text, and what joining each with the next one costs."""

    lines: list[TextLine]
    costs: list[float]


def group_cells(strips: Sequence[Strip]) -> list[list[TextCell]]:
    """Return the cells of each column, from top to bottom.

    A line that may go on with the one above does, unless texts beside it tell of two rows: those
    stand beside the middle or the first line of a cell.
    """
    wrapped = [_find_wrapped(strip) for strip in strips]
    limit = _find_limit(strips, wrapped)
    sure = [
        (strip.box, [line for at, line in enumerate(strip.lines) if not {at, at + 1} & own])
        for strip, own in zip(strips, wrapped, strict=True)
    ]
    return [
        [
            TextCell(tuple(part))
            for chain in _chain_lines(strip, own, limit)
            for part in _part(chain, _list_beside(strip, sure))
        ]
        for strip, own in zip(strips, wrapped, strict=True)
    ]


def _find_wrapped(strip: Strip) -> set[int]:
    """Return the places of lines that may go on with the one before."""
    pairs = enumerate(pairwise(strip.lines), 1)
    return {at for at, (above, below) in pairs if strip.may_wrap(above, below)}


def _find_limit(strips: Sequence[Strip], wrapped: Sequence[set[int]]) -> float:
    """Return the white that is too wide between lines of one text."""
    whites = [
        (strip.lines[at].top - strip.lines[at - 1].bottom, strip.lines[at].size)
        for strip, own in zip(strips, wrapped, strict=True)
        for at in own
    ]
    lead, size = min(whites, default=(0.0, 0.0))
    return lead + _UNEVEN * size


def _list_beside(strip: Strip, sure: Sequence[tuple[Box, list[TextLine]]]) -> list[float]:
    """Return the middles of other columns' lines that are surely texts, ascending.

    Columns of the same height count before others.
    """
    others = [(box, lines) for box, lines in sure if box is not strip.box and lines]
    _, top, _, bottom = strip.box
    same = [lines for box, lines in others if box[1] == top and box[3] == bottom]
    chosen = same or [lines for _, lines in others]
    return sorted(line.middle for lines in chosen for line in lines)


def _chain_lines(strip: Strip, wrapped: set[int], limit: float) -> list[_Chain]:
    """Return the lines in chains that may each be one text."""
    chains: list[_Chain] = []
    for at, line in enumerate(strip.lines):
        above = strip.lines[at - 1] if at else None
        white = line.top - above.bottom if above else 0.0
        if at in wrapped:
            chains[-1].costs.append(_WIDE_STEP if white > limit else 0.0)
            chains[-1].lines.append(line)
        elif above and white < _NEAR * line.size and not (above.is_number or line.is_number):
            chains[-1].costs.append(_NOT_FULL)
            chains[-1].lines.append(line)
        else:
            chains.append(_Chain([line], []))
    return chains


def _part(chain: _Chain, beside: Sequence[float]) -> list[Sequence[TextLine]]:
    """Part a chain of lines into texts, so that most stand beside texts of other columns."""
    lines = chain.lines
    if len(lines) == 1:
        return [lines]
    slack = _LEVEL * lines[0].size
    is_beside = [_is_near(line.middle, beside, slack) for line in lines]
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(lines) + 1):
        ways = []
        for start, (gain, _) in enumerate(best):
            middle = (lines[start].top + lines[end - 1].bottom) / 2
            is_centred = _is_near(middle, beside, slack)
            own = _rate(is_beside[start:end], is_centred=is_centred)
            ways.append((gain + own - sum(chain.costs[start : end - 1]), start))
        best.append(max(ways, key=lambda way: way[0]))
    return _follow_back(lines, [start for _, start in best])


def _follow_back(lines: Sequence[TextLine], starts: Sequence[int]) -> list[Sequence[TextLine]]:
    """Return the parts of which `starts` tells, by the place after each, where it begins."""
    parts = []
    end = len(lines)
    while end:
        parts.append(lines[starts[end] : end])
        end = starts[end]
    return parts[::-1]


def _rate(is_beside: Sequence[bool], *, is_centred: bool) -> float:
    """Return how well lines are one text, by which of them stand beside other texts."""
    gain = _FIRST if is_beside[0] else 0.0
    if is_centred:
        gain = _MIDDLE + (_SINGLE if len(is_beside) == 1 else 0.0)
    return gain - _TEXT - _FURTHER * max(sum(is_beside) - 1, 0)


def _is_near(place: float, others: Sequence[float], slack: float) -> bool:
    at = bisect(others, place)
    return any(abs(place - other) < slack for other in others[max(at - 1, 0) : at + 1])

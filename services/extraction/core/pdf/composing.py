"""Characters of a cell or a paragraph → its text: lines from baselines, blanks from gaps."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from services.extraction.core.cell_text import FIRST_WIDE
from services.extraction.core.pdf.page import Characters, Flags, Floats, Indexes

# Baselines further apart than this part of the size belong to two lines: raised digits do not.
LINE_STEP = 0.42
# A gap wider than this part of the size is a blank: between letters, next to a Chinese character
# (where type setting alone leaves a fifth), and between two of them.
_GAPS = np.array([0.28, 0.225, 0.45])
# A blank that the file draws counts between letters where it leaves this much white.
_DRAWN = 0.08
# Letters of a letter-spaced line stand so far apart, in sizes; a line of fewer is not told.
_TRACKING, _FEWEST_TRACKED = (0.12, 0.8), 3
# What may leave more white behind it than a letter.
_POINTS = [".", ","]
# Letters further apart than this, in sizes, are words of their own.
_WIDEST_TRACKING = 0.8


@dataclass(frozen=True, slots=True)
class Flow:
    """Characters by reading direction: along the line, and across from line to line."""

    start: Floats
    end: Floats
    across: Floats


def to_flow(characters: Characters) -> Flow:
    """Turn displayed boxes into reading coordinates, each character by its own turn."""
    if not characters.turn.any():
        return Flow(characters.x0, characters.x1, characters.baseline)
    turns = [characters.turn == turn for turn in range(4)]
    c = characters
    start = np.select(turns, [c.x0, c.top, -c.x1, -c.bottom])
    end = np.select(turns, [c.x1, c.bottom, -c.x0, -c.top])
    across = np.select(turns, [c.baseline, -c.baseline, -c.baseline, c.baseline])
    return Flow(start, end, across)


def split_at_steps(groups: Indexes, across: Floats, size: Floats) -> Indexes:
    """Number the lines of each group; the arrays are in the given order, not sorted."""
    order = np.lexsort((across, groups))
    step = np.empty(len(order), bool)
    if not len(order):
        return order
    step[0] = False
    before, after = order[:-1], order[1:]
    limit = LINE_STEP * np.maximum(size[before], size[after])
    step[1:] = (groups[before] != groups[after]) | (across[after] - across[before] > limit)
    numbers = np.empty(len(order), np.intp)
    numbers[order] = step.cumsum()
    return numbers


def find_medians(values: Floats, starts: Indexes) -> Floats:
    """Return the median of each run of values; runs begin at `starts`."""
    counts = np.diff(starts, append=len(values))
    ordered = values[np.lexsort((values, np.repeat(np.arange(len(starts)), counts)))]
    medians: Floats = (ordered[starts + (counts - 1) // 2] + ordered[starts + counts // 2]) / 2
    return medians


def compose(characters: Characters, groups: Indexes, count: int) -> list[str]:
    """Return the text of each group, its lines separated by line breaks."""
    texts = [""] * count
    if not len(characters):
        return texts
    flow = to_flow(characters)
    lines = split_at_steps(groups, flow.across, characters.size)
    order = np.lexsort((flow.start, lines))
    group, line = groups[order], lines[order]
    new_line = np.concatenate(([True], line[1:] != line[:-1]))
    new_group = np.concatenate(([True], group[1:] != group[:-1]))
    blank = find_blanks(characters, flow, order) & ~new_line
    if blank.any():
        blank &= ~_find_tracked(characters, flow, order, new_line.nonzero()[0], blank)
    glue = np.where(new_line, ~new_group, blank).nonzero()[0]
    signs = np.where(new_line[glue], ord("\n"), ord(" "))
    codes = np.insert(characters.text.view(np.uint32)[order], glue, signs)
    whole: str = codes.view(f"<U{len(codes)}").item()
    starts = new_group.nonzero()[0]
    bounds = (starts + np.searchsorted(glue, starts)).tolist()
    for at, (first, last) in zip(
        group[starts].tolist(), pairwise([*bounds, len(codes)]), strict=True
    ):
        texts[at] = whole[first:last]
    return texts


def _find_tracked(
    characters: Characters, flow: Flow, order: Indexes, starts: Indexes, blank: Flags
) -> Flags:
    """Tell which blanks are only the tracking of letter-spaced lines, the same all along a line."""
    tracked = np.zeros(len(order), bool)
    counts = np.diff(starts, append=len(order))
    spaced = (counts >= _FEWEST_TRACKED) & np.logical_or.reduceat(blank, starts)
    for first, count in zip(starts[spaced].tolist(), counts[spaced].tolist(), strict=True):
        inner = order[first + 1 : first + count]
        gap = flow.start[inner] - flow.end[order[first : first + count - 1]]
        size, usual = characters.size[inner], np.sort(gap)[len(gap) // 4]
        if not _TRACKING[0] * size.min() < usual <= _TRACKING[1] * size.max():
            continue
        before = characters.text[order[first : first + count - 1]]
        slack = _GAPS[np.where(np.isin(before, _POINTS), 2, 0)]
        is_even = (gap - usual <= slack * size) & (usual > _TRACKING[0] * size)
        is_even &= usual <= _TRACKING[1] * size
        tracked[first + 1 : first + count] = is_even
    return tracked


def find_blanks(characters: Characters, flow: Flow, order: Indexes) -> Flags:
    """Tell before which characters, in this order along their lines, there is a blank."""
    gap = np.zeros(len(order))
    gap[1:] = flow.start[order[1:]] - flow.end[order[:-1]]
    size = characters.size[order]
    wide = characters.text[order].view(np.uint32) >= ord(FIRST_WIDE)
    both = wide.astype(np.intp)
    both[1:] += wide[:-1]
    blanks: Flags = gap > _GAPS[both] * size
    blanks |= characters.blank_before[order] & (both == 0) & (gap > _DRAWN * size)
    return blanks

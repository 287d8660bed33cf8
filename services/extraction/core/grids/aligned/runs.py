"""Tables without any rule: runs of lines on which numbers stand apart in common columns."""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import pairwise

from services.extraction.core.grids.aligned.column_cuts import Extent
from services.extraction.core.grids.aligned.row_labels import WIDEST_STEP, leads_on
from services.extraction.core.grids.aligned.row_lines import BESIDE, is_row, laps
from services.extraction.core.grids.aligned.rows import is_caption
from services.extraction.core.grids.chunks import ChunkLine
from services.extraction.core.grids.zone import Zone

# Lines further apart than this many sizes do not belong to one run.
_STEP = 2.4
FEWEST_LINES = 3
# A head has at most this many lines, and no text of more words.
HEAD_LINES, _HEAD_WORDS = 6, 6
# Rules are on one level when they differ by less, in points.
_LEVEL = 1.0
# White between the lines of a head on a rule, and of one right above a run, in sizes.
NEAR_RULE, _NEAR_RUN = 0.8, 1.6
# Labels above the first numbers have at most so many lines.
_LABEL_LINES = 4
# A text that heads rows is indented by no more, in sizes.
_INDENT = 3.0

Rule = tuple[float, float, float]
"""Position, start, end."""


def find_open_zones(lines: Sequence[ChunkLine], rules: Sequence[Rule]) -> list[Zone]:
    """Return the zones of runs, the heads above them included; a rule may part head and body."""
    heads = _find_ruled_heads(lines, rules)
    zones = []
    for run in _find_runs(lines, heads):
        first, last = _widen(lines, run, heads)
        body = _find_label(lines, first, last)
        start = first if first in heads else find_head(lines, body, last)
        chosen = tuple(lines[start : last + 1])
        inner = (_middle(lines, body),) if start < body else ()
        box = (
            min(line.chunks[0].x0 for line in chosen),
            chosen[0].top,
            max(line.chunks[-1].x1 for line in chosen),
            chosen[-1].bottom,
        )
        zones.append(Zone(box, (heads[first],) if first in heads else inner, (), chosen))
    return zones


def _middle(lines: Sequence[ChunkLine], at: int) -> float:
    return (lines[at - 1].bottom + lines[at].top) / 2


def _find_ruled_heads(lines: Sequence[ChunkLine], rules: Sequence[Rule]) -> dict[int, float]:
    """Return the first lines of heads that stand right above a rule, with that rule."""
    heads: dict[int, float] = {}
    for y, x0, x1 in _join_level(rules):
        above = [at for at, line in enumerate(lines) if line.bottom <= y + 0.3 * line.size]
        if not above or not lines[above[-1]].is_tabular:
            continue
        start = above[-1]
        if start and go_on(lines[start - 1], lines[start]):
            continue
        while start > 0 and above[-1] - start < HEAD_LINES:
            if not is_of_head(lines[start - 1], lines[start], (x0, x1), NEAR_RULE):
                break
            start -= 1
        if y - lines[above[-1]].bottom < lines[above[-1]].size:
            heads[start] = y
    return heads


def _join_level(rules: Sequence[Rule]) -> list[Rule]:
    """Join rules on one level, as they stand below each heading for itself."""
    joined: list[Rule] = []
    for y, x0, x1 in sorted(rules):
        if joined and y - joined[-1][0] < _LEVEL:
            above, start, end = joined[-1]
            joined[-1] = (above, min(start, x0), max(end, x1))
        else:
            joined.append((y, x0, x1))
    return joined


def go_on(above: ChunkLine, below: ChunkLine) -> bool:
    """Tell whether both are rows, one close below the other: a rule between is above a total."""
    is_near = below.top - above.bottom < _NEAR_RUN * below.size
    return is_near and all(is_row(line) and line.has_value for line in (above, below))


def is_of_head(line: ChunkLine, below: ChunkLine, extent: Extent, near: float) -> bool:
    """Tell whether a line belongs to the head that goes on below it: near, short, within, apart."""
    left, right = extent
    is_near = below.top - line.bottom < near * line.size
    first, last = line.chunks[0], line.chunks[-1]
    end = last.middle if line.is_tabular else last.x1
    is_inside = first.x0 >= left - line.size and end <= right + line.size
    is_short = all(len(chunk.words) <= _HEAD_WORDS for chunk in line.chunks)
    is_beside = line.bottom - below.top > BESIDE * line.size
    is_apart = is_beside or line.is_tabular or line.chunks[0].x0 > left + (right - left) / 4
    is_head = is_near and is_inside and is_short and is_apart
    return is_head and not line.has_value and not is_caption(line)


def _find_runs(lines: Sequence[ChunkLine], starts: Container[int]) -> list[tuple[int, int]]:
    """Return first and last line of each run; a lone heading between rows does not end it."""
    runs: list[tuple[int, int]] = []
    first = last = -1
    count = 0
    for at, line in enumerate(lines):
        if first >= 0 and (at in starts or not _follows(lines, last, at)):
            if count >= FEWEST_LINES:
                runs.append((first, last))
            first = -1
        if at in starts:
            first, last, count = at, at, 0
        if is_row(line):
            if first < 0:
                first, count = at, 0
            last, count = at, count + 1
    if first >= 0 and count >= FEWEST_LINES:
        runs.append((first, last))
    return runs


def _follows(lines: Sequence[ChunkLine], last: int, at: int) -> bool:
    """Tell whether a line still belongs to the run that ended at `last`."""
    row, before, line = lines[last], lines[at - 1], lines[at]
    between = lines[last + 1 : at]
    apart = [other for other in between if not (laps(row, other) or laps(other, line))]
    goes_on = leads_on(lines, last, at)
    step = (WIDEST_STEP if goes_on else _STEP) * before.size
    return (goes_on or len(apart) < 2) and line.top - before.bottom < step


def _widen(
    lines: Sequence[ChunkLine], run: tuple[int, int], starts: Container[int]
) -> tuple[int, int]:
    """Add the first line of a text centred in the first row, and the last of one in the last."""
    first, last = run
    if first and first not in starts and laps(lines[first - 1], lines[first]):
        first -= 1
    if last + 1 < len(lines) and laps(lines[last], lines[last + 1]):
        last += 1
    return first, last


def _find_label(lines: Sequence[ChunkLine], first: int, last: int) -> int:
    """Return where a run begins: at the text that heads its first rows, if a head stands above."""
    if first < 2 or len(lines[first - 1].chunks) > 1:
        return first
    if not lines[first - 2].is_tabular:
        return _find_labels(lines, first, last)
    label, head, extent = lines[first - 1], lines[first - 2], _find_extent(lines, first, last)
    chunk = label.chunks[0]
    is_left = -label.size <= chunk.x0 - extent[0] <= _INDENT * label.size
    is_centred = abs(chunk.middle - sum(extent) / 2) <= _INDENT * label.size / 2
    is_short = len(chunk.words) <= _HEAD_WORDS and (is_left or is_centred)
    is_near = lines[first].top - label.bottom < _NEAR_RUN * label.size
    is_label = is_short and is_near and is_of_head(head, label, extent, _NEAR_RUN)
    return first - 1 if is_label else first


def _find_labels(lines: Sequence[ChunkLine], first: int, last: int) -> int:
    """Return the first of several lines of labels above a run, if they stand below a head."""
    extent = _find_extent(lines, first, last)
    right = min((chunk.x0 for chunk in lines[first].chunks[1:]), default=extent[1])
    start = first
    while start > 0 and first - start < _LABEL_LINES:
        above, below = lines[start - 1], lines[start]
        is_left = abs(above.chunks[0].x0 - extent[0]) <= _INDENT * above.size
        is_label = is_left and len(above.chunks) == 1 and above.chunks[0].x1 < right
        if not is_label or below.top - above.bottom >= _NEAR_RUN * below.size:
            break
        start -= 1
    is_headed = start > 0 and lines[start - 1].is_tabular
    is_below = is_headed and is_of_head(lines[start - 1], lines[start], extent, _NEAR_RUN)
    return start if is_below else first


def _find_extent(lines: Sequence[ChunkLine], first: int, last: int) -> Extent:
    run = lines[first : last + 1]
    return min(line.chunks[0].x0 for line in run), max(line.chunks[-1].x1 for line in run)


def find_head(lines: Sequence[ChunkLine], first: int, last: int | None = None) -> int:
    """Return the first line of the head right above a run; its last line is given or the end."""
    extent = _find_extent(lines, first, len(lines) - 1 if last is None else last)
    near = _NEAR_RUN if last is None else max(_NEAR_RUN, _find_widest_gap(lines, first, last))
    start = first
    while start > 0 and first - start < HEAD_LINES:
        line, below = lines[start - 1], lines[start]
        if not is_of_head(line, below, extent, near):
            break
        start -= 1
    return start


def _find_widest_gap(lines: Sequence[ChunkLine], first: int, last: int) -> float:
    """Return the widest white between the lines of a run, in sizes."""
    return max((b.top - a.bottom) / a.size for a, b in pairwise(lines[first : last + 1]))

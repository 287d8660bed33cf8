"""Zones without column rules → lattices whose edges follow the white between texts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from services.extraction.core.grids.aligned.column_cuts import Extent, counts_columns, cut_columns
from services.extraction.core.grids.aligned.column_edges import find_edges
from services.extraction.core.grids.aligned.head_lines import find_span_below
from services.extraction.core.grids.aligned.rows import find_filled, find_rows, is_caption
from services.extraction.core.grids.aligned.spans import find_overflows, find_spans
from services.extraction.core.grids.forms.lattices import build_form, is_form
from services.extraction.core.grids.lattice import Lattice
from services.extraction.core.grids.zone import Row, Segment, Zone
from services.extraction.core.pdf.page import Flags

# So many rules that begin right of the first column tell that its texts reach over rows.
_FEWEST_PARTIAL = 2


def build_lattice(zone: Zone) -> Lattice | None:
    """Build the lattice of a zone; None where its lines share no white."""
    if is_form(zone):
        return build_form(zone)
    columns = cut_columns(zone.lines, zone.head_end)
    if len(columns) < 2:
        return None
    rows = find_rows(zone, columns)
    if len(rows) < 2:
        return None
    xs = find_edges(columns, zone)
    ys = [zone.box[1], *((a.bottom + b.top) / 2 for a, b in pairwise(rows))]
    ys.append(zone.box[3])
    vertical = np.ones((len(rows), len(xs)), bool)
    horizontal = np.ones((len(ys), len(columns)), bool)
    for at, row in enumerate(rows):
        for first, last in [*find_spans(row, columns, zone), *find_overflows(row, xs)]:
            vertical[at, first + 1 : last + 1] = False
    _open_head(rows, columns, zone, vertical, horizontal)
    _open_beside(rows, columns, zone, horizontal)
    return Lattice(np.array(xs), np.array(ys), vertical, horizontal)


def _open_head(
    rows: Sequence[Row],
    columns: Sequence[Extent],
    zone: Zone,
    vertical: Flags,
    horizontal: Flags,
) -> None:
    """Open the edges between rows of the head where no spanning heading ends."""
    for at in range(1, len(rows)):
        above, below = rows[at - 1], rows[at]
        if not (above.is_head and below.is_head) or is_caption(above.lines[-1]):
            continue
        spans = find_spans(above, columns, zone)
        under = {place for first, last in spans for place in range(first, last + 1)}
        if over := find_span_below(above.lines[-1], below.lines[0], columns):
            under |= set(range(over[0], over[1] + 1))
        if counts_columns(below.lines[0]):
            named = [line for row in rows[:at] for line in row.lines]
            under |= find_filled(below.lines, columns) & find_filled(named, columns)
        middle = (above.bottom + below.top) / 2
        is_ruled = any(abs(y - middle) < above.lines[-1].size for y in zone.rules)
        above_said = find_filled(above.lines, columns)
        below_said = find_filled(below.lines, columns)
        for place in range(len(columns)):
            is_said_twice = is_ruled and place in above_said & below_said
            if place not in under and not is_said_twice:
                horizontal[at, place] = False
                vertical[at - 1, place : place + 2] = True


def _open_beside(
    rows: Sequence[Row], columns: Sequence[Extent], zone: Zone, horizontal: Flags
) -> None:
    """Open edges beside rules that leave the first columns out: their texts reach over rows."""
    partial = [rule for rule in zone.segments if _leaves_out_labels(rule, columns, zone)]
    if len(partial) < _FEWEST_PARTIAL:
        return
    for at, (above, below) in enumerate(pairwise(rows), 1):
        low, high = above.lines[-1].top, below.lines[0].bottom
        crossing = [rule for rule in partial if low < rule.y < high]
        if crossing and not below.is_head:
            horizontal[
                at, [place for place, column in enumerate(columns) if column[1] < crossing[0].x0]
            ] = False


def _leaves_out_labels(rule: Segment, columns: Sequence[Extent], zone: Zone) -> bool:
    covered = sum(start >= rule.x0 - 3 and end <= rule.x1 + 3 for start, end in columns)
    return (
        zone.box[2] - rule.x1 < columns[-1][1] - columns[-1][0]
        and covered > 1
        and columns[0][1] < rule.x0
    )

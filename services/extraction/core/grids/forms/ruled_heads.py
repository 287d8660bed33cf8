"""Forms of which only the head is ruled: the rows below it, under the columns of the head."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from services.extraction.core.grids.aligned.ends import find_rows_below
from services.extraction.core.grids.chunks import ChunkLine, read_chunks
from services.extraction.core.grids.forms.open_forms import is_chinese
from services.extraction.core.grids.forms.rows import find_form_rows
from services.extraction.core.grids.forms.spans import find_row_spans
from services.extraction.core.grids.forms.text_forms import (
    build_text_form,
    is_text_form,
    join_labels,
)
from services.extraction.core.grids.lattice import Lattice, stack
from services.extraction.core.grids.placement import find_inside
from services.extraction.core.grids.zone import Row, Zone
from services.extraction.core.pdf.page import Characters

# A head has at least so many columns, and at most so many rows.
_FEWEST_EDGES, _MOST_ROWS = 4, 6
# An amount: no head holds one, and it tells so much sooner than the texts do.
_AMOUNT = re.compile(r"\d\.\d\d")
# Share of the texts below a head that may cross its columns.
_CROSSING = 0.15


def add_rows_below(lattice: Lattice, characters: Characters) -> Lattice:
    """Add the rows that follow closely on a ruled head; none below what holds numbers itself."""
    if len(lattice.xs) < _FEWEST_EDGES or len(lattice.ys) - 1 > _MOST_ROWS:
        return lattice
    inside = characters.take(find_inside(characters, lattice.box))
    if _AMOUNT.search("".join(inside.text.tolist())):
        return lattice
    head = read_chunks(inside)
    if not is_chinese(head) or any(line.has_value for line in head):
        return lattice
    x0, _, x1, bottom = lattice.box
    lines = find_rows_below(x0, x1, bottom, characters)
    if not lines or _crosses(lines, lattice.xs.tolist()):
        return lattice
    box = (x0, bottom, x1, max(line.bottom for line in lines) + 1)
    columns = list(pairwise(lattice.xs.tolist()))
    zone = Zone(box, (), (), tuple(lines))
    if is_text_form(lines, columns):
        body = build_text_form(zone, lattice.xs.tolist())
        return stack(lattice, body) if body else lattice
    rows = find_form_rows(zone, lines, columns)
    return join_labels(_append(lattice, rows, box[3]), lines, len(lattice.ys) - 1)


def _crosses(lines: Sequence[ChunkLine], xs: Sequence[float]) -> bool:
    """Tell whether more than a few texts, such as totals, cross the edges of columns."""
    chunks = [chunk for line in lines for chunk in line.chunks]
    crossing = sum(bisect(xs, chunk.x0 + 1) != bisect(xs, chunk.x1 - 1) for chunk in chunks)
    return crossing > _CROSSING * len(chunks)


def _append(lattice: Lattice, rows: Sequence[Row], bottom: float) -> Lattice:
    cuts = [(above.bottom + below.top) / 2 for above, below in pairwise(rows)]
    vertical = np.ones((len(rows), len(lattice.xs)), bool)
    edges = lattice.xs.tolist()
    for at, row in enumerate(rows):
        for first, last in find_row_spans(row, edges, [[] for _ in edges]):
            vertical[at, first + 1 : last + 1] = False
    ys = np.array([lattice.ys[-1], *cuts, bottom])
    horizontal = np.ones((len(ys), len(lattice.xs) - 1), bool)
    return stack(lattice, Lattice(lattice.xs, ys, vertical, horizontal))

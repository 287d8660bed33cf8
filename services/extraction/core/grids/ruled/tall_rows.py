"""Ruled columns whose rows no rule parts → rules put between the rows, where numbers agree."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from services.extraction.core.grids.aligned.rows import find_rows
from services.extraction.core.grids.chunks import read_chunks
from services.extraction.core.grids.forms.lattices import is_form
from services.extraction.core.grids.forms.rows import find_form_rows
from services.extraction.core.grids.lattice import Lattice
from services.extraction.core.grids.placement import find_inside
from services.extraction.core.grids.ruled.half_ruled import find_split_rows
from services.extraction.core.grids.zone import Zone
from services.extraction.core.pdf.page import Characters, Floats


def find_missing_rules(lattice: Lattice, characters: Characters) -> Floats:
    """Return the rules that the rows of numbers imply, as position, start, end."""
    inside = characters.take(find_inside(characters, lattice.box))
    x0, _, x1, _ = lattice.box
    rules = [
        (y, x0, x1)
        for row in find_split_rows(lattice, inside)
        for y in _find_cuts(lattice, row, inside)
    ]
    return np.array(rules).reshape(-1, 3)


def _find_cuts(lattice: Lattice, row: int, inside: Characters) -> list[float]:
    x0, _, x1, _ = lattice.box
    box = (x0, float(lattice.ys[row]), x1, float(lattice.ys[row + 1]))
    lines = read_chunks(inside.take(find_inside(inside, box)))
    columns = list(pairwise(lattice.xs.tolist()))
    zone = Zone(box, (), (), tuple(lines))
    rows = find_form_rows(zone, lines, columns) if is_form(zone) else find_rows(zone, columns)
    return [(above.bottom + below.top) / 2 for above, below in pairwise(rows)]

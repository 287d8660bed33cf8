"""Which characters stand in a box, and in which row and column of a lattice."""

from __future__ import annotations

import numpy as np

from services.extraction.core.grids.lattice import Lattice
from services.extraction.core.pdf.page import Box, Characters, Indexes


def find_inside(characters: Characters, box: Box) -> Indexes:
    """Return the indexes of the characters whose middle is in the box."""
    x0, top, x1, bottom = box
    x = (characters.x0 + characters.x1) / 2
    y = (characters.top + characters.bottom) / 2
    return ((x >= x0) & (x <= x1) & (y >= top) & (y <= bottom)).nonzero()[0]


def locate(lattice: Lattice, characters: Characters) -> tuple[Indexes, Indexes]:
    """Return row and column of each character by its middle."""
    x = (characters.x0 + characters.x1) / 2
    y = (characters.top + characters.bottom) / 2
    return np.searchsorted(lattice.ys[1:-1], y), np.searchsorted(lattice.xs[1:-1], x)

"""Column rules that no rule crosses: closed above and below, where texts show rows between them."""

from __future__ import annotations

import numpy as np

from services.extraction.core.grids.rulings import SNAP
from services.extraction.core.pdf.page import Floats

# So many rules of one height may be the edges of columns.
_FEWEST = 3


def close_columns(horizontal: Floats, vertical: Floats) -> Floats:
    """Return rules above and below column rules that no rule crosses, as position, start, end."""
    free = vertical[~_is_crossed(horizontal, vertical)]
    closing = []
    while len(free):
        longest = free[(free[:, 2] - free[:, 1]).argmax()]
        inside = (free[:, 1] > longest[1] - 2 * SNAP) & (free[:, 2] < longest[2] + 2 * SNAP)
        own = free[inside]
        free = free[~inside]
        heights = own[:, 2] - own[:, 1]
        full = own[heights > heights.max() - 4 * SNAP]
        if len(full) >= _FEWEST:
            x0, x1 = own[:, 0].min(), own[:, 0].max()
            closing += [(longest[1], x0, x1), (longest[2], x0, x1)]
    return np.array(closing).reshape(-1, 3)


def _is_crossed(horizontal: Floats, vertical: Floats) -> np.ndarray:
    x, top, bottom = (column[:, None] for column in vertical.T)
    y, x0, x1 = horizontal.T
    near = (y > top - SNAP) & (y < bottom + SNAP) & (x > x0 - SNAP) & (x < x1 + SNAP)
    crossed: np.ndarray = near.any(1)
    return crossed

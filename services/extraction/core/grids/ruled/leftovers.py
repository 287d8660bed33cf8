"""What a page break leaves of rows and cells without a text: no rows of their own."""

from __future__ import annotations

import numpy as np

from services.extraction.core.grids.lattice import Lattice
from services.extraction.core.grids.placement import locate
from services.extraction.core.pdf.page import Characters, Flags

# What numbers are written with; so many columns of them tell of two rows.
_NUMBER_SIGNS = frozenset("0123456789.,%()-–−$€")
_FEWEST_NUMBERS = 2


def drop_leftovers(lattice: Lattice, characters: Characters) -> Lattice:
    """Drop rows that a page break has left open and empty, and edges that part nothing."""
    return _drop_open_ends(_drop_idle_edges(lattice, characters), characters)


def _drop_idle_edges(lattice: Lattice, characters: Characters) -> Lattice:
    """Drop edges that most cells reach over and that part only blank cells from blank ones.

    Numbers above and below an edge, in several columns, are of two rows.
    """
    inner = lattice.horizontal[1:-1]
    ruled = inner.sum(1)
    idle = ((ruled > 0) & (2 * ruled < inner.shape[1])).nonzero()[0]
    if not len(idle):
        return lattice
    rows, columns = locate(lattice, characters)
    speaks = np.zeros((len(lattice.vertical), inner.shape[1]), bool)
    speaks[rows, columns] = True
    silent = [at for at in idle.tolist() if not (speaks[at : at + 2] & inner[at]).any()]
    if not silent:
        return lattice
    is_text = np.array([sign not in _NUMBER_SIGNS for sign in characters.text.tolist()], bool)
    numbers = speaks.copy()
    numbers[rows[is_text], columns[is_text]] = False
    both = (numbers[:-1] & numbers[1:]).sum(1)
    dropped = [at for at in silent if both[at] < _FEWEST_NUMBERS]
    if not dropped:
        return lattice
    vertical = lattice.vertical.copy()
    for at in dropped:
        vertical[at + 1] |= vertical[at]
    edges = [at + 1 for at in dropped]
    return Lattice(
        lattice.xs,
        np.delete(lattice.ys, edges),
        np.delete(vertical, dropped, 0),
        np.delete(lattice.horizontal, edges, 0),
    )


def _drop_open_ends(lattice: Lattice, characters: Characters) -> Lattice:
    """Drop a first and a last row without text and cells that no rule closes towards the page."""
    horizontal, vertical = lattice.horizontal, lattice.vertical
    is_open = [len(vertical) > 2 and not edge.any() for edge in (horizontal[0], horizontal[-1])]
    if not any(is_open):
        return lattice
    rows = set(locate(lattice, characters)[0].tolist())
    last = len(vertical) - 1
    first = int(is_open[0] and 0 not in rows and not _parts(vertical[0], horizontal[1]))
    cut = int(is_open[1] and last not in rows and not _parts(vertical[last], horizontal[last]))
    return Lattice(
        lattice.xs,
        lattice.ys[first : last + 2 - cut],
        vertical[first : last + 1 - cut],
        horizontal[first : last + 2 - cut],
    )


def _parts(vertical: Flags, inner: Flags) -> bool:
    """Tell whether rules part the row into cells of its own, which its inner edge closes."""
    return bool((vertical[1:-1] & inner[:-1] & inner[1:]).any())

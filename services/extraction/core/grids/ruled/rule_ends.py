"""Column rules that begin or end where no rule runs across: there a row begins or ends."""

from __future__ import annotations

import numpy as np

from services.extraction.core.grids.lattice import Lattice
from services.extraction.core.grids.rulings import SNAP
from services.extraction.core.pdf.page import Flags, Floats


def add_ends(lattice: Lattice, vertical: Floats) -> Lattice:
    """Part the rows of a lattice where column rules begin or end; no edge is closed there yet."""
    x0, top, x1, bottom = lattice.box
    x, start, end = vertical.T
    own = vertical[(x > x0 - SNAP) & (x < x1 + SNAP) & (end > top) & (start < bottom)]
    ends = _find_ends(own, lattice.ys)
    if not ends:
        return lattice
    ys = np.array(sorted([*lattice.ys.tolist(), *ends]))
    old = np.searchsorted(lattice.ys, (ys[1:] + ys[:-1]) / 2) - 1
    flags = lattice.vertical[old] & _cover(own, lattice.xs, ys)
    horizontal = np.zeros((len(ys), len(lattice.xs) - 1), bool)
    horizontal[np.searchsorted(ys, lattice.ys)] = lattice.horizontal
    return _close_ends(Lattice(lattice.xs, ys, flags | _cover(own, lattice.xs, ys), horizontal))


def _find_ends(vertical: Floats, ys: Floats) -> list[float]:
    """Return where rules begin or end, away from the rows' edges, each place once."""
    places = vertical[:, 1:].ravel()
    at = np.searchsorted(ys, places).clip(1, len(ys) - 1)
    is_known = np.minimum(np.abs(places - ys[at - 1]), np.abs(places - ys[at])) <= 2 * SNAP
    ends: list[float] = []
    for end in sorted(places[~is_known & (ys[0] < places) & (places < ys[-1])].tolist()):
        if not ends or end - ends[-1] > 2 * SNAP:
            ends.append(end)
    return ends


def _cover(vertical: Floats, xs: Floats, ys: Floats) -> Flags:
    """By row and edge: whether a rule runs along the middle of the row."""
    covered = np.zeros((len(ys) - 1, len(xs)), bool)
    middles = (ys[1:] + ys[:-1]) / 2
    for x, start, end in vertical.tolist():
        covered[(middles > start) & (middles < end), np.abs(xs - x).argmin()] = True
    return covered


def _close_ends(lattice: Lattice) -> Lattice:
    """Close the edge where columns open or close, as far as they do."""
    horizontal = lattice.horizontal.copy()
    vertical = lattice.vertical
    for at in range(1, len(vertical)):
        changed = (vertical[at - 1] != vertical[at]).nonzero()[0]
        both = (vertical[at - 1] & vertical[at]).nonzero()[0].tolist()
        bounds = sorted({0, *both, len(lattice.xs) - 1})
        for edge in changed.tolist():
            left = max((x for x in bounds if x < edge), default=edge)
            right = min((x for x in bounds if x > edge), default=edge)
            horizontal[at, left:right] = True
    return Lattice(lattice.xs, lattice.ys, vertical, horizontal)

"""Rows that shading parts where no rule does."""

from __future__ import annotations

import numpy as np

from services.extraction.core.grids.lattice import Lattice
from services.extraction.core.grids.rulings import SNAP, straighten
from services.extraction.core.pdf.page import Characters, Flags, Floats

# Nearer than this to a ruled edge, a shade's edge is that edge.
_NEAR = 8.0
# A shade hangs from a rule that is no further from its top, in points; their ends agree so.
_HANGING, _SAME_END = 2.0, 6.0
# So many bands of one width shade the rows of a table.
_FEWEST_BANDS = 3


def add_shaded_rows(lattice: Lattice, shades: Floats, characters: Characters) -> Lattice:
    """Add the edges of shades that run right across a lattice through no character."""
    x0, top, x1, bottom = lattice.box
    across = (shades[:, 1] <= x0 + SNAP) & (shades[:, 2] >= x1 - SNAP)
    inside = shades[across & (shades[:, 0] > top) & (shades[:, 0] < bottom), 0]
    ys = [
        y
        for y in inside.tolist()
        if np.abs(lattice.ys - y).min() > _NEAR and not _cuts(characters, y, x0, x1)
    ]
    if not ys:
        return lattice
    merged = np.sort(np.concatenate([lattice.ys, ys]))
    rows = np.searchsorted(lattice.ys, (merged[:-1] + merged[1:]) / 2) - 1
    horizontal: Flags = np.ones((len(merged), lattice.horizontal.shape[1]), bool)
    horizontal[np.isin(merged, lattice.ys)] = lattice.horizontal
    return Lattice(lattice.xs, merged, lattice.vertical[rows], horizontal)


def _cuts(characters: Characters, y: float, x0: float, x1: float) -> bool:
    low, high = characters.top + 0.2 * characters.size, characters.bottom - 0.15 * characters.size
    crossing = (low < y) & (high > y) & (characters.x0 > x0) & (characters.x1 < x1)
    return bool(crossing.any())


def find_band_edges(areas: Floats) -> Floats:
    """Return the edges of bands of one width that shade every other row, as rules."""
    edges = [
        (y, x0, x1)
        for stack in _stack(areas)
        if len(stack) >= _FEWEST_BANDS
        for x0, top, x1, bottom in stack
        for y in (top, bottom)
    ]
    return np.array(sorted(edges)).reshape(-1, 3)


def _stack(areas: Floats) -> list[list[list[float]]]:
    """Group areas that stand one below the other with the same sides."""
    stacks: list[list[list[float]]] = []
    for area in sorted(areas.tolist(), key=lambda area: (round(area[0]), area[1])):
        last = stacks[-1][-1] if stacks else None
        if last and abs(area[0] - last[0]) < SNAP and abs(area[2] - last[2]) < SNAP:
            stacks[-1].append(area)
        else:
            stacks.append([area])
    return stacks


def find_head_edges(areas: Floats, rules: Floats) -> Floats:
    """Return where shades end that hang from a rule and are as wide: rules below heads."""
    hanging = [
        (bottom, x0, x1, 0.0)
        for stack in _stack(areas)
        for x0, top, x1, bottom in stack
        if len(stack) < _FEWEST_BANDS and len(rules) and np.abs(rules[:, 0] - top).min() <= _HANGING
    ]
    edges = straighten(np.array(hanging).reshape(-1, 4))
    fitting = [
        bool(((rules[:, 0] < y) & (np.abs(rules[:, 1:] - (x0, x1)).max(1) <= _SAME_END)).any())
        for y, x0, x1 in edges.tolist()
    ]
    kept: Floats = edges[np.array(fitting, bool)]
    return kept

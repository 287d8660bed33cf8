"""Crossing rules → the lattices they form: positions, and which stretches are ruled."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from services.extraction.core.grids.rulings import SNAP
from services.extraction.core.pdf.page import Box, Flags, Floats


@dataclass(frozen=True, slots=True)
class Lattice:
    """Rules that hang together."""

    xs: Floats
    """Positions of the columns' edges, from left to right."""
    ys: Floats
    """Positions of the rows' edges, from top to bottom."""
    vertical: Flags
    """By row and edge: whether the edge at `xs[edge]` is ruled along that row."""
    horizontal: Flags
    """By edge and column: whether the edge at `ys[edge]` is ruled along that column."""

    @property
    def box(self) -> Box:
        """The box that holds it."""
        x0, x1 = self.xs[[0, -1]].tolist()
        top, bottom = self.ys[[0, -1]].tolist()
        return x0, top, x1, bottom


def stack(above: Lattice, below: Lattice) -> Lattice:
    """Put one lattice under another of the same columns; what rules the edge between is above's."""
    return Lattice(
        above.xs,
        np.concatenate([above.ys, below.ys[1:]]),
        np.concatenate([above.vertical, below.vertical]),
        np.concatenate([above.horizontal, below.horizontal[1:]]),
    )


def find_lattices(horizontal: Floats, vertical: Floats) -> list[Lattice]:
    """Return one lattice per set of crossing rules, from top to bottom."""
    if not len(horizontal) or not len(vertical):
        return []
    labels_h, labels_v = _label(_cross(horizontal, vertical))
    lattices = []
    for label in range(labels_h.max() + 1):
        lattice = _build(horizontal[labels_h == label], vertical[labels_v == label])
        if lattice is not None:
            lattices.append(lattice)
    return sorted(lattices, key=lambda lattice: (lattice.box[1], lattice.box[0]))


def _cross(horizontal: Floats, vertical: Floats) -> Flags:
    y, x0, x1 = (column[:, None] for column in horizontal.T)
    x, top, bottom = vertical.T
    crossing: Flags = (x0 - SNAP <= x) & (x <= x1 + SNAP) & (top - SNAP <= y) & (y <= bottom + SNAP)
    return crossing


def _label(crossing: Flags) -> tuple[np.ndarray, np.ndarray]:
    """Number the connected sets; rules that cross nothing get -1."""
    rows, columns = np.full(crossing.shape[0], -1), np.full(crossing.shape[1], -1)
    waiting = crossing.any(1)
    label = 0
    while waiting.any():
        front = np.zeros(crossing.shape[0], bool)
        front[waiting.argmax()] = True
        while front.any():
            rows[front] = label
            reached = crossing[front].any(0) & (columns < 0)
            columns[reached] = label
            front = crossing[:, reached].any(1) & (rows < 0)
        waiting &= rows < 0
        label += 1
    return rows, columns


def _build(horizontal: Floats, vertical: Floats) -> Lattice | None:
    """Build a lattice; where rules run on beyond the last edge, that side is closed there."""
    xs = _edges(vertical[:, 0], horizontal[:, 1:])
    ys = _edges(horizontal[:, 0], vertical[:, 1:])
    if len(xs) < 2 or len(ys) < 2:
        return None
    return Lattice(
        xs, ys, _cover(vertical, xs, ys), np.ascontiguousarray(_cover(horizontal, ys, xs).T)
    )


def _edges(positions: Floats, extents: Floats) -> Floats:
    edges = sorted(set(positions.tolist()))
    ends = (extents[:, 0].min().item(), extents[:, 1].max().item())
    far = [end for end in ends if min([abs(edge - end) for edge in edges]) > 2 * SNAP]
    return np.array(sorted({*edges, *far}))


def _cover(rules: Floats, edges: Floats, steps: Floats) -> Flags:
    """By step and edge: whether a rule at that edge runs along the whole step."""
    low, high = steps[:-1], steps[1:]
    slack = np.minimum(SNAP + 0.5, 0.34 * (high - low))
    places = np.abs(edges[:, None] - rules[:, 0]).argmin(0)
    starts, ends = rules[:, 1, None], rules[:, 2, None]
    covered = np.zeros((len(edges), len(low)), bool)
    np.logical_or.at(covered, places, (starts <= low + slack) & (ends >= high - slack))
    return np.ascontiguousarray(covered.T)

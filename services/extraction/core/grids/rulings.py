"""Painted rules → straight segments: nearly equal positions made equal, broken lines mended."""

from __future__ import annotations

import numpy as np

from services.extraction.core.pdf.page import Floats, Indexes, PageContent, Rules

# Rules closer than this are one rule drawn twice, in points.
SNAP = 3.0
# Gaps up to this do not interrupt a rule: dots, dashes, rules drawn cell by cell.
GAP = 3.5
_SHORTEST = 4.0
# Rules further apart than this along one line may be those of two tables.
_APART = 6.0
# Part of a page beyond which a shaded area is its background.
_BACKGROUND = 0.6


def find_area_edges(page: PageContent) -> Rules:
    """Return the edges of shaded areas, but for those that are a page's background."""
    areas = page.areas
    sizes = (areas[:, 2] - areas[:, 0]) * (areas[:, 3] - areas[:, 1])
    x0, top, x1, bottom = areas[sizes < _BACKGROUND * page.width * page.height].T
    none = np.zeros_like(x0)
    across = [np.stack([y, x0, x1, none], axis=1) for y in (top, bottom)]
    down = [np.stack([x, top, bottom, none], axis=1) for x in (x0, x1)]
    return Rules(np.concatenate(across), np.concatenate(down))


def straighten(rules: Floats) -> Floats:
    """Return joined segments as rows of position, start, end, by position, then start."""
    if not len(rules):
        return np.empty((0, 3))
    clusters, positions = part_chains(rules, *snap(rules[:, 0]))
    order = np.lexsort((rules[:, 1], clusters))
    return _join(clusters[order], rules[order, 1], rules[order, 2], positions)


def snap(values: Floats) -> tuple[Indexes, Floats]:
    """Cluster values that follow each other within `SNAP`: cluster of each value, and means."""
    order = values.argsort(kind="stable")
    ordered = values[order]
    steps = np.zeros(len(values), bool)
    steps[1:] = ordered[1:] - ordered[:-1] > SNAP
    clusters = np.empty(len(values), np.intp)
    clusters[order] = steps.cumsum()
    means: Floats = np.bincount(clusters, values) / np.bincount(clusters)
    return clusters, means


def part_chains(rules: Floats, clusters: Indexes, positions: Floats) -> tuple[Indexes, Floats]:
    """Part clusters wider than `SNAP`: rules of several tables that only chance has chained.

    Rules that lie far apart along their line are of several tables, each with a mean of its own.
    """
    if np.abs(rules[:, 0] - positions[clusters]).max() <= SNAP / 2:
        return clusters, positions
    low, high = np.full(len(positions), np.inf), np.full(len(positions), -np.inf)
    np.minimum.at(low, clusters, rules[:, 0])
    np.maximum.at(high, clusters, rules[:, 0])
    wide = (high - low > SNAP).nonzero()[0].tolist()
    if not wide:
        return clusters, positions
    placed = positions[clusters]
    for cluster in wide:
        at = (clusters == cluster).nonzero()[0]
        for stretch in _part_along(rules[at]):
            own, means = snap(rules[at[stretch], 0])
            placed[at[stretch]] = means[own]
    return _number(placed)


def _part_along(rules: Floats) -> list[Indexes]:
    """Return the rules of each stretch of the line; more white than rows leave parts stretches."""
    order = rules[:, 1].argsort(kind="stable")
    reach = np.maximum.accumulate(rules[order, 2])
    begins = (rules[order[1:], 1] > reach[:-1] + _APART).nonzero()[0] + 1
    return np.split(order, begins)


def _number(placed: Floats) -> tuple[Indexes, Floats]:
    """Number positions from low to high; those within half of `SNAP` are one."""
    known, owners = np.unique(placed, return_inverse=True)
    groups = np.concatenate(([0], (np.diff(known) > SNAP / 2).cumsum()))
    clusters = groups[owners]
    return clusters, np.bincount(clusters, placed) / np.bincount(clusters)


def _join(clusters: Indexes, starts: Floats, ends: Floats, positions: Floats) -> Floats:
    begins: list[int] = []
    lasts: list[float] = []
    current, last = -1, 0.0
    rows = zip(clusters.tolist(), starts.tolist(), ends.tolist(), strict=True)
    for at, (cluster, start, end) in enumerate(rows):
        if cluster == current and start <= last + GAP:
            last = end if end > last else last
            lasts[-1] = last
        else:
            current, last = cluster, end
            begins.append(at)
            lasts.append(last)
    array: Floats = np.column_stack([positions[clusters[begins]], starts[begins], lasts])
    kept: Floats = array[array[:, 2] - array[:, 1] >= _SHORTEST]
    return kept

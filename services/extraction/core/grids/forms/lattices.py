"""Zones of Chinese text without column rules → lattices: a tree of headings over rows of texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from services.extraction.core.cell_text import FIRST_WIDE
from services.extraction.core.grids.aligned.column_cuts import cut_columns
from services.extraction.core.grids.aligned.column_edges import find_edges, part_at_edges
from services.extraction.core.grids.aligned.rows import is_caption
from services.extraction.core.grids.aligned.spans import find_overflows
from services.extraction.core.grids.chunks import Chunk, ChunkLine
from services.extraction.core.grids.forms.column_heads import put_head
from services.extraction.core.grids.forms.edges import close_edges, find_heights, open_spans
from services.extraction.core.grids.forms.headings import Stacks, find_headings
from services.extraction.core.grids.forms.rows import find_form_rows, split_head, to_row
from services.extraction.core.grids.forms.spaced_labels import join_spaced_labels
from services.extraction.core.grids.forms.spans import find_row_spans
from services.extraction.core.grids.forms.text_forms import (
    build_text_form,
    is_text_form,
    join_labels,
)
from services.extraction.core.grids.lattice import Lattice
from services.extraction.core.grids.zone import Row, Segment, Zone

# Share of the texts without numbers that are Chinese.
_CHINESE = 0.5


def is_form(zone: Zone) -> bool:
    """Tell whether the words of a zone are Chinese."""
    texts = [chunk.text for line in zone.lines for chunk in line.chunks if not chunk.is_number]
    chinese = sum(any(letter >= FIRST_WIDE for letter in text) for text in texts)
    return chinese > _CHINESE * len(texts)


def build_form(zone: Zone) -> Lattice | None:
    """Build the lattice of a form; None where its lines share no white."""
    captions, below = _part_captions(replace(zone, lines=tuple(join_spaced_labels(zone.lines))))
    lattice = _build(below)
    return _put_above(lattice, captions, zone.box[1]) if lattice and captions else lattice


def _part_captions(zone: Zone) -> tuple[list[Row], Zone]:
    """Part the lines at the top that say unit and department: each is a row for itself."""
    head, _ = split_head(zone)
    count = max((at for at, line in enumerate(head, 1) if is_caption(line)), default=0)
    if not count or count == len(zone.lines):
        return [], zone
    above, below = zone.lines[:count], zone.lines[count:]
    x0, _, x1, bottom = zone.box
    box = (x0, (above[-1].bottom + below[0].top) / 2, x1, bottom)
    return [to_row([line]) for line in above], replace(zone, box=box, lines=below)


def _put_above(lattice: Lattice, rows: Sequence[Row], top: float) -> Lattice:
    cuts = [(above.bottom + below.top) / 2 for above, below in pairwise(rows)]
    vertical = np.ones((len(rows), len(lattice.xs)), bool)
    for at, row in enumerate(rows):
        for first, last in find_overflows(row, lattice.xs.tolist()):
            vertical[at, first + 1 : last + 1] = False
    return Lattice(
        lattice.xs,
        np.concatenate([[top, *cuts], lattice.ys]),
        np.concatenate([vertical, lattice.vertical]),
        np.concatenate([np.ones((len(rows), len(lattice.xs) - 1), bool), lattice.horizontal]),
    )


def _build(zone: Zone) -> Lattice | None:
    head, body = split_head(zone)
    head_end = head[-1].bottom if head else zone.box[1]
    columns = cut_columns(zone.lines, head_end, is_form=True)
    if len(columns) < 2:
        return None
    edges = find_edges(columns, zone)
    rules = _list_row_rules(zone)
    stacks = find_headings(head, columns, edges, rules, _find_middle(zone, head, body))
    has_levels = any(len(stack) > 1 for stack in stacks)
    if not zone.is_row_ruled and is_text_form(body, columns, has_levels=has_levels):
        return _build_text_form(zone, head, body, edges, stacks)
    body = [_part_at_edges(line, edges) for line in body]
    rows = find_form_rows(zone, body, columns)
    ys, head_rows = find_heights(zone, head, rows, stacks, rules)
    if len(ys) < 3:
        return None
    vertical = np.ones((len(ys) - 1, len(edges)), bool)
    horizontal = close_edges(rules, ys, edges, stacks, head_rows)
    open_spans(stacks, ys, head_rows, horizontal, vertical)
    for row in rows:
        at = int(np.searchsorted(ys, (row.top + row.bottom) / 2)) - 1
        for first, last in find_row_spans(row, edges, stacks):
            vertical[at, first + 1 : last + 1] = False
    lattice = Lattice(np.array(edges), np.array(ys), vertical, horizontal)
    return join_labels(lattice, body, head_rows)


def _part_at_edges(line: ChunkLine, edges: Sequence[float]) -> ChunkLine:
    """Part the texts of a line at edges; the letters of a spaced label stay together."""
    chunks = tuple(
        part
        for chunk in line.chunks
        for part in ([chunk] if _is_spaced(chunk) else part_at_edges(chunk, edges))
    )
    return replace(line, chunks=chunks) if len(chunks) > len(line.chunks) else line


def _is_spaced(chunk: Chunk) -> bool:
    return len(chunk.words) == len(chunk.text)


def _build_text_form(
    zone: Zone,
    head: Sequence[ChunkLine],
    body: Sequence[ChunkLine],
    edges: Sequence[float],
    stacks: Stacks,
) -> Lattice | None:
    """Build a form of text, below the tree of its headings where some are over several columns."""
    fullest = max(head, key=lambda line: len(line.chunks), default=None)
    is_card = any(
        line.chunks[0].x0 < edges[1] for line in head[: head.index(fullest) if fullest else 0]
    )
    has_tree = not is_card and any(
        stack[0].first < stack[0].last for stack in stacks if len(stack) > 1
    )
    if not has_tree or not body:
        return build_text_form(zone, edges)
    end = (head[-1].bottom + body[0].top) / 2
    box = (zone.box[0], end, *zone.box[2:])
    form = build_text_form(replace(zone, box=box, lines=tuple(body)), edges)
    return put_head(form, stacks, zone.box[1], end) if form else None


def _find_middle(zone: Zone, head: Sequence[ChunkLine], body: Sequence[ChunkLine]) -> float:
    """Return the middle of the head's height: between rules or rows, else of its texts."""
    if not head or not zone.rules:
        return (head[0].top + head[-1].bottom) / 2 if head else 0.0
    low, high = head[-1].bottom, body[0].top if body else zone.box[3]
    end = next((y for y in zone.rules if low - 2 < y < high + 2), (low + high) / 2)
    return (zone.box[1] + end) / 2


def _list_row_rules(zone: Zone) -> list[Segment]:
    """Return the rules between rows, where every row has one: full ones and partial ones."""
    if not zone.is_row_ruled:
        return []
    full = [Segment(y, zone.box[0], zone.box[2]) for y in zone.rules]
    return sorted([*full, *zone.segments], key=lambda rule: rule.y)

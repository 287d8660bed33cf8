"""Shading of every other row that leaves out the first: that row, and the head above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from services.extraction.core.grids.aligned.row_lines import is_row, laps
from services.extraction.core.grids.aligned.runs import find_head
from services.extraction.core.grids.chunks import ChunkLine, read_chunks
from services.extraction.core.grids.forms.open_forms import (
    find_form_head,
    is_chinese,
    is_form_row,
)
from services.extraction.core.grids.placement import find_inside
from services.extraction.core.grids.zone import Zone
from services.extraction.core.pdf.page import Characters

# A row and the head above it begin no higher above the first shade, in points.
_HEIGHT = 120.0
# White between a row and the shade below it, in sizes.
_NEAR = 1.2


def add_first_row(zone: Zone, characters: Characters) -> Zone:
    """Add what stands above the first shade of a zone that has no head yet."""
    if not zone.lines[0].has_value:
        return zone
    x0, top, x1, bottom = zone.box
    box = (x0 - 3, max(top - _HEIGHT, 0.0), x1 + 3, top)
    lines = read_chunks(characters.take(find_inside(characters, box)))
    body = _find_row(lines, top)
    rows = [*lines[body:], *zone.lines]
    if body == len(lines) and not _is_near(lines, top):
        return zone
    start = (find_form_head if is_chinese(rows) else find_head)([*lines, *zone.lines], body)
    if start == len(lines):
        return zone
    inner = [(lines[body - 1].bottom + rows[0].top) / 2] if start < body else []
    edges = [*inner, top] if body < len(lines) else inner
    return replace(
        zone,
        box=(x0, lines[start].top - 1, x1, bottom),
        rules=(*edges, *zone.rules),
        lines=(*lines[start:], *zone.lines),
    )


def _find_row(lines: Sequence[ChunkLine], top: float) -> int:
    """Return where the row right above a shade begins; the end of the lines where there is none."""
    at = len(lines) - 1
    if at > 0 and laps(lines[at - 1], lines[at]) and not is_form_row(lines[at]):
        at -= 1
    if not _is_near(lines, top) or not (is_row(lines[at]) or is_form_row(lines[at])):
        return len(lines)
    return at - 1 if at and laps(lines[at - 1], lines[at]) else at


def _is_near(lines: Sequence[ChunkLine], top: float) -> bool:
    return bool(lines) and top - lines[-1].bottom < _NEAR * lines[-1].size

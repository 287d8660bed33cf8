"""Tables of texts without any rule: told by the caption and the columns that all lines keep."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from services.extraction.core.grids.chunks import Chunk, ChunkLine
from services.extraction.core.grids.prose import is_prose
from services.extraction.core.grids.zone import Zone

# What numbers a table in its caption, and the lines that a caption takes at most.
_CAPTION = re.compile(r"(?:Table|TABLE|Tableau|Tabelle|Exhibit)[A-Z]?\d{1,3}(?:[.:–—-]|[A-Z]|$)")
_CAPTION_LINES = 3
# White between lines of one table, in sizes.
_STEP = 2.0
# Lines and columns that a table has at least, and the share of lines on which texts stand apart.
_FEWEST_LINES, _FEWEST_COLUMNS, _APART = 4, 2, 0.5
# White between texts of two columns, in sizes.
_GAP = 1.0


@dataclass(slots=True)
class _Columns:
    """The extents of columns, as the lines so far show them."""

    extents: list[tuple[float, float]]
    lines: list[ChunkLine] = field(default_factory=list)

    def take(self, line: ChunkLine) -> bool:
        """Add a line whose texts each stand in one column; tell whether it is such a line."""
        places = [self._find(chunk) for chunk in line.chunks]
        if None in places:
            return False
        for place, chunk in zip(places, line.chunks, strict=True):
            if place is not None:
                start, end = self.extents[place]
                self.extents[place] = (min(start, chunk.x0), max(end, chunk.x1))
        self.lines.append(line)
        return True

    def _find(self, chunk: Chunk) -> int | None:
        white = _GAP * chunk.size / 2
        touched = [
            at
            for at, (start, end) in enumerate(self.extents)
            if chunk.x0 - white < end and chunk.x1 + white > start
        ]
        return touched[0] if len(touched) == 1 else None


def find_captioned_texts(lines: Sequence[ChunkLine]) -> list[Zone]:
    """Return the zones of texts in columns below captions, from top to bottom."""
    zones = []
    for at, line in enumerate(lines):
        if _is_caption(line):
            start = _find_head(lines, at)
            if start is not None and (zone := _read(lines[start:])) is not None:
                zones.append(zone)
    return zones


def _is_caption(line: ChunkLine) -> bool:
    """Tell whether a line is a caption; a dash stands apart from the words around it."""
    text = "".join(chunk.text for chunk in line.chunks)
    return not line.is_tabular and _CAPTION.match(text) is not None


def _find_head(lines: Sequence[ChunkLine], caption: int) -> int | None:
    """Return the first line below a caption on which texts stand apart."""
    for at in range(caption + 1, min(caption + 1 + _CAPTION_LINES, len(lines))):
        if lines[at].top - lines[at - 1].bottom > _STEP * lines[at].size:
            return None
        if lines[at].is_tabular:
            return at
    return None


def _read(lines: Sequence[ChunkLine]) -> Zone | None:
    columns = _Columns([(chunk.x0, chunk.x1) for chunk in lines[0].chunks])
    bottom = lines[0].top
    for line in lines:
        if line.top - bottom > _STEP * line.size or not columns.take(line):
            break
        bottom = line.bottom
    rows = columns.lines
    while rows and not rows[-1].is_tabular and rows[-1].chunks[0].x0 < columns.extents[0][1]:
        rows.pop()
    apart = sum(line.is_tabular for line in rows)
    is_enough = apart >= max(_FEWEST_LINES, _APART * len(rows))
    if not is_enough or len(columns.extents) < _FEWEST_COLUMNS or _holds_prose(rows):
        return None
    x0, x1 = columns.extents[0][0], max(end for _, end in columns.extents)
    head = (rows[0].bottom + rows[1].top) / 2
    return Zone((x0, rows[0].top, x1, rows[-1].bottom), (head,), (), tuple(rows))


def _holds_prose(rows: Sequence[ChunkLine]) -> bool:
    """Tell whether the texts of the first column, or those of the last, are lines of prose."""
    sides = [[_keep(line, at) for line in rows if line.is_tabular] for at in (0, -1)]
    return any(map(is_prose, sides))


def _keep(line: ChunkLine, at: int) -> ChunkLine:
    return ChunkLine(line.top, line.bottom, line.size, (line.chunks[at],))

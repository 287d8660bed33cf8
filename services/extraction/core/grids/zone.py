"""A region without column rules that may hold a table, and its rows."""

from __future__ import annotations

from dataclasses import dataclass

from services.extraction.core.grids.chunks import ChunkLine
from services.extraction.core.pdf.page import Box

# A rule may cut this far into the box of a text, in points.
_SLACK = 2.0


@dataclass(frozen=True, slots=True)
class Segment:
    """A short rule inside a zone, under a heading that spans columns."""

    y: float
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class Zone:
    """A region that may hold a table: its full rules from top to bottom, and its lines."""

    box: Box
    rules: tuple[float, ...]
    """Positions of the rules that run right across, between top and bottom."""
    segments: tuple[Segment, ...]
    lines: tuple[ChunkLine, ...]

    is_row_ruled: bool = False
    """A rule parts every row from the next."""

    @property
    def head_end(self) -> float:
        """Where the head ends: at the first inner rule; at the top where there is none.

        Where every row is ruled, at the last rule above the first number but for years.
        """
        if self.is_row_ruled:
            first = next((line.top for line in self.lines if line.has_value), self.box[1])
            return max((y for y in self.rules if y <= first + _SLACK), default=self.box[1])
        return self.rules[0] if self.rules else self.box[1]


@dataclass(frozen=True, slots=True)
class Row:
    """Lines that make one row."""

    top: float
    bottom: float
    lines: tuple[ChunkLine, ...]
    is_head: bool

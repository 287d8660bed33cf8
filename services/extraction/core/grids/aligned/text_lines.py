"""Lines of text between two column rules, and whether one may go on in the next."""

from __future__ import annotations

from dataclasses import dataclass

from services.extraction.core.cell_text import FIRST_WIDE
from services.extraction.core.grids.chunks import ChunkLine
from services.extraction.core.grids.ruled.half_ruled import is_number
from services.extraction.core.pdf.page import Box

# A line is full when it leaves less free than the margins of a cell, in sizes and at most in
# points, and room for no more of the next line.
_MARGINS, _MOST_MARGINS = 1.5, 12.0
_WIDE, _NARROW = 1.0, 0.56
# Lines of one text leave no more white than this, in sizes.
_LOOSEST = 0.8
# Lines begin at the same place when they differ by less, in sizes.
_FLUSH = 0.3
# What no text begins with, and what it does not end with.
_CLOSING, _OPENING = "，。、；：）》”！？,;:)%", "（《“("
# Signs that a number follows.
_SIGNS = "≥≤<>＜＞=＝"


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of text between two edges."""

    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    text: str
    right: float | None = None
    """Where its cell ends, when not with the column."""

    @property
    def middle(self) -> float:
        """Its vertical middle."""
        return (self.top + self.bottom) / 2

    @property
    def is_number(self) -> bool:
        """Whether it is a number or a mark that stands for one."""
        return is_number(self.text)


@dataclass(frozen=True, slots=True)
class TextCell:
    """Lines that are one text."""

    lines: tuple[TextLine, ...]

    @property
    def top(self) -> float:
        """Where it begins."""
        return self.lines[0].top

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.lines[-1].bottom

    @property
    def middle(self) -> float:
        """Its vertical middle."""
        return (self.top + self.bottom) / 2

    @property
    def size(self) -> float:
        """The size of its letters."""
        return self.lines[0].size

    @property
    def is_number(self) -> bool:
        """Whether it is a number."""
        return len(self.lines) == 1 and self.lines[0].is_number


@dataclass(frozen=True, slots=True)
class Strip:
    """The lines between two edges, from top to bottom."""

    box: Box
    lines: tuple[TextLine, ...]

    def may_wrap(self, above: TextLine, below: TextLine) -> bool:
        """Tell whether a line is as near as the next one of a text, and found no room above."""
        if below.top - above.bottom > _LOOSEST * below.size:
            return False
        if below.text.startswith(tuple(_CLOSING)) or above.text.endswith(tuple(_OPENING)):
            return True
        if not above.text.strip(_SIGNS) and below.text[0].isdigit():
            return True
        if above.is_number or below.is_number:
            return False
        margins = min(_MARGINS * above.size, _MOST_MARGINS)
        beginning = _measure_beginning(below)
        right = above.right or self.box[2]
        if right - self.box[0] - (above.x1 - above.x0) < beginning + margins:
            return True
        is_flush = abs(above.x0 - below.x0) < _FLUSH * above.size and below.x1 < above.x1
        return is_flush and right - above.x1 < beginning + margins / 2


def to_line(line: ChunkLine) -> TextLine:
    """Make one line of all texts that stand on it."""
    first, last = line.chunks[0], line.chunks[-1]
    text = "".join(chunk.text for chunk in line.chunks)
    return TextLine(first.x0, last.x1, line.top, line.bottom, line.size, text)


def _measure_beginning(line: TextLine) -> float:
    """Return the width of what cannot be parted at the beginning of a line."""
    if line.text[0] >= FIRST_WIDE:
        return _WIDE * line.size
    letters = 0
    while letters < len(line.text) and " " < line.text[letters] < FIRST_WIDE:
        letters += 1
    return _NARROW * line.size * max(letters, 1)

"""Characters outside of tables → printed lines, cut where a wide gap parts what stands apart."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from services.extraction.core.cell_text import to_line_text
from services.extraction.core.pdf.composing import find_blanks, split_at_steps, to_flow
from services.extraction.core.pdf.page import Box, Characters, Flags, Floats, Indexes

# A gap wider than this many sizes parts two texts on one line.
APART = 3.0
# One character of a letter-spaced title may stand further off, up to this many sizes.
LETTER_SPACED = 8.0


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line, or the part of a line that stands apart."""

    text: str
    box: Box
    size: float
    is_bold: bool


def read_lines(characters: Characters) -> list[PrintedLine]:
    """Return the lines from top to bottom, the parts of one line from left to right."""
    if not len(characters):
        return []
    flow = to_flow(characters)
    groups = characters.turn.astype(np.intp)
    lines = split_at_steps(groups, flow.across, characters.size)
    order = np.lexsort((flow.start, lines))
    starts = _find_starts(characters, flow.start, flow.end, lines, order)
    blanks = find_blanks(characters, flow, order) & ~starts
    pieces = np.char.add(np.where(blanks, " ", ""), characters.text[order]).tolist()
    bounds = [*np.flatnonzero(starts).tolist(), len(order)]
    found = [
        _build(characters, order[first:last], "".join(pieces[first:last]))
        for first, last in pairwise(bounds)
    ]
    return sorted((line for line in found if line.text), key=lambda line: line.box[1])


def _find_starts(
    characters: Characters, start: Floats, end: Floats, lines: Indexes, order: Indexes
) -> Flags:
    """Tell which characters, in this order, begin a line or a part that stands apart."""
    new_line = np.ones(len(order), bool)
    new_line[1:] = lines[order[1:]] != lines[order[:-1]]
    gap = np.zeros(len(order))
    gap[1:] = start[order[1:]] - end[order[:-1]]
    size = characters.size[order]
    apart = new_line | (gap > APART * size)
    alone = apart & np.append(apart[1:], True)
    is_letter = np.array([ord(text) > 0x2E80 for text in characters.text[order].tolist()])
    lone_letter = alone & is_letter
    spaced = lone_letter & np.roll(lone_letter, 1) & (gap <= LETTER_SPACED * size)
    starts: Flags = (apart & ~spaced) | new_line
    return starts


def _build(characters: Characters, indexes: Indexes, text: str) -> PrintedLine:
    part = characters.take(indexes)
    box = (
        float(part.x0.min()),
        float(part.top.min()),
        float(part.x1.max()),
        float(part.bottom.max()),
    )
    is_bold = bool(part.bold.mean() > 0.5)
    return PrintedLine(to_line_text(text), box, float(np.median(part.size)), is_bold)

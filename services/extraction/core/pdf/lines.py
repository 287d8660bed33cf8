"""Characters outside of tables → printed lines, cut where a wide gap parts what stands apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.char import add

from services.extraction.core.cell_text import to_line_text
from services.extraction.core.pdf.composing import (
    Flow,
    find_blanks,
    find_medians,
    split_at_steps,
    to_flow,
)
from services.extraction.core.pdf.page import Box, Characters, Flags, Indexes

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


def read_lines(characters: Characters, apart: float = APART) -> list[PrintedLine]:
    """Return the lines from top to bottom, the parts of one line from left to right.

    A gap wider than `apart`, in sizes, parts two texts on one line.
    """
    if not len(characters):
        return []
    flow = to_flow(characters)
    groups = characters.turn.astype(np.intp)
    lines = split_at_steps(groups, flow.across, characters.size)
    order = np.lexsort((flow.start, lines))
    starts = _find_starts(characters, flow, (lines, order), apart)
    blanks = find_blanks(characters, flow, order) & ~starts
    pieces = add(np.where(blanks, " ", ""), characters.text[order]).tolist()
    texts = [
        to_line_text("".join(pieces[first:last]))
        for first, last in pairwise([*starts.nonzero()[0].tolist(), len(order)])
    ]
    found = map(PrintedLine, texts, *_measure(characters.take(order), starts.nonzero()[0]))
    return sorted((line for line in found if line.text), key=lambda line: line.box[1])


def _find_starts(
    characters: Characters, flow: Flow, lines_in_order: tuple[Indexes, Indexes], apart: float
) -> Flags:
    """Tell which characters, in this order, begin a line or a part that stands apart."""
    lines, order = lines_in_order
    new_line = np.ones(len(order), bool)
    new_line[1:] = lines[order[1:]] != lines[order[:-1]]
    gap = np.zeros(len(order))
    gap[1:] = flow.start[order[1:]] - flow.end[order[:-1]]
    size = characters.size[order]
    is_apart = new_line | (gap > apart * size)
    alone = is_apart & np.append(is_apart[1:], True)
    is_letter = characters.text[order].view(np.uint32) > 0x2E80
    lone_letter = alone & is_letter
    spaced = lone_letter & np.roll(lone_letter, 1) & (gap <= LETTER_SPACED * size)
    starts: Flags = (is_apart & ~spaced) | new_line
    return starts


def _measure(
    ordered: Characters, starts: Indexes
) -> tuple[Iterable[Box], Iterable[float], Iterable[bool]]:
    """Return box, size and weight of each line."""
    boxes = zip(
        np.minimum.reduceat(ordered.x0, starts).tolist(),
        np.minimum.reduceat(ordered.top, starts).tolist(),
        np.maximum.reduceat(ordered.x1, starts).tolist(),
        np.maximum.reduceat(ordered.bottom, starts).tolist(),
        strict=True,
    )
    bold = np.add.reduceat(ordered.bold, starts, dtype=np.intp)
    is_bold = 2 * bold > np.diff(starts, append=len(ordered))
    return boxes, find_medians(ordered.size, starts).tolist(), is_bold.tolist()

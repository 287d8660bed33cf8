"""Boxes of characters across the reading direction, from baseline and size alone."""

from __future__ import annotations

import numpy as np

from services.extraction.core.pdf.page import Flags, Floats, Indexes

# How far a glyph reaches above and below its baseline, in sizes: a box that no font can distort.
ASCENT, DESCENT = 0.86, 0.14


def upright_boxes(
    turn: Indexes, size: Floats, origin_x: Floats, origin_y: Floats, boxes: Floats
) -> tuple[Floats, Floats, Floats, Floats]:
    """Return top, bottom, x0, x1: along the line as the font says, across it from the baseline."""
    x0, top, x1, bottom = boxes.T
    if not turn.any():
        return origin_y - ASCENT * size, origin_y + DESCENT * size, x0, x1
    sideways = turn % 2 == 1
    up = np.where(turn == 2, -1.0, 1.0) * size
    edge = np.where(turn == 1, -1.0, 1.0) * size
    first_y, last_y = origin_y - ASCENT * up, origin_y + DESCENT * up
    first_x, last_x = origin_x - ASCENT * edge, origin_x + DESCENT * edge
    return (
        np.where(sideways, top, np.minimum(first_y, last_y)),
        np.where(sideways, bottom, np.maximum(first_y, last_y)),
        np.where(sideways, np.minimum(first_x, last_x), x0),
        np.where(sideways, np.maximum(first_x, last_x), x1),
    )


def share_boxes(x0: Floats, x1: Floats, joined: Flags) -> tuple[Floats, Floats]:
    """Give each letter of a ligature its part of the glyph's width.

    `joined` says of each character whether it is drawn by the same glyph as the one before.
    """
    if not joined.any():
        return x0, x1
    glyphs = (~joined).cumsum() - 1
    counts = np.bincount(glyphs)[glyphs]
    first = (~joined).nonzero()[0][glyphs]
    place = np.arange(len(x0)) - first
    width = (x1 - x0) / counts
    return x0 + place * width, x0 + (place + 1) * width

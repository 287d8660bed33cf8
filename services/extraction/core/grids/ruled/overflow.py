"""Texts too long for their cell that run over a ruled edge: kept whole where they begin."""

from __future__ import annotations

import numpy as np

from services.extraction.core.cell_text import FIRST_WIDE
from services.extraction.core.grids.lattice import Lattice
from services.extraction.core.grids.ruled.half_ruled import is_number
from services.extraction.core.pdf.page import Characters, Flags, Indexes

# A character is cut by an edge that lies this far inside of it, in sizes.
_INSIDE = 0.15
# Characters of one text follow each other with no more white or overlap than this, in sizes.
_STEP = 0.3
# Full-width marks, whose ink leaves white, and the step from and to them.
_MARKS, _STEP_AT_MARKS = list("（）《》“”、，。：；"), 0.75
# Marks that a line may end with beyond its cell, and how closely its next character would join.
_CLOSING, _JOINED = list("）》”、，。：；"), 0.02
_TOUCHING = 0.06


def keep_texts_whole(
    lattice: Lattice, characters: Characters, rows: Indexes, columns: Indexes
) -> Indexes:
    """Return the column of each character; texts that an edge cuts through stay together.

    A number belongs where most of it stands, any other text where it begins.
    """
    cut = _find_cut(lattice, characters, rows, columns)
    if not cut.any():
        return columns
    whole = columns.copy()
    texts = _number_texts(characters, cut)
    for text in sorted(set(texts[cut].tolist())):
        members = (texts == text).nonzero()[0]
        own = columns[members]
        is_amount = is_number("".join(characters.text[members].tolist()))
        whole[members] = np.bincount(own).argmax() if is_amount else own[0]
    return whole


def _find_cut(lattice: Lattice, characters: Characters, rows: Indexes, columns: Indexes) -> Flags:
    """Tell which upright characters a ruled edge runs through."""
    margin = _INSIDE * characters.size
    left = characters.x0 + margin < lattice.xs[columns]
    right = characters.x1 - margin > lattice.xs[columns + 1]
    cut = left & lattice.vertical[rows, columns] & (columns > 0)
    cut |= right & lattice.vertical[rows, columns + 1] & (columns < len(lattice.xs) - 2)
    steps = ((columns[1:] == columns[:-1] + 1) & (rows[1:] == rows[:-1])).nonzero()[0] + 1
    steps = steps[lattice.vertical[rows[steps], columns[steps]]]
    cut[steps[_touches(characters, steps)]] = True
    upright: Flags = cut & (characters.turn == 0)
    return upright


def _touches(characters: Characters, at: Indexes) -> Flags:
    """Tell which of these follow a Chinese character, themselves one, without white between."""
    codes, size = characters.text.view(np.uint32), characters.size[at]
    wide = (codes[at] >= ord(FIRST_WIDE)) & (codes[at - 1] >= ord(FIRST_WIDE))
    gap = np.abs(characters.x0[at] - characters.x1[at - 1])
    level = np.abs(characters.baseline[at] - characters.baseline[at - 1]) < _INSIDE * size
    touches: Flags = wide & level & (gap < _TOUCHING * size)
    return touches


def _number_texts(characters: Characters, cut: Flags) -> Indexes:
    """Number the texts: characters drawn one after the other, side by side on one line.

    A closing mark that an edge cuts ends its text, unless the next character joins it closely.
    """
    size = characters.size[1:]
    codes = characters.text.view(np.uint32)
    mark = np.isin(characters.text, _MARKS)
    step = np.where(mark[1:] | mark[:-1], _STEP_AT_MARKS, _STEP) * size
    begins = np.abs(characters.x0[1:] - characters.x1[:-1]) > step
    begins |= np.abs(np.diff(characters.baseline)) > _INSIDE * size
    begins |= (codes[:-1] >= ord(FIRST_WIDE)) & (codes[1:] < ord(FIRST_WIDE))
    at = cut[:-1].nonzero()[0]
    at = at[np.isin(characters.text[at], _CLOSING)]
    begins[at] |= np.abs(characters.x0[at + 1] - characters.x1[at]) > _JOINED * size[at]
    numbers: Indexes = np.append(0, begins.cumsum())
    return numbers

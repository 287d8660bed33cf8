"""Labels left of shaded rows of numbers: a column of the table that is not shaded with the rest."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from services.extraction.core.grids.chunks import ChunkLine, read_chunks
from services.extraction.core.grids.lattice import Lattice
from services.extraction.core.grids.placement import find_inside
from services.extraction.core.grids.prose import is_prose
from services.extraction.core.pdf.page import Box, Characters

# So many rows are labelled, at least, and this share of all; one column fewer is shaded.
_FEWEST, _LABELLED = 3, 0.8
# Share of the texts in the first shaded column that are numbers: it holds no labels.
_NUMBERS = 0.6


def add_labels(lattice: Lattice, characters: Characters) -> Lattice:
    """Add the column of texts that stand beside shaded rows, if those hold numbers alone."""
    x0, top, _, bottom = lattice.box
    if min(len(lattice.ys), len(lattice.xs) + 1) <= _FEWEST or not _begins_with_numbers(
        lattice, characters
    ):
        return lattice
    labels = _read(characters, (0.0, top, x0, bottom))
    if not _label_rows(labels, lattice) or is_prose(labels):
        return lattice
    left = min(line.chunks[0].x0 for line in labels) - 1
    return Lattice(
        np.concatenate([[left], lattice.xs]),
        lattice.ys,
        np.concatenate([np.ones((len(lattice.vertical), 1), bool), lattice.vertical], axis=1),
        np.concatenate([np.ones((len(lattice.horizontal), 1), bool), lattice.horizontal], axis=1),
    )


def _begins_with_numbers(lattice: Lattice, characters: Characters) -> bool:
    x0, top, _, bottom = lattice.box
    lines = _read(characters, (x0, top, float(lattice.xs[1]), bottom))
    numbers = sum(line.has_value for line in lines)
    return numbers >= max(_FEWEST, _NUMBERS * len(lines))


def _label_rows(labels: Sequence[ChunkLine], lattice: Lattice) -> bool:
    """Tell whether most rows have a label, each within its row and of one text."""
    ys = lattice.ys.tolist()
    within = [
        any(a - 1 < line.top and line.bottom < b + 1 and len(line.chunks) == 1 for line in labels)
        for a, b in pairwise(ys)
    ]
    return sum(within) >= max(_FEWEST, _LABELLED * len(within))


def _read(characters: Characters, box: Box) -> list[ChunkLine]:
    return read_chunks(characters.take(find_inside(characters, box)))

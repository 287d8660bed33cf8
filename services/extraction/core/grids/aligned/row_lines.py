"""What tells that a line is a row of numbers, or one of a text that is centred in such a row."""

from __future__ import annotations

from services.extraction.core.grids.chunks import ChunkLine
from services.extraction.core.grids.marks import is_mark

# Share of numbers on a line of a table.
_NUMBERS = 0.4
# Lines that share this part of their height stand beside each other.
BESIDE = 0.2


def is_row(line: ChunkLine) -> bool:
    """Tell whether a line is a row: at least two texts apart, many of them numbers or marks.

    A mark that begins a line is the bullet of a list.
    """
    numbers = sum(
        chunk.is_number or (at > 0 and is_mark(chunk.text)) for at, chunk in enumerate(line.chunks)
    )
    fewest = 1 if len(line.chunks) == 2 else 2
    return line.is_tabular and numbers >= max(fewest, _NUMBERS * len(line.chunks))


def laps(above: ChunkLine, below: ChunkLine) -> bool:
    """Tell whether a line stands half a line below another: texts of one row, centred in it."""
    return above.bottom - below.top > BESIDE * below.size

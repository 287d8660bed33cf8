"""Labels of several lines beside rows of numbers: the next row goes on below them."""

from __future__ import annotations

from collections.abc import Sequence

from services.extraction.core.grids.aligned.row_lines import is_row
from services.extraction.core.grids.chunks import Chunk, ChunkLine

# Rows whose numbers stand one below the other are of one table up to this distance, in sizes.
WIDEST_STEP = 5.0
# Labels have so many lines, and so many lines of labels stand between two rows of numbers.
_MOST_LINES, _MOST_BETWEEN = 4, 6
_FEWEST_NUMBERS = 2


def leads_on(lines: Sequence[ChunkLine], last: int, at: int) -> bool:
    """Tell whether only labels stand between a row and one below with its numbers under its own.

    The line asked for is one of the labels, or the row below itself.
    """
    numbers = _find_numbers(lines[last])
    if len(numbers) < _FEWEST_NUMBERS or at - last > _MOST_BETWEEN + 1:
        return False
    if not all(_is_label(line, numbers[0].x0) for line in lines[last + 1 : at]):
        return False
    for line in lines[at : at + _MOST_LINES]:
        if is_row(line):
            return _stand_below(numbers, _find_numbers(line))
        if not _is_label(line, numbers[0].x0):
            return False
    return False


def _find_numbers(line: ChunkLine) -> list[Chunk]:
    """Return the numbers that end a line."""
    numbers: list[Chunk] = []
    for chunk in reversed(line.chunks):
        if not chunk.is_number:
            break
        numbers.insert(0, chunk)
    return numbers


def _is_label(line: ChunkLine, right: float) -> bool:
    return len(line.chunks) == 1 and line.chunks[0].x1 < right


def _stand_below(above: Sequence[Chunk], below: Sequence[Chunk]) -> bool:
    """Tell whether each number of the shorter row shares its width with one of the other."""
    fewer, more = sorted((above, below), key=len)
    return len(fewer) >= _FEWEST_NUMBERS and all(
        any(one.x0 < other.x1 and other.x0 < one.x1 for other in more) for one in fewer
    )

"""Lines of a zone and the chunks of text on them: what white space alone holds together."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from services.extraction.core.grids.half_ruled import is_number
from services.extraction.core.pdf.composing import split_at_steps
from services.extraction.core.pdf.page import Characters

# Words nearer than this, in sizes, belong together; a single blank of a typewriter parts them.
TIGHT = 0.45


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words that belong together."""

    x0: float
    x1: float
    size: float
    text: str
    words: tuple[tuple[float, float], ...]
    """Left and right end of each word."""

    @property
    def is_number(self) -> bool:
        """Whether it is a number or a mark that stands for one."""
        return is_number(self.text)

    @property
    def middle(self) -> float:
        """Its horizontal middle."""
        return (self.x0 + self.x1) / 2


@dataclass(frozen=True, slots=True)
class ChunkLine:
    """One printed line of a zone."""

    top: float
    bottom: float
    size: float
    chunks: tuple[Chunk, ...]

    @property
    def is_tabular(self) -> bool:
        """Whether chunks stand apart on it by more than a wide blank."""
        return any(after.x0 - before.x1 > self.size for before, after in pairwise(self.chunks))


def read_chunks(characters: Characters) -> list[ChunkLine]:
    """Return the lines of upright characters from top to bottom."""
    upright = characters.take(characters.turn == 0)
    if not len(upright):
        return []
    lines = split_at_steps(np.zeros(len(upright), np.intp), upright.baseline, upright.size)
    order = np.lexsort((upright.x0, lines))
    ordered = upright.take(order)
    starts = np.flatnonzero(np.diff(lines[order], prepend=-1))
    bounds = [*starts.tolist(), len(order)]
    return [_build_line(ordered.take(np.arange(first, last))) for first, last in pairwise(bounds)]


def _build_line(line: Characters) -> ChunkLine:
    size = float(np.median(line.size))
    gaps = line.x0[1:] - np.maximum.accumulate(line.x1)[:-1]
    is_word = (gaps > 0.16 * size) | (line.blank_before[1:] & (gaps > 0.06 * size))
    words = (np.flatnonzero(is_word) + 1).tolist()
    breaks = {*(np.flatnonzero(gaps > TIGHT * size) + 1).tolist()}
    bounds = [0, *sorted(breaks.union(_find_number_breaks(line, words))), len(line)]
    chunks = tuple(_build_chunk(line, first, last, size, words) for first, last in pairwise(bounds))
    return ChunkLine(float(line.top.min()), float(line.bottom.max()), size, chunks)


def _find_number_breaks(line: Characters, words: list[int]) -> list[int]:
    """Return where one number ends and another begins, groups of thousands not counted."""
    bounds = [0, *words, len(line)]
    texts = ["".join(line.text[first:last].tolist()) for first, last in pairwise(bounds)]
    return [
        at
        for at, (left, right) in zip(words, pairwise(texts), strict=True)
        if is_number(left) and is_number(right) and not _is_group(left, right)
    ]


def _is_group(left: str, right: str) -> bool:
    """Tell whether two numbers may be groups of one: `1 234`, `12 345,6`."""
    digits = right[:3].isdigit() and len(right) >= 3 and not right[3:4].isdigit()
    return not any(character.isdigit() for character in left + right) or (
        digits and left[-1:].isdigit() and "." not in left
    )


def _build_chunk(line: Characters, first: int, last: int, size: float, words: list[int]) -> Chunk:
    cuts = [first, *(at for at in words if first < at < last), last]
    extents = tuple(
        (float(line.x0[start:end].min()), float(line.x1[start:end].max()))
        for start, end in pairwise(cuts)
    )
    text = "".join(line.text[first:last].tolist())
    return Chunk(extents[0][0], max(end for _, end in extents), size, text, extents)

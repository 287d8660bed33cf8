"""Lines of a zone and the chunks of text on them: what white space alone holds together."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

import numpy as np

from services.extraction.core.grids.half_ruled import is_number
from services.extraction.core.pdf.composing import split_at_steps
from services.extraction.core.pdf.page import Characters

# Words nearer than this, in sizes, belong together; a single blank of a typewriter parts them.
TIGHT = 0.45
# A blank of a typewriter, in sizes, and some slack.
_TYPED_BLANK = 0.65
# What a number can begin with.
_NUMBER_SIGNS = frozenset("0123456789([.,*<>≤≥±$€£¥~+-−–—†…#XN")


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


def join_phrase(line: ChunkLine) -> ChunkLine:
    """Make one chunk of a line of words that single blanks of a typewriter part."""
    pairs = list(pairwise(line.chunks))
    if not pairs or any(b.x0 - a.x1 > _TYPED_BLANK * line.size for a, b in pairs):
        return line
    if any(chunk.is_number for chunk in line.chunks):
        return line
    words = tuple(word for chunk in line.chunks for word in chunk.words)
    text = " ".join(chunk.text for chunk in line.chunks)
    phrase = Chunk(line.chunks[0].x0, line.chunks[-1].x1, line.size, text, words)
    return ChunkLine(line.top, line.bottom, line.size, (phrase,))


def count_number_columns(characters: Characters) -> int:
    """Count the numbers that a gap wide enough to part columns sets apart from a text before."""
    if not len(characters):
        return 0
    lines = split_at_steps(np.zeros(len(characters), np.intp), characters.baseline, characters.size)
    order = np.lexsort((characters.x0, lines))
    gaps = characters.x0[order[1:]] - characters.x1[order[:-1]]
    same = lines[order[1:]] == lines[order[:-1]]
    wide = order[1:][same & (gaps > characters.size[order[1:]])]
    return sum(text in _NUMBER_SIGNS for text in characters.text[wide].tolist())


def read_chunks(characters: Characters) -> list[ChunkLine]:
    """Return the lines of upright characters from top to bottom."""
    upright = characters.take(characters.turn == 0) if characters.turn.any() else characters
    if not len(upright):
        return []
    lines = split_at_steps(np.zeros(len(upright), np.intp), upright.baseline, upright.size)
    order = np.lexsort((upright.x0, lines))
    glyphs = [
        Glyph(*values)
        for values in zip(
            upright.text[order].tolist(),
            upright.x0[order].tolist(),
            upright.x1[order].tolist(),
            upright.blank_before[order].tolist(),
            strict=True,
        )
    ]
    starts = np.flatnonzero(np.diff(lines[order], prepend=-1))
    tops = np.minimum.reduceat(upright.top[order], starts).tolist()
    bottoms = np.maximum.reduceat(upright.bottom[order], starts).tolist()
    sizes = upright.size[order].tolist()
    bounds = pairwise([*starts.tolist(), len(order)])
    return [
        ChunkLine(top, bottom, size := median(sizes[first:last]), _cut(glyphs[first:last], size))
        for (first, last), top, bottom in zip(bounds, tops, bottoms, strict=True)
    ]


class Glyph(NamedTuple):
    """A character as it stands on its line."""

    text: str
    x0: float
    x1: float
    is_after_blank: bool


def _cut(line: list[Glyph], size: float) -> tuple[Chunk, ...]:
    """Cut a line into chunks, and chunks into words."""
    words: list[int] = []
    breaks: set[int] = set()
    end = line[0].x1
    for at, glyph in enumerate(line[1:], 1):
        gap = glyph.x0 - end
        if gap > 0.16 * size or (glyph.is_after_blank and gap > 0.06 * size):
            words.append(at)
            if gap > TIGHT * size:
                breaks.add(at)
        end = max(end, glyph.x1)
    bounds = [0, *sorted(breaks.union(_find_number_breaks(line, words))), len(line)]
    return tuple(_build_chunk(line, first, last, size, words) for first, last in pairwise(bounds))


def _find_number_breaks(line: list[Glyph], words: list[int]) -> list[int]:
    """Return where one number ends and another begins, groups of thousands not counted."""
    bounds = [0, *words, len(line)]
    texts = ["".join(glyph.text for glyph in line[a:b]) for a, b in pairwise(bounds)]
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


def _build_chunk(line: list[Glyph], first: int, last: int, size: float, words: list[int]) -> Chunk:
    cuts = [first, *(at for at in words if first < at < last), last]
    extents = tuple(
        (line[start].x0, max(glyph.x1 for glyph in line[start:end]))
        for start, end in pairwise(cuts)
    )
    text = "".join(glyph.text for glyph in line[first:last])
    return Chunk(extents[0][0], max(end for _, end in extents), size, text, extents)

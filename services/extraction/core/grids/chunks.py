"""Lines of a zone and the chunks of text on them: what white space alone holds together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from services.extraction.core.grids.ruled.half_ruled import is_number
from services.extraction.core.pdf.composing import find_medians, split_at_steps
from services.extraction.core.pdf.page import Characters, Flags

# Words nearer than this, in sizes, belong together; a single blank of a typewriter parts them.
TIGHT = 0.45
# Gaps that are blanks, in sizes: such as the file draws, and any.
_DRAWN_BLANK, _BLANK = 0.06, 0.16
# A blank of a typewriter, in sizes, and some slack.
_TYPED_BLANK = 0.65
# Tops of texts on one level differ by less, in sizes.
_SAME_LEVEL = 0.2
# Signs that belong to the number after them, however far, and to the one before them, up to here
# in sizes.
_CURRENCIES, _SHARES, _SHARE_WHITE = frozenset("$€£¥"), frozenset("%‰"), 1.5
# A year, or a span of years: `2012`, `2012/13`, `2012-2013`.
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-/–](?:\d\d){1,2})?")
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
    top: float = 0.0
    bottom: float = 0.0

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

    @property
    def has_number(self) -> bool:
        """Whether one of the chunks is a number."""
        return any(chunk.is_number for chunk in self.chunks)

    @property
    def has_value(self) -> bool:
        """Whether one of the chunks is a number and not a year, as heads have them."""
        return any(chunk.is_number and not is_year(chunk.text) for chunk in self.chunks)


def is_year(text: str) -> bool:
    """Tell whether a number is a year or a span of years, as heads have them."""
    return _YEAR.fullmatch(text) is not None


def part_levels(line: ChunkLine) -> list[ChunkLine]:
    """Part the texts of a line that stand a little higher than others, from top to bottom."""
    levels: list[list[Chunk]] = []
    for chunk in sorted(line.chunks, key=lambda chunk: chunk.top):
        if levels and chunk.top - levels[-1][0].top < _SAME_LEVEL * line.size:
            levels[-1].append(chunk)
        else:
            levels.append([chunk])
    return [
        ChunkLine(
            min(chunk.top for chunk in level),
            max(chunk.bottom for chunk in level),
            line.size,
            tuple(sorted(level, key=lambda chunk: chunk.x0)),
        )
        for level in levels
    ]


def join_phrase(line: ChunkLine) -> ChunkLine:
    """Make one chunk of a line of words that single blanks of a typewriter part."""
    pairs = list(pairwise(line.chunks))
    if not pairs or any(b.x0 - a.x1 > _TYPED_BLANK * line.size for a, b in pairs):
        return line
    if any(chunk.is_number for chunk in line.chunks):
        return line
    words = tuple(word for chunk in line.chunks for word in chunk.words)
    text = " ".join(chunk.text for chunk in line.chunks)
    phrase = Chunk(
        line.chunks[0].x0, line.chunks[-1].x1, line.size, text, words, line.top, line.bottom
    )
    return ChunkLine(line.top, line.bottom, line.size, (phrase,))


def count_apart(characters: Characters) -> tuple[int, int]:
    """Count the numbers, and the lines with three texts, that wide gaps set apart.

    Such gaps are wide enough to part columns.
    """
    if not len(characters):
        return 0, 0
    lines = split_at_steps(np.zeros(len(characters), np.intp), characters.baseline, characters.size)
    order = np.lexsort((characters.x0, lines))
    gaps = characters.x0[order[1:]] - characters.x1[order[:-1]]
    same = lines[order[1:]] == lines[order[:-1]]
    wide = order[1:][same & (gaps > characters.size[order[1:]])]
    numbers = sum(text in _NUMBER_SIGNS for text in characters.text[wide].tolist())
    return numbers, int((np.bincount(lines[wide]) > 1).sum()) if len(wide) else 0


def read_chunks(characters: Characters) -> list[ChunkLine]:
    """Return the lines of upright characters from top to bottom."""
    upright = characters.take(characters.turn == 0) if characters.turn.any() else characters
    if not len(upright):
        return []
    lines = split_at_steps(np.zeros(len(upright), np.intp), upright.baseline, upright.size)
    order = np.lexsort((upright.x0, lines))
    ordered, lines = upright.take(order), lines[order]
    begins = np.ones(len(lines), bool)
    begins[1:] = lines[1:] != lines[:-1]
    words, bounds = _read_words(ordered, begins)
    starts = begins.nonzero()[0]
    tops = np.minimum.reduceat(ordered.top, starts).tolist()
    bottoms = np.maximum.reduceat(ordered.bottom, starts).tolist()
    sizes = find_medians(ordered.size, starts).tolist()
    return [
        ChunkLine(top, bottom, size, _join_words(words[a:b], size))
        for (a, b), top, bottom, size in zip(pairwise(bounds), tops, bottoms, sizes, strict=True)
    ]


class Word(NamedTuple):
    """Characters without a blank between."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    begins_chunk: bool


def _read_words(ordered: Characters, begins: Flags) -> tuple[list[Word], list[int]]:
    """Return the words of all lines, and where each line's words begin and the last ones end."""
    gap = np.append(np.inf, ordered.x0[1:] - ordered.x1[:-1])
    drawn = ordered.blank_before & (gap > _DRAWN_BLANK * ordered.size)
    starts = (begins | drawn | (gap > _BLANK * ordered.size)).nonzero()[0]
    apart = (begins | (gap > TIGHT * ordered.size))[starts].tolist()
    x0 = ordered.x0[starts].tolist()
    x1 = np.maximum.reduceat(ordered.x1, starts).tolist()
    whole = "".join(ordered.text.tolist())
    texts = [whole[a:b] for a, b in pairwise([*starts.tolist(), len(whole)])]
    tops = np.minimum.reduceat(ordered.top, starts).tolist()
    bottoms = np.maximum.reduceat(ordered.bottom, starts).tolist()
    words = list(map(Word, texts, x0, x1, tops, bottoms, apart))
    return words, [*np.searchsorted(starts, begins.nonzero()[0]).tolist(), len(words)]


def _join_words(words: list[Word], size: float) -> tuple[Chunk, ...]:
    """Join the words of a line to chunks; numbers stay apart however near they stand."""
    groups: list[list[Word]] = []
    for word in words:
        if groups and _is_sign_of_number(groups[-1], word, size):
            groups[-1].append(word)
        elif word.begins_chunk or _is_new_number(groups[-1][-1].text, word.text):
            groups.append([word])
        else:
            groups[-1].append(word)
    return tuple(_build_chunk(group, size) for group in groups)


def _is_sign_of_number(group: list[Word], word: Word, size: float) -> bool:
    """Tell whether a word is the number of a currency's sign, or the sign of a number's share."""
    last = group[-1]
    if len(group) == 1 and last.text in _CURRENCIES:
        return any(sign.isdigit() for sign in word.text) and is_number(word.text)
    is_near = word.x0 - last.x1 < _SHARE_WHITE * size
    return word.text in _SHARES and is_near and last.text[-1].isdigit() and is_number(last.text)


def _is_new_number(left: str, right: str) -> bool:
    """Tell where one number ends and another begins, groups of thousands not counted."""
    return is_number(left) and is_number(right) and not _is_group(left, right)


def _is_group(left: str, right: str) -> bool:
    """Tell whether two numbers may be groups of one: `1 234`, `12 345,6`."""
    digits = right[:3].isdigit() and len(right) >= 3 and not right[3:4].isdigit()
    return not any(character.isdigit() for character in left + right) or (
        digits and left[-1:].isdigit() and "." not in left
    )


def _build_chunk(words: list[Word], size: float) -> Chunk:
    extents = tuple((word.x0, word.x1) for word in words)
    end = max(word.x1 for word in words)
    text = "".join(word.text for word in words)
    top, bottom = min(word.top for word in words), max(word.bottom for word in words)
    return Chunk(words[0].x0, end, size, text, extents, top, bottom)

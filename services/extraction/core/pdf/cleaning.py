"""Characters as an engine gives them → those that a reader of the page can see."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from services.extraction.core.pdf.page import Box, Characters, Flags, Floats, Indexes

REPLACEMENT = 0xFFFD
# Code points that take room and print nothing.
_BLANKS = np.array([0x20, 0x09, 0x0A, 0x0D, 0xA0, *range(0x2000, 0x200C), 0x202F, 0x3000, 0xFEFF])
_IS_BLANK = np.zeros(0x10000, bool)
_IS_BLANK[_BLANKS] = True
_PLANE = 0xFFFF


@dataclass(frozen=True, slots=True)
class DrawnCharacters:
    """Every character an engine found on a page, aligned arrays in drawing order."""

    codes: Indexes
    """Unicode code points; 0 or U+FFFD where the file does not say what a glyph stands for."""
    x0: Floats
    x1: Floats
    top: Floats
    bottom: Floats
    """Box in displayed coordinates, meaningful across the reading direction only when turned."""
    origin_x: Floats
    origin_y: Floats
    size: Floats
    turn: Indexes
    bold: Flags
    concealed: Flags
    """Painted so that nothing shows: invisible mode, transparent, clipped away."""
    after_blank: Flags
    """The engine infers a blank before it."""
    white: Flags
    """Painted white, which shows on a coloured area only."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The visible characters and what was left out."""

    characters: Characters
    hidden_count: int
    garbled_count: int
    is_recognized: bool
    """All text is concealed: what a character recognition has put under the image of a page."""


def clean(drawn: DrawnCharacters, page: Box, areas: Floats) -> Cleaned:
    """Leave out blanks and everything that cannot be seen on the page or its coloured areas."""
    blank = is_blank(drawn.codes)
    concealed = drawn.concealed | _is_white_on_white(drawn, areas)
    is_recognized = _is_recognized_scan(concealed, blank)
    if is_recognized:
        concealed = np.zeros_like(concealed)
    seen = _is_inside(drawn, page) & ~(concealed | blank)
    seen[_find_doubled(drawn, seen)] = False
    keep = seen.nonzero()[0]
    garbled = _is_garbled(drawn.codes)[keep]
    hidden = int(np.count_nonzero(~blank)) - len(keep)
    characters = _take(drawn, keep, blank, garbled)
    return Cleaned(characters, hidden, int(np.count_nonzero(garbled)), is_recognized)


def is_blank(codes: Indexes) -> Flags:
    """Tell which code points take room and print nothing."""
    blank: Flags = _IS_BLANK[np.minimum(codes, _PLANE)]
    return blank


def _is_inside(drawn: DrawnCharacters, page: Box) -> Flags:
    x0, top, x1, bottom = page
    x, y = (drawn.x0 + drawn.x1) / 2, (drawn.top + drawn.bottom) / 2
    inside: Flags = (x >= x0) & (x <= x1) & (y >= top) & (y <= bottom)
    return inside


def _is_white_on_white(drawn: DrawnCharacters, areas: Floats) -> Flags:
    lost = drawn.white.copy()
    at = lost.nonzero()[0]
    if len(at):
        x, y = (drawn.x0[at] + drawn.x1[at]) / 2, (drawn.top[at] + drawn.bottom[at]) / 2
        for x0, top, x1, bottom in areas.tolist():
            lost[at[(x0 <= x) & (x <= x1) & (top <= y) & (y <= bottom)]] = False
    return lost


def _is_recognized_scan(concealed: Flags, blank: Flags) -> bool:
    """Tell whether there is text and all of it is concealed: a layer under the image of a page."""
    return bool((concealed & ~blank).any() and (concealed | blank).all())


def _is_garbled(codes: Indexes) -> Flags:
    """Tell which code points print nothing known: control, private use, replacement."""
    private = (codes >= 0xE000) & ((codes <= 0xF8FF) | (codes >= 0xF0000))
    garbled: Flags = (codes < 0x20) | (codes == REPLACEMENT) | private
    return garbled


def _find_doubled(drawn: DrawnCharacters, seen: Flags) -> Indexes:
    """Find characters painted again at the same place, as some writers do for bold type."""
    at = seen.nonzero()[0]
    codes, x0, top = drawn.codes[at], drawn.x0[at], drawn.top[at]
    row = np.clip(np.round(top), 0, _PLANE).astype(np.int64)
    place = np.clip(8 * x0, 0, _PLANE).astype(np.int64)
    order = ((codes << 32) | (row << 16) | place).argsort(kind="stable")
    alike = np.flatnonzero(codes[order[1:]] == codes[order[:-1]])
    left, right = order[alike], order[alike + 1]
    near = 0.2 * drawn.size[at[left]]
    same = (np.abs(x0[left] - x0[right]) < near) & (np.abs(top[left] - top[right]) < near)
    return at[np.maximum(left, right)[same]]


def _take(drawn: DrawnCharacters, keep: Indexes, blank: Flags, garbled: Flags) -> Characters:
    codes = np.where(garbled, REPLACEMENT, drawn.codes[keep])
    sideways = drawn.turn[keep] % 2 == 1
    before = drawn.after_blank.copy()
    before[1:] |= blank[:-1]
    return Characters(
        text=codes.astype(np.uint32).view("<U1") if len(codes) else np.empty(0, "<U1"),
        x0=drawn.x0[keep],
        x1=drawn.x1[keep],
        baseline=np.where(sideways, drawn.origin_x[keep], drawn.origin_y[keep]),
        size=drawn.size[keep],
        turn=drawn.turn[keep].astype(np.int8),
        bold=drawn.bold[keep],
        blank_before=before[keep],
        top=drawn.top[keep],
        bottom=drawn.bottom[keep],
    )

"""Rules typed as dashes, underscores or equals signs, and leaders typed as dots."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from services.extraction.core.pdf.composing import split_at_steps
from services.extraction.core.pdf.page import Characters, Flags, Floats, Indexes, Texts

# By code point, whether it is a stroke: hyphen, low line, equals sign, dashes, box drawing.
_STROKES = np.zeros(0x10000, bool)
_STROKES[[ord(sign) for sign in "-_=—–―─━_"]] = True
_FEWEST = 10
# So many dots are leaders, so far off the text in sizes.
_LEADERS, _APART = 4, 0.45
# Dots further from each other, in sizes, are marks of different columns.
_WIDEST = 1.5
# A contents list has so many entries on a page; no page has a longer number.
_FEWEST_ENTRIES, _PAGE_DIGITS = 5, 4


def drop_leaders(characters: Characters) -> Characters:
    """Leave out runs of dots that stand apart from the text before them or from each other."""
    is_dot = characters.text.view(np.uint32) == ord(".")
    dots = is_dot.nonzero()[0]
    follow_each_other = dots[_LEADERS - 1 :] - dots[: 1 - _LEADERS] < _LEADERS
    if len(dots) < _FEWEST or not follow_each_other.any():
        return characters
    lines = split_at_steps(np.zeros(len(characters), np.intp), characters.baseline, characters.size)
    order = np.lexsort((characters.x0, lines))
    dot, line = is_dot[order], lines[order]
    gap = np.diff(characters.x0[order], prepend=-np.inf) - np.append(
        0, (characters.x1 - characters.x0)[order][:-1]
    )
    starts = ~dot | np.append(True, ~dot[:-1]) | np.append(True, line[1:] != line[:-1])
    starts |= gap > _WIDEST * characters.size[order]
    runs = starts.cumsum() - 1
    is_run = np.bincount(runs)[runs] >= _LEADERS
    apart = np.maximum.reduceat(dot & (gap > _APART * characters.size[order]), starts.nonzero()[0])
    drop = dot & is_run & apart[runs]
    if drop.any():
        drop |= np.isin(line, list(_find_contents_lines(characters.text[order], line, drop)))
    return characters.take(order[~drop])


def _find_contents_lines(text: Texts, line: Indexes, leaders: Flags) -> range:
    """Return the lines from the first to the last entry: leaders run up to growing numbers."""
    pages: dict[int, int] = {}
    for each in np.unique(line[leaders]).tolist():
        on_line = (line == each).nonzero()[0]
        last = on_line[leaders[on_line]][-1]
        end = "".join(text[on_line[on_line > last]].tolist()).strip()
        if end.isdecimal() and len(end) <= _PAGE_DIGITS:
            pages[each] = int(end)
    grows = all(before <= after for before, after in pairwise(pages.values()))
    is_list = grows and len(pages) >= _FEWEST_ENTRIES
    return range(min(pages), max(pages) + 1) if is_list else range(0)


def read_typed_rules(characters: Characters) -> tuple[Characters, Floats]:
    """Take out the lines of strokes: the other characters, and rules in place of the strokes."""
    none = np.empty((0, 3))
    is_stroke = _STROKES[np.minimum(characters.text.view(np.uint32), len(_STROKES) - 1)]
    if np.count_nonzero(is_stroke) < _FEWEST:
        return characters, none
    lines = split_at_steps(np.zeros(len(characters), np.intp), characters.baseline, characters.size)
    strokes = np.bincount(lines, is_stroke)
    typed = ((strokes == np.bincount(lines)) & (strokes >= _FEWEST)).nonzero()[0]
    rules = []
    for line in typed.tolist():
        chosen = lines == line
        y = (characters.top[chosen].min() + characters.bottom[chosen].max()) / 2
        rules.append((y, characters.x0[chosen].min(), characters.x1[chosen].max()))
    kept = characters.take(~np.isin(lines, typed))
    return kept, np.array(rules).reshape(-1, 3) if rules else none

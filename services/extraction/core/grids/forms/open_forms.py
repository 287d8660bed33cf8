"""Chinese forms without rules around them: lines whose numbers stand apart, and their head."""

from __future__ import annotations

import re
from collections.abc import Sequence

from services.extraction.core.grids.aligned.rows import is_caption
from services.extraction.core.grids.chunks import ChunkLine
from services.extraction.core.grids.zone import Zone

# White between the rows of a form, in sizes, and in usual whites of that form.
_STEP, _USUAL_STEPS = 3.0, 1.6
# White between rows of texts apart, in sizes.
_WIDE_STEP = 3.6
# A lone text of more sizes is a line of prose; so is a sentence that begins at the margin.
_PROSE_WIDTH, _MARGIN = 28.0, 3.0
# White that parts the lines of one cell at most, in sizes.
_TIGHT = 0.5
# A title is set so much larger than the head below it.
_LARGER = 1.12
_MOST_HEAD_LINES = 9
_FEWEST_ROWS = 3
_CHINESE = re.compile("[\u2e80-\u9fff]")


def is_chinese(lines: Sequence[ChunkLine]) -> bool:
    """Tell whether most lines with words have Chinese ones."""
    words = [line for line in lines if any(not chunk.is_number for chunk in line.chunks)]
    chinese = sum(any(_CHINESE.search(chunk.text) for chunk in line.chunks) for line in words)
    return 2 * chinese > len(words)


def is_form_row(line: ChunkLine) -> bool:
    """Tell whether a number stands apart on a line, right of another text."""
    return line.is_tabular and any(chunk.is_number for chunk in line.chunks[1:])


def follow_rows(lines: Sequence[ChunkLine], first: int) -> int:
    """Return the place after the last line of the rows that begin with a line."""
    whites: list[float] = []
    last = first
    for at in range(first + 1, len(lines)):
        line = lines[at]
        white = line.top - lines[at - 1].bottom
        usual = sorted(whites)[len(whites) // 2] if whites else 0.0
        step = _WIDE_STEP if line.is_tabular else _STEP
        if white > max(step * line.size, _USUAL_STEPS * usual) or _ends_form(lines, first, at):
            break
        if white > 0:
            whites.append(white)
        if line.is_tabular or (last == at - 1 and white < _TIGHT * line.size):
            last = at
    return last + 1


def _ends_form(lines: Sequence[ChunkLine], first: int, at: int) -> bool:
    """Tell whether a line is none of a form: a caption, or prose."""
    line, chunk = lines[at], lines[at].chunks[0]
    if is_caption(line):
        return True
    if len(line.chunks) > 1:
        return False
    left = min(each.chunks[0].x0 for each in lines[first:at])
    is_apart = line.top - lines[at - 1].bottom > _TIGHT * line.size
    is_sentence = chunk.text.endswith("。") and chunk.x0 < left + _MARGIN * line.size
    return chunk.x1 - chunk.x0 > _PROSE_WIDTH * line.size or (is_apart and is_sentence)


def find_open_forms(lines: Sequence[ChunkLine]) -> list[Zone]:
    """Return the zones of forms, their heads included."""
    zones = []
    at = 0
    while at < len(lines):
        if not is_form_row(lines[at]):
            at += 1
            continue
        end = follow_rows(lines, at)
        start = find_form_head(lines, at)
        chosen = tuple(lines[start:end])
        rows = sum(map(is_form_row, chosen))
        if rows >= _FEWEST_ROWS and is_chinese(chosen):
            zones.append(_to_zone(chosen))
        at = end
    return zones


def find_form_head(lines: Sequence[ChunkLine], first: int) -> int:
    """Return the first line of the head above the first row of numbers."""
    start = first
    size = lines[min(first, len(lines) - 1)].size
    while start > 0 and first - start < _MOST_HEAD_LINES:
        line = lines[start - 1]
        step = _WIDE_STEP if line.is_tabular else _STEP
        is_near = start == len(lines) or lines[start].top - line.bottom < step * size
        is_title = len(line.chunks) == 1 and line.size > _LARGER * size
        is_row = line.has_value and not _counts(line)
        if not is_near or is_title or is_row or _ends_head(line):
            break
        start -= 1
    return start


def _counts(line: ChunkLine) -> bool:
    """Tell whether the numbers of a line count the columns, few or many: `栏次 1 栏次 2`."""
    numbers = [chunk.text for chunk in line.chunks if chunk.is_number]
    first = numbers[0]
    return first in ("1", "2") and numbers == [str(int(first) + at) for at in range(len(numbers))]


def _ends_head(line: ChunkLine) -> bool:
    """Tell whether a line above rows is no part of a head: a caption, or prose."""
    is_long = any(chunk.x1 - chunk.x0 > _PROSE_WIDTH * line.size for chunk in line.chunks)
    is_sentence = len(line.chunks) == 1 and line.chunks[0].text.endswith(("。", "；", "："))
    return is_caption(line) or is_long or is_sentence


def _to_zone(lines: tuple[ChunkLine, ...]) -> Zone:
    box = (
        min(line.chunks[0].x0 for line in lines),
        lines[0].top,
        max(line.chunks[-1].x1 for line in lines),
        max(line.bottom for line in lines),
    )
    return Zone(box, (), (), lines)

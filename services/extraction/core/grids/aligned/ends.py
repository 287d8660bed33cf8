"""Lines beyond the outermost rules of a table: a head above the first, rows below the last."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from services.extraction.core.grids.aligned.row_lines import is_row, laps
from services.extraction.core.grids.aligned.rows import is_caption
from services.extraction.core.grids.aligned.runs import HEAD_LINES, NEAR_RULE, go_on, is_of_head
from services.extraction.core.grids.chunks import ChunkLine, read_chunks
from services.extraction.core.grids.forms.open_forms import (
    find_form_head,
    follow_rows,
    is_chinese,
    is_form_row,
)
from services.extraction.core.grids.placement import find_inside
from services.extraction.core.pdf.page import Characters

# How far above its rule a head can begin, in points, and how near it ends, in sizes.
_HEAD_HEIGHT, _ON_RULE = 90.0, 0.6
# White between a head and the rule below it, compared with that between the rule and a row.
_PADDED = 1.4
# White between rows, in sizes.
_NEAR_ROW = 1.0
# White between a rule and the first row of a form, in sizes; a number among the first lines.
_NEAR_FORM, _FIRST_ROWS = 2.0, 3
# A text that heads rows has no more words.
_LABEL_WORDS = 6
# Rows and texts of a list without numbers.
_FEWEST_ROWS, _FEWEST_TEXTS = 2, 3
# White that no rows of one table leave between them, in sizes.
_BREAK = 2.4
# Beyond so many usual steps from line to line, a head is another table's.
_WIDE_STEP = 1.5


def find_head_above(x0: float, x1: float, top: float, characters: Characters) -> list[ChunkLine]:
    """Return the lines of a head that stands right on a rule; none where no texts stand apart."""
    box = (x0 - 3, max(top - _HEAD_HEIGHT, 0.0), x1 + 3, top)
    lines = read_chunks(characters.take(find_inside(characters, box)))
    if not lines or not lines[-1].is_tabular or is_caption(lines[-1]):
        return []
    if is_chinese(lines[-1:]) and (padding := _find_padding(x0, x1, top, characters)):
        return _find_form_head(lines, top, padding)
    if top - lines[-1].bottom >= _ON_RULE * lines[-1].size:
        return []
    if len(lines) > 1 and go_on(lines[-2], lines[-1]):
        return []
    head = [lines.pop()]
    while lines and len(head) < HEAD_LINES:
        if not is_of_head(lines[-1], head[0], (x0, x1), NEAR_RULE):
            break
        head.insert(0, lines.pop())
    return head


def _find_padding(x0: float, x1: float, top: float, characters: Characters) -> float:
    """Return the white between a rule and the row of numbers that begins right below it, if any."""
    box = (x0 - 3, top, x1 + 3, top + _HEAD_HEIGHT)
    below = read_chunks(characters.take(find_inside(characters, box)))[:1]
    return max(below[0].top - top, 0.0) if below and below[0].has_value else 0.0


def _find_form_head(lines: Sequence[ChunkLine], top: float, padding: float) -> list[ChunkLine]:
    """Return the head above the first row of a form, as far from the rule as the row is."""
    if top - lines[-1].bottom > max(_ON_RULE * lines[-1].size, _PADDED * padding):
        return []
    return list(lines[find_form_head(lines, len(lines)) :])


def find_rows_below(x0: float, x1: float, bottom: float, characters: Characters) -> list[ChunkLine]:
    """Return the rows of numbers that follow closely on a rule."""
    box = (x0 - 3, bottom, x1 + 3, float("inf"))
    rows: list[ChunkLine] = []
    lines = read_chunks(characters.take(find_inside(characters, box)))
    if is_chinese(lines[:1]):
        return _find_form_rows(lines, bottom)
    for at, line in enumerate(lines):
        is_far = line.top - bottom > _NEAR_ROW * line.size
        if is_far or not (is_row(line) or _is_beside_row(lines, at) or _heads_rows(lines, at)):
            break
        rows.append(line)
        bottom = line.bottom
    return rows


def _is_beside_row(lines: Sequence[ChunkLine], at: int) -> bool:
    """Tell whether a line is one of a text that is centred in a row: half a line off the row."""
    above, below = lines[max(at - 1, 0)], lines[min(at + 1, len(lines) - 1)]
    is_last = is_row(above) and laps(above, lines[at])
    return is_last or (is_row(below) and laps(lines[at], below))


def _heads_rows(lines: Sequence[ChunkLine], at: int) -> bool:
    """Tell whether a line is one short text that heads the row right below it, as labels begin."""
    if not 0 < at < len(lines) - 1 or len(lines[at].chunks) > 1:
        return False
    (chunk,), below = lines[at].chunks, lines[at + 1]
    is_near = below.top - lines[at].bottom <= _NEAR_ROW * below.size
    is_label = len(chunk.words) <= _LABEL_WORDS and chunk.x1 < below.chunks[-1].x0
    return is_near and is_label and is_row(below)


def _find_form_rows(lines: Sequence[ChunkLine], bottom: float) -> list[ChunkLine]:
    """Return the rows of a form that follow on a rule."""
    first = lines[0]
    is_near = first.top - bottom < _NEAR_FORM * first.size
    if not is_near or is_caption(first) or not any(map(_begins_row, lines[:_FIRST_ROWS])):
        return []
    rows = list(lines[: follow_rows(lines, 0)])
    return rows if any(map(is_form_row, rows)) or _is_list(rows) else []


def _begins_row(line: ChunkLine) -> bool:
    """Tell whether a line is a row of a form: of numbers, or of three texts apart."""
    return is_form_row(line) or (line.is_tabular and len(line.chunks) >= _FEWEST_TEXTS)


def _is_list(rows: Sequence[ChunkLine]) -> bool:
    """Tell whether lines are a list of texts: several rows, most lines apart."""
    apart = sum(line.is_tabular for line in rows)
    full = sum(map(_begins_row, rows))
    return full >= _FEWEST_ROWS and 2 * apart > len(rows)


def is_one_table(bands: Sequence[Sequence[ChunkLine]]) -> bool:
    """Tell whether no head of another table stands above a rule: after a wide white."""
    is_compact = all(
        b.top - a.bottom <= _BREAK * a.size for lines in bands for a, b in pairwise(lines)
    )
    return is_compact and not any(map(_ends_in_head, bands))


def _ends_in_head(lines: Sequence[ChunkLine]) -> bool:
    """Tell whether the last lines before a rule stand apart from the rows above."""
    steps = [b.top - a.top for a, b in pairwise(lines)]
    usual = sorted(steps)[len(steps) // 2] if steps else 0.0
    return any(step > _WIDE_STEP * usual for step in steps[-HEAD_LINES:])

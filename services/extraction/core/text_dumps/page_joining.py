"""Tables that a page break has cut: put together, with what the page repeats dropped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from services.extraction.core.text_dumps.prose import is_page_number
from services.extraction.core.text_dumps.ragged_rows import (
    RaggedTable,
    Row,
    find_width,
    repeats,
    to_texts,
)
from services.extraction.core.text_dumps.sections import is_caption, is_indicator_header
from services.extraction.core.text_dumps.torn_rows import append_rest, counts_on, is_rest
from shared.contracts.extracted import Block, Grid, Paragraph
from shared.folding import fold_plain

Part = Block | RaggedTable
_CAPTIONS_BEFORE = 4
_DEEPEST = 4
"""Rows that a header may have."""


def join_tables(parts: Iterable[Part]) -> list[Part]:
    """Join each table with its continuation on the next page."""
    joined: list[Part] = []
    for part in parts:
        at = find_last(joined, RaggedTable) if isinstance(part, RaggedTable) else None
        if isinstance(part, RaggedTable) and at is not None:
            above = joined[at]
            if (
                isinstance(above, RaggedTable)
                and is_repeated_between(joined, at)
                and _continues(above, part, joined[at + 1 :])
            ):
                joined[at:] = [_join(above, part)]
                continue
        joined.append(part)
    return joined


def find_last(parts: Sequence[Part], kind: type[Grid | RaggedTable]) -> int | None:
    """Return the place of the last table of a kind, None where more than captions follow it."""
    for at in range(len(parts) - 1, max(len(parts) - 3 - _CAPTIONS_BEFORE, -1), -1):
        if isinstance(parts[at], kind):
            return at
    return None


def is_repeated_between(parts: Sequence[Part], at: int) -> bool:
    """Whether nothing stands below a table but page numbers and the captions it has above."""
    between = parts[at + 1 :]
    captions = _compact(parts[max(at - _CAPTIONS_BEFORE, 0) : at])
    return all(isinstance(part, Paragraph) for part in between) and _compact(between) <= captions


def _compact(parts: Sequence[Part]) -> set[str]:
    return {
        fold_plain(part.text)
        for part in parts
        if isinstance(part, Paragraph) and not _is_page_number(part)
    }


def _continues(above: RaggedTable, below: RaggedTable, between: Sequence[Part]) -> bool:
    """Whether `below` goes on with `above`: the same header or width."""
    if above.keeps_blanks != below.keeps_blanks:
        return False
    if _count_repeated(above, below):
        return True
    if is_indicator_header(below.rows[0]):
        return False
    width = find_width(below.rows)
    if find_width(above.rows) != width:
        return _is_cut_in_two(above.rows[-1], below) or (
            any(map(_is_page_number, between)) and len(above.rows[-1]) == width
        )
    return bool(between) or _follows(above.rows[-1], below.rows[0])


def _is_page_number(part: Part) -> bool:
    return isinstance(part, Paragraph) and is_page_number(part.text)


def _follows(last: Row, first: Row) -> bool:
    """Whether the row numbers go on."""
    numbers = last[0].text, first[0].text
    return all(map(str.isdecimal, numbers)) and int(numbers[1]) == int(numbers[0]) + 1


def _count_repeated(above: RaggedTable, below: RaggedTable) -> int:
    """Return how many rows of the header `below` repeats; torn copies count as repeats."""
    count = 0
    for first, again in zip(above.rows, below.rows, strict=False):
        if not repeats(first, again):
            break
        count += 1
    return count


def _count_rest_of_header(above: RaggedTable, below: RaggedTable) -> int:
    """Return how many rows `below` repeats of a header whose first rows it leaves out."""
    for start in range(1, min(_DEEPEST, len(above.rows))):
        count = _count_repeated(replace(above, rows=above.rows[start:]), below)
        count = count or int(_leaves_merged_out(above.rows[start - 1 : start + 1], below.rows[0]))
        if count and len(list(filter(None, to_texts(below.rows[0])))) > 1:
            return count
    return 0


def _leaves_merged_out(header: Sequence[Row], again: Row) -> bool:
    """Whether a row repeats the lower of two, less the labels written on from the upper one."""
    upper, lower, repeated = map(to_texts, (*header, again))
    if len({len(upper), len(lower), len(repeated)}) > 1 or not all(lower):
        return False
    cells = zip(upper, lower, repeated, strict=True)
    return lower != upper and all(
        text == label or (not text and label == over) for over, label, text in cells
    )


def _join(above: RaggedTable, below: RaggedTable) -> RaggedTable:
    count = _count_repeated(above, below)
    header = _choose_header(above.rows[:count], below.rows[:count])
    rows = [*header, *above.rows[count:]]
    tail = list(below.rows[count or _count_rest_of_header(above, below) :])
    if not count and _is_cut_in_two(rows[-1], below):
        rows[-1] = (*rows[-1], *tail.pop(0))
    if tail and rows and _is_rest(tail[0]) and not counts_on(rows[-1], tail[0]):
        rows[-1] = append_rest(rows[-1], tail.pop(0))
    return RaggedTable((*rows, *tail), above.keeps_blanks)


def _is_cut_in_two(last: Row, below: RaggedTable) -> bool:
    """Whether the page ends between two cells of a row: both parts together are one row."""
    first, *others = below.rows
    width = len(last) + len(first)
    return len(others) > 1 and len(first) < width == find_width(others)


def _choose_header(first: Sequence[Row], again: Sequence[Row]) -> Sequence[Row]:
    """Prefer the copy in which no label has slipped from under the one that spans it."""
    return again if _count_orphans(again) < _count_orphans(first) else first


def _count_orphans(rows: Sequence[Row]) -> int:
    """Count the labels that stand under no wider one: the one beside them ends above a blank."""
    orphans = 0
    for upper, lower in pairwise(rows):
        is_single = False
        for above, below in zip(to_texts(upper), to_texts(lower), strict=False):
            orphans += is_single and not above and bool(below)
            is_single = not below if above else is_single
    return orphans


def _is_rest(row: Row) -> bool:
    return is_rest(row) and not any(is_caption(cell.text) for cell in row)

"""Tables that a page break has cut: put together, with what the page repeats dropped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from services.extraction.core.text_dumps.prose import is_page_number
from services.extraction.core.text_dumps.ragged_rows import (
    RaggedTable,
    Row,
    TextCell,
    find_width,
    is_blank,
    is_number,
    repeats,
    to_texts,
)
from services.extraction.core.text_dumps.sections import is_caption, is_indicator_header
from shared.contracts.extracted import Block, Paragraph

_CAPTIONS_BEFORE = 4
# The ordinal of a label in a form: 十九、
_ITEM = re.compile(r"[一二三四五六七八九十]{1,3}、")


def join_tables(blocks: Iterable[Block | RaggedTable]) -> list[Block | RaggedTable]:
    """Join each table with its continuation on the next page."""
    joined: list[Block | RaggedTable] = []
    for block in blocks:
        at = _find_last_table(joined)
        if isinstance(block, RaggedTable) and at is not None:
            above = joined[at]
            between = joined[at + 1 :]
            captions = _compact(joined[max(at - _CAPTIONS_BEFORE, 0) : at])
            if isinstance(above, RaggedTable) and _continues(above, block, between, captions):
                joined[at:] = [_join(above, block)]
                continue
        joined.append(block)
    return joined


def _find_last_table(blocks: Sequence[Block | RaggedTable]) -> int | None:
    for at in range(len(blocks) - 1, max(len(blocks) - 2 - _CAPTIONS_BEFORE, -1), -1):
        if isinstance(blocks[at], RaggedTable):
            return at
    return None


def _compact(blocks: Sequence[Block | RaggedTable]) -> set[str]:
    return {"".join(b.text.split()) for b in blocks if isinstance(b, Paragraph)}


def _continues(
    above: RaggedTable,
    below: RaggedTable,
    between: Sequence[Block | RaggedTable],
    captions: set[str],
) -> bool:
    """Whether `below` goes on with `above`: only repeats between, the same header or width."""
    printed = {text for text in _compact(between) if not is_page_number(text)}
    if above.keeps_blanks != below.keeps_blanks or not printed <= captions:
        return False
    if not all(isinstance(block, Paragraph) for block in between):
        return False
    if _count_repeated(above, below):
        return True
    if is_indicator_header(below.rows[0]):
        return False
    width = find_width(below.rows)
    if find_width(above.rows) != width:
        return _is_cut_in_two(above.rows[-1], below) or (
            len(between) > len(printed) and len(above.rows[-1]) == width
        )
    return bool(between) or _follows(above.rows[-1], below.rows[0])


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


def _join(above: RaggedTable, below: RaggedTable) -> RaggedTable:
    count = _count_repeated(above, below)
    header = _choose_header(above.rows[:count], below.rows[:count])
    rows = [*header, *above.rows[count:]]
    tail = list(below.rows[count:])
    if not count and _is_cut_in_two(rows[-1], below):
        rows[-1] = (*rows[-1], *tail.pop(0))
    if tail and rows and _is_rest(tail[0]) and not _counts_on(rows[-1], tail[0]):
        rows[-1] = _append(rows[-1], tail.pop(0))
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
    """Whether the row is the rest of a cell that the page break has cut."""
    filled = [cell.text for cell in row if cell.text]
    if row[0].text or is_blank(row) or len(filled) * 3 > len(row):
        return False
    return not any(map(is_number, filled)) and not any(map(is_caption, filled))


def _counts_on(row: Row, below: Row) -> bool:
    """Whether an item comes under an item: 十九、 under 十八、."""
    pairs = zip(row, below, strict=False)
    return any(_ITEM.match(cell.text) and _ITEM.match(under.text) for cell, under in pairs)


def _append(row: Row, rest: Row) -> Row:
    tails = [cell.text for cell in rest] + [""] * (len(row) - len(rest))
    return tuple(
        TextCell(cell.text + tail, cell.line) for cell, tail in zip(row, tails, strict=False)
    )

"""Rows whose cells a page break has cut: the rest of them is put back."""

from __future__ import annotations

import re

from services.extraction.core.text_dumps.ragged_rows import Row, TextCell, is_blank, is_number

# The ordinal of a label in a form: 十九、
_ITEM = re.compile(r"[一二三四五六七八九十]{1,3}、")


def is_rest(row: Row) -> bool:
    """Whether the row looks like the rest of a cell: a few texts, none in front, no number."""
    filled = [cell.text for cell in row if cell.text]
    if row[0].text or is_blank(row) or len(filled) * 3 > len(row):
        return False
    return not any(map(is_number, filled))


def ends_cut(row: Row, rest: Row) -> bool:
    """Whether the row above is a full one with text in each cell that goes on."""
    pairs = zip(row, rest, strict=False)
    is_full = 3 * sum(bool(cell.text) for cell in row) > 2 * len(row)
    return is_full and all(cell.text for cell, tail in pairs if tail.text)


def counts_on(row: Row, below: Row) -> bool:
    """Whether an item comes under an item: 十九、 under 十八、."""
    pairs = zip(row, below, strict=False)
    return any(is_next_item(cell.text, under.text) for cell, under in pairs)


def is_next_item(text: str, under: str) -> bool:
    """Whether both texts are numbered labels: 十九、 under 十八、."""
    return bool(_ITEM.match(text) and _ITEM.match(under))


def append_rest(row: Row, rest: Row) -> Row:
    """Return the row with the rest of each cell behind it."""
    tails = [cell.text for cell in rest] + [""] * (len(row) - len(rest))
    return tuple(
        TextCell(cell.text + tail, cell.line) for cell, tail in zip(row, tails, strict=False)
    )

"""Join the parts of one table that come in several grids."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from services.normalization.core.printed_tables import PrintedTable
from services.normalization.core.printed_text import to_matchable
from shared.contracts.extracted import Block, Paragraph

# What is left of a running header or footer: a page number.
_PAGE_NUMBER = re.compile(r"^[-—第页共/,，\s\d]{1,20}$")
# A title carried on: 部门收入总表（续）, 续表
_CARRIED_ON = re.compile(r"\(?续(?:表|\d)?\)?$|^续:?")
# What Excel puts behind the name of a copied sheet
_COPY = re.compile(r"\(\d{1,2}\)$")
_SHORTEST_NAME = 4
"""Characters of a title that a sheet's name must have to be cut from it."""


def join_continuations(
    tables: Sequence[PrintedTable], blocks: Sequence[Block]
) -> list[PrintedTable]:
    """Append a table to the one before it where it carries on the same form."""
    joined: list[PrintedTable] = []
    for table in tables:
        if joined and continues(joined[-1], table) and adjoins(joined[-1], table, blocks):
            joined[-1] = append(joined[-1], table)
        else:
            joined.append(table)
    return joined


def continues(earlier: PrintedTable, later: PrintedTable) -> bool:
    """Whether the later grid has no beginning of its own: no other title, no other header."""
    if not later.reading.has_header:
        is_same = _is_same_title(earlier.title, _COPY.sub("", to_matchable(later.title or "")))
        is_named = later.has_own_title and not is_same
        return not is_named and len(later.reading.columns) == len(earlier.reading.columns)
    if later.has_own_title and not _is_same_title(earlier.title, later.title):
        return False
    return later.reading.columns == earlier.reading.columns and not _starts_over(earlier, later)


def _is_same_title(earlier: str | None, later: str | None) -> bool:
    bare = _CARRIED_ON.sub("", to_matchable(later or ""))
    return not bare or bare == _CARRIED_ON.sub("", to_matchable(earlier or ""))


def _starts_over(earlier: PrintedTable, later: PrintedTable) -> bool:
    """Whether the running number begins again at 1."""
    if earlier.reading.columns[0][-1] != "序号" or not earlier.reading.rows:
        return False
    return bool(later.reading.rows) and later.reading.rows[0][0].text == "1"


def adjoins(earlier: PrintedTable, later: PrintedTable, blocks: Sequence[Block]) -> bool:
    """Whether no running text stands between the two grids."""
    between = range(earlier.position + 1, later.position)
    return all(
        position in later.claimed
        or position in earlier.claimed
        or (isinstance(block := blocks[position], Paragraph) and _PAGE_NUMBER.match(block.text))
        or (not later.reading.has_header and _names_next_sheet(blocks[position], earlier, later))
        for position in between
    )


def _names_next_sheet(block: Block, earlier: PrintedTable, later: PrintedTable) -> bool:
    """Whether a sheet's name stands between two sheets with one table on them.

    Excel cuts names and numbers copies; the running number of the rows tells as well.
    """
    place = block.location.element if isinstance(block, Paragraph) and block.location else None
    if not isinstance(block, Paragraph) or not (place and place.endswith("!")):
        return False
    name = _COPY.sub("", _CARRIED_ON.sub("", to_matchable(block.text)))
    is_cut = len(name) >= _SHORTEST_NAME and to_matchable(earlier.title or "").startswith(name)
    return is_cut or _counts_on(earlier, later)


def _counts_on(earlier: PrintedTable, later: PrintedTable) -> bool:
    """Whether the running number of the later grid's rows follows the earlier one's."""
    if not earlier.reading.rows or not later.reading.rows:
        return False
    last, first = earlier.reading.rows[-1][0].text or "", later.reading.rows[0][0].text or ""
    return last.isdecimal() and first.isdecimal() and int(first) == int(last) + 1


def append(earlier: PrintedTable, later: PrintedTable) -> PrintedTable:
    """Return the earlier table with the later one's rows and notes after its own."""
    flags = [flag for flag in later.reading.flags if flag != "columns_inferred"]
    reading = replace(
        earlier.reading,
        rows=earlier.reading.rows + later.reading.rows,
        flags=tuple(dict.fromkeys((*earlier.reading.flags, "tables_joined", *flags))),
    )
    return replace(
        earlier,
        reading=reading,
        position=later.position,
        notes=earlier.notes + later.notes,
        claimed=earlier.claimed | later.claimed,
    )

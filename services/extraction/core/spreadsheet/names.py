"""Names of SpreadsheetML and of cells."""

from __future__ import annotations

import re

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATIONSHIP_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
LAST_ROW = 1_048_576
LAST_COLUMN = 16_384
# `D12` or `$D$12`.
_CELL = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})$")


def parse_cell_name(name: str) -> tuple[int, int] | None:
    """Return row and column from 0; None where the name is none.

    >>> parse_cell_name("D12")
    (11, 3)
    """
    match = _CELL.match(name)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1


def to_cell_name(row: int, column: int) -> str:
    """Name a cell by its row and column from 0.

    >>> to_cell_name(11, 27)
    'AB12'
    """
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"


def parse_count(text: str | None) -> int | None:
    """Return a whole number of a size that a sheet can mean; None for anything else."""
    return int(text) if text and len(text) < 10 and text.isdecimal() else None

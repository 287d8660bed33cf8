"""Rows of cells as a dump prints them: each row as long as it happens to be."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from services.extraction.core.cell_text import to_cell_text
from services.extraction.core.text_dumps.source_lines import SourceLine
from shared.contracts.extracted import CellMark
from shared.contracts.location import Location

_COLUMN_NUMBERS = re.compile(r"[栏档]\s?次$")
# An amount, a share or a count as printed: 1,234.50, 95%, -3
_NUMBER = re.compile(r"[-−]?\d[\d,]*(?:\.\d+)?%?$")


@dataclass(frozen=True)
class TextCell:
    """A printed cell and the line on which it begins."""

    text: str
    line: int

    @property
    def location(self) -> Location:
        """Its place in the source."""
        return Location(line=self.line)

    @property
    def marks(self) -> tuple[CellMark, ...]:
        """What is to be said against it."""
        return (CellMark.UNREADABLE,) if "\ufffd" in self.text else ()


Row = tuple[TextCell, ...]


@dataclass(frozen=True)
class RaggedTable:
    """The rows of one table before its spans are known."""

    rows: tuple[Row, ...]
    keeps_blanks: bool
    """Whether a cell that spans columns leaves blank ones behind it, or they have vanished."""


def to_cell(lines: Sequence[SourceLine]) -> TextCell:
    """Join the lines of one cell."""
    return TextCell(to_cell_text("\n".join(line.text for line in lines)), lines[0].number)


def find_width(rows: Sequence[Row]) -> int:
    """Return the number of columns: the most frequent length of a row, the longest of a tie."""
    lengths = Counter(len(row) for row in rows)
    return max(lengths, key=lambda length: (lengths[length], length), default=0)


def is_blank(row: Row) -> bool:
    """Whether nothing is printed in the row."""
    return not any(cell.text for cell in row)


def is_number(text: str) -> bool:
    """Whether the cell holds a number and nothing else."""
    return bool(_NUMBER.match(text))


def is_column_numbers(row: Row) -> bool:
    """Whether the row numbers the columns: 栏次 1 2 3."""
    return bool(row) and bool(_COLUMN_NUMBERS.match(row[0].text))


def to_texts(row: Row) -> tuple[str, ...]:
    """Return the texts of a row without any blank, for comparison."""
    return tuple("".join(cell.text.split()) for cell in row)


def repeats(first: Row, again: Row) -> bool:
    """Whether a header row is printed once more; in a torn copy labels may have slipped."""
    if is_column_numbers(first):
        return is_column_numbers(again)
    labels, repeated = (Counter(filter(None, to_texts(row))) for row in (first, again))
    return bool(labels) and not any(map(is_number, labels)) and labels == repeated

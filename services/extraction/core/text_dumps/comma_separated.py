"""Rows whose cells are parted by commas, some of them in quotation marks."""

from __future__ import annotations

import csv
from collections.abc import Sequence

from services.extraction.core.cell_text import to_cell_text
from services.extraction.core.text_dumps.ragged_rows import Row, TextCell
from services.extraction.core.text_dumps.source_lines import SourceLine

_LEAST_ROWS = 2
_LONGEST_CELL = 131_072


def is_comma_separated(lines: Sequence[SourceLine]) -> bool:
    """Whether nearly every line has the same number of cells, two at least."""
    printed = [line for line in lines if not line.is_blank]
    counts = [line.text.count(",") for line in printed]
    if len(printed) < _LEAST_ROWS or not any(counts):
        return False
    lengths = [len(row) for row in _parse(printed)]
    most = max(set(lengths), key=lengths.count, default=0)
    return most > 1 and lengths.count(most) * 10 >= len(printed) * 8


def read_rows(lines: Sequence[SourceLine]) -> list[Row]:
    """Return the rows; a quotation mark that is never closed ends with its line."""
    printed = [line for line in lines if not line.is_blank]
    return [
        tuple(TextCell(to_cell_text(text), line.number) for text in texts)
        for line, texts in zip(printed, _parse(printed), strict=True)
    ]


def _parse(lines: Sequence[SourceLine]) -> list[list[str]]:
    """Part each line by itself, so that no quotation mark swallows the rest of the file."""
    return [next(csv.reader([line.text[:_LONGEST_CELL]]), []) for line in lines]

"""Page regions that are ruled like tables and are none: charts, frames, contents lists."""

from __future__ import annotations

from collections import Counter

from services.extraction.core.grids.marks import is_mark
from services.extraction.core.grids.region import RegionCell, RegionTable
from services.extraction.core.grids.ruled.half_ruled import is_number
from services.extraction.core.pdf.contents import has_leaders

_SPARSE = 1 / 3
# Share of column edges, and of rows with two texts, below which rules are those of a chart.
_CHART_EDGES, _CHART_ROWS = 0.35, 0.5
# What a table without any rule must show at least.
_OPEN_ROWS, _OPEN_NUMBERS = 3, 0.6
# Headings above a column of numbers.
_OPEN_HEAD = 2
# Cells of several numbers that make a table doubtful: so many, and this share of all.
_GLUED_CELLS, _GLUED_SHARE = 3, 0.05
# A sparse form has so much of its cells ruled off, and a column that speaks in so many rows.
_RULED_OFF, _SPEAKING = 0.9, 0.6
# Number, heading and page: a contents list has no more columns.
_CONTENTS_COLUMNS = 3


def is_table(table: RegionTable) -> bool:
    """Tell whether a ruled region is a table."""
    if table.column_count < 2:
        return False
    filled = [cell for cell in table.cells if cell.text]
    if table.column_count <= _CONTENTS_COLUMNS and _is_contents_list(table):
        return False
    if _is_chart(table):
        return False
    is_filled = len(filled) >= _SPARSE * len(table.cells)
    return is_filled or _has_full_row(table) or _is_sparse_form(table)


def is_aligned_table(table: RegionTable) -> bool:
    """Tell whether texts that only white space parts are the cells of a table."""
    filled = sum(bool(cell.text) for cell in table.cells)
    if table.column_count <= _CONTENTS_COLUMNS and _is_contents_list(table):
        return False
    return table.row_count > 1 and filled >= _SPARSE * len(table.cells)


def is_open_table(table: RegionTable) -> bool:
    """Tell whether a run of lines without any rule is a table: numbers or marks, row by row."""
    values = [cell.text for cell in table.cells if cell.column and cell.text]
    numbers = sum(is_number(text) or is_mark(text) for text in values)
    leaders = sum(has_leaders(cell.text) for cell in table.cells if not cell.column)
    is_contents = table.column_count == _CONTENTS_COLUMNS - 1 and 2 * leaders > table.row_count
    is_large = table.row_count >= _OPEN_ROWS and table.column_count >= _CONTENTS_COLUMNS
    return is_large and not is_contents and numbers >= _OPEN_NUMBERS * len(values)


def is_open_form(table: RegionTable) -> bool:
    """Tell whether lines of Chinese text without any rule are a table: columns of numbers.

    One column alone must hold amounts: page numbers stand beside headings, too.
    """
    texts: dict[int, list[str]] = {}
    for cell in table.cells:
        if cell.column and cell.text:
            texts.setdefault(cell.column, []).append(cell.text)
    columns = [
        numbers
        for column in texts.values()
        if len(numbers := list(filter(is_number, column))) >= _OPEN_ROWS
        and len(numbers) >= _OPEN_NUMBERS * (len(column) - _OPEN_HEAD)
    ]
    amounts = sum(not text.isdecimal() for numbers in columns for text in numbers)
    return len(columns) > 1 or amounts >= _OPEN_ROWS


def is_glued(table: RegionTable) -> bool:
    """Tell whether many cells hold two numbers or more: some columns are not ruled."""
    texts = [cell.text for cell in table.cells if cell.text]
    glued = sum(_is_glued(text.split()) for text in texts if " " in text)
    return glued >= _GLUED_CELLS and glued > _GLUED_SHARE * len(texts)


def _is_glued(words: list[str]) -> bool:
    has_digits = sum(any(sign.isdigit() for sign in word) for word in words)
    return has_digits > 1 and all(map(is_number, words)) and not _is_one_number(words)


def _is_one_number(words: list[str]) -> bool:
    """Tell whether the words may be the groups of one number: `1 234 567`."""
    return all(word[:3].isdigit() and not word[3:4].isdigit() for word in words[1:])


def _is_chart(table: RegionTable) -> bool:
    """Tell whether most edges run through few rows that say two things: bars, not cells."""
    edges = sum(cell.row_span for cell in table.cells if cell.column)
    if edges >= _CHART_EDGES * table.row_count * (table.column_count - 1):
        return False
    speaking = [0] * table.row_count
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.row_span if cell.text else cell.row):
            speaking[row] += 1
    full = sum(count > 1 for count in speaking)
    return full < _CHART_ROWS * table.row_count


def _is_contents_list(table: RegionTable) -> bool:
    return sum(has_leaders(cell.text) for cell in table.cells) * 2 > table.row_count


def _is_sparse_form(table: RegionTable) -> bool:
    """Tell whether each cell is ruled off and some column speaks in most rows: labels, codes."""
    positions = table.row_count * table.column_count
    if table.column_count <= _CONTENTS_COLUMNS or len(table.cells) < _RULED_OFF * positions:
        return False
    columns = Counter(cell.column for cell in table.cells if cell.text)
    return max(columns.values(), default=0) > _SPEAKING * table.row_count


def _has_full_row(table: RegionTable) -> bool:
    """Tell whether some row names most columns, as the head of a form left blank does."""
    named: dict[int, list[RegionCell]] = {}
    for cell in table.cells:
        if cell.text:
            named.setdefault(cell.row, []).append(cell)
    return any(
        len(row) > 1
        and 2 * sum(cell.column_span for cell in row) > table.column_count
        and not all(is_number(cell.text) for cell in row)
        for row in named.values()
    )

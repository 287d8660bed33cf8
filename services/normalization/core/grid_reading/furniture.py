"""Rows inside a grid that are no part of its table: title, caption, notes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from services.normalization.core.grid_reading.matrix import Matrix
from services.normalization.core.grid_reading.wording import (
    is_caption,
    is_caption_line,
    is_coded_name,
    is_data_row,
    is_note,
)
from services.normalization.core.printed_text import to_matchable

# The words a printed title ends with, a bracket or 续 after them allowed.
_TITLE_END = re.compile(r"(?:表|情况|预算|决算|名词解释|构成|明细|目录)(?:\([^()]{0,20}\))?$")
# A title and the captions that are printed behind it on the same line.
_TITLE_AND_CAPTION = re.compile(r"(?P<title>[^:：]{2,60}?表)\s*(?P<caption>\S.{3,60})$")


@dataclass(frozen=True)
class Furniture:
    """What stands above and below the table inside its grid, and where the table itself is."""

    titles: tuple[str, ...]
    captions: tuple[str, ...]
    notes: tuple[str, ...]
    first_row: int
    end_row: int


def find_furniture(matrix: Matrix) -> Furniture:
    """Tell title, caption and notes inside a grid from its header and data rows."""
    titles: list[str] = []
    captions: list[str] = []
    row, end = 0, len(matrix.rows)
    while row < end:
        printed = [cell.text.strip() for cell in matrix.printed(row) if cell.row == row]
        if printed and is_title_row(matrix, row) and not titles:
            titles.append(printed[0])
        elif is_caption_row(printed) and not (row and is_data_row(printed)):
            named = [text for text in printed if _is_table_name(text)]
            titles += named[: 1 - len(titles)]
            captions += [text for text in printed if text not in titles]
        elif parts := _read_full_line(_find_full_line(matrix, row)):
            title, caption = parts
            titles += title[: 1 - len(titles)]
            captions.append(caption)
        elif printed:
            break
        row += 1
    notes, end = _find_notes(matrix, row, end)
    return Furniture(tuple(titles), tuple(captions), notes, row, end)


def is_title_row(matrix: Matrix, row: int) -> bool:
    """Whether one text alone, worded like a title, fills the row of a wider grid."""
    printed = matrix.printed(row)
    if len(printed) != 1 or matrix.column_count < 2 or row > 2:
        return False
    text = to_matchable(printed[0].text)
    fills = printed[0].column_span == matrix.column_count or printed[0].column == 0
    return fills and len(text) <= 60 and bool(_TITLE_END.search(text)) and not is_caption(text)


def _find_full_line(matrix: Matrix, row: int) -> str:
    """Return the text of the one cell that fills a row of a wider grid; empty without one."""
    cells = matrix.distinct(row)
    is_full = matrix.column_count > 1 and len(cells) == 1
    is_full = is_full and (cells[0].row, cells[0].column_span) == (row, matrix.column_count)
    return cells[0].text.strip() if is_full else ""


def _read_full_line(line: str) -> tuple[list[str], str] | None:
    """Return title and caption of a line of captions, 部门收支总表 单位：万元; None for others."""
    parts = _TITLE_AND_CAPTION.match(line)
    if parts is not None and is_caption_line(parts["caption"]):
        return [parts["title"]], parts["caption"]
    return ([], line) if is_caption_line(line) else None


def _is_table_name(text: str) -> bool:
    """Whether a cell beside captions is the title: it ends with 表 and numbers no form."""
    plain = to_matchable(text)
    return len(plain) > 4 and plain.endswith("表") and not is_caption(text)


def is_caption_row(printed: list[str]) -> bool:
    """Whether a row states unit, year or department and nothing else."""
    if not printed:
        return False
    written_out = list(dict.fromkeys(printed))
    printed = written_out if len(written_out) <= 2 else printed
    known = [is_caption(text) for text in printed]
    if all(known):
        return True
    return any(known) and len(printed) <= 4 and not is_data_row(printed)


def _find_notes(matrix: Matrix, first: int, end: int) -> tuple[tuple[str, ...], int]:
    """Peel remarks off the end; blank rows between and after them go with them."""
    notes: list[str] = []
    last = end
    for row in range(end - 1, first - 1, -1):
        printed = matrix.printed(row)
        if not printed:
            continue
        if len(printed) == 1 and is_note(printed[0].text):
            notes.insert(0, printed[0].text.strip())
            last = row
        else:
            break
    return tuple(notes), last


def is_furniture_row(matrix: Matrix, row: int) -> bool:
    """Whether a row inside the body repeats a caption, as at the top of a following page."""
    printed = [cell.text.strip() for cell in matrix.printed(row)]
    if len(printed) == 1 and is_coded_name(printed[0]):
        return True
    if any(is_caption(text) for text in printed) and is_caption_row(printed):
        return True
    return is_caption_line(_find_full_line(matrix, row))

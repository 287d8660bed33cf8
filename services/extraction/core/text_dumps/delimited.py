"""Rows of one line each, their cells parted by tabs or by bars."""

from __future__ import annotations

import re
from collections.abc import Sequence

from services.extraction.core.cell_text import to_cell_text
from services.extraction.core.text_dumps.prose import is_contents_entry
from services.extraction.core.text_dumps.ragged_rows import Row, TextCell, is_blank
from services.extraction.core.text_dumps.source_lines import SourceLine

# The line of dashes between the header and the body of a Markdown table
_RULE = re.compile(r"(?=[\s|:+=-]*--)[\s|:+=-]*$")
# A cell ends at a bar that no backslash precedes
_BAR = re.compile(r"(?<!\\)\|")
# A new line inside a cell, where a line of the text is a whole row
_NEW_LINE = re.compile(r"<br\s?/?>", re.IGNORECASE)
# What a converter writes for a blank cell of a workbook, and for a blank cell of its header
_NO_VALUE = re.compile(r"^\s*(?:NaN|Unnamed: \d{1,3}(?:_level_\d)?)\s*$")

# The line of dashes of a table without bars at the ends of its rows: --- | :---: | ---
_OPEN_RULE = re.compile(r":?-{3,}:?(?:\s*\|\s*:?-{3,}:?)+$")


def close_rows(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """Put bars at the ends of the rows of Markdown tables that are written without them."""
    closed = list(lines)
    at = 1
    while at < len(closed):
        if _OPEN_RULE.match(closed[at].text) and "|" in closed[at - 1].text:
            start = at - 1
            while at < len(closed) and "|" in closed[at].text:
                at += 1
            for place in range(start, at):
                line = closed[place]
                closed[place] = SourceLine(line.number, f"|{line.text}|")
        at += 1
    return closed


def is_row(line: SourceLine) -> bool:
    """Whether the line holds cells parted by tabs, or by bars at both ends."""
    text = line.text
    if "\t" in text:
        return text.count("\t") > 1 or not is_contents_entry(text)
    return len(text) > 2 and text[0] == "|" and text[-1] == "|"


def find_end(lines: Sequence[SourceLine], start: int) -> int:
    """Return the index after the last row of the run that begins at `start`, over blank lines."""
    end = at = start
    while at < len(lines) and (lines[at].is_blank or _is_rule(lines[at]) or is_row(lines[at])):
        at += 1
        if not lines[at - 1].is_blank:
            end = at
    return end


def read_rows(lines: Sequence[SourceLine]) -> list[list[Row]]:
    """Return the rows in groups parted by blank lines; the rule under a header is none.

    Nor is a blank row above it: Markdown asks for a header where a table has none.
    """
    groups: list[list[Row]] = [[]]
    for line in lines:
        if line.is_blank:
            groups.append([])
        elif not _is_rule(line):
            groups[-1].append(_read_row(line))
        elif len(groups[-1]) == 1 and is_blank(groups[-1][0]):
            groups[-1].clear()
    return [group for group in groups if group]


def _is_rule(line: SourceLine) -> bool:
    return bool(_RULE.match(line.text))


def _read_row(line: SourceLine) -> Row:
    text = line.text
    if "\t" in text:
        texts = text.split("\t")
    else:
        parts = _BAR.split(text[1:-1])
        texts = [_NO_VALUE.sub("", _NEW_LINE.sub("\n", part.replace("\\|", "|"))) for part in parts]
    return tuple(TextCell(to_cell_text(part), line.number) for part in texts)

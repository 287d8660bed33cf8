"""The forms in which `yusuan tables` prints what it found."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

RISKY_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What makes a spreadsheet take a text for a formula."""


@dataclass(frozen=True)
class PageTables:
    """The tables of one file."""

    file_name: str
    tables: list[dict[str, Any]]

    @classmethod
    def parse(cls, file_name: str, answers: Iterable[bytes]) -> PageTables:
        """Read the answers of the table engine, one for each range of pages."""
        return cls(file_name, [table for answer in answers for table in json.loads(answer)])

    @property
    def pages(self) -> list[int]:
        """The pages that hold a table."""
        return sorted({table["page"] for table in self.tables})


def to_json(found: PageTables) -> str:
    """Return one JSON object: `{"file", "tables": [{"page", "bbox", "rows", "cells"}]}`."""
    return json.dumps({"file": found.file_name, "tables": found.tables}, ensure_ascii=False)


def to_csv(found: PageTables) -> str:
    """Return titles, rows and notes, each after its page and table number.

    Formulas are neutralised.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    for number, table in enumerate(found.tables, start=1):
        for row in (*_to_lines(table, "title"), *table["rows"], *_to_lines(table, "note")):
            writer.writerow([table["page"], number, *map(neutralise, row)])
    return buffer.getvalue().rstrip("\n")


def _to_lines(table: dict[str, Any], name: str) -> list[list[str]]:
    """Return rows of one cell: the lines of a title or a note that fill the whole width."""
    return [[line] for line in table.get(name, "").split("\n") if line]


def neutralise(text: str | None) -> str:
    """Return a cell that no spreadsheet takes for a formula; a printed number stays a number.

    >>> neutralise("=1+1"), neutralise("-12.30")
    ("'=1+1", '-12.30')
    """
    if not text or not text.startswith(RISKY_STARTS):
        return text or ""
    is_number = text[0] in "+-" and text[1:].replace(",", "").replace(".", "", 1).isdigit()
    return text if is_number else f"'{text}"


def to_html(found: PageTables) -> str:
    """Return a page with one table element per table, spans, titles and notes kept."""
    title = escape(found.file_name)
    head = f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title></head><body>'
    return "\n".join([head, *map(_to_element, found.tables), "</body></html>"])


def _to_element(table: dict[str, Any]) -> str:
    rows: dict[int, list[str]] = {}
    for first_row, first_column, last_row, last_column, text in table["cells"]:
        spans = "".join(_to_spans(last_row - first_row + 1, last_column - first_column + 1))
        rows.setdefault(first_row, []).append(f"<td{spans}>{escape(text)}</td>")
    lines = [f"<tr>{''.join(rows.get(n, []))}</tr>" for n in range(len(table["rows"]))]
    above, below = (_to_full_rows(table, name) for name in ("title", "note"))
    body = "\n".join([*above, *lines, *below])
    return f'<table border="1"><caption>{table["page"]}</caption>\n{body}\n</table>'


def _to_full_rows(table: dict[str, Any], name: str) -> list[str]:
    width = max(map(len, table["rows"]), default=1)
    return [
        f"<tr><td{''.join(_to_spans(1, width))}>{escape(line)}</td></tr>"
        for (line,) in _to_lines(table, name)
    ]


def _to_spans(rows: int, columns: int) -> Iterator[str]:
    if rows > 1:
        yield f' rowspan="{rows}"'
    if columns > 1:
        yield f' colspan="{columns}"'


FORMATS: dict[str, Callable[[PageTables], str]] = {"json": to_json, "csv": to_csv, "html": to_html}

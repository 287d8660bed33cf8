"""A publication as blocks, before any file format: headings, text, tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Box:
    """A printed cell with its extent."""

    text: str = ""
    columns: int = 1
    rows: int = 1


Row = tuple[Box, ...]


@dataclass(frozen=True)
class Table:
    """A form: title above, caption line, header rows, body rows, notes below."""

    title: str | None
    widths: tuple[int, ...]
    """Relative widths of the columns; their number is the number of columns."""
    header: tuple[Row, ...]
    rows: tuple[Row, ...]
    caption: Row = ()
    notes: tuple[str, ...] = ()
    heading_level: int | None = None
    """Level of the title where it is a heading of the text."""
    is_wide: bool = False

    @property
    def head(self) -> tuple[Row, ...]:
        """The rows that are printed again on every page."""
        return ((self.caption,) if self.caption else ()) + self.header


@dataclass(frozen=True)
class Heading:
    """A heading; level 0 is the title of a part."""

    text: str
    level: int


@dataclass(frozen=True)
class Text:
    """A paragraph."""

    text: str


@dataclass(frozen=True)
class Entry:
    """A line of the table of contents."""

    text: str
    page: int = 0


@dataclass(frozen=True)
class Contents:
    """The table of contents."""

    entries: tuple[Entry, ...]


Block = Heading | Text | Table | Contents


@dataclass(frozen=True)
class Publication:
    """A document that is written in every format."""

    file_name: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Placed:
    """A box at its place in a table."""

    box: Box
    row: int
    column: int


def place(rows: Sequence[Row]) -> list[list[Placed]]:
    """Give every box its column, beside those that reach down from above."""
    taken: set[tuple[int, int]] = set()
    placed: list[list[Placed]] = []
    for number, row in enumerate(rows):
        line: list[Placed] = []
        column = 0
        for box in row:
            while (number, column) in taken:
                column += 1
            line.append(Placed(box, number, column))
            taken |= {
                (number + down, column + right)
                for down in range(box.rows)
                for right in range(box.columns)
            }
        placed.append(line)
    return placed


def find_continued(rows: Sequence[Row]) -> Iterator[Placed]:
    """Yield, for each row but the first of a box, the box at its place there."""
    for line in place(rows):
        for item in line:
            for down in range(1, item.box.rows):
                yield Placed(item.box, item.row + down, item.column)


def boxes(*texts: str) -> Row:
    """Return a row of plain cells."""
    return tuple(Box(text) for text in texts)


def money(amount: Decimal | None) -> str:
    """Print an amount with two places; nothing is blank."""
    return f"{amount:.2f}" if amount else ""

"""What extraction saw: a document as printed, nothing interpreted, nothing converted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from pydantic import ConfigDict, Field

from shared.contracts.contract import SLOTTED, Contract
from shared.contracts.location import Location


class CellMark(StrEnum):
    """What extraction has to say against a cell."""

    UNREADABLE = "unreadable"
    """Characters that stand for no text: `(cid:12)`, private use, replacement characters."""
    GUESSED = "guessed"
    """The column or the extent was inferred, not printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One printed cell, anchored at its top left grid position."""

    __pydantic_config__: ClassVar[ConfigDict] = SLOTTED

    row: Annotated[int, Field(ge=0)]
    column: Annotated[int, Field(ge=0)]
    row_span: Annotated[int, Field(ge=1)] = 1
    column_span: Annotated[int, Field(ge=1)] = 1
    text: str = ""
    """As printed, less layout: line breaks and justification blanks removed; empty when blank."""
    location: Location | None = None
    marks: tuple[CellMark, ...] = ()


class Paragraph(Contract):
    """Running text: one paragraph, its lines already joined."""

    type: Literal["paragraph"] = "paragraph"
    text: str
    location: Location | None = None
    heading_level: int | None = None
    """Level the format itself declares (heading style, `<h2>`, `##`); null when it is silent."""
    is_contents_entry: bool = False
    """A line of a table of contents, not a heading or a sentence of its own."""


class Grid(Contract):
    """A table as printed, joined over its pages; positions without an anchor belong to a span."""

    type: Literal["grid"] = "grid"
    id: str
    """Unique in the document, in reading order: `g1`, `g2`."""
    row_count: int = Field(ge=0)
    column_count: int = Field(ge=0)
    cells: tuple[Cell, ...]
    """Anchors in row order; blank printed cells are anchors with empty text."""
    header_rows: int | None = None
    """Rows the format declares as header (`<thead>`, repeated Word row); null when silent."""
    location: Location | None = None
    is_joined: bool = False
    """Put together from the parts of several pages."""


class TextLine(Contract):
    """A line of a table that was flattened to text."""

    text: str
    location: Location | None = None


class FlattenedTable(Contract):
    """A table whose cells a text dump has run together: lines whose columns are not known.

    Blank cells have vanished and long cells wrap over several lines; only the form says where an
    amount belongs, which is for normalization to decide.
    """

    type: Literal["flattened_table"] = "flattened_table"
    id: str
    lines: tuple[TextLine, ...]
    location: Location | None = None


Block = Annotated[Paragraph | Grid | FlattenedTable, Field(discriminator="type")]


class Source(Contract):
    """The file itself."""

    file_name: str
    media_type: str
    size_bytes: int = Field(ge=0)
    page_count: int | None = None


class Quality(Contract):
    """What extraction could not do."""

    unreadable_cells: int = 0
    unread_pages: tuple[int, ...] = ()
    flags: tuple[str, ...] = ()
    """Slugs such as `type_mismatch`, `hidden_text`, `tables_joined_by_guess`."""


class ExtractedDocument(Contract):
    """A whole document in reading order."""

    schema_: Literal["yusuan.extracted/1"] = Field(default="yusuan.extracted/1", alias="schema")
    source: Source
    blocks: tuple[Block, ...]
    quality: Quality = Quality()

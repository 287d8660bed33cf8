"""The body of a document as blocks, in the order in which it is printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from services.extraction.core.cell_text import split_lines
from services.extraction.core.grids.joining.repeated_headers import drop_repeated_headers
from services.extraction.core.grids.joining.titles import lift_title_rows
from services.extraction.core.text_dumps.prose import is_contents_entry
from services.extraction.core.word.content import iterate_content
from services.extraction.core.word.names import W
from services.extraction.core.word.story import Story
from services.extraction.core.word.tables import read_grid, read_layout
from shared.contracts.extracted import Block, Paragraph
from shared.contracts.location import Location

LINE_LIMIT = 300
"""No line of a contents list is longer."""


def read_blocks(parent: etree._Element, path: str, story: Story) -> Iterator[Block]:
    """Yield the paragraphs and grids below `parent`, content of wrappers and boxes included."""
    for element, place in iterate_content(parent, path):
        if element.tag == f"{W}p":
            yield from _read_paragraph(element, place, story)
        elif element.tag == f"{W}tbl":
            yield from _read_table(element, place, story)
        elif element.tag == f"{W}altChunk":
            story.flags.add("embedded_chunk_not_read")


def _read_paragraph(element: etree._Element, place: str, story: Story) -> Iterator[Block]:
    printed = story.read(element)
    for line in split_lines(printed.text):
        yield Paragraph(
            text=line,
            location=Location(element=place),
            heading_level=printed.heading_level,
            is_contents_entry=printed.is_contents_entry or is_contents_entry(line[:LINE_LIMIT]),
        )
    for number, box in enumerate(printed.runs.boxes, 1):
        yield from read_blocks(box, f"{place}/txbxContent[{number}]", story)
    yield from _read_notes(printed.runs.notes, story)


def _read_notes(notes: Iterable[tuple[str, str]], story: Story) -> Iterator[Block]:
    for kind, note_id in notes:
        note = story.find_note(kind, note_id)
        if note is not None:
            yield from read_blocks(note, f"{kind}/{kind.removesuffix('s')}[@id={note_id}]", story)


def _read_table(table: etree._Element, place: str, story: Story) -> Iterator[Block]:
    """Yield a table, or its content where the table only lays it out."""
    layout = read_layout(table, place, story)
    if layout.is_frame:
        for cell in layout.cells:
            yield from read_blocks(cell.element, cell.place, story)
        return
    grid, texts = read_grid(layout, story)
    if grid is not None:
        yield from lift_title_rows(drop_repeated_headers(grid))
    for text in texts:
        for nested, nested_place in text.tables:
            yield from _read_table(nested, nested_place, story)
        yield from _read_notes(text.notes, story)

"""A text → blocks: cells, delimited rows and running text told apart line by line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from services.extraction.core.grids.numbering import number_grids
from services.extraction.core.text_dumps import cell_lines, delimited
from services.extraction.core.text_dumps.flattened import (
    has_flattened_tables,
    read_flattened_blocks,
)
from services.extraction.core.text_dumps.markup_lines import MarkedLine
from services.extraction.core.text_dumps.page_joining import join_tables
from services.extraction.core.text_dumps.prose import join_torn, to_paragraph
from services.extraction.core.text_dumps.ragged_grids import to_grid
from services.extraction.core.text_dumps.ragged_rows import RaggedTable
from services.extraction.core.text_dumps.sections import is_caption, split_sections
from services.extraction.core.text_dumps.source_lines import SourceLine
from shared.contracts.extracted import Block, Paragraph


def read_blocks(lines: Sequence[SourceLine]) -> tuple[Block, ...]:
    """Read a dump whose cells are marked by tabs or bars, or have run together."""
    is_marked = any(cell_lines.is_cell_line(line) or delimited.is_row(line) for line in lines)
    if not is_marked and has_flattened_tables(lines):
        return read_flattened_blocks(lines)
    return number_grids(_finish_tables(_read_parts(lines)))


def read_marked_blocks(lines: Sequence[MarkedLine]) -> tuple[Block, ...]:
    """Read a dump whose headings are marked; paragraphs torn by a page break are joined."""
    levels = {marked.line.number: marked.heading_level for marked in lines if marked.heading_level}
    parts = (_mark_heading(part, levels) for part in _read_parts([each.line for each in lines]))
    return number_grids(join_torn(_finish_tables(parts)))


def _mark_heading(part: Block | RaggedTable, levels: Mapping[int, int]) -> Block | RaggedTable:
    if not isinstance(part, Paragraph) or not part.location or is_caption(part.text):
        return part
    level = levels.get(part.location.line or 0)
    return part.model_copy(update={"heading_level": level}) if level else part


def _finish_tables(parts: Iterator[Block | RaggedTable]) -> Iterator[Block]:
    """Join tables over pages and build their grids."""
    for part in join_tables(parts):
        block = to_grid(part) if isinstance(part, RaggedTable) else part
        if block is not None:
            yield block


def _read_parts(lines: Sequence[SourceLine]) -> Iterator[Block | RaggedTable]:
    at = 0
    while at < len(lines):
        if cell_lines.is_cell_line(lines[at]):
            end = cell_lines.find_end(lines, at)
            yield from split_sections(cell_lines.read_rows(lines[at:end]), keeps_blanks=False)
        elif delimited.is_row(lines[at]):
            end = delimited.find_end(lines, at)
            yield from split_sections(delimited.read_rows(lines[at:end]), keeps_blanks=True)
        else:
            end = at + 1
            if not lines[at].is_blank:
                yield to_paragraph([lines[at]])
        at = end

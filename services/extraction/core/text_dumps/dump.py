"""A text → blocks: cells, delimited rows and running text told apart line by line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from services.extraction.core.contents_lists import flag_contents
from services.extraction.core.grids.numbering import number_grids
from services.extraction.core.text_dumps import (
    cell_lines,
    comma_separated,
    delimited,
    embedded_tables,
)
from services.extraction.core.text_dumps.flattened import (
    has_flattened_tables,
    read_flattened_blocks,
)
from services.extraction.core.text_dumps.grid_joining import join_grids
from services.extraction.core.text_dumps.markup_lines import (
    MarkedLine,
    is_page_mark,
    read_marked_line,
)
from services.extraction.core.text_dumps.page_joining import Part, join_tables
from services.extraction.core.text_dumps.page_numbers import drop_isolated_numbers
from services.extraction.core.text_dumps.prose import join_torn, to_paragraph
from services.extraction.core.text_dumps.ragged_grids import to_grid
from services.extraction.core.text_dumps.ragged_rows import RaggedTable
from services.extraction.core.text_dumps.running_heads import drop_running_heads
from services.extraction.core.text_dumps.sections import is_caption, split_sections
from services.extraction.core.text_dumps.source_lines import SourceLine
from shared.contracts.extracted import Block, CellMark, Grid, Paragraph


def read_blocks(lines: Sequence[SourceLine]) -> tuple[Block, ...]:
    """Read a dump whose cells are marked by tabs or bars, or have run together."""
    lines = drop_running_heads(lines)
    is_marked = any(cell_lines.is_cell_line(line) or delimited.is_row(line) for line in lines)
    if not is_marked and comma_separated.is_comma_separated(lines):
        rows = [comma_separated.read_rows(lines)]
        return _finish(split_sections(rows, keeps_blanks=True))
    if not is_marked and has_flattened_tables(lines):
        return number_grids(flag_contents(read_flattened_blocks(lines)))
    return _finish(_read_parts(lines))


def read_marked_blocks(lines: Sequence[SourceLine]) -> tuple[Block, ...]:
    """Read a text with Markdown's marks; paragraphs torn by a page break are joined."""
    printed = [line for line in lines if not line.is_blank]
    kept = [line for line in drop_running_heads(lines) if not is_page_mark(line.text)]
    lines = delimited.close_rows(kept)
    marked = [read_marked_line(line) for line in lines]
    plain = [each.line for each in marked]
    has_rows = any(
        delimited.is_row(line) or cell_lines.is_cell_line(line) for line in plain
    ) or any(embedded_tables.is_table(line) for line in lines)
    if not has_rows and has_flattened_tables(plain):
        return _finish(_read_flattened_parts(marked))
    lines = drop_isolated_numbers(lines)
    left = {line.number for line in lines}
    breaks = [line.number for line in printed if line.number not in left]
    return number_grids(flag_contents(join_torn(_build(_read_marked_parts(lines)), breaks)))


def count_unreadable(blocks: Sequence[Block]) -> int:
    """Return how many cells hold characters that stand for no text."""
    grids = (block for block in blocks if isinstance(block, Grid))
    return sum(CellMark.UNREADABLE in cell.marks for grid in grids for cell in grid.cells)


def _finish(parts: Iterator[Part]) -> tuple[Block, ...]:
    """Join tables over pages and build their grids."""
    return number_grids(flag_contents(_build(parts)))


def _build(parts: Iterator[Part]) -> Iterator[Block]:
    for part in join_tables(join_grids(parts)):
        block = to_grid(part) if isinstance(part, RaggedTable) else part
        if block is not None:
            yield block


def _read_marked_parts(lines: Sequence[SourceLine]) -> Iterator[Part]:
    """Yield the parts of a marked text, tables written as tags among them."""
    marked: list[MarkedLine] = []
    at = 0
    while at < len(lines):
        end = embedded_tables.find_table_end(lines, at)
        if end is None:
            marked.append(read_marked_line(lines[at]))
            at += 1
            continue
        yield from _read_headed(marked)
        marked = []
        yield from embedded_tables.read_table(lines[at:end])
        at = end
    yield from _read_headed(marked)


def _read_headed(lines: Sequence[MarkedLine]) -> Iterator[Part]:
    levels = _find_levels(lines)
    return (_mark_heading(part, levels) for part in _read_parts([each.line for each in lines]))


def _read_flattened_parts(lines: Sequence[MarkedLine]) -> Iterator[Block]:
    """Yield headings, and between them running text and tables run together."""
    levels = _find_levels(lines)
    between: list[SourceLine] = []
    for each in lines:
        if not each.heading_level or is_caption(each.line.text):
            between.append(each.line)
            continue
        yield from read_flattened_blocks(between)
        between = []
        heading = _mark_heading(to_paragraph([each.line]), levels)
        if isinstance(heading, Paragraph):
            yield heading
    yield from read_flattened_blocks(between)


def _find_levels(lines: Sequence[MarkedLine]) -> dict[int, int]:
    return {each.line.number: each.heading_level for each in lines if each.heading_level}


def _mark_heading(part: Part, levels: Mapping[int, int]) -> Part:
    if not isinstance(part, Paragraph) or not part.location or is_caption(part.text):
        return part
    level = levels.get(part.location.line or 0)
    return part.model_copy(update={"heading_level": level}) if level else part


def _read_parts(lines: Sequence[SourceLine]) -> Iterator[Part]:
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

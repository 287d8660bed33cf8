"""Assemble the document: what each printed part of it means."""

from __future__ import annotations

from collections.abc import Sequence

from services.normalization.core.continuation import join_continuations
from services.normalization.core.definitions import find_definitions
from services.normalization.core.grid_reading.parts import split_grid
from services.normalization.core.identity import identify
from services.normalization.core.lines.lines import read_lines
from services.normalization.core.narrative.facts import read_facts
from services.normalization.core.paragraphs import join_paragraphs
from services.normalization.core.printed_tables import PrintedTable, read_tables
from services.normalization.core.projects.forms import (
    build_project,
    gather_forms,
    read_department_indicators,
)
from services.normalization.core.reflow.reflow import reflow_blocks
from services.normalization.core.sections import find_sections
from services.normalization.core.tables import TABLE_KINDS
from services.normalization.core.targets.prose import read_prose_targets
from services.normalization.core.torn_headings import free_headings
from shared.contracts.document import Document, Table, TextBlock
from shared.contracts.extracted import Block, ExtractedDocument, Grid, Paragraph
from shared.registry import load_all

load_all("services.normalization.core.tables")


def normalize(extracted: ExtractedDocument, document_id: str) -> Document:
    """Say what an extracted document means; nothing is judged."""
    blocks = free_headings(join_paragraphs(split_blocks(reflow_blocks(extracted.blocks))))
    extracted = extracted.model_copy(update={"blocks": blocks})
    identity = identify(extracted)
    year, unit = identity.fiscal_year, identity.unit
    sections = find_sections(blocks)
    printed, forms = gather_forms(join_continuations(read_tables(blocks), blocks))
    paragraphs = find_running_text(blocks, printed)
    placed = build_tables(blocks, printed)
    tables, ids = tuple(placed.values()), {place: table.id for place, table in placed.items()}
    return Document(
        schema="yusuan.document/1",
        document_id=document_id,
        source=extracted.source,
        kind=identity.kind,
        department=identity.department,
        fiscal_year=year,
        unit=unit,
        sections=sections,
        tables=tables,
        projects=tuple(build_project(form, ids, year) for form in forms),
        department_indicators=read_department_indicators(printed, ids, year),
        lines=tuple(
            line for table in tables if is_statistical(table) for line in read_lines(table, unit)
        ),
        narrative_targets=read_prose_targets(paragraphs, year),
        narrative_facts=read_facts(paragraphs, sections, year, unit),
        contents=tuple(b.text for b in blocks if isinstance(b, Paragraph) and b.is_contents_entry),
        paragraphs=tuple(TextBlock(text=p.text, location=p.location) for p in paragraphs),
        quality=extracted.quality,
    )


def find_running_text(blocks: Sequence[Block], printed: Sequence[PrintedTable]) -> list[Paragraph]:
    """Return the paragraphs that are neither a table's title, caption or note nor contents."""
    claimed = frozenset().union(*(table.claimed for table in printed))
    return [
        block
        for position, block in enumerate(blocks)
        if isinstance(block, Paragraph) and position not in claimed and not block.is_contents_entry
    ]


def split_blocks(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks with grids that hold two tables told apart."""
    split: list[Block] = []
    for block in blocks:
        split.extend(split_grid(block) if isinstance(block, Grid) else (block,))
    return tuple(split)


def build_tables(blocks: tuple[Block, ...], printed: list[PrintedTable]) -> dict[int, Table]:
    """Write every table down by its position, the terms explained in paragraphs among them."""
    placed = [(table.position, build_table(table)) for table in printed]
    definitions = find_definitions(blocks)
    if definitions:
        placed.append(definitions)
    placed.sort(key=lambda pair: pair[0])
    return {
        position: table.model_copy(update={"id": f"t{number}"})
        for number, (position, table) in enumerate(placed, 1)
    }


def is_statistical(table: Table) -> bool:
    """Whether the amounts of a table become tidy lines."""
    kind = TABLE_KINDS.get(table.kind)
    return kind is not None and kind.is_statistical


def build_table(printed: PrintedTable) -> Table:
    """Write a printed table down in the shape of the document JSON."""
    reading = printed.reading
    return Table(
        id=printed.grid.id,
        kind=printed.kind,
        title=printed.title,
        caption=" ".join(printed.captions) or None,
        unit=printed.unit,
        note="\n".join(printed.notes) or None,
        columns=reading.columns,
        rows=tuple(tuple(cell.text for cell in row) for row in reading.rows),
        locations=tuple(tuple(cell.location for cell in row) for row in reading.rows),
        location=reading.location,
        flags=reading.flags,
    )

"""The published dump of a PDF file, cell by cell."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from services.extraction.core.formats.docx import read_docx
from services.extraction.core.formats.markdown import read_markdown
from services.extraction.core.formats.plain_text import read_plain_text
from services.normalization.core.grid_reading.reading import read_grid
from services.normalization.core.normalize import normalize
from services.normalization.core.reflow.reflow import reflow_blocks
from shared.contracts.extracted import Block, ExtractedDocument, FlattenedTable, Grid, Source


def _plain(text: str | None) -> str:
    return "".join(unicodedata.normalize("NFKC", text or "").split())


@pytest.mark.real_files
def test_every_cell_of_the_published_dump_stands_in_its_column(published: Path):
    (path,) = published.glob("samples/hebei/001_*.txt")
    gold = json.loads((published / "gold" / "001.json").read_text("utf-8"))
    blocks = reflow_blocks(read_plain_text(path.read_bytes()).blocks)
    assert not any(isinstance(block, FlattenedTable) for block in blocks)
    readings = [read_grid(block) for block in blocks if isinstance(block, Grid)]
    found = {
        tuple(tuple(_plain(cell.text) for cell in row) for row in reading.rows)
        for reading in readings
    }
    expected = [
        tuple(tuple(_plain(cell) for cell in row) for row in table["rows"])
        for table in gold["tables"]
        if table["kind"] != "term_definitions"
    ]
    assert [rows for rows in expected if rows not in found] == []


def _read_tables(blocks: tuple[Block, ...]) -> list[tuple[object, ...]]:
    """Return kind, columns and rows of every table, blanks aside."""
    source = Source(file_name="published", media_type="application/test", size_bytes=1)
    document = normalize(
        ExtractedDocument(schema="yusuan.extracted/1", source=source, blocks=blocks), "0" * 64
    )
    return [
        (
            table.kind,
            tuple(tuple(map(_plain, path)) for path in table.columns),
            tuple(tuple(map(_plain, row)) for row in table.rows),
        )
        for table in document.tables
        if table.kind != "term_definitions"
    ]


@pytest.mark.real_files
@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_a_published_dump_gives_the_tables_of_its_word_document(published: Path, number: str):
    (path,) = published.glob(f"samples/hebei/{number}_*.txt")
    read = read_markdown if number == "004" else read_plain_text
    dumped = _read_tables(read(path.read_bytes()).blocks)
    printed = _read_tables(read_docx((path.parent / f"{number}.docx").read_bytes()).blocks)
    assert dumped == printed

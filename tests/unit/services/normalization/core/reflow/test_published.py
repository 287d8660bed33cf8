"""The published dump of a PDF file, cell by cell."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from services.extraction.core.formats.plain_text import read_plain_text
from services.normalization.core.grid_reading.reading import read_grid
from services.normalization.core.reflow.reflow import reflow_blocks
from shared.contracts.extracted import FlattenedTable, Grid


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

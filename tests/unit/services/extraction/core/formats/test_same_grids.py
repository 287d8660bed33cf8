"""The published documents: one document in several formats gives the same grids."""

from __future__ import annotations

from pathlib import Path

import pytest

from services.extraction.core.formats.docx import read_docx
from services.extraction.core.formats.html import read_html
from services.extraction.core.formats.xlsx import read_xlsx
from services.extraction.legacy_conversion import convert_to_docx, find_converter
from shared.contracts.extracted import Block, Grid

SAMPLES = Path(__file__).parents[7] / "shared" / "samples" / "hebei"
NUMBERS = sorted(path.stem for path in SAMPLES.glob("*.docx"))

pytestmark = [
    pytest.mark.real_files,
    pytest.mark.skipif(not NUMBERS, reason="the published documents are not here"),
]


def _signatures(blocks: tuple[Block, ...]) -> list[tuple[object, ...]]:
    """Return every grid's extent and cells, in an order that does not depend on the document's."""
    found = []
    for grid in blocks:
        if isinstance(grid, Grid):
            cells = ((c.row, c.column, c.row_span, c.column_span, c.text) for c in grid.cells)
            found.append((grid.row_count, grid.column_count, *cells))
    return sorted(found, key=str)


@pytest.mark.parametrize("number", NUMBERS or ["none"])
def test_word_web_and_excel_give_the_same_grids(number: str):
    word = read_docx((SAMPLES / f"{number}.docx").read_bytes()).blocks
    page = read_html((SAMPLES / f"{number}.html").read_bytes()).blocks
    book = read_xlsx((SAMPLES / f"{number}.xlsx").read_bytes()).blocks
    assert _signatures(page) == _signatures(word)
    assert _signatures(book) == _signatures(word)


@pytest.mark.skipif(find_converter() is None, reason="install libreoffice-writer")
@pytest.mark.parametrize("number", NUMBERS[:1] or ["none"])
def test_an_older_word_document_gives_the_grids_of_the_newer(number: str):
    older = read_docx(convert_to_docx((SAMPLES / f"{number}.doc").read_bytes())).blocks
    assert _signatures(older) == _signatures(
        read_docx((SAMPLES / f"{number}.docx").read_bytes()).blocks
    )

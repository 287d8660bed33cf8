from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from services.extraction.core.pdf import opening
from services.extraction.core.pdf.engines import Engine
from services.extraction.handler import extract
from services.extraction.page_ranges import RANGE_PAGES
from services.extraction.settings import ExtractionSettings
from services.extraction.steps import STEPS
from shared.contracts.extracted import ExtractedDocument, Grid
from shared.event_chain import to_received
from shared.settings import WrongSettings
from shared.testing import MemoryBlobs, MemoryResults, MemoryWorkers
from tests.unit.services.extraction.test_page_ranges import pdf

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


class Reader:
    """Extraction of one file, with what it keeps."""

    def __init__(self, pages: int) -> None:
        self.data = pdf(pages)
        self.blobs, self.results = MemoryBlobs(), MemoryResults()
        self.workers = MemoryWorkers(STEPS)

    async def read(self, engine: Engine) -> bytes:
        event = to_received("a.pdf", await self.blobs.put(self.data), NOON)
        ports: Any = {"blobs": self.blobs, "results": self.results, "workers": self.workers}
        done: Any = await extract(event, **ports, clock=lambda: NOON, pdf_engine=engine)
        return await self.blobs.get(done.result)


def find_cells(result: bytes) -> list[tuple[int, int, str]]:
    grids = [b for b in ExtractedDocument.model_validate_json(result).blocks if isinstance(b, Grid)]
    return [(cell.row, cell.column, cell.text) for grid in grids for cell in grid.cells]


class NoPdfium:
    """Stands for pdfium where it must not be asked."""

    def __init__(self, _data: bytes) -> None:
        raise AssertionError("pdfium was asked")


@pytest.mark.parametrize("pages", [2, RANGE_PAGES + 1])
async def test_the_reference_engine_reads_the_same_and_never_asks_the_fast_one(
    monkeypatch: pytest.MonkeyPatch, pages: int
):
    reader = Reader(pages)
    by_pdfium = await reader.read(Engine.PDFIUM)
    monkeypatch.setattr(opening, "PdfiumSource", NoPdfium)
    texts = find_cells(by_pdfium)
    assert texts[0] == (0, 0, "1-2-0")
    assert find_cells(await reader.read(Engine.PDFPLUMBER)) == texts


async def test_what_one_engine_has_read_is_no_result_of_the_other():
    reader = Reader(1)
    for engine in (Engine.PDFIUM, Engine.PDFPLUMBER, Engine.PDFIUM, Engine.PDFPLUMBER):
        await reader.read(engine)
    assert reader.workers.ran == ["count_pages", "read_pdf"] * 2


def test_the_engine_is_chosen_by_setting(monkeypatch: pytest.MonkeyPatch):
    assert ExtractionSettings().pdf_engine is Engine.PDFIUM
    monkeypatch.setenv("YUSUAN_PDF_ENGINE", "pdfplumber")
    assert ExtractionSettings().pdf_engine is Engine.PDFPLUMBER
    monkeypatch.setenv("YUSUAN_PDF_ENGINE", "camelot")
    with pytest.raises(WrongSettings):
        ExtractionSettings()

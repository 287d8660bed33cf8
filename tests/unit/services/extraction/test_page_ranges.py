from __future__ import annotations

import io
from collections.abc import Callable, Mapping

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from services.extraction.page_ranges import MOST_BAD_PAGES, RANGE_PAGES, is_pdf, read_pdf
from services.extraction.steps import STEPS
from shared.contracts.extracted import ExtractedDocument
from shared.errors import DocumentError, EncryptedDocument, ParserCrashed, ResourceLimit
from shared.testing import MemoryWorkers

ARGUMENTS = {"file_name": "a.pdf", "pdf_engine": "pdfium"}
Trouble = Callable[[str, Mapping[str, str]], None]


def pdf(pages: int) -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    for page in range(1, pages + 1):
        canvas.setFont("STSong-Light", 12)
        canvas.drawString(72, 700, f"本页是第{page}页的正文，说明部门职责。")
        for row in range(3):
            for column in range(2):
                canvas.rect(72 + 100 * column, 500 + 20 * row, 100, 20)
                canvas.drawString(75 + 100 * column, 505 + 20 * row, f"{page}-{row}-{column}")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


class TroubledWorkers(MemoryWorkers):
    """Workers that die where they are told to."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(STEPS)
        self._trouble = trouble

    async def run(
        self, step: str, payload: bytes, arguments: Mapping[str, str], *, seconds: int | None = None
    ) -> bytes:
        """Run the step unless it is to fail."""
        self._trouble(step, arguments)
        return await super().run(step, payload, arguments, seconds=seconds)


def dying_on(pages: set[int], error: type[DocumentError]) -> Trouble:
    def trouble(step: str, arguments: Mapping[str, str]) -> None:
        if step == "read_pdf":
            raise error("whole")
        if step == "read_pages":
            touched = range(int(arguments["first"]), int(arguments["last"]) + 1)
            if pages & set(touched):
                raise error(f"page {arguments['first']}")

    return trouble


async def read(data: bytes, workers: MemoryWorkers) -> ExtractedDocument:
    return ExtractedDocument.model_validate_json(await read_pdf(data, ARGUMENTS, workers))


def test_a_pdf_is_known_by_its_head():
    assert is_pdf(b"\r\n%PDF-1.7")
    assert not is_pdf(b"x" * 2000 + b"%PDF-1.7")


async def test_a_short_pdf_is_read_in_one_piece():
    workers = MemoryWorkers(STEPS)
    assert (await read(pdf(3), workers)).source.page_count == 3
    assert workers.ran == ["count_pages", "read_pdf"]


async def test_a_long_pdf_is_read_by_ranges_with_the_same_result():
    data = pdf(RANGE_PAGES * 2 + 3)
    workers = MemoryWorkers(STEPS)
    by_ranges = await read_pdf(data, ARGUMENTS, workers)
    assert workers.ran == ["count_pages", *["read_pages"] * 3, "join_pages"]
    assert by_ranges == STEPS["read"](data, ARGUMENTS)


@pytest.mark.parametrize("error", [ResourceLimit, ParserCrashed])
@pytest.mark.parametrize("pages", [5, RANGE_PAGES + 5])
async def test_a_page_that_kills_its_reader_costs_only_itself(
    error: type[DocumentError], pages: int
):
    document = await read(pdf(pages), TroubledWorkers(dying_on({2}, error)))
    assert document.quality.unread_pages == (2,)
    assert document.source.page_count == pages
    text = document.model_dump_json()
    assert '"1-0-0"' in text
    assert '"2-0-0"' not in text
    assert f'"{pages}-0-0"' in text


async def test_a_document_of_which_no_page_can_be_read_is_refused():
    with pytest.raises(ParserCrashed, match="page 3"):
        await read(pdf(3), TroubledWorkers(dying_on({1, 2, 3}, ParserCrashed)))


async def test_a_range_of_bad_pages_is_not_tried_for_ever():
    bad = set(range(2, RANGE_PAGES + 1))
    workers = TroubledWorkers(dying_on(bad, ResourceLimit))
    document = await read(pdf(RANGE_PAGES + 2), workers)
    assert document.quality.unread_pages == tuple(sorted(bad))
    assert workers.ran.count("skip_pages") == MOST_BAD_PAGES + 1


async def test_what_is_wrong_with_the_whole_file_is_said_at_once():
    def locked(step: str, _: Mapping[str, str]) -> None:
        raise EncryptedDocument(step)

    with pytest.raises(EncryptedDocument, match="count_pages"):
        await read(pdf(1), TroubledWorkers(locked))

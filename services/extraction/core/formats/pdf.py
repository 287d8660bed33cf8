"""PDF: pages through pdfium, or through pdfplumber where pdfium cannot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from services.extraction.core.formats import Reading, reads
from services.extraction.core.pdf.engines import Engine
from services.extraction.core.pdf.joining import join_pages
from services.extraction.core.pdf.lost_pages import count_named_pages
from services.extraction.core.pdf.opening import open_pages
from services.extraction.core.pdf.reading import PageReading, read_page, unread_page
from services.extraction.core.pdf.source import PageSource, UnreadablePage
from shared.contracts.extracted import CellMark, Grid, Quality
from shared.errors import GarbledText, NoTextLayer, ResourceLimit, TruncatedDocument

MEDIA_TYPE = "application/pdf"
MOST_PAGES = 5_000
_HEAD, _TAIL = 1024, 16_384
# Share of characters that stand for no text beyond which the rest is not trusted either.
_GARBLED_LIMIT = 0.3
_FEWEST_CHARACTERS = 8
# Share of pages that are images without text beyond which the file is a scan.
_IMAGE_LIMIT = 0.8


def _bid(data: bytes) -> int:
    return 100 if b"%PDF-" in data[:_HEAD] else 0


@reads(MEDIA_TYPE, suffixes=(".pdf",), bid=_bid)
def read_pdf(data: bytes) -> Reading:
    """Read all pages and join them."""
    return read_with(Engine.PDFIUM, data)


def read_with(engine: Engine, data: bytes) -> Reading:
    """Read all pages with the engine of choice and join them."""
    return join_readings(read_range(data, 1, count_pages(data, engine), engine))


def count_pages(data: bytes, engine: Engine = Engine.PDFIUM) -> int:
    """Return how many pages the file has; raises what is wrong with the file as a whole.

    Pages that a damaged file holds and no engine reaches count: they are read as unread.
    """
    if b"startxref" not in data[-_TAIL:]:
        raise TruncatedDocument("the PDF ends before its cross-reference table")
    with open_pages(data, engine) as source:
        page_count = max(source.page_count, count_named_pages(data))
    if page_count > MOST_PAGES:
        raise ResourceLimit(f"the PDF names {page_count} pages; at most {MOST_PAGES} are read")
    return page_count


def read_range(
    data: bytes, first: int, last: int, engine: Engine = Engine.PDFIUM
) -> list[PageReading]:
    """Read the pages from `first` to `last`, counted from 1, both included, and no others."""
    with open_pages(data, engine) as source:
        return [_read_or_skip(source, at) for at in range(first - 1, last)]


def _read_or_skip(source: PageSource, index: int) -> PageReading:
    if index >= source.page_count:
        return unread_page(index + 1)
    try:
        return read_page(source.read_page(index))
    except UnreadablePage:
        return unread_page(index + 1)


def join_readings(readings: list[PageReading]) -> Reading:
    """Join the readings of all pages, in order; raises where there is no text to trust.

    It empties the list: of a long document, no page is held longer than it is needed.
    """
    _require_text(readings)
    page_count, flags = len(readings), tuple(_find_flags(readings))
    unread = tuple(reading.number for reading in readings if reading.is_unread or reading.is_image)
    blocks = join_pages(readings)
    unreadable = sum(
        CellMark.UNREADABLE in cell.marks
        for block in blocks
        if isinstance(block, Grid)
        for cell in block.cells
    )
    quality = Quality(unreadable_cells=unreadable, unread_pages=unread, flags=flags)
    return Reading(blocks=blocks, page_count=page_count, quality=quality)


def _require_text(readings: Sequence[PageReading]) -> None:
    characters = sum(reading.character_count for reading in readings)
    garbled = sum(reading.garbled_count for reading in readings)
    images = sum(reading.is_image for reading in readings)
    if characters < _FEWEST_CHARACTERS or images > _IMAGE_LIMIT * len(readings):
        raise NoTextLayer(
            f"{len(readings)} pages, {images} of them images, hold {characters} characters"
        )
    if garbled > _GARBLED_LIMIT * characters:
        raise GarbledText(f"{garbled} of {characters} characters stand for no text")


def _find_flags(readings: Sequence[PageReading]) -> Iterator[str]:
    if any(reading.hidden_count for reading in readings):
        yield "hidden_text"
    if any(reading.garbled_count for reading in readings):
        yield "garbled_text"
    if any(reading.is_recognized for reading in readings):
        yield "recognized_text"
    if any(reading.is_image for reading in readings):
        yield "image_pages"
    if any(reading.is_unread for reading in readings):
        yield "unread_pages"

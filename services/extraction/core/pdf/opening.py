"""A PDF opened by the engine of choice, with another engine behind it page by page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from services.extraction.core.pdf.engines import Engine
from services.extraction.core.pdf.page import PageContent
from services.extraction.core.pdf.pdfium_source import PdfiumSource
from services.extraction.core.pdf.plumber_source import PlumberSource
from services.extraction.core.pdf.source import PageSource, UnreadablePage


class _WithFallback:
    """Pages of the first source; those it cannot read, of a second, opened only then."""

    def __init__(self, data: bytes, first: PageSource) -> None:
        self._data = data
        self._first = first
        self._second: PlumberSource | None = None

    @property
    def page_count(self) -> int:
        return self._first.page_count

    def read_page(self, index: int) -> PageContent:
        try:
            return self._first.read_page(index)
        except UnreadablePage:
            if self._second is None:
                self._second = PlumberSource(self._data)
            return self._second.read_page(index)

    def close(self) -> None:
        self._first.close()
        if self._second is not None:
            self._second.close()


@contextmanager
def open_pages(data: bytes, engine: Engine = Engine.PDFIUM) -> Iterator[PageSource]:
    """Open a PDF; raises what is wrong with the file as a whole."""
    source: PageSource
    if engine is Engine.PDFPLUMBER:
        source = PlumberSource(data)
    else:
        source = _WithFallback(data, PdfiumSource(data))
    try:
        yield source
    finally:
        source.close()

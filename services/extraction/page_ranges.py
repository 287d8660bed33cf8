"""Long and hostile PDFs: ranges of pages are read at once, and page by page where one fails."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from services.extraction.core.pdf.engines import ENGINE
from shared.errors import DocumentError, ParserCrashed, ResourceLimit
from shared.ports import Workers

HEAD_BYTES = 1024
RANGE_PAGES = 32
PAGE_SECONDS = 10
MOST_BAD_PAGES = 10
"""After so many pages on which the reader failed, the rest of a failed range is not tried."""
LIMITS = (ResourceLimit, ParserCrashed)


def is_pdf(data: bytes) -> bool:
    """Tell whether the bytes claim to be a PDF."""
    return b"%PDF-" in data[:HEAD_BYTES]


async def read_pdf(data: bytes, arguments: Mapping[str, str], workers: Workers) -> bytes:
    """Read a PDF, a short one in one piece, a long one by ranges; the result is the same.

    Pages on which the reader dies or finds no end are left out and counted as unread.
    """
    engine = {ENGINE: arguments[ENGINE]}
    page_count = int(await workers.run("count_pages", data, engine, seconds=PAGE_SECONDS))
    ranges = PageRanges(data, workers, engine)
    if page_count <= RANGE_PAGES:
        try:
            return await workers.run("read_pdf", data, arguments)
        except LIMITS:
            lines = [await ranges.read_each(1, page_count)]
    else:
        firsts = range(1, page_count + 1, RANGE_PAGES)
        lasts = (min(first + RANGE_PAGES - 1, page_count) for first in firsts)
        lines = await asyncio.gather(*map(ranges.read, firsts, lasts))
    if ranges.error is not None and ranges.unread == page_count:
        raise ranges.error
    arguments = {**arguments, "size_bytes": str(len(data))}
    return await workers.run("join_pages", _take_whole(lines), arguments)


def _take_whole(lines: list[bytes]) -> bytes:
    """Empty the list into one piece that only the caller holds: long lines are not kept twice."""
    whole = b"\n".join(lines)
    lines.clear()
    return whole


class PageRanges:
    """Reads ranges of one PDF's pages and counts those that could not be read."""

    def __init__(self, data: bytes, workers: Workers, engine: Mapping[str, str]) -> None:
        self._data = data
        self._workers = workers
        self._engine = engine
        self.unread = 0
        self.error: DocumentError | None = None

    async def read(self, first: int, last: int) -> bytes:
        """Return the readings of the pages as a line of JSON, or a line for each of them."""
        try:
            seconds = PAGE_SECONDS * (last - first + 1)
            return await self._run("read_pages", first, last, seconds)
        except LIMITS as error:
            if first < last:
                return await self.read_each(first, last)
            self.error = error
            return await self._skip(first, last)

    async def read_each(self, first: int, last: int) -> bytes:
        """Read every page for itself, until too many have failed."""
        lines = []
        for page in range(first, last + 1):
            if self.unread >= MOST_BAD_PAGES:
                lines.append(await self._skip(page, last))
                break
            lines.append(await self.read(page, page))
        return b"\n".join(lines)

    async def _skip(self, first: int, last: int) -> bytes:
        self.unread += last - first + 1
        return await self._run("skip_pages", first, last, PAGE_SECONDS)

    async def _run(self, step: str, first: int, last: int, seconds: int) -> bytes:
        pages = {**self._engine, "first": str(first), "last": str(last)}
        return await self._workers.run(step, self._data, pages, seconds=seconds)

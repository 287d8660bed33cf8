"""The interface between the engines that read PDF and everything above them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from services.extraction.core.pdf.page import PageContent


class PageSource(Protocol):
    """An opened PDF whose pages are read as they are asked for."""

    @property
    def page_count(self) -> int:
        """How many pages the file has."""
        ...

    def read_page(self, index: int) -> PageContent:
        """Read one page, counted from 0; raises `UnreadablePage`."""
        ...

    def close(self) -> None:
        """Release the file; nothing read from it stays valid but the values returned."""
        ...


class UnreadablePage(Exception):
    """The engine cannot read this page; another engine may."""


def read_pages(source: PageSource, first: int, last: int) -> Iterator[PageContent]:
    """Yield the pages from `first` to `last`, counted from 1, both included."""
    for index in range(first - 1, min(last, source.page_count)):
        yield source.read_page(index)

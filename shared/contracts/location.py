"""Where in its source something stands."""

from __future__ import annotations

from pydantic import Field

from shared.contracts.contract import Contract


class Location(Contract):
    """A place in the source; what the format lacks is null."""

    page: int | None = Field(default=None, ge=1)
    """Page from 1, for formats that have pages."""
    bbox: tuple[float, float, float, float] | None = None
    """x0, top, x1, bottom in points from the top left corner of the page."""
    line: int | None = Field(default=None, ge=1)
    """Line from 1, for text and Markdown."""
    element: str | None = None
    """Path of an element: `Sheet1!D12`, `body/tbl[3]/tr[2]/tc[1]`."""

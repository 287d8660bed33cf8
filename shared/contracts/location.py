"""Where in its source something stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import ConfigDict, Field

from shared.contracts.contract import SLOTTED


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A place in the source; what the format lacks is null."""

    __pydantic_config__: ClassVar[ConfigDict] = SLOTTED

    page: Annotated[int | None, Field(ge=1)] = None
    """Page from 1, for formats that have pages."""
    bbox: tuple[float, float, float, float] | None = None
    """x0, top, x1, bottom in points from the top left corner of the page."""
    line: Annotated[int | None, Field(ge=1)] = None
    """Line from 1, for text and Markdown."""
    element: str | None = None
    """Path of an element: `Sheet1!D12`, `body/tbl[3]/tr[2]/tc[1]`."""

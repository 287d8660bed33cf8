"""A page as lines and tables: all that joining needs, small enough to hand between processes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from services.extraction.core.grids.chunks import TIGHT
from services.extraction.core.grids.engine import find_upright_tables
from services.extraction.core.grids.region import RegionTable
from services.extraction.core.pdf.lines import PrintedLine, read_lines
from services.extraction.core.pdf.packed_lines import pack_lines, unpack_lines
from services.extraction.core.pdf.page import Box, Characters, PageContent
from services.extraction.core.pdf.turning import set_upright, turn_back
from shared.contracts.location import Location

# A page more than so much of which is covered by images, with fewer characters, says nothing.
_IMAGE_SHARE, _FEWEST_CHARACTERS = 0.5, 20
# Two of the first lines of a page stand beside each other where they share so many points.
_LEADING, _BESIDE = 30, 3.0


@dataclass(frozen=True, slots=True)
class PageReading:
    """What stands on one page, before pages are joined."""

    number: int
    width: float
    height: float
    lines: list[PrintedLine]
    """Lines outside of tables."""
    tables: list[RegionTable]
    character_count: int
    garbled_count: int
    hidden_count: int
    image_share: float
    """Share of the page that images cover, at most 1."""
    turned: int = 0
    """Quarter turns that set the page upright; lines and tables stand in the upright page."""
    is_unread: bool = False
    is_recognized: bool = False
    """All its text is what a character recognition has put under the image of the page."""
    packed_top: str = ""
    """The lines above the first ruled table, cut at narrow gaps, where they may be rows; packed,
    as the pages of long tables wait for each other."""

    @property
    def top(self) -> list[PrintedLine]:
        """The lines above the first ruled table that may be rows, cut at narrow gaps."""
        return unpack_lines(self.packed_top)

    @property
    def is_image(self) -> bool:
        """Whether images cover the page and no text says what they show."""
        return self.image_share > _IMAGE_SHARE and self.character_count < _FEWEST_CHARACTERS

    def locate(self, box: Box) -> Location:
        """Return the place of a box of the upright page on the page as displayed."""
        displayed = turn_back(box, self.turned, self.width, self.height)
        return Location(page=self.number, bbox=displayed)


def read_page(page: PageContent) -> PageReading:
    """Find the tables of a page and the lines around them."""
    page = set_upright(page)
    tables = find_upright_tables(page)
    lines = read_lines(_outside(page.characters, tables))
    return PageReading(
        number=page.number,
        width=page.width,
        height=page.height,
        lines=lines,
        tables=tables,
        character_count=len(page.characters),
        garbled_count=page.garbled_count,
        hidden_count=page.hidden_count,
        image_share=_find_image_share(page),
        turned=page.turned,
        is_recognized=page.is_recognized,
        packed_top=pack_lines(_read_top(page, tables, lines)),
    )


def unread_page(number: int) -> PageReading:
    """Stand in for a page that no engine could read."""
    return PageReading(number, 0.0, 0.0, [], [], 0, 0, 0, 0.0, is_unread=True)


def _outside(characters: Characters, tables: list[RegionTable]) -> Characters:
    x, y = (characters.x0 + characters.x1) / 2, (characters.top + characters.bottom) / 2
    outside = np.ones(len(characters), bool)
    for table in tables:
        x0, top, x1, bottom = table.box
        outside &= (x < x0) | (x > x1) | (y < top) | (y > bottom)
    return characters.take(outside)


def _read_top(
    page: PageContent, tables: list[RegionTable], lines: list[PrintedLine]
) -> list[PrintedLine]:
    """Read the lines that may go on with a table of the page before, which no rule has parted."""
    end = min((table.box[1] for table in tables if table.is_ruled), default=page.height)
    is_open = any(table.box[1] < end for table in tables)
    if not is_open and not _may_be_rows([line for line in lines[:_LEADING] if line.box[3] < end]):
        return []
    above = page.characters.take(page.characters.bottom < end)
    return read_lines(above, TIGHT)


def _may_be_rows(lines: Sequence[PrintedLine]) -> bool:
    """Tell whether two of the lines stand beside each other, and one ends like a number."""
    is_beside = any(below.box[1] < above.box[3] - _BESIDE for above, below in pairwise(lines))
    return is_beside and not all(line.text[-1].isalpha() for line in lines)


def _find_image_share(page: PageContent) -> float:
    if not len(page.images):
        return 0.0
    boxes = np.clip(page.images, 0, [page.width, page.height, page.width, page.height])
    areas = (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])
    return min(1.0, float(areas.sum()) / (page.width * page.height))

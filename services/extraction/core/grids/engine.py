"""The tables of one page."""

from __future__ import annotations

from services.extraction.core.grids.lattice import find_lattices
from services.extraction.core.grids.region import RegionTable
from services.extraction.core.grids.ruled import build_table
from services.extraction.core.grids.rulings import straighten
from services.extraction.core.pdf.page import PageContent


def find_tables(page: PageContent) -> list[RegionTable]:
    """Return the tables of a page from top to bottom."""
    horizontal = straighten(page.rules.horizontal)
    vertical = straighten(page.rules.vertical)
    tables: list[RegionTable] = []
    for lattice in find_lattices(horizontal, vertical):
        table = build_table(page.number, lattice, page.characters)
        if table is not None and table.column_count > 1:
            tables.append(table)
    return tables

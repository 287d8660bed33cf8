"""Excel workbooks (XLSX)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from services.extraction.core.arranging import arrange_blocks
from services.extraction.core.formats import Reading, reads
from services.extraction.core.ooxml.flags import find_flags
from services.extraction.core.ooxml.package import ZIP_MAGIC, Package
from services.extraction.core.ooxml.xml import iterate_xml
from services.extraction.core.spreadsheet.printed_cells import find_printed_cells
from services.extraction.core.spreadsheet.regions import read_regions
from services.extraction.core.spreadsheet.workbook import Sheet, Workbook, read_workbook
from services.extraction.core.spreadsheet.worksheet import TAGS, read_content
from shared.contracts.extracted import Block, Grid, Paragraph, Quality
from shared.contracts.location import Location

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Names that Excel gives to sheets by itself.
_GENERIC_NAME = re.compile(r"(?:sheet|工作表|表)\s?[0-9]{0,4}$", re.IGNORECASE)


def bid_xlsx(data: bytes) -> int:
    """Bid on a zip that names an `xl/` folder in its directory."""
    return 90 if data.startswith(ZIP_MAGIC) and b"xl/workbook" in data else 0


@reads(MEDIA_TYPE, suffixes=(".xlsx", ".xlsm"), bid=bid_xlsx)
def read_xlsx(data: bytes) -> Reading:
    """Return the sheets in order, cells as Excel prints them; what is hidden is left out."""
    package = Package(data)
    main_part = package.main_part()
    workbook = read_workbook(package, main_part)
    flags: set[str] = set()
    blocks = arrange_blocks(_read_sheets(workbook, package, flags), flags)
    quality = Quality(flags=(*sorted(flags), *find_flags(package, main_part)))
    return Reading(blocks, quality=quality)


def _read_sheets(workbook: Workbook, package: Package, flags: set[str]) -> Iterator[Block]:
    for sheet in workbook.sheets:
        if sheet.is_hidden:
            flags.add("hidden_sheets")
        else:
            yield from _read_sheet(sheet, workbook, package, flags)


def _read_sheet(
    sheet: Sheet, workbook: Workbook, package: Package, flags: set[str]
) -> Iterator[Block]:
    """Yield the blocks of a sheet; its name stands for the title that it does not print."""
    elements = iterate_xml(package.require_bytes(sheet.part), sheet.part, TAGS)
    content = read_content(elements, workbook)
    blocks = list(read_regions(find_printed_cells(content), sheet))
    flags |= content.flags
    if blocks and isinstance(blocks[0], Grid) and not _GENERIC_NAME.match(sheet.name):
        yield Paragraph(text=sheet.name, location=Location(element=f"{sheet.name}!"))
    yield from blocks

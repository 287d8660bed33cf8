"""A workbook: its sheets in order, its shared texts and its formats."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from services.extraction.core.ooxml.package import Package
from services.extraction.core.spreadsheet.cell_formats import CellFormat, read_cell_formats
from services.extraction.core.spreadsheet.names import RELATIONSHIP_ID, S, parse_count
from shared.errors import ResourceLimit

SHEET_LIMIT = 200
PRINT_TITLES = "_xlnm.Print_Titles"
# `_x000D_` in a text of the file stands for the character with that number.
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
# `$1:$5` in the print titles of a sheet.
_TITLE_ROWS = re.compile(r"\$([0-9]{1,7}):\$([0-9]{1,7})$")


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook before it is read."""

    name: str
    part: str
    is_hidden: bool
    title_rows: tuple[int, int] | None
    """First and last row, from 0, that are printed on every page."""


@dataclass(frozen=True)
class Workbook:
    """What the sheets of a workbook share."""

    sheets: tuple[Sheet, ...]
    texts: tuple[str, ...]
    formats: tuple[CellFormat, ...]
    starts_1904: bool


def read_workbook(package: Package, part: str) -> Workbook:
    """Read what the sheets share; raises `ResourceLimit` past the limit of sheets."""
    root = package.require(part)
    strings = package.related(part, "sharedStrings")
    styles = package.related(part, "styles")
    properties = root.find(f"{S}workbookPr")
    is_1904 = properties is not None and properties.get("date1904") in ("1", "true")
    return Workbook(
        sheets=tuple(_read_sheets(root, package, part)),
        texts=_read_texts(package.find(strings)) if strings else (),
        formats=read_cell_formats(package.find(styles) if styles else None),
        starts_1904=is_1904,
    )


def _read_sheets(root: etree._Element, package: Package, part: str) -> list[Sheet]:
    elements = list(root.iterfind(f"{S}sheets/{S}sheet"))
    if len(elements) > SHEET_LIMIT:
        raise ResourceLimit(f"the workbook has {len(elements)} sheets; at most {SHEET_LIMIT}")
    relationships = package.relationships(part)
    titles = _read_print_titles(root)
    sheets = []
    for number, element in enumerate(elements):
        target = relationships.get(element.get(RELATIONSHIP_ID, ""))
        if target is not None and target.kind == "worksheet":
            is_hidden = element.get("state", "visible") != "visible"
            name = element.get("name", f"Sheet{number + 1}")
            sheets.append(Sheet(name, target.target, is_hidden, titles.get(number)))
    return sheets


def _read_print_titles(root: etree._Element) -> dict[int, tuple[int, int]]:
    titles = {}
    for element in root.iterfind(f"{S}definedNames/{S}definedName"):
        match = _TITLE_ROWS.search((element.text or "")[-40:])
        sheet = parse_count(element.get("localSheetId"))
        if element.get("name") == PRINT_TITLES and match and sheet is not None:
            titles[sheet] = (int(match[1]) - 1, int(match[2]) - 1)
    return titles


def _read_texts(root: etree._Element | None) -> tuple[str, ...]:
    return () if root is None else tuple(read_rich_text(item) for item in root.iter(f"{S}si"))


def read_rich_text(item: etree._Element) -> str:
    """Return the text of a string item, its runs joined and reading aids left out."""
    pieces = [element.text or "" for element in item.iterfind(f"{S}t")]
    pieces += [element.text or "" for element in item.iterfind(f"{S}r/{S}t")]
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), "".join(pieces))

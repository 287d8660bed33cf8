"""Cell formats: how a cell prints its value, and whether it has a border."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from services.extraction.core.spreadsheet.names import S, parse_count
from services.extraction.core.spreadsheet.number_formats import BUILT_IN, GENERAL

_SIDES = ("left", "right", "top", "bottom", "start", "end")


@dataclass(frozen=True)
class CellFormat:
    """What matters of a cell's style."""

    code: str = GENERAL
    has_border: bool = False


def read_cell_formats(root: etree._Element | None) -> tuple[CellFormat, ...]:
    """Return the cell formats of a workbook in the order in which cells name them."""
    if root is None:
        return ()
    codes = dict(BUILT_IN)
    for element in root.iterfind(f"{S}numFmts/{S}numFmt"):
        codes[_to_number(element, "numFmtId")] = element.get("formatCode", GENERAL)
    borders = [_has_side(border) for border in root.iterfind(f"{S}borders/{S}border")]
    formats = []
    for xf in root.iterfind(f"{S}cellXfs/{S}xf"):
        border = _to_number(xf, "borderId")
        has_border = border < len(borders) and borders[border]
        formats.append(CellFormat(codes.get(_to_number(xf, "numFmtId"), GENERAL), has_border))
    return tuple(formats)


def _has_side(border: etree._Element) -> bool:
    sides = (border.find(f"{S}{name}") for name in _SIDES)
    return any(side is not None and side.get("style", "none") != "none" for side in sides)


def _to_number(element: etree._Element, name: str) -> int:
    return parse_count(element.get(name)) or 0

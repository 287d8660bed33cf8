"""A picture of a page with its tables' cells drawn over it, to see what the engine saw."""

from __future__ import annotations

import io

import pypdfium2 as pdfium
from PIL import Image, ImageDraw

from services.extraction.core.grids.engine import find_tables
from services.extraction.core.grids.region import RegionTable
from services.extraction.core.pdf.engines import Engine
from services.extraction.core.pdf.opening import open_pages

_SCALE = 2.0
_FRAME, _CELL, _SPAN, _GUESS = (
    (200, 30, 30, 255),
    (40, 90, 220, 40),
    (20, 150, 60, 60),
    (230, 140, 0, 50),
)
_LINE = (40, 90, 220, 255)


def draw_page(data: bytes, page: int, engine: Engine = Engine.PDFIUM) -> bytes:
    """Return a page, counted from 1, as PNG: ruled cells blue, spanning green, inferred orange.

    Beyond the last page that can be reached, return nothing.
    """
    with open_pages(data, engine) as source:
        if page > source.page_count:
            return b""
        tables = find_tables(source.read_page(page - 1))
    document = pdfium.PdfDocument(data)
    try:
        picture = document[page - 1].render(scale=_SCALE).to_pil().convert("RGBA")
    finally:
        document.close()
    layer = Image.new("RGBA", picture.size)
    for table in tables:
        _draw_table(ImageDraw.Draw(layer), table)
    buffer = io.BytesIO()
    Image.alpha_composite(picture, layer).convert("RGB").save(buffer, "PNG")
    return buffer.getvalue()


def _draw_table(pen: ImageDraw.ImageDraw, table: RegionTable) -> None:
    for cell in table.cells:
        spans = cell.row_span > 1 or cell.column_span > 1
        fill = _SPAN if spans else _GUESS if cell.is_guessed else _CELL
        pen.rectangle([value * _SCALE for value in cell.box], fill=fill, outline=_LINE)
    pen.rectangle([value * _SCALE for value in table.box], outline=_FRAME, width=3)

"""A page as a picture with its tables drawn over it, to see what the table engine saw."""

from __future__ import annotations

import io

import pypdfium2
from PIL import Image, ImageDraw

from services.extraction.core.grids.engine import find_tables
from services.extraction.core.grids.region import RegionTable
from services.extraction.core.pdf.opening import open_pages

POINTS_PER_INCH = 72
DOTS_PER_INCH = 144
LARGEST_SIDE = 4000
TABLE_COLOUR = "#d62728"
CELL_COLOUR = "#1f77b4"
GUESSED_COLOUR = "#ff7f0e"


def draw_page(data: bytes, page: int) -> bytes:
    """Return a page, from 1, as PNG (tables red, cells blue, guessed orange); empty beyond the end."""
    with open_pages(data) as source:
        if page > source.page_count:
            return b""
        tables = list(find_tables(source.read_page(page - 1)))
    picture, scale = _render(data, page)
    pen = ImageDraw.Draw(picture)
    for table in tables:
        _draw_table(pen, table, scale)
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", optimize=False)
    return buffer.getvalue()


def _render(data: bytes, page: int) -> tuple[Image.Image, float]:
    with pypdfium2.PdfDocument(data) as document:
        width, height = document[page - 1].get_size()
        scale = min(DOTS_PER_INCH / POINTS_PER_INCH, LARGEST_SIDE / max(width, height, 1))
        picture: Image.Image = document[page - 1].render(scale=scale).to_pil()
        return picture.convert("RGB"), scale


def _draw_table(pen: ImageDraw.ImageDraw, table: RegionTable, scale: float) -> None:
    for cell in table.cells:
        colour = GUESSED_COLOUR if cell.is_guessed else CELL_COLOUR
        pen.rectangle([edge * scale for edge in cell.box], outline=colour, width=1)
    pen.rectangle([edge * scale for edge in table.box], outline=TABLE_COLOUR, width=3)

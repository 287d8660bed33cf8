"""PDF files drawn for tests: text and rules at known places."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 595.0, 842.0
FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))

Draw = Callable[[Canvas], object]


def draw_pages(*pages: Draw, width: float = WIDTH, height: float = HEIGHT) -> bytes:
    """Return a PDF with one page per function; coordinates start at the bottom left."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(width, height), invariant=True)
    for page in pages:
        canvas.setFont(FONT, 10)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def draw_row(canvas: Canvas, y: float, row: Sequence[str], left: float = 60) -> None:
    """Draw a label from the left and numbers to the right of it, each column ended at one place."""
    label, *numbers = row
    canvas.drawString(left, y, label)
    for place, number in enumerate(numbers):
        canvas.drawRightString(300 + 100 * place, y, number)


def draw_table(
    canvas: Canvas,
    rows: Sequence[Sequence[str]],
    *,
    top: float = 700,
    left: float = 60,
    widths: Sequence[float] | None = None,
    height: float = 20,
) -> None:
    """Draw a fully ruled table; `top` is measured from the bottom of the page."""
    widths = widths or [100] * len(rows[0])
    edges = [left + sum(widths[:at]) for at in range(len(widths) + 1)]
    bottom = top - height * len(rows)
    for edge in edges:
        canvas.line(edge, top, edge, bottom)
    for at in range(len(rows) + 1):
        canvas.line(edges[0], top - at * height, edges[-1], top - at * height)
    for at, row in enumerate(rows):
        for edge, text in zip(edges, row, strict=False):
            canvas.drawString(edge + 4, top - at * height - 14, text)

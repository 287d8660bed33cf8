"""PDF files: ruled tables over several pages, page numbers, no clock."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
)
from reportlab.platypus import Table as RuledTable

from samples.content import Block, Contents, Heading, Publication, Table, Text, place

FONT = "STSong-Light"
MARGIN = 54
_SIZES = {0: 18, 1: 15, 2: 13, 3: 12}
_BODY = ParagraphStyle("body", fontName=FONT, fontSize=11, leading=18, wordWrap="CJK")
_CELL = ParagraphStyle("cell", fontName=FONT, fontSize=8, leading=10, wordWrap="CJK")
_TITLE = ParagraphStyle("title", _BODY, fontSize=14, leading=22, alignment=TA_CENTER)


class _Pages(BaseDocTemplate):  # type: ignore[misc]  # reportlab has no types
    """Upright and wide pages, and on which page every heading and title came to stand."""

    def __init__(self, buffer: io.BytesIO, title: str) -> None:
        super().__init__(buffer, pagesize=A4, title=title, author="", invariant=1)
        self.pages: dict[str, int] = {}
        self.addPageTemplates(
            [_build_template("upright", A4), _build_template("wide", landscape(A4))]
        )

    def afterFlowable(self, flowable: Any) -> None:  # noqa: N802 - the name is reportlab's
        """Note the page of a heading or title once it stands."""
        heading = getattr(flowable, "heading", None)
        if heading is not None:
            self.pages.setdefault(heading, self.page)


def _build_template(name: str, size: tuple[float, float]) -> PageTemplate:
    width, height = size
    frame = Frame(MARGIN, MARGIN, width - 2 * MARGIN, height - 2 * MARGIN, 0, 0, 0, 0)

    def number_page(canvas: Any, document: Any) -> None:
        canvas.setFont(FONT, 9)
        canvas.drawCentredString(width / 2, MARGIN / 2, f"- {document.page} -")

    return PageTemplate(name, [frame], onPage=number_page, pagesize=size)


def write_pdf(publication: Publication) -> bytes:
    """Return a PDF."""
    return _print(publication)[0]


def find_pages(publication: Publication) -> dict[str, int]:
    """Return on which page every heading and title stands."""
    return _print(publication)[1]


def _print(publication: Publication) -> tuple[bytes, dict[str, int]]:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    buffer = io.BytesIO()
    document = _Pages(buffer, publication.title)
    document.build(list(_build_story(publication)))
    return buffer.getvalue(), document.pages


def _build_story(publication: Publication) -> Iterator[Any]:
    is_wide = False
    for block in publication.blocks:
        wide = isinstance(block, Table) and block.is_wide
        if wide or is_wide or (isinstance(block, Table) and block.title and block.caption):
            if wide != is_wide or wide:
                yield NextPageTemplate("wide" if wide else "upright")
                yield PageBreak()
            else:
                yield CondPageBreak(200)
        is_wide = wide
        yield from _build_block(block)


def _build_block(block: Block) -> Iterator[Any]:
    match block:
        case Heading(text, level):
            style = ParagraphStyle("heading", _BODY, fontSize=_SIZES[level], leading=26)
            yield _mark(Paragraph(_write(text), style), text)
        case Text(text):
            yield Paragraph(_write(text), ParagraphStyle("text", _BODY, firstLineIndent=22))
        case Contents(entries):
            yield Paragraph("目录", _TITLE)
            for entry in entries:
                dots = "." * max(70 - 2 * len(entry.text), 6)
                yield Paragraph(f"{_write(entry.text)}{dots}{entry.page}", _BODY)
            yield PageBreak()
        case Table():
            yield from _build_table(block)


def _write(text: str) -> str:
    """Escape a text; its blanks are wide ones, for those of the font are a fifth of a character."""
    return escape(text).replace(" ", '<font name="Helvetica">\u00a0\u00a0</font>')


def _mark(paragraph: Any, heading: str) -> Any:
    paragraph.heading = heading
    return paragraph


def _build_table(table: Table) -> Iterator[Any]:
    if table.title is not None:
        style = _TITLE if table.heading_level is None else _BODY
        yield _mark(Paragraph(_write(table.title), style), table.title)
    rows = (*table.head, *table.rows)
    cells = [[""] * len(table.widths) for _ in rows]
    head = len(table.head) if table.header else 0
    ruled = (0, 1 if table.caption else 0)
    look: list[tuple[Any, ...]] = [
        ("GRID", ruled, (-1, -1), 0.5, "black"),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        *((side, (0, 0), (-1, -1), 2) for side in ("TOPPADDING", "BOTTOMPADDING")),
        *((side, (0, 0), (-1, -1), 3) for side in ("LEFTPADDING", "RIGHTPADDING")),
    ]
    for line in place(rows):
        for item in line:
            box = item.box
            text = _write(box.text).replace("\n", "<br/>")
            cells[item.row][item.column] = Paragraph(text, _CELL)
            end = (item.column + box.columns - 1, item.row + box.rows - 1)
            if box.columns > 1 or box.rows > 1:
                look.append(("SPAN", (item.column, item.row), end))
    width = (landscape(A4) if table.is_wide else A4)[0] - 2 * MARGIN
    unit = width / sum(table.widths)
    yield RuledTable(cells, [part * unit for part in table.widths], repeatRows=head, style=look)
    yield from (Paragraph(_write(note), _BODY) for note in table.notes)
    yield Spacer(1, 12)

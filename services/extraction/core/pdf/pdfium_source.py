"""Pages through pdfium: an order of magnitude faster than the reference."""

from __future__ import annotations

import ctypes

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from services.extraction.core.pdf import pdfium_calls as calls
from services.extraction.core.pdf.cleaning import clean
from services.extraction.core.pdf.frame import Frame
from services.extraction.core.pdf.page import PageContent
from services.extraction.core.pdf.pdfium_characters import read_characters
from services.extraction.core.pdf.pdfium_objects import list_objects, read_boxes
from services.extraction.core.pdf.pdfium_paths import read_painting
from services.extraction.core.pdf.pdfium_runs import Runs
from services.extraction.core.pdf.source import UnreadablePage
from shared.errors import CorruptDocument, EncryptedDocument


class PdfiumSource:
    """A PDF opened by pdfium; it must not be used from two threads."""

    def __init__(self, data: bytes) -> None:
        try:
            self._document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as error:
            if error.err_code == raw.FPDF_ERR_PASSWORD:
                raise EncryptedDocument("the PDF needs a password to be opened") from error
            raise CorruptDocument(f"pdfium cannot open the PDF: {error}") from error

    @property
    def page_count(self) -> int:
        """How many pages the file has."""
        return len(self._document)

    def close(self) -> None:
        """Release the file."""
        self._document.close()

    def read_page(self, index: int) -> PageContent:
        """Read one page, counted from 0; raises `UnreadablePage`."""
        page = raw.FPDF_LoadPage(self._document.raw, index)
        if not page:
            raise UnreadablePage(f"pdfium cannot load page {index + 1}")
        text_page = raw.FPDFText_LoadPage(page)
        try:
            if not text_page:
                raise UnreadablePage(f"pdfium cannot read the text of page {index + 1}")
            return _read_page(page, text_page, index + 1)
        finally:
            raw.FPDFText_ClosePage(text_page)
            raw.FPDF_ClosePage(page)


def _read_page(page: object, text_page: object, number: int) -> PageContent:
    frame = _read_frame(page)
    text = calls.refer_to(text_page)
    runs = Runs(text, max(raw.FPDFText_CountChars(text_page), 0))
    objects = list_objects(calls.refer_to(page), set(runs.objects))
    images = read_boxes(objects.images, frame) if objects.images else np.empty((0, 4))
    painting = read_painting(objects.paths, frame)
    for x0, top, x1, bottom in images.tolist():
        painting.add_image((x0, top, x1, bottom))
    rules, areas = painting.finish()
    drawn = read_characters(text, runs, frame, objects.form_texts)
    cleaned = clean(drawn, (0.0, 0.0, frame.width, frame.height), areas)
    return PageContent(
        number=number,
        width=frame.width,
        height=frame.height,
        characters=cleaned.characters,
        rules=rules,
        areas=areas,
        images=images,
        hidden_count=cleaned.hidden_count,
        is_recognized=cleaned.is_recognized,
        garbled_count=cleaned.garbled_count,
    )


def _read_frame(page: object) -> Frame:
    box = raw.FS_RECTF()
    if not raw.FPDF_GetPageBoundingBox(page, ctypes.byref(box)):
        raise UnreadablePage("the page has no box")
    turns = max(raw.FPDFPage_GetRotation(page), 0)
    return Frame(box.left, box.bottom, box.right, box.top, turns)

"""Pages through pdfplumber: the reference, and the way out where pdfium cannot read a page."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfplumber.utils.exceptions import PdfminerException

from services.extraction.core.pdf.cleaning import REPLACEMENT, DrawnCharacters, clean
from services.extraction.core.pdf.extents import share_boxes, upright_boxes
from services.extraction.core.pdf.page import Box, PageContent
from services.extraction.core.pdf.painting import Color, Painting
from services.extraction.core.pdf.source import UnreadablePage
from shared.errors import CorruptDocument, EncryptedDocument

# What broken content makes pdfminer raise beside its own errors.
_BROKEN = (PDFException, PdfminerException, ValueError, TypeError, KeyError, IndexError)
_BLACK: Color = (0, 0, 0, 255)
_FIRST_LIGATURE, _LAST_LIGATURE = "\ufb00", "\ufb06"
# A colour space whose one component is a tint: 1 is full colour, not white.
_SEPARATION = "Separation"
_WHITE: Color = (255, 255, 255, 255)

Drawn = Mapping[str, Any]


class PlumberSource:
    """A PDF opened by pdfplumber."""

    def __init__(self, data: bytes) -> None:
        try:
            self._document = pdfplumber.open(io.BytesIO(data))
        except PdfminerException as error:
            if error.args and isinstance(error.args[0], PDFPasswordIncorrect):
                raise EncryptedDocument("the PDF needs a password to be opened") from error
            raise CorruptDocument(f"pdfplumber cannot open the PDF: {error}") from error

    @property
    def page_count(self) -> int:
        """How many pages the file has; raises `CorruptDocument` where they cannot be counted."""
        try:
            return len(self._document.pages)
        except _BROKEN as error:
            raise CorruptDocument(f"pdfplumber cannot list the pages: {error}") from error

    def close(self) -> None:
        """Forget what was read; pdfplumber's own closing would parse every page once more."""
        self._document.flush_cache()

    def read_page(self, index: int) -> PageContent:
        """Read one page, counted from 0; raises `UnreadablePage`."""
        try:
            page = self._document.pages[index]
            content = _read_page(page)
            page.close()
        except _BROKEN as error:
            raise UnreadablePage(f"pdfplumber cannot read page {index + 1}: {error}") from error
        return content


def _read_page(page: Any) -> PageContent:
    x0, top, x1, bottom = page.cropbox
    shift = (float(x0), float(top))
    drawn = _read_characters(page, shift)
    painting = _read_painting(page, shift)
    painting.areas += [box for box in _find_doubtful_areas(page, shift) if _is_ground(box, drawn)]
    images = [_box(image, shift) for image in page.images]
    for image in images:
        painting.add_image(image)
    rules, areas = painting.finish()
    cleaned = clean(drawn, (0.0, 0.0, x1 - x0, bottom - top), areas)
    return PageContent(
        number=page.page_number,
        width=float(x1 - x0),
        height=float(bottom - top),
        characters=cleaned.characters,
        rules=rules,
        areas=areas,
        images=np.array(images).reshape(-1, 4),
        hidden_count=cleaned.hidden_count,
        is_recognized=cleaned.is_recognized,
        garbled_count=cleaned.garbled_count,
    )


def _box(drawn: Drawn, shift: tuple[float, float]) -> Box:
    return (
        float(drawn["x0"]) - shift[0],
        float(drawn["top"]) - shift[1],
        float(drawn["x1"]) - shift[0],
        float(drawn["bottom"]) - shift[1],
    )


def _read_characters(page: Any, shift: tuple[float, float]) -> DrawnCharacters:
    """Read one entry per code point: a ligature's letters share its box evenly."""
    drawn = [
        (char, code, at > 0)
        for char in page.chars
        for at, code in enumerate(_code_points(char["text"]))
    ]
    chars = [char for char, _, _ in drawn]
    joined = np.array([is_joined for _, _, is_joined in drawn], bool)
    matrix = np.array([char["matrix"] for char in chars], np.float64).reshape(-1, 6)
    base = float(page.height) + float(page.mediabox[1])
    origin_x = matrix[:, 4] + float(page.mediabox[0]) - shift[0]
    origin_y = base - matrix[:, 5] - shift[1]
    turn = np.round(-np.arctan2(matrix[:, 1], matrix[:, 0]) / (np.pi / 2)).astype(np.intp) % 4
    size = np.array([char["size"] for char in chars], np.float64)
    boxes = np.array([_box(char, shift) for char in chars]).reshape(-1, 4)
    top, bottom, x0, x1 = upright_boxes(turn, size, origin_x, origin_y, boxes)
    x0, x1 = share_boxes(x0, x1, joined & (turn == 0))
    white = [
        char["ncs"] != _SEPARATION and _to_color(char["non_stroking_color"]) == _WHITE
        for char in chars
    ]
    return DrawnCharacters(
        codes=np.array([code for _, code, _ in drawn], np.intp),
        x0=x0,
        x1=x1,
        top=top,
        bottom=bottom,
        origin_x=origin_x,
        origin_y=origin_y,
        size=size,
        turn=turn,
        bold=np.array(["bold" in str(char["fontname"]).lower() for char in chars], bool),
        concealed=np.zeros(len(chars), bool),
        after_blank=np.zeros(len(chars), bool),
        white=np.array(white, bool),
    )


def _code_points(text: str) -> Iterable[int]:
    """Return the code points, ligatures as letters; an unknown glyph prints as `(cid:12)`."""
    if text.startswith("(cid:"):
        return [REPLACEMENT]
    is_ligature = any(_FIRST_LIGATURE <= letter <= _LAST_LIGATURE for letter in text)
    return map(ord, unicodedata.normalize("NFKC", text) if is_ligature else text)


def _read_painting(page: Any, shift: tuple[float, float]) -> Painting:
    painting = Painting()
    for line in page.lines:
        if line["stroke"]:
            _add_outline(painting, line, shift)
    for shape in (*page.rects, *page.curves):
        if shape["fill"] and all(step[0] != "c" for step in shape["path"]):
            points = [(x - shift[0], y - shift[1]) for x, y in shape["pts"]]
            painting.add_polygon(points, _to_color(shape["non_stroking_color"]))
        if shape["stroke"]:
            _add_outline(painting, shape, shift)
    return painting


def _find_doubtful_areas(page: Any, shift: tuple[float, float]) -> list[Box]:
    """Return the boxes filled with white or, as well may be, with the full tint of a colour."""
    return [
        _box(shape, shift)
        for shape in (*page.rects, *page.curves)
        if shape["fill"] and isinstance(shape["non_stroking_color"], int | float)
    ]


def _is_ground(box: Box, drawn: DrawnCharacters) -> bool:
    """Tell whether white text stands on a box, which then is not white."""
    x, y = (drawn.x0 + drawn.x1) / 2, (drawn.top + drawn.bottom) / 2
    inside = (x > box[0]) & (x < box[2]) & (y > box[1]) & (y < box[3])
    return bool((inside & drawn.white).any())


def _add_outline(painting: Painting, shape: Drawn, shift: tuple[float, float]) -> None:
    color, width = _to_color(shape["stroking_color"]), float(shape["linewidth"] or 0)
    if isinstance(shape["stroking_color"], int | float):
        color = _BLACK  # grey, or as often the full tint of a named colour: it cannot be told
    start = current = (0.0, 0.0)
    for command, *points in shape["path"]:
        if command == "h":
            painting.add_segment(current, start, width, color)
        elif points:
            point = (points[-1][0] - shift[0], points[-1][1] - shift[1])
            if command == "l":
                painting.add_segment(current, point, width, color)
            start = point if command == "m" else start
            current = point


def _to_color(value: Any) -> Color:
    """Return black, or white where grey, RGB or CMYK components say so."""
    parts: Sequence[Any] = value if isinstance(value, list | tuple) else [value]
    numbers = [part for part in parts if isinstance(part, int | float)]
    if not numbers or len(numbers) != len(parts):
        return _BLACK
    if len(numbers) == 4:
        return _WHITE if max(numbers) <= 0.02 else _BLACK
    return _WHITE if min(numbers) >= 0.98 else _BLACK

"""All characters of a page from pdfium, in a few bulk calls."""

from __future__ import annotations

import ctypes
from itertools import repeat

import numpy as np

from services.extraction.core.pdf import pdfium_calls as calls
from services.extraction.core.pdf.cleaning import REPLACEMENT, DrawnCharacters
from services.extraction.core.pdf.extents import share_boxes, upright_boxes
from services.extraction.core.pdf.frame import Frame
from services.extraction.core.pdf.page import Flags, Floats, Indexes
from services.extraction.core.pdf.pdfium_clips import ClipBoxes

# What pdfium makes of a hyphen at the end of a line.
_LINE_END_HYPHEN = 2
_INVISIBLE_MODES = (3, 7)
_BOLD_WEIGHT = 600
_BLANK = 0x20


def read_characters(
    text_page: int, count: int, frame: Frame, clippable: frozenset[int]
) -> DrawnCharacters:
    """Read every character that the file draws; those pdfium invents are left out.

    `clippable` are the text objects whose clips are in the coordinates of the page.
    """
    owners = list(map(calls.get_text_object, repeat(text_page, count), range(count)))
    drawn = [index for index, owner in enumerate(owners) if owner]
    at = np.array(drawn, dtype=np.intp)
    objects, first, inverse = np.unique(
        np.array([owners[index] for index in drawn], dtype=np.uint64),
        return_index=True,
        return_inverse=True,
    )
    first_indexes = at[first].tolist()
    loose = calls.fill_by_index(calls.get_loose_box, text_page, drawn, len(drawn), 4, np.float32)
    origins = calls.fill_columns(
        calls.get_origin, repeat(text_page), drawn, out=np.zeros((len(drawn), 2))
    )
    style = _Styles(text_page, objects.tolist(), first_indexes)
    clips = ClipBoxes(objects.tolist(), clippable, frame).boxes[inverse]
    origin_x, origin_y = frame.place(origins[:, 0], origins[:, 1])
    boxes = frame.place_boxes(loose[:, [0, 3, 2, 1]].astype(np.float64))
    size = style.size[inverse]
    turn = (style.turn[inverse] + frame.turns) % 4
    top, bottom, x0, x1 = upright_boxes(turn, size, origin_x, origin_y, boxes)
    x0, x1 = share_boxes(x0, x1, _is_joined(inverse, np.hstack([origins, loose])) & (turn == 0))
    concealed = style.concealed[inverse] | _is_clipped(clips, (x0 + x1) / 2, (top + bottom) / 2)
    return DrawnCharacters(
        codes=_read_codes(text_page, drawn),
        x0=x0,
        x1=x1,
        top=top,
        bottom=bottom,
        origin_x=origin_x,
        origin_y=origin_y,
        size=size,
        turn=turn,
        bold=style.bold[inverse],
        concealed=concealed,
        after_blank=_is_after_blank(text_page, owners)[at],
        white=style.white[inverse],
    )


def _read_codes(text_page: int, drawn: list[int]) -> Indexes:
    codes = np.array(
        list(map(calls.get_unicode, repeat(text_page), drawn)), dtype=np.int64
    ).reshape(-1)
    failed = np.array(list(map(calls.has_map_error, repeat(text_page), drawn)), dtype=bool)
    codes[codes == _LINE_END_HYPHEN] = ord("-")
    lone = (codes >= 0xD800) & (codes <= 0xDFFF)
    return np.where(failed.reshape(-1) | lone, REPLACEMENT, codes).astype(np.intp)


def _is_after_blank(text_page: int, owners: list[int | None]) -> Flags:
    """Tell which characters follow a blank that pdfium inserts for a gap."""
    after = np.zeros(len(owners) + 1, bool)
    for index, owner in enumerate(owners):
        if not owner and calls.get_unicode(text_page, index) == _BLANK:
            after[index + 1] = True
    return after[:-1]


def _is_joined(owners: Indexes, places: Floats) -> Flags:
    """Tell which characters stand at the very point of the one before: letters of one glyph."""
    joined = np.zeros(len(owners), bool)
    joined[1:] = (owners[1:] == owners[:-1]) & (places[1:] == places[:-1]).all(1)
    return joined


def _is_clipped(clips: Floats, x: Floats, y: Floats) -> Flags:
    outside: Flags = (x < clips[:, 0]) | (y < clips[:, 1]) | (x > clips[:, 2]) | (y > clips[:, 3])
    return outside


class _Styles:
    """What all characters of one text object share: size, direction, weight, visibility."""

    def __init__(self, text_page: int, objects: list[int], first: list[int]) -> None:
        count = len(objects)
        matrix = calls.fill_by_index(
            calls.get_matrix, text_page, first, count, 6, np.float32
        ).astype(np.float64)
        nominal = np.array(list(map(calls.get_font_size, repeat(text_page), first)))
        self.size: Floats = np.abs(nominal) * np.hypot(matrix[:, 2], matrix[:, 3])
        angle = np.arctan2(matrix[:, 1], matrix[:, 0])
        self.turn: Indexes = np.round(-angle / (np.pi / 2)).astype(np.intp) % 4
        mode = np.array(list(map(calls.get_render_mode, objects)), dtype=np.intp)
        color = calls.fill_columns(
            calls.get_fill_color, repeat(text_page), first, out=np.zeros((count, 4), np.uint32)
        )
        self.concealed: Flags = np.logical_or(np.isin(mode, _INVISIBLE_MODES), color[:, 3] == 0)
        self.white: Flags = color[:, :3].min(1) >= 250
        self.bold: Flags = np.logical_or(self._read_weights(objects), mode == 2)

    def _read_weights(self, objects: list[int]) -> Flags:
        fonts = list(map(calls.get_font, objects))
        heavy = {font: _is_heavy(font) for font in set(fonts)}
        return np.array([heavy[font] for font in fonts], dtype=bool)


def _is_heavy(font: int | None) -> bool:
    if not font:
        return False
    buffer = ctypes.create_string_buffer(128)
    calls.get_font_name(font, ctypes.addressof(buffer), 128)
    return calls.get_font_weight(font) >= _BOLD_WEIGHT or b"bold" in buffer.value.lower()

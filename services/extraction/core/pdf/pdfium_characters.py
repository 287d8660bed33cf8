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
from services.extraction.core.pdf.pdfium_calls import Reference, Rows
from services.extraction.core.pdf.pdfium_clips import find_clip_boxes
from services.extraction.core.pdf.pdfium_runs import Runs

# Render modes: filled and stroked, which looks bold; invisible; invisible but clipping.
_STROKED, _INVISIBLE, _INVISIBLE_CLIP = 2, 3, 7
# Characters of a font that are asked whether they stand for text.
_SAMPLE = 8
_BOLD_WEIGHT = 600
_BLANK = 0x20
# More text objects than this on a page are asked for their clips by samples, one of so many.
_MANY, _STRIDE = 128, 4
_BOXES = Rows(np.float32, 4)
_MATRICES = Rows(np.float32, 6)
_COLORS = Rows(np.uint32, 4, is_split=True)


def read_characters(
    text_page: Reference, runs: Runs, frame: Frame, unclipped: set[int]
) -> DrawnCharacters:
    """Read the boxes and styles of characters.

    `unclipped` are text objects whose clips are not in the coordinates of the page.
    """
    loose = _read_loose_boxes(text_page, runs)
    style = _Styles(text_page, runs)
    owner = runs.owner
    boxes = frame.place_boxes(loose)
    origins = frame.place(style.origins[:, 0], style.origins[:, 1])
    origin_x, origin_y = origins[0][owner], origins[1][owner]
    size = style.size[owner]
    turn = (style.turn[owner] + frame.turns) % 4
    top, bottom, x0, x1 = upright_boxes(turn, size, origin_x, origin_y, boxes)
    x0, x1 = share_boxes(x0, x1, _is_joined(owner, loose) & (turn == 0))
    clipped = _find_clipped(runs, unclipped, frame, (x0 + x1) / 2, (top + bottom) / 2)
    return DrawnCharacters(
        codes=_mark_unknown(runs.codes[runs.drawn], text_page, runs, style.fonts),
        x0=x0,
        x1=x1,
        top=top,
        bottom=bottom,
        origin_x=origin_x,
        origin_y=origin_y,
        size=size,
        turn=turn,
        bold=style.bold[owner],
        concealed=style.concealed[owner] | clipped,
        after_blank=_is_after_blank(runs),
        white=style.white[owner],
    )


def _read_loose_boxes(text_page: Reference, runs: Runs) -> Floats:
    """Return x0, y1, x1, y0 of each character: its advance along the line."""
    boxes = _BOXES.read(calls.get_loose_box, text_page, runs.drawn.tolist())
    return boxes.astype(np.float64)


def _mark_unknown(codes: Indexes, text_page: Reference, runs: Runs, fonts: Indexes) -> Indexes:
    """Put the replacement character where the file does not say what a glyph stands for."""
    codes[(codes >= 0xD800) & (codes <= 0xDFFF)] = REPLACEMENT
    broken = _find_broken_fonts(text_page, runs, fonts)
    if broken:
        suspects = (np.isin(fonts, broken)[runs.owner]).nonzero()[0]
        indexes = runs.drawn[suspects].tolist()
        failed = np.fromiter(map(calls.has_map_error, repeat(text_page), indexes), bool)
        codes[suspects[failed]] = REPLACEMENT
    return codes


def _find_broken_fonts(text_page: Reference, runs: Runs, fonts: Indexes) -> list[int]:
    """Return the fonts among whose first characters one stands for no known text."""
    first = np.array(runs.first, np.intp)
    samples = {
        font: first[fonts == font][:_SAMPLE].tolist() for font in range(fonts.max(initial=-1) + 1)
    }
    return [
        font
        for font, sample in samples.items()
        if any(map(calls.has_map_error, repeat(text_page), sample))
    ]


def _is_after_blank(runs: Runs) -> Flags:
    """Tell which characters follow a blank, drawn or inserted by pdfium for a gap."""
    after = np.zeros(len(runs.codes), bool)
    after[1:] = runs.codes[:-1] == _BLANK
    blanks: Flags = after[runs.drawn]
    return blanks


def _is_joined(owners: Indexes, boxes: Floats) -> Flags:
    """Tell which characters stand at the very place of the one before: letters of one glyph."""
    joined = np.zeros(len(owners), bool)
    near = (owners[1:] == owners[:-1]) & (boxes[1:, 0] == boxes[:-1, 0])
    at = near.nonzero()[0]
    joined[at + 1] = (boxes[at] == boxes[at + 1]).all(1)
    return joined


def _find_clipped(runs: Runs, unclipped: set[int], frame: Frame, x: Floats, y: Floats) -> Flags:
    """Find characters outside of their clips.

    Where each character is an object of its own, a clipped text is many: every fourth is asked
    first, and all are asked only if one of those is clipped.
    """
    count = len(runs.objects)
    if count > _MANY and len(x) < 1.5 * count:
        sample = (runs.owner % _STRIDE == 0).nonzero()[0]
        clips = find_clip_boxes(runs.objects[::_STRIDE], unclipped, frame)
        owners = runs.owner[sample] // _STRIDE
        if clips is None or not _is_outside(clips[owners], x[sample], y[sample]).any():
            return np.zeros(len(x), bool)
    clips = find_clip_boxes(runs.objects, unclipped, frame)
    return np.zeros(len(x), bool) if clips is None else _is_outside(clips[runs.owner], x, y)


def _is_outside(clips: Floats, x: Floats, y: Floats) -> Flags:
    outside: Flags = (x < clips[:, 0]) | (y < clips[:, 1]) | (x > clips[:, 2]) | (y > clips[:, 3])
    return outside


class _Styles:
    """What all characters of one text object share: size, direction, weight, visibility."""

    def __init__(self, text_page: Reference, runs: Runs) -> None:
        count = len(runs.first)
        matrix = _MATRICES.read(calls.get_matrix, text_page, runs.first).astype(np.float64)
        self.origins: Floats = matrix[:, 4:]
        sizes = map(calls.get_font_size, repeat(text_page), runs.first)
        nominal = np.fromiter(sizes, np.float64, count)
        self.size: Floats = np.abs(nominal) * np.hypot(matrix[:, 2], matrix[:, 3])
        angle = np.arctan2(matrix[:, 1], matrix[:, 0])
        self.turn: Indexes = np.round(-angle / (np.pi / 2)).astype(np.intp) % 4
        mode = np.fromiter(map(calls.get_render_mode, runs.objects), np.intp, count)
        color = _COLORS.read(calls.get_text_fill, text_page, runs.first)
        self.concealed: Flags = np.logical_or.reduce(
            [mode == _INVISIBLE, mode == _INVISIBLE_CLIP, color[:, 3] == 0]
        )
        self.white: Flags = color[:, :3].min(1) >= 250
        fonts = np.fromiter(map(calls.get_font, runs.objects), np.uint64, count)
        known, self.fonts = np.unique(fonts, return_inverse=True)
        bold = np.array(list(map(_is_heavy, known.tolist())), bool)[self.fonts]
        self.bold: Flags = np.logical_or(bold, mode == _STROKED)


def _is_heavy(font: int) -> bool:
    if not font:
        return False
    buffer = ctypes.create_string_buffer(128)
    calls.get_font_name(font, ctypes.addressof(buffer), 128)
    return calls.get_font_weight(font) >= _BOLD_WEIGHT or b"bold" in buffer.value.lower()

"""pdfium's functions, prototyped for bulk calls: addresses are integers, results go to arrays.

The prototypes that pypdfium2 ships check each argument's type, which costs more than the call.
These take plain integers, so `map` can run over a whole page without touching Python objects.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Iterable
from typing import Any

import pypdfium2.raw as pdfium
from numpy.typing import NDArray

_ADDRESS = ctypes.c_void_p
_INTEGER = ctypes.c_int

Call = Callable[..., Any]


def _prototype(name: str, result: Any, *arguments: Any) -> Call:
    function = ctypes.cast(getattr(pdfium, name), _ADDRESS).value or 0
    prototype: Call = ctypes.PYFUNCTYPE(result, *arguments)(function)
    return prototype


def _by_index(name: str, outputs: int = 1) -> Call:
    return _prototype(name, _INTEGER, _ADDRESS, _INTEGER, *[_ADDRESS] * outputs)


def _by_object(name: str, outputs: int) -> Call:
    return _prototype(name, _INTEGER, _ADDRESS, *[_ADDRESS] * outputs)


get_unicode = _prototype("FPDFText_GetUnicode", ctypes.c_uint, _ADDRESS, _INTEGER)
has_map_error = _prototype("FPDFText_HasUnicodeMapError", _INTEGER, _ADDRESS, _INTEGER)
# A size, not an address: ctypes turns a null address into None, which no array takes.
get_text_object = _prototype("FPDFText_GetTextObject", ctypes.c_size_t, _ADDRESS, _INTEGER)
get_loose_box = _by_index("FPDFText_GetLooseCharBox")
get_origin = _by_index("FPDFText_GetCharOrigin", 2)
get_matrix = _by_index("FPDFText_GetMatrix")
get_object_font_size = _by_object("FPDFTextObj_GetFontSize", 1)
get_text = _prototype("FPDFText_GetText", _INTEGER, _ADDRESS, _INTEGER, _INTEGER, ctypes.c_void_p)
get_render_mode = _prototype("FPDFTextObj_GetTextRenderMode", _INTEGER, _ADDRESS)
get_font = _prototype("FPDFTextObj_GetFont", ctypes.c_size_t, _ADDRESS)
get_font_weight = _prototype("FPDFFont_GetWeight", _INTEGER, _ADDRESS)
get_font_name = _prototype(
    "FPDFFont_GetBaseFontName", ctypes.c_size_t, _ADDRESS, _ADDRESS, ctypes.c_size_t
)

count_objects = _prototype("FPDFPage_CountObjects", _INTEGER, _ADDRESS)
get_object = _prototype("FPDFPage_GetObject", _ADDRESS, _ADDRESS, _INTEGER)
count_form_objects = _prototype("FPDFFormObj_CountObjects", _INTEGER, _ADDRESS)
get_form_object = _prototype("FPDFFormObj_GetObject", _ADDRESS, _ADDRESS, ctypes.c_ulong)
get_object_type = _prototype("FPDFPageObj_GetType", _INTEGER, _ADDRESS)
get_bounds = _by_object("FPDFPageObj_GetBounds", 4)
get_object_matrix = _by_object("FPDFPageObj_GetMatrix", 1)
get_draw_mode = _by_object("FPDFPath_GetDrawMode", 2)
get_object_fill = _by_object("FPDFPageObj_GetFillColor", 4)
get_object_stroke = _by_object("FPDFPageObj_GetStrokeColor", 4)
get_stroke_width = _by_object("FPDFPageObj_GetStrokeWidth", 1)
count_segments = _prototype("FPDFPath_CountSegments", _INTEGER, _ADDRESS)
get_segment = _prototype("FPDFPath_GetPathSegment", _ADDRESS, _ADDRESS, _INTEGER)
get_segment_point = _by_object("FPDFPathSegment_GetPoint", 2)
get_segment_type = _prototype("FPDFPathSegment_GetType", _INTEGER, _ADDRESS)
get_segment_close = _prototype("FPDFPathSegment_GetClose", _INTEGER, _ADDRESS)
get_clip = _prototype("FPDFPageObj_GetClipPath", _ADDRESS, _ADDRESS)
count_clip_paths = _prototype("FPDFClipPath_CountPaths", _INTEGER, _ADDRESS)
count_clip_segments = _prototype("FPDFClipPath_CountPathSegments", _INTEGER, _ADDRESS, _INTEGER)
get_clip_segment = _prototype("FPDFClipPath_GetPathSegment", _ADDRESS, _ADDRESS, _INTEGER, _INTEGER)


def address_of(handle: Any) -> int:
    """Return the address in one of pypdfium2's typed handles."""
    return ctypes.cast(handle, _ADDRESS).value or 0


def fill_rows(call: Call, *heads: Iterable[int], out: NDArray[Any]) -> NDArray[Any]:
    """Call once per row of `out` with the address of the row as last argument."""
    count, step = len(out), out.strides[0]
    if count:
        start = out.ctypes.data
        deque(map(call, *heads, range(start, start + count * step, step)), 0)
    return out


def fill_columns(call: Call, *heads: Iterable[int], out: NDArray[Any]) -> NDArray[Any]:
    """Call once per row of `out` with the address of each of its numbers as an argument."""
    count, width = out.shape
    if count:
        start, step, item = out.ctypes.data, out.strides[0], out.strides[1]
        columns = [
            range(start + at * item, start + at * item + count * step, step) for at in range(width)
        ]
        deque(map(call, *heads, *columns), 0)
    return out

"""pdfium's functions, prototyped for bulk calls that create as few Python objects as can be.

The prototypes that pypdfium2 ships check each argument's type, which costs more than the call.
Functions of an object take plain addresses, and every other integer as if it were one: the
machine's registers are the same, and ctypes converts addresses fastest. Functions of a page take
no declared types at all, so that a reference made once is handed on as it is.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

_ADDRESS = ctypes.c_void_p
_INTEGER = ctypes.c_int
_DOUBLE = ctypes.c_double
# A size, not an address: ctypes turns a null address into None, which no array takes.
_HANDLE = ctypes.c_size_t

Call = Callable[..., Any]
Reference = Any
"""What `ctypes.byref` returns: an address that ctypes hands on without converting it."""


def _of_object(name: str, result: Any, arguments: int) -> Call:
    return _prototype(name, result, *[_ADDRESS] * arguments)


def _prototype(name: str, result: Any, *arguments: Any) -> Call:
    function = ctypes.cast(getattr(pdfium, name), _ADDRESS).value or 0
    prototype: Call = ctypes.PYFUNCTYPE(result, *arguments)(function)
    return prototype


# By the reference of a text page, most with the index of a character.
get_text = _prototype("FPDFText_GetText", _INTEGER)
get_unicode = _prototype("FPDFText_GetUnicode", _INTEGER)
has_map_error = _prototype("FPDFText_HasUnicodeMapError", _INTEGER)
get_text_object = _prototype("FPDFText_GetTextObject", _HANDLE)
get_loose_box = _prototype("FPDFText_GetLooseCharBox", _INTEGER)
get_matrix = _prototype("FPDFText_GetMatrix", _INTEGER)
get_font_size = _prototype("FPDFText_GetFontSize", _DOUBLE)
get_text_fill = _prototype("FPDFText_GetFillColor", _INTEGER)

# By the reference of a page.
count_objects = _prototype("FPDFPage_CountObjects", _INTEGER)
get_object = _prototype("FPDFPage_GetObject", _HANDLE)

# By the address of an object.
get_render_mode = _of_object("FPDFTextObj_GetTextRenderMode", _INTEGER, 1)
get_font = _of_object("FPDFTextObj_GetFont", _HANDLE, 1)
get_font_weight = _of_object("FPDFFont_GetWeight", _INTEGER, 1)
get_font_name = _of_object("FPDFFont_GetBaseFontName", _HANDLE, 3)
count_form_objects = _of_object("FPDFFormObj_CountObjects", _INTEGER, 1)
get_form_object = _of_object("FPDFFormObj_GetObject", _HANDLE, 2)
get_object_type = _of_object("FPDFPageObj_GetType", _INTEGER, 1)
get_bounds = _of_object("FPDFPageObj_GetBounds", _INTEGER, 5)
get_object_matrix = _of_object("FPDFPageObj_GetMatrix", _INTEGER, 2)
get_draw_mode = _of_object("FPDFPath_GetDrawMode", _INTEGER, 3)
get_object_fill = _of_object("FPDFPageObj_GetFillColor", _INTEGER, 5)
get_object_stroke = _of_object("FPDFPageObj_GetStrokeColor", _INTEGER, 5)
get_stroke_width = _of_object("FPDFPageObj_GetStrokeWidth", _INTEGER, 2)
count_segments = _of_object("FPDFPath_CountSegments", _INTEGER, 1)
get_segment = _of_object("FPDFPath_GetPathSegment", _HANDLE, 2)
get_segment_point = _of_object("FPDFPathSegment_GetPoint", _INTEGER, 3)
get_segment_type = _of_object("FPDFPathSegment_GetType", _INTEGER, 1)
get_segment_close = _of_object("FPDFPathSegment_GetClose", _INTEGER, 1)
get_clip = _of_object("FPDFPageObj_GetClipPath", _HANDLE, 1)
count_clip_paths = _of_object("FPDFClipPath_CountPaths", _INTEGER, 1)
count_clip_segments = _of_object("FPDFClipPath_CountPathSegments", _INTEGER, 2)
get_clip_segment = _of_object("FPDFClipPath_GetPathSegment", _HANDLE, 3)


def refer_to(handle: Any) -> Reference:
    """Return a reference to what one of pypdfium2's typed handles points to."""
    return ctypes.byref(handle.contents)


class Rows:
    """A buffer of rows of numbers that pdfium fills; references to the rows are made only once.

    With `is_split` each number of a row is an argument of its own. A buffer serves one call at a
    time, which costs nothing: pdfium itself allows no second thread in a process.
    """

    _COUNT = 512

    def __init__(self, kind: type[np.generic], width: int, *, is_split: bool = False) -> None:
        self._rows = np.zeros((self._COUNT, width), kind)
        buffer = (ctypes.c_char * self._rows.nbytes).from_address(self._rows.ctypes.data)
        step = self._rows.itemsize
        places = [range(at * step, self._rows.nbytes, width * step) for at in range(width)]
        self._arguments = [
            [ctypes.byref(buffer, place) for place in column]
            for column in (places if is_split else places[:1])
        ]

    def read(self, call: Call, page: Reference, indexes: Sequence[int]) -> NDArray[Any]:
        """Call for each index of a page; a row that the call leaves alone is zero."""
        out = np.empty((len(indexes), self._rows.shape[1]), self._rows.dtype)
        for first in range(0, len(indexes), self._COUNT):
            part = indexes[first : first + self._COUNT]
            self._rows[: len(part)] = 0
            deque(map(call, repeat(page), part, *self._arguments), 0)
            out[first : first + len(part)] = self._rows[: len(part)]
        return out


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

"""The boxes to which pdfium's objects are clipped."""

from __future__ import annotations

from itertools import repeat

import numpy as np

from services.extraction.core.pdf import pdfium_calls as calls
from services.extraction.core.pdf.frame import Frame
from services.extraction.core.pdf.page import Box, Floats

_MARGIN = 1.0
_SEGMENT_LIMIT = 64
_UNBOUNDED: Box = (-np.inf, -np.inf, np.inf, np.inf)


def find_clip_boxes(objects: list[int], unclipped: set[int], frame: Frame) -> Floats | None:
    """Return for each object the box inside which it shows; None where nothing is clipped.

    The last path of a clip counts: clips are nested, and the innermost is the narrowest.
    """
    clips = list(map(calls.get_clip, objects))
    lasts = [count - 1 for count in map(calls.count_clip_paths, clips)]
    firsts = list(map(calls.get_clip_segment, clips, lasts, repeat(0)))
    known = {0: _UNBOUNDED}
    for item, clip, last, first in zip(objects, clips, lasts, firsts, strict=True):
        if first not in known:
            known[first] = _UNBOUNDED if item in unclipped else _read_box(clip, last)
    boxes = np.array(list(known.values()))
    finite = np.isfinite(boxes).all(1)
    if not finite.any():
        return None
    boxes[finite] = frame.place_boxes(boxes[finite])
    boxes[finite, :2] -= _MARGIN
    boxes[finite, 2:] += _MARGIN
    places = {first: at for at, first in enumerate(known)}
    return boxes[[places[first] for first in firsts]]


def _read_box(clip: int, path: int) -> Box:
    count = calls.count_clip_segments(clip, path)
    if not 3 <= count <= _SEGMENT_LIMIT:
        return _UNBOUNDED
    segments = [calls.get_clip_segment(clip, path, at) for at in range(count)]
    points = calls.fill_columns(
        calls.get_segment_point, segments, out=np.zeros((count, 2), np.float32)
    ).tolist()
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)

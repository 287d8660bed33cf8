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


def find_clip_boxes(objects: list[int], clippable: frozenset[int], frame: Frame) -> Floats | None:
    """Return for each object the box inside which it shows; None where nothing is clipped.

    The last path of a clip counts: clips are nested, and the innermost is the narrowest.
    """
    clips = list(map(calls.get_clip, objects))
    paths = [count - 1 for count in map(calls.count_clip_paths, clips)]
    firsts = list(map(calls.get_clip_segment, clips, paths, repeat(0)))
    known: dict[int, Box] = {0: _UNBOUNDED}
    for item, clip, path, first in zip(objects, clips, paths, firsts, strict=True):
        if first not in known:
            known[first] = _read_box(clip, path) if item in clippable else _UNBOUNDED
    boxes = np.array([known[first] for first in firsts]).reshape(-1, 4)
    finite = np.isfinite(boxes).all(1)
    if not finite.any():
        return None
    boxes[finite] = frame.place_boxes(boxes[finite])
    boxes[finite, :2] -= _MARGIN
    boxes[finite, 2:] += _MARGIN
    return boxes


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

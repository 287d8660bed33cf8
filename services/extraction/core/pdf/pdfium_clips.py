"""The boxes to which pdfium's objects are clipped."""

from __future__ import annotations

from itertools import repeat

import numpy as np

from services.extraction.core.pdf import pdfium_calls as calls
from services.extraction.core.pdf.frame import Frame
from services.extraction.core.pdf.page import Box, Floats

_MARGIN = 1.0
_PATH_LIMIT, _SEGMENT_LIMIT = 8, 64
_UNBOUNDED: Box = (-np.inf, -np.inf, np.inf, np.inf)


class ClipBoxes:
    """For each object the box inside which it shows; infinite where nothing clips it."""

    def __init__(self, objects: list[int], clippable: frozenset[int], frame: Frame) -> None:
        self._known: dict[tuple[int, int], Box] = {}
        boxes = np.tile(_UNBOUNDED, (len(objects), 1))
        places = [at for at, item in enumerate(objects) if item in clippable]
        clips = [calls.get_clip(objects[at]) for at in places]
        counts = list(map(calls.count_clip_paths, clips))
        for path in range(min(max(counts, default=0), _PATH_LIMIT)):
            self._narrow(boxes, places, clips, path)
        finite = np.isfinite(boxes).all(1)
        if finite.any():
            boxes[finite] = frame.place_boxes(boxes[finite])
            boxes[finite] += [-_MARGIN, -_MARGIN, _MARGIN, _MARGIN]
        self.boxes: Floats = boxes

    def _narrow(self, boxes: Floats, places: list[int], clips: list[int], path: int) -> None:
        """Narrow each object's box by one path; objects that share a path share its first point."""
        firsts = map(calls.get_clip_segment, clips, repeat(path), repeat(0))
        paths = np.array(
            [
                self._find_box(clip, path, first) if first else _UNBOUNDED
                for clip, first in zip(clips, firsts, strict=True)
            ]
        ).reshape(-1, 4)
        boxes[places, :2] = np.maximum(boxes[places, :2], paths[:, :2])
        boxes[places, 2:] = np.minimum(boxes[places, 2:], paths[:, 2:])

    def _find_box(self, clip: int, path: int, first: int) -> Box:
        if (first, path) not in self._known:
            self._known[first, path] = _read_box(clip, path)
        return self._known[first, path]


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

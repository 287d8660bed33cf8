"""The outlines of paths from pdfium, all segments of all paths at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate, chain, pairwise, repeat

import numpy as np

from services.extraction.core.pdf import pdfium_calls as calls
from services.extraction.core.pdf.frame import Frame
from services.extraction.core.pdf.page import Floats
from services.extraction.core.pdf.painting import Point
from services.extraction.core.pdf.pdfium_objects import IDENTITY, Placed, combine

_LINE_TO, _MOVE_TO = 0, 2
_SEGMENT_LIMIT = 20_000


@dataclass(slots=True)
class Outline:
    """One path in displayed points; curves break a polygon."""

    width: float
    """Of its strokes."""
    segments: list[tuple[Point, Point]] = field(default_factory=list)
    polygons: list[list[Point]] = field(default_factory=list)

    def trace(self, points: list[Point], kinds: list[int], closes: list[int]) -> None:
        """Follow the segments of the path."""
        polygon: list[Point] = []
        is_straight = True
        for point, kind, close in zip(points, kinds, closes, strict=True):
            if kind == _MOVE_TO:
                self._end(polygon, is_straight)
                polygon, is_straight = [], True
            elif kind == _LINE_TO and polygon:
                self.segments.append((polygon[-1], point))
            else:
                is_straight = False
            polygon.append(point)
            if close and len(polygon) > 1:
                self.segments.append((point, polygon[0]))
        self._end(polygon, is_straight)

    def _end(self, polygon: list[Point], is_straight: bool) -> None:
        if is_straight and len(polygon) >= 4:
            self.polygons.append(polygon)


def trace_outlines(paths: list[Placed], frame: Frame) -> list[Outline]:
    """Return the outline of each path."""
    if not paths:
        return []
    items = [item for item, _ in paths]
    counts = [min(count, _SEGMENT_LIMIT) for count in map(calls.count_segments, items)]
    owners = chain.from_iterable(map(repeat, items, counts))
    handles = list(map(calls.get_segment, owners, chain.from_iterable(map(range, counts))))
    points = _place(handles, np.repeat(_read_matrices(paths), counts, axis=0), frame)
    kinds = list(map(calls.get_segment_type, handles))
    closes = list(map(calls.get_segment_close, handles))
    widths = calls.fill_rows(
        calls.get_stroke_width, items, out=np.zeros((len(items), 1), np.float32)
    )
    outlines = [Outline(width) for (width,) in widths.tolist()]
    for outline, (first, last) in zip(
        outlines, pairwise(accumulate(counts, initial=0)), strict=True
    ):
        outline.trace(points[first:last], kinds[first:last], closes[first:last])
    return outlines


def _read_matrices(paths: list[Placed]) -> Floats:
    """Return the matrix of each path onto the page."""
    values = np.zeros((len(paths), 6), np.float32)
    calls.fill_rows(calls.get_object_matrix, [item for item, _ in paths], out=values)
    matrices = values.astype(np.float64).reshape(-1, 3, 2).transpose(0, 2, 1)
    for at, (_, form) in enumerate(paths):
        if form is not IDENTITY:
            matrices[at] = combine(form, matrices[at])
    return matrices


def _place(handles: list[int], matrices: Floats, frame: Frame) -> list[Point]:
    """Return the point of each segment as displayed."""
    points = np.zeros((len(handles), 2), np.float32)
    calls.fill_columns(calls.get_segment_point, handles, out=points)
    x, y = points.T.astype(np.float64)
    (a, c, e), (b, d, f) = matrices.transpose(1, 2, 0)
    xs, ys = frame.place(a * x + c * y + e, b * x + d * y + f)
    return list(zip(xs.tolist(), ys.tolist(), strict=True))

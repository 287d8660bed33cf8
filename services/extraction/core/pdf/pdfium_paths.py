"""The painted shapes of a page from pdfium, its forms unfolded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import repeat

import numpy as np

from services.extraction.core.pdf import pdfium_calls as calls
from services.extraction.core.pdf.frame import Frame
from services.extraction.core.pdf.page import Floats
from services.extraction.core.pdf.painting import THICKEST, Color, Painting, Point
from services.extraction.core.pdf.pdfium_calls import Reference

_TEXT, _PATH, _IMAGE, _FORM = 1, 2, 3, 5
_LINE_TO, _MOVE_TO = 0, 2
_FORM_DEPTH = 6
_SEGMENT_LIMIT = 20_000
_BLACK: Color = (0, 0, 0, 255)

Matrix = Floats
"""2 x 3: the columns of a, c, e over b, d, f."""
IDENTITY: Matrix = np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]])


@dataclass(slots=True)
class PageObjects:
    """Addresses of a page's objects by type; paths and images with the form they stand in."""

    texts: list[int] = field(default_factory=list)
    paths: list[tuple[int, Matrix]] = field(default_factory=list)
    images: list[tuple[int, Matrix]] = field(default_factory=list)


def list_objects(page: Reference) -> PageObjects:
    """List all objects; texts only where they stand in no form."""
    found = PageObjects()
    objects = list(map(calls.get_object, repeat(page), range(calls.count_objects(page))))
    kinds = list(map(calls.get_object_type, objects))
    found.texts = [item for item, kind in zip(objects, kinds, strict=True) if kind == _TEXT]
    others = [item for item, kind in zip(objects, kinds, strict=True) if kind != _TEXT]
    _sort_objects(others, IDENTITY, found, _FORM_DEPTH)
    return found


def _sort_objects(objects: list[int], matrix: Matrix, found: PageObjects, depth: int) -> None:
    for item, kind in zip(objects, map(calls.get_object_type, objects), strict=True):
        if kind == _PATH:
            found.paths.append((item, matrix))
        elif kind == _IMAGE:
            found.images.append((item, matrix))
        elif kind == _FORM and depth:
            inner = range(calls.count_form_objects(item))
            children = list(map(calls.get_form_object, repeat(item), inner))
            _sort_objects(children, combine(matrix, _matrix_of(item)), found, depth - 1)


def combine(outer: Matrix, inner: Matrix) -> Matrix:
    """Return the matrix that applies `inner`, then `outer`."""
    product = outer[:, :2] @ inner
    product[:, 2] += outer[:, 2]
    return product


def _matrix_of(item: int) -> Matrix:
    values = np.zeros(6, np.float32)
    calls.get_object_matrix(item, values.ctypes.data)
    return values.astype(np.float64).reshape(3, 2).T


def read_boxes(items: list[tuple[int, Matrix]], frame: Frame) -> Floats:
    """Return the displayed boxes of objects."""
    bounds = np.zeros((len(items), 4), np.float32)
    calls.fill_columns(calls.get_bounds, [item for item, _ in items], out=bounds)
    boxes = bounds.astype(np.float64)
    for at, (_, matrix) in enumerate(items):
        if matrix is not IDENTITY:
            corners = matrix[:, :2] @ boxes[at].reshape(2, 2).T + matrix[:, 2:]
            boxes[at] = [*corners.min(1), *corners.max(1)]
    return frame.place_boxes(boxes)


def read_painting(paths: list[tuple[int, Matrix]], frame: Frame) -> Painting:
    """Read every path; what is thin in its bounds alone is a rule without a closer look."""
    painting = Painting()
    items = [item for item, _ in paths]
    modes = calls.fill_columns(calls.get_draw_mode, items, out=np.zeros((len(items), 2), np.int32))
    fills = _read_colors(calls.get_object_fill, items)
    strokes = _read_colors(calls.get_object_stroke, items)
    boxes = read_boxes(paths, frame)
    extents = (boxes[:, 2:] - boxes[:, :2]).min(1)
    rows = zip(paths, modes.tolist(), fills, strokes, boxes.tolist(), extents.tolist(), strict=True)
    for path, (fill, stroke), fill_color, stroke_color, box, extent in rows:
        if not fill and not stroke:
            continue
        if extent <= THICKEST:
            painting.add_box(tuple(box), stroke_color if stroke else fill_color)
        else:
            shape = _Shape(path, frame)
            if fill:
                for points in shape.outlines:
                    painting.add_polygon(points, fill_color)
            if stroke:
                for start, end in shape.segments:
                    painting.add_segment(start, end, shape.width, stroke_color)
    return painting


def _read_colors(call: Callable[..., int], items: list[int]) -> list[Color]:
    colors = np.full((len(items), 4), _BLACK, np.uint32)
    calls.fill_columns(call, items, out=colors)
    return [(r, g, b, a) for r, g, b, a in colors.tolist()]


class _Shape:
    """The outlines of one path in displayed points; curves break an outline."""

    def __init__(self, path: tuple[int, Matrix], frame: Frame) -> None:
        item, matrix = path
        self.width = self._read_width(item)
        count = min(calls.count_segments(item), _SEGMENT_LIMIT)
        handles = list(map(calls.get_segment, repeat(item), range(count)))
        points = calls.fill_columns(
            calls.get_segment_point, handles, out=np.zeros((count, 2), np.float32)
        )
        placed = combine(matrix, _matrix_of(item))
        xs, ys = frame.place(*(placed[:, :2] @ points.T.astype(np.float64) + placed[:, 2:]))
        kinds = list(map(calls.get_segment_type, handles))
        closes = list(map(calls.get_segment_close, handles))
        self.segments: list[tuple[Point, Point]] = []
        self.outlines: list[list[Point]] = []
        self._trace(list(zip(xs.tolist(), ys.tolist(), strict=True)), kinds, closes)

    @staticmethod
    def _read_width(item: int) -> float:
        width = np.zeros(1, np.float32)
        calls.get_stroke_width(item, width.ctypes.data)
        return width.tolist()[0]

    def _trace(self, points: list[Point], kinds: list[int], closes: list[int]) -> None:
        outline: list[Point] = []
        is_straight = True
        for point, kind, close in zip(points, kinds, closes, strict=True):
            if kind == _MOVE_TO:
                self._end(outline, is_straight)
                outline, is_straight = [], True
            elif kind == _LINE_TO and outline:
                self.segments.append((outline[-1], point))
            else:
                is_straight = False
            outline.append(point)
            if close and len(outline) > 1:
                self.segments.append((point, outline[0]))
        self._end(outline, is_straight)

    def _end(self, outline: list[Point], is_straight: bool) -> None:
        if is_straight and len(outline) >= 4:
            self.outlines.append(outline)

"""The painted shapes of a page from pdfium."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from services.extraction.core.pdf import pdfium_calls as calls
from services.extraction.core.pdf.frame import Frame
from services.extraction.core.pdf.page import Flags
from services.extraction.core.pdf.painting import THICKEST, Color, Painting
from services.extraction.core.pdf.pdfium_objects import Placed, read_boxes
from services.extraction.core.pdf.pdfium_outlines import trace_outlines

_BLACK: Color = (0, 0, 0, 255)


def read_painting(paths: list[Placed], frame: Frame) -> Painting:
    """Read every path; what is thin in its bounds alone is a rule without a closer look."""
    painting = Painting()
    paths, filled, stroked = _find_painted(paths)
    boxes = read_boxes(paths, frame)
    thin = np.minimum(boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]) <= THICKEST
    fills = _read_colors(calls.get_object_fill, paths, filled & ~(thin & stroked))
    strokes = _read_colors(calls.get_object_stroke, paths, stroked)
    shapes = (~thin).nonzero()[0].tolist()
    outlines = dict(zip(shapes, trace_outlines([paths[at] for at in shapes], frame), strict=True))
    for at, (x0, top, x1, bottom) in enumerate(boxes.tolist()):
        fill, stroke = fills.get(at), strokes.get(at)
        if at not in outlines:
            painting.add_box((x0, top, x1, bottom), stroke or fill or _BLACK)
            continue
        outline = outlines[at]
        if fill:
            for points in outline.polygons:
                painting.add_polygon(points, fill)
        if stroke:
            for start, end in outline.segments:
                painting.add_segment(start, end, outline.width, stroke)
    return painting


def _find_painted(paths: list[Placed]) -> tuple[list[Placed], Flags, Flags]:
    """Return the paths that show, and which of them are filled and stroked."""
    items = [item for item, _ in paths]
    modes = calls.fill_columns(calls.get_draw_mode, items, out=np.zeros((len(items), 2), np.int32))
    painted = modes.any(1)
    filled, stroked = (modes[painted] > 0).T
    return [paths[at] for at in np.flatnonzero(painted).tolist()], filled, stroked


def _read_colors(call: Callable[..., int], paths: list[Placed], chosen: Flags) -> dict[int, Color]:
    """Return the colour of each chosen path by its place in the list."""
    places = chosen.nonzero()[0].tolist()
    colors = np.full((len(places), 4), _BLACK, np.uint32)
    calls.fill_columns(call, [paths[at][0] for at in places], out=colors)
    rows = [(red, green, blue, alpha) for red, green, blue, alpha in colors.tolist()]
    return dict(zip(places, rows, strict=True))

"""The objects of a page from pdfium, its forms unfolded."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import repeat

import numpy as np

from services.extraction.core.pdf import pdfium_calls as calls
from services.extraction.core.pdf.frame import Frame
from services.extraction.core.pdf.page import Floats
from services.extraction.core.pdf.pdfium_calls import Reference

_TEXT, _PATH, _IMAGE, _FORM = 1, 2, 3, 5
_FORM_DEPTH = 6

Matrix = Floats
"""2 x 3: the columns of a, c, e over b, d, f."""
IDENTITY: Matrix = np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]])
Placed = tuple[int, Matrix]
"""The address of an object, and the matrix of the form it stands in."""


@dataclass(slots=True)
class PageObjects:
    """Addresses of a page's objects by type; paths and images with the form they stand in."""

    form_texts: set[int] = field(default_factory=set)
    paths: list[Placed] = field(default_factory=list)
    images: list[Placed] = field(default_factory=list)


def list_objects(page: Reference, texts: set[int]) -> PageObjects:
    """List all objects; those known to be texts are listed only where they stand in a form."""
    found = PageObjects()
    objects = map(calls.get_object, repeat(page), range(calls.count_objects(page)))
    others = [item for item in objects if item not in texts]
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
        elif kind == _TEXT and matrix is not IDENTITY:
            found.form_texts.add(item)


def combine(outer: Matrix, inner: Matrix) -> Matrix:
    """Return the matrix that applies `inner`, then `outer`."""
    product = outer[:, :2] @ inner
    product[:, 2] += outer[:, 2]
    return product


def _matrix_of(item: int) -> Matrix:
    values = np.zeros(6, np.float32)
    calls.get_object_matrix(item, values.ctypes.data)
    return values.astype(np.float64).reshape(3, 2).T


def read_boxes(items: list[Placed], frame: Frame) -> Floats:
    """Return the displayed boxes of objects."""
    bounds = np.zeros((len(items), 4), np.float32)
    calls.fill_columns(calls.get_bounds, [item for item, _ in items], out=bounds)
    boxes = bounds.astype(np.float64)
    for at, (_, matrix) in enumerate(items):
        if matrix is not IDENTITY:
            corners = matrix[:, :2] @ boxes[at].reshape(2, 2).T + matrix[:, 2:]
            boxes[at] = [*corners.min(1), *corners.max(1)]
    return frame.place_boxes(boxes)

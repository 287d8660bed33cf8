"""Painted shapes → straight rules and coloured areas, the same for every engine."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from services.extraction.core.pdf.page import Box, Floats, Rules

# Thicker than this a filled bar is an area, not a line.
THICKEST = 4.0
# An edge this much off the axis is still straight.
_SLANT = 0.7
_WHITE = 250

Color = tuple[int, int, int, int]
Point = tuple[float, float]


def is_white(color: Color) -> bool:
    """Tell whether paint of this colour leaves white paper white."""
    return color[3] == 0 or min(color[:3]) >= _WHITE


@dataclass(slots=True)
class Painting:
    """Collects what a page paints; white rules count only where they cross a coloured area."""

    horizontal: list[tuple[float, float, float, float]] = field(default_factory=list)
    vertical: list[tuple[float, float, float, float]] = field(default_factory=list)
    white: list[tuple[float, float, float, float, bool]] = field(default_factory=list)
    areas: list[Box] = field(default_factory=list)

    def add_box(self, box: Box, color: Color) -> None:
        """Add a filled box: a thin one is a rule, any other an area."""
        x0, top, x1, bottom = box
        if bottom - top <= THICKEST and x1 - x0 >= bottom - top:
            self._add_rule((top + bottom) / 2, x0, x1, bottom - top, color, is_flat=True)
        elif x1 - x0 <= THICKEST:
            self._add_rule((x0 + x1) / 2, top, bottom, x1 - x0, color, is_flat=False)
        elif not is_white(color):
            self.areas.append(box)

    def add_segment(self, start: Point, end: Point, width: float, color: Color) -> None:
        """Add a stroked segment where it runs along an axis."""
        (x0, y0), (x1, y1) = start, end
        if abs(y0 - y1) <= _SLANT and abs(x0 - x1) >= abs(y0 - y1):
            self._add_rule((y0 + y1) / 2, min(x0, x1), max(x0, x1), width, color, is_flat=True)
        elif abs(x0 - x1) <= _SLANT:
            self._add_rule((x0 + x1) / 2, min(y0, y1), max(y0, y1), width, color, is_flat=False)

    def add_polygon(self, points: list[Point], color: Color) -> None:
        """Add a filled outline where it is a box along the axes."""
        xs, ys = [x for x, _ in points], [y for _, y in points]
        box = (min(xs), min(ys), max(xs), max(ys))
        if all(_is_corner(point, box) for point in points):
            self.add_box(box, color)

    def finish(self) -> tuple[Rules, Floats]:
        """Return the rules that can be seen, and the areas."""
        areas = np.array(self.areas, dtype=np.float64).reshape(-1, 4)
        for position, start, end, thickness, is_flat in self.white:
            middle = (start + end) / 2
            x, y = (middle, position) if is_flat else (position, middle)
            if _covers(areas, x, y):
                side = self.horizontal if is_flat else self.vertical
                side.append((position, start, end, thickness))
        return Rules(_to_array(self.horizontal), _to_array(self.vertical)), areas

    def _add_rule(
        self, at: float, start: float, end: float, width: float, color: Color, *, is_flat: bool
    ) -> None:
        if is_white(color):
            if color[3]:
                self.white.append((at, start, end, width, is_flat))
        elif is_flat:
            self.horizontal.append((at, start, end, width))
        else:
            self.vertical.append((at, start, end, width))


def _is_corner(point: Point, box: Box) -> bool:
    x, y = point
    near_x = min(abs(x - box[0]), abs(x - box[2])) <= _SLANT
    return near_x and min(abs(y - box[1]), abs(y - box[3])) <= _SLANT


def _covers(areas: Floats, x: float, y: float) -> bool:
    inside = (areas[:, 0] <= x) & (areas[:, 2] >= x) & (areas[:, 1] <= y) & (areas[:, 3] >= y)
    return bool(inside.any())


def _to_array(rules: list[tuple[float, float, float, float]]) -> Floats:
    return np.array(rules, dtype=np.float64).reshape(-1, 4)

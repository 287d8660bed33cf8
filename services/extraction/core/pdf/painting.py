"""Painted shapes → straight rules and coloured areas, the same for every engine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from services.extraction.core.pdf.page import Box, Floats, Rules

# Thicker than this a filled bar is an area, not a line.
THICKEST = 4.0
# A box no longer than this on both sides is a dot; dots so far apart, so many, make a rule.
_DOT, _DOT_STEP, _FEWEST_DOTS = 2.5, 6.0, 5
# Dots of one rule lie this close to its line, in points.
_IN_LINE = 0.25
# An edge this much off the axis is still straight.
_SLANT = 0.7
# An image no thicker than this is a line.
_THIN = 2.5
_WHITE = 250

Color = tuple[int, int, int, int]
_BLACK: Color = (0, 0, 0, 255)
Point = tuple[float, float]
_Rule = tuple[float, float, float, float]
"""Position, start, end, thickness."""


def is_white(color: Color) -> bool:
    """Tell whether paint of this colour leaves white paper white."""
    return color[3] == 0 or min(color[:3]) >= _WHITE


@dataclass(slots=True)
class Painting:
    """Collects what a page paints; white rules count only where they cross a coloured area."""

    horizontal: list[_Rule] = field(default_factory=list)
    vertical: list[_Rule] = field(default_factory=list)
    white: list[tuple[float, float, float, float, bool]] = field(default_factory=list)
    areas: list[Box] = field(default_factory=list)
    dots: list[Box] = field(default_factory=list)

    def add_box(self, box: Box, color: Color) -> None:
        """Add a filled box: a thin one is a rule, any other an area."""
        x0, top, x1, bottom = box
        if max(bottom - top, x1 - x0) <= _DOT:
            if not is_white(color):
                self.dots.append(box)
        elif bottom - top <= THICKEST and x1 - x0 >= bottom - top:
            self._add_rule((top + bottom) / 2, x0, x1, bottom - top, color, is_flat=True)
        elif x1 - x0 <= THICKEST:
            self._add_rule((x0 + x1) / 2, top, bottom, x1 - x0, color, is_flat=False)
        elif not is_white(color):
            self.areas.append(box)

    def add_image(self, box: Box) -> None:
        """Add an image: one stretched to a line is a rule, any other none."""
        x0, top, x1, bottom = box
        if min(x1 - x0, bottom - top) <= _THIN < max(x1 - x0, bottom - top):
            self.add_box(box, _BLACK)

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
        self.horizontal += _join_dots([(y0, x0, x1, y1 - y0) for x0, y0, x1, y1 in self.dots])
        self.vertical += _join_dots([(x0, y0, y1, x1 - x0) for x0, y0, x1, y1 in self.dots])
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


def _join_dots(dots: Sequence[_Rule]) -> list[_Rule]:
    """Return the dotted rules along one direction; dots are edge, start, end, thickness."""
    rules: list[list[_Rule]] = []
    for dot in sorted(dots, key=lambda dot: (round(dot[0] / _IN_LINE), dot[1])):
        last = rules[-1][-1] if rules else None
        if last and abs(dot[0] - last[0]) <= _IN_LINE and dot[1] - last[2] <= _DOT_STEP:
            rules[-1].append(dot)
        else:
            rules.append([dot])
    return [
        (rule[0][0] + rule[0][3] / 2, rule[0][1], rule[-1][2], rule[0][3])
        for rule in rules
        if len(rule) >= _FEWEST_DOTS
    ]


def _is_corner(point: Point, box: Box) -> bool:
    x, y = point
    near_x = min(abs(x - box[0]), abs(x - box[2])) <= _SLANT
    return near_x and min(abs(y - box[1]), abs(y - box[3])) <= _SLANT


def _covers(areas: Floats, x: float, y: float) -> bool:
    inside = (areas[:, 0] <= x) & (areas[:, 2] >= x) & (areas[:, 1] <= y) & (areas[:, 3] >= y)
    return bool(inside.any())


def _to_array(rules: list[_Rule]) -> Floats:
    return np.array(rules, dtype=np.float64).reshape(-1, 4)

"""From a file's own coordinates to those of the page as it is displayed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from services.extraction.core.pdf.page import Floats


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible box of a page in the file's coordinates, and its quarter turns clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    @property
    def width(self) -> float:
        """Width as displayed."""
        return self.top - self.bottom if self.turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """Height as displayed."""
        return self.right - self.left if self.turns % 2 else self.top - self.bottom

    def place(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Turn points of the file into displayed ones."""
        if self.turns == 1:
            return y - self.bottom, x - self.left
        if self.turns == 2:
            return self.right - x, y - self.bottom
        if self.turns == 3:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def place_boxes(self, boxes: Floats) -> Floats:
        """Turn boxes x0, y0, x1, y1 of the file into displayed x0, top, x1, bottom."""
        x0, y0, x1, y1 = boxes.T
        xs, ys = zip(self.place(x0, y0), self.place(x1, y1), strict=True)
        placed = np.empty((len(boxes), 4))
        np.minimum(*xs, out=placed[:, 0])
        np.minimum(*ys, out=placed[:, 1])
        np.maximum(*xs, out=placed[:, 2])
        np.maximum(*ys, out=placed[:, 3])
        return placed

"""What stands on a page, whichever engine read it: characters, rules, shaded areas, images.

Coordinates are points from the top left corner of the page as it is displayed.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Indexes = NDArray[np.intp]
Turns = NDArray[np.int8]
Texts = NDArray[np.str_]

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Characters:
    """Visible, non-blank characters in the order in which the file draws them."""

    text: Texts
    x0: Floats
    x1: Floats
    baseline: Floats
    size: Floats
    turn: Turns
    """Quarter turns clockwise from upright."""
    bold: Flags
    blank_before: Flags
    """The file draws a blank between the character before and this one."""
    top: Floats
    bottom: Floats

    def __len__(self) -> int:
        return len(self.text)

    def take(self, chosen: Indexes | Flags) -> Characters:
        """Return the chosen characters, in the given order."""
        return Characters(*[getattr(self, name)[chosen] for name in _COLUMNS])


_COLUMNS = tuple(column.name for column in fields(Characters))


@dataclass(frozen=True, slots=True)
class Rules:
    """Straight painted lines: each row is position, start, end, thickness."""

    horizontal: Floats
    vertical: Floats


@dataclass(frozen=True, slots=True)
class PageContent:
    """One page, its characters cleaned of what a reader cannot see."""

    number: int
    """From 1."""
    width: float
    height: float
    characters: Characters
    rules: Rules
    areas: Floats
    """Boxes painted in another colour than white: x0, top, x1, bottom."""
    images: Floats
    """Boxes of images."""
    hidden_count: int = 0
    """Characters left out: outside of the page or its clips, invisible, painted twice."""
    garbled_count: int = 0
    """Characters that stand for no text."""
    is_recognized: bool = False
    """All its text is what a character recognition has put under the image of the page."""
    turned: int = 0
    """Quarter turns anticlockwise that have set the text of a turned page upright."""

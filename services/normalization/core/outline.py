"""The levels of headings, from the order in which their ways of numbering appear."""

from __future__ import annotations

from dataclasses import dataclass

from services.normalization.core.headings import Heading

_FIRST_LEVELS = {"part": 0, "chinese": 1, "plain": 1}
"""Level of a style that opens a document; others open at 2."""


@dataclass
class _Step:
    """One heading that is open, from the outermost to the innermost."""

    style: str
    number: int | None
    level: int


class Outline:
    """Gives each heading its level, in reading order."""

    def __init__(self) -> None:
        self._open: list[_Step] = []
        self._has_numbered = False
        self._base = 0

    def place(self, heading: Heading) -> int:
        """Return the level of the next heading."""
        if heading.style == "title":
            self._base = 1 if self._has_numbered else 0
            self._open.clear()
            return 0
        self._close_for(heading)
        level = self._open[-1].level + 1 if self._open else self._first_level(heading)
        self._open.append(_Step(heading.style, heading.number, level))
        self._has_numbered |= heading.number is not None
        return level

    def _first_level(self, heading: Heading) -> int:
        level = _FIRST_LEVELS.get(heading.style, 2)
        return level + self._base if heading.style == "part" else level

    def _close_for(self, heading: Heading) -> None:
        """Close the headings that the next one does not stand beneath."""
        depths = [d for d in range(len(self._open)) if self._is_sibling(d, heading)]
        if depths:
            del self._open[depths[0] if heading.style == "plain" else depths[-1] :]
        elif heading.style == "plain":
            del self._open[1 if self._open and self._open[0].style == "part" else 0 :]

    def _is_sibling(self, depth: int, heading: Heading) -> bool:
        step = self._open[depth]
        if {step.style, heading.style} == {"plain", "chinese"}:
            return heading.number is None or heading.number > 1
        if step.style != heading.style:
            return False
        if heading.style != "bracket" or step.number is None or heading.number is None:
            return True
        is_inner = any(other.style == "bracket" for other in self._open[:depth])
        return heading.number == step.number + 1 or (is_inner and heading.number == 1)

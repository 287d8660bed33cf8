"""Marks that say in a table whether something is so."""

from __future__ import annotations

_MARKS = frozenset(
    ("x", "X", "✓", "✔", "√", "✗", "●", "•", "○", "■", "□", "◆", "▪", "+", "Y", "N", "Yes", "No")
)


def is_mark(text: str) -> bool:
    """Tell whether a text is a mark or says only yes or no."""
    return text in _MARKS

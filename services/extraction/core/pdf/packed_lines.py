"""Printed lines ⇄ a short text, to hold many pages of them at once."""

from __future__ import annotations

from collections.abc import Iterable

from services.extraction.core.pdf.lines import PrintedLine


def pack_lines(lines: Iterable[PrintedLine]) -> str:
    """Write a line of text for each, its box and size to a hundredth of a point."""
    return "\n".join(map(_pack, lines))


def _pack(line: PrintedLine) -> str:
    numbers = " ".join(f"{value:.2f}" for value in (*line.box, line.size))
    return f"{numbers} {line.is_bold:d} {line.text}"


def unpack_lines(packed: str) -> list[PrintedLine]:
    """Read what `pack_lines` has written."""
    return [_unpack(line) for line in packed.split("\n") if line]


def _unpack(line: str) -> PrintedLine:
    *numbers, is_bold, text = line.split(" ", 6)
    x0, top, x1, bottom, size = map(float, numbers)
    return PrintedLine(text, (x0, top, x1, bottom), size, is_bold == "1")

"""Fold printed text to one width and no blanks, remembering where each character stood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

# Full-width ASCII forms (！ to ～) and typographic variants to one form each, one to one.
_FOLDS = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | dict(
    zip("“”„‟「」『』〝〞＂‘’﹒．·∶︰〔〕﹙﹚﹐﹔", '"' * 13 + "..·::()(),;", strict=True)
)
_FOLDED = frozenset(_FOLDS)

# Blanks between two digits, which part two numbers
_PARTING = re.compile(r"(?<=\d)\s+(?=\d)")
# A run of white space
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True)
class FoldedText:
    """A text without blanks and the place of each of its characters in the printed one."""

    text: str
    places: Sequence[int]
    printed: str

    def print_span(self, start: int, end: int) -> str:
        """Return what is printed from `start` to `end`, line breaks removed."""
        if start >= end:
            return ""
        span = self.printed[self.places[start] : self.places[end - 1] + 1]
        return "".join(span.splitlines())


def fold_width(text: str) -> str:
    """Return the text with full-width signs as ASCII, character for character.

    >>> fold_width("（２０２４）１，２８０．５％")
    '(2024)1,280.5%'
    """
    for printed in _FOLDED.intersection(text):
        text = text.replace(printed, _FOLDS[printed])
    return text


def fold_plain(text: str) -> str:
    """Return the folded text alone, for comparing.

    >>> fold_plain("预算 2024 年　１ ２")
    '预算2024年1 2'
    """
    folded = fold_width(text)
    if _BLANKS.search(folded) is None:
        return folded
    return _BLANKS.sub("", _PARTING.sub("\0", folded)).replace("\0", " ")


def fold_text(text: str) -> FoldedText:
    """Drop every blank except one between two digits, which keeps two numbers apart."""
    folded = fold_width(text)
    pieces: list[str] = []
    places: list[int] = []
    begin = 0
    for blank in _BLANKS.finditer(folded):
        start, end = blank.span()
        pieces.append(folded[begin:start])
        places.extend(range(begin, start))
        begin = end
        if start and folded[start - 1].isdecimal() and folded[end : end + 1].isdecimal():
            pieces.append(" ")
            places.append(end - 1)
    if not begin:
        return FoldedText(folded, range(len(folded)), text)
    places.extend(range(begin, len(folded)))
    return FoldedText("".join((*pieces, folded[begin:])), places, text)

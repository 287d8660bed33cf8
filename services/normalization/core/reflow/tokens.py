"""Pieces of a flattened table, each with how it is set off from the piece before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from shared.contracts.extracted import TextLine

# An amount, a count or a share as printed, and nothing else; in brackets it is negative
_NUMBER = re.compile(
    r"[-−－]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?$|[-−－]?\.\d+$|[(（][\d,]+\.\d+[)）]$"
)
# The gap between two columns of a dump that keeps the layout of the page
_GAP = re.compile(r"\S\s{3,}\S")
_DASH = frozenset({"-", "--", "—", "——", "/"})


class Joint(Enum):
    """What lies between a piece and the one before it."""

    SPACE = auto()
    """A blank on the same line."""
    NEAR = auto()
    """The next line of the text, with no blank line between."""
    FAR = auto()
    """Blank lines, or the end of a page."""


@dataclass(frozen=True)
class Token:
    """A piece of text without a blank."""

    text: str
    line: int
    joint: Joint

    @property
    def starts_line(self) -> bool:
        """Whether it is the first of its line."""
        return self.joint is not Joint.SPACE

    @property
    def is_number(self) -> bool:
        """Whether it can be an amount."""
        return bool(_NUMBER.match(self.text)) or self.text in _DASH


@dataclass(frozen=True)
class Value:
    """The text of one cell, where it begins, and whether its place was inferred."""

    text: str
    line: int | None = None
    is_guessed: bool = False


BLANK = Value("")
Row = tuple[Value, ...]


def read_tokens(lines: Sequence[TextLine]) -> list[Token]:
    """Break lines into pieces; a line with the gaps of columns in it is a row of its own."""
    tokens: list[Token] = []
    before: int | None = None
    for line in lines:
        number = line.location.line if line.location and line.location.line else 0
        is_next = before is not None and number == before + 1
        joint = Joint.NEAR if is_next and not _GAP.search(line.text) else Joint.FAR
        for piece in line.text.split():
            tokens.append(Token(piece, number, joint))
            joint = Joint.SPACE
        before = number
    return tokens


def join(tokens: Sequence[Token]) -> Value:
    """Join the pieces of one cell: a blank stays between a figure and Chinese on one line."""
    text = ""
    for token in tokens:
        meets = _is_word_break if token.starts_line else _keeps_blank
        glue = " " if text and meets(text[-1], token.text[0]) else ""
        text += glue + token.text
    return Value(text, tokens[0].line if tokens else None)


def _keeps_blank(left: str, right: str) -> bool:
    return left.isascii() or right.isascii()


def _is_word_break(left: str, right: str) -> bool:
    return left.isascii() and left.isalpha() and right.isascii() and right.isalpha()


def compact(tokens: Iterable[Token]) -> str:
    """Return the text of the pieces without any blank."""
    return "".join(token.text for token in tokens)

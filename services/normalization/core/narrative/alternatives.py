"""The alternatives of a pattern and what they begin with, so that a search passes over the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

# An escaped character, a class, the opening of a group, any other character
_PIECE = re.compile(r"\\.|\[(?:\\.|[^\]])*\]|\(\?[:=!]|.")


def split_alternatives(pattern: str) -> list[str]:
    """Return the alternatives of a pattern, brackets and classes left whole.

    >>> split_alternatives("公(?:车|务)费|经费")
    ['公(?:车|务)费', '经费']
    """
    parts, depth = [""], 0
    for piece in _PIECE.findall(pattern):
        depth += piece.startswith("(") - (piece == ")")
        if piece == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += piece
    return parts


def find_openings(pattern: str) -> str:
    r"""Return the class of the characters that a match can begin with.

    >>> find_openings(r"公(?:车|务)费|(?:国有)?资产|[所下]属")
    '[公国所下资]'
    """
    return f"[{''.join(sorted(set(_open(pattern))))}]"


def _open(pattern: str) -> Iterator[str]:
    for part in split_alternatives(pattern):
        first, *rest = _PIECE.findall(part)
        if first == "(?:":
            inside = _find_end(rest)
            yield from _open("".join(rest[:inside]))
            rest = rest[inside + 1 :]
        else:
            yield first[1:-1] if first.startswith("[") else first
        if rest[:1] == ["?"]:
            yield from _open("".join(rest[1:]))


def _find_end(pieces: Sequence[str]) -> int:
    """Return where the group ends in which the pieces begin."""
    depth = 1
    for place, piece in enumerate(pieces):
        depth += piece.startswith("(") - (piece == ")")
        if depth == 0:
            return place
    return len(pieces)

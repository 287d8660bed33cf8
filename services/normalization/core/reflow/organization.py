"""部门机构设置情况: units with their nature, rank and funding."""

from __future__ import annotations

import re
from collections.abc import Sequence

from services.normalization.core.reflow.tokens import BLANK, Joint, Row, Token, join

_NATURE = re.compile(r"(?:行政|事业|参公|参照|公益|企业|社团|群团|社会团体)\S{0,12}$")
_RANK = re.compile(r"\S{0,8}级$|\S{0,4}[科处股]$|无$|[-—/]+$")


def place_organization(tokens: Sequence[Token]) -> list[Row]:
    """Part the pieces into units: the nature of a unit stands after its name."""
    natures = [at for at, token in enumerate(tokens) if at and _NATURE.match(token.text)]
    natures = [
        at for at in natures if not (_NATURE.match(tokens[at - 1].text) and at - 1 in natures)
    ]
    befores = [-1, *natures[:-1]]
    starts = [_find_start(tokens, before, at) for before, at in zip(befores, natures, strict=True)]
    ends = [*starts[1:], len(tokens)]
    return [
        _build_row(tokens[start:at], tokens[at:end])
        for start, at, end in zip(starts, natures, ends, strict=True)
    ]


def _find_start(tokens: Sequence[Token], before: int, nature: int) -> int:
    """Return where the name of a unit begins: at the last line that begins with no wrap."""
    if before < 0:
        return 0
    least = min(before + 2 + bool(_RANK.match(tokens[before + 1].text)), nature - 1)
    start = nature - 1
    while start > least and not (tokens[start].starts_line and tokens[start].joint is Joint.FAR):
        start -= 1
    return start


def _build_row(name: Sequence[Token], rest: Sequence[Token]) -> Row:
    rank = rest[1:2] if len(rest) > 1 and _RANK.match(rest[1].text) else ()
    funding = rest[1 + len(rank) :]
    return tuple(join(part) if part else BLANK for part in (name, rest[:1], rank, funding))

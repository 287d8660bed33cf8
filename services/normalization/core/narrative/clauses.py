"""Cut the clause in front of an amount out of its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from services.normalization.core.narrative.statements import Clause
from services.normalization.core.narrative.tokens import BOUNDS, Mark, Token

# What opens a clause and is no word of it: a conjunction, the number of a piece
_OPENING = re.compile(
    r"[、和及]|\(?[一二三四五六七八九十\d]{1,3}[).、](?=\D)|[一二三四五六七八九十]是"
)
_REACH = 240
"""How far back a clause may reach."""


def cut_clause(text: str, held: Sequence[Token], floor: int, end: int) -> Clause:
    """Return the clause that ends at `end`, without a purpose or reason said before it."""
    start = _find_clause_start(text, max(floor, end - _REACH), end)
    for token in held:
        if token.kind in (Mark.REASON, Mark.PURPOSE) and token.start >= start:
            start = token.end
    while start < end and (opening := _OPENING.match(text, start, end)):
        start = opening.end()
    tokens = tuple(t for t in held if t.start >= start and t.end <= end)
    return Clause(text, start, end, tokens)


def _find_clause_start(text: str, floor: int, end: int) -> int:
    """Return where the clause that ends at `end` begins; a bracket opened in it stays whole."""
    depth = 0
    for place in range(end - 1, floor - 1, -1):
        char = text[place]
        if char == ")":
            depth += 1
        elif char == "(":
            depth -= 1
        if depth < 0 or (depth == 0 and char in BOUNDS):
            return place + 1
    return floor


def find_earlier_clause(text: str, clause: Clause, held: Sequence[Token]) -> Clause | None:
    """Return the clause before one that says no subject, joined with it."""
    floor = max((t.end for t in held if t.kind is Mark.STOP), default=0)
    before = [t for t in held if t.end < clause.start]
    if not before or clause.start - 1 <= floor or text[clause.start - 1] not in ",:":
        return None
    start = cut_clause(text, before, floor, clause.start - 1).start
    if any(t.kind in (Mark.PURPOSE, Mark.REASON) for t in before):
        return None
    tokens = tuple(t for t in held if t.start >= start)
    return Clause(text, start, clause.end, tokens)

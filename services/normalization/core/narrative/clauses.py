"""Cut the clause in front of an amount out of its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from services.normalization.core.narrative.statements import Clause
from services.normalization.core.narrative.tokens import BOUNDS, Mark, Token

# What opens a clause and is no word of it: a conjunction, a bullet, the number of a piece
_OPENING = re.compile(
    r"[、和及]|[-—–•·●◆■▪○]+(?=\D)|\(?[一二三四五六七八九十\d]{1,3}[).、](?=\D)|[一二三四五六七八九十]是"
)
# What may part two clauses, and the brackets in which it does not
_MARK = re.compile("[,;:。!?()]")
_REACH = 240
"""How far back a clause may reach."""
# A clause that only counts what the amount was spent on: 国内公务接待5批次,40人次,支出2万元
_COUNT = re.compile(r"(?:共|计|累计|共计)?\d{1,6}(?:批次|人次|批|人|次|个|辆|团组)")
# The end of such a clause, a sign after it
_COUNTED = re.compile(r"\d(?:批次|人次|批|次|人|辆|个)[,、]$")


def cut_clause(text: str, held: Sequence[Token], floor: int, end: int) -> Clause:
    """Return the clause that ends at `end`, without a purpose or reason said before it."""
    start = _find_clause_start(text, max(floor, end - _REACH), end)
    for token in held:
        if token.kind in (Mark.REASON, Mark.PURPOSE) and token.start >= start:
            start = token.end
    compared = {t.start for t in held if t.kind is Mark.COMPARE}
    while start not in compared and (opening := _OPENING.match(text, start, end)):
        start = opening.end()
    tokens = tuple([t for t in held if t.start >= start and t.end <= end])
    return Clause(text, start, end, tokens)


def _find_clause_start(text: str, floor: int, end: int) -> int:
    """Return where the clause that ends at `end` begins; a bracket opened in it stays whole."""
    depth = 0
    for mark in reversed(list(_MARK.finditer(text, floor, end))):
        char = mark.group()
        depth += (char == ")") - (char == "(")
        if depth < 0 or (depth == 0 and char in BOUNDS):
            return mark.end()
    return floor


def follows_count(clause: Clause) -> bool:
    """Whether a clause that names nothing goes on with a count: 0人次,与上年持平."""
    return _COUNTED.search(clause.text, max(0, clause.start - 4), clause.start) is not None


def find_earlier_clause(text: str, clause: Clause, held: Sequence[Token]) -> Clause | None:
    """Return the clause before one that says no subject, joined with it."""
    floor = max((t.end for t in held if t.kind is Mark.STOP), default=0)
    before = [t for t in held if t.end < clause.start]
    if not before or clause.start - 1 <= floor or text[clause.start - 1] not in ",:":
        return None
    start = cut_clause(text, before, floor, clause.start - 1).start
    while text[start - 1] in ",:" and start > floor and _COUNT.match(text, start):
        start = cut_clause(text, before, floor, start - 1).start
    if any(t.kind in (Mark.PURPOSE, Mark.REASON) for t in before):
        return None
    tokens = tuple(t for t in held if t.start >= start)
    return Clause(text, start, clause.end, tokens)

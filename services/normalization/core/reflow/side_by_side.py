"""Classifications side by side: code, name and amount on the left, and again on the right."""

from __future__ import annotations

import re
from collections.abc import Sequence

from services.normalization.core.reflow.cell_breaks import has_gaps
from services.normalization.core.reflow.forms import Form, Role
from services.normalization.core.reflow.tokens import BLANK, Joint, Row, Token, Value, join

_CODE = re.compile(r"\d{3}(?:\d{2}){0,2}$")
_PERSONNEL = ("301", "303")
_TOTAL = re.compile(r"\S{0,8}合计$|总计$")


def is_side_by_side(form: Form) -> bool:
    """Whether the form has two classifications, each with its own codes and names."""
    return len(form.sides) > 1 and form.roles.count(Role.CODE) == len(form.sides)


def place_side_by_side(form: Form, tokens: Sequence[Token]) -> list[Row]:
    """Give every entry its side: several on a line stand in order, one goes on with its codes."""
    rows: list[list[Value]] = []
    last = [""] * len(form.sides)
    for line in _group_by_line(_split_entries(tokens), has_gaps=has_gaps(tokens)):
        rows.append([BLANK] * len(form.columns))
        is_whole = 1 < len(line) <= len(last)
        for at, entry in enumerate(line[: len(last)]):
            side = at if is_whole else _find_side(entry[0].text, last)
            if _CODE.match(entry[0].text):
                last[side] = entry[0].text
            _fill(form, side, entry, rows[-1])
    return [tuple(row) for row in rows]


def _group_by_line(entries: Sequence[list[Token]], *, has_gaps: bool) -> list[list[list[Token]]]:
    """Gather the entries of a row: they begin on one line, or less than a line apart."""
    lines: list[list[list[Token]]] = []
    for entry in entries:
        is_below = entry[0].joint is Joint.FAR if has_gaps else entry[0].starts_line
        if is_below or not lines:
            lines.append([])
        lines[-1].append(entry)
    return lines


def _split_entries(tokens: Sequence[Token]) -> list[list[Token]]:
    """Part the pieces at every code, and at the label of every total."""
    entries: list[list[Token]] = []
    for token in tokens:
        if _CODE.match(token.text) or _TOTAL.match(token.text):
            entries.append([token])
        elif entries:
            entries[-1].append(token)
    return entries


def _find_side(code: str, last: Sequence[str]) -> int:
    """Return the side of an entry that is alone: of its class, else of personnel or not."""
    if not _CODE.match(code):
        return 0
    same = [side for side, before in enumerate(last) if before[:3] == code[:3]]
    return same[0] if same else int(not code.startswith(_PERSONNEL))


def _fill(form: Form, side: int, entry: Sequence[Token], row: list[Value]) -> None:
    place = form.sides[side]
    rest = list(entry)
    if _CODE.match(rest[0].text):
        row[place.label - 1] = Value(rest[0].text, rest[0].line)
        rest = rest[1:]
    amounts = [token for token in rest if token.is_number]
    name = [token for token in rest if not token.is_number]
    if name:
        row[place.label] = join(name)
    for column, amount in zip(place.amounts, amounts, strict=False):
        row[column] = Value(amount.text, amount.line)

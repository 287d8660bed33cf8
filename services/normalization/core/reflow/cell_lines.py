"""Dumps that print every cell on a line of its own and leave out the blank ones."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from services.normalization.core.reflow.forms import Form, Role
from services.normalization.core.reflow.header import printed_labels, to_letters
from services.normalization.core.reflow.rows import split_rows
from services.normalization.core.reflow.sided import count_side
from services.normalization.core.reflow.tokens import Joint, Token
from shared.contracts.extracted import TextLine

# The label of the row that numbers the columns.
_LABEL = re.compile(r"[栏档]\s?次$")
# An amount beside another cell.
_BESIDE = re.compile(r"\S\s+-?[\d,]{1,20}\.\d{2}(?:\s|$)")
_FEWEST_NUMBERS = 3


def join_column_numbers(lines: Sequence[TextLine]) -> list[TextLine]:
    """Put the row that numbers the columns on one line where each number has its own.

    >>> lines = [TextLine(text=text) for text in ("栏次", "1", "2", "1")]
    >>> [line.text for line in join_column_numbers(lines)]
    ['栏次 1 2', '1']
    """
    joined: list[TextLine] = []
    at = 0
    while at < len(lines):
        start = at + bool(_LABEL.match(lines[at].text))
        end = start
        while end < len(lines) and lines[end].text == str(end - start + 1):
            end += 1
        if end - at >= _FEWEST_NUMBERS:
            text = " ".join(line.text for line in lines[at:end])
            joined.append(lines[at].model_copy(update={"text": text}))
            at = end
        else:
            joined.append(lines[at])
            at += 1
    return joined


def is_cell_by_line(form: Form, header: Sequence[TextLine], body: Sequence[TextLine]) -> bool:
    """Whether each line of a table holds one cell: so do those of its header."""
    printed = Counter(to_letters(line.text) for line in header)
    labels = Counter(to_letters(label) for label in printed_labels(form))
    return printed == labels and not any(_BESIDE.search(line.text) for line in body)


def split_cell_lines(form: Form, tokens: Sequence[Token]) -> list[list[Token]]:
    """Part pieces into rows, as if every row were printed on one line."""
    is_paired = form.roles[0] is Role.LABEL and len(form.sides) > 1
    rows = _pair(form, tokens) if is_paired else split_rows(form, tokens)
    return [[*row[:1], *(replace(token, joint=Joint.SPACE) for token in row[1:])] for row in rows]


def _pair(form: Form, tokens: Sequence[Token]) -> list[list[Token]]:
    """Part labels on two sides into rows: one ends with the label on its right side."""
    rows: list[list[Token]] = []
    ordinals = [0] * len(form.sides)
    is_open = False
    for token in tokens:
        is_label = token.starts_line and not token.is_number
        side = count_side(token, ordinals) if is_label else 1
        if is_label and (side == 0 or not is_open):
            rows.append([token])
        elif rows:
            rows[-1].append(token)
        is_open = side == 0 if is_label else is_open
    return rows

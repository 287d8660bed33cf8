"""固定资产占用情况表: which of the two figures a row with one has."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import product

from services.normalization.core.reflow.forms import Form
from services.normalization.core.reflow.placement import to_amounts
from services.normalization.core.reflow.tokens import BLANK, Row, Token, Value, join

_QUANTITY, _VALUE = 1, 2
_PART_OF = "其中"
_MOST_AMBIGUOUS = 8


def place_fixed_assets(form: Form, rows: Sequence[Sequence[Token]]) -> list[Row]:
    """Give labels, quantities and values their columns."""
    parted = [_part(row) for row in rows]
    columns = _choose_columns(parted)
    placed = []
    for (label, amounts), (chosen, is_guessed) in zip(parted, columns, strict=True):
        values = [BLANK] * len(form.columns)
        values[0] = join(label)
        for column, amount in zip(chosen, amounts, strict=False):
            values[column] = Value(amount.text, amount.line, is_guessed=is_guessed)
        placed.append(tuple(values))
    return placed


def _part(row: Sequence[Token]) -> tuple[list[Token], list[Token]]:
    """Part a row into its label and the numbers at its end, of which there are at most two."""
    end = len(row)
    while end > 1 and len(row) - end < 2 and row[end - 1].is_number:
        end -= 1
    return list(row[:end]), list(row[end:])


def _choose_columns(
    rows: Sequence[tuple[list[Token], list[Token]]],
) -> list[tuple[tuple[int, ...], bool]]:
    """Place single figures: decimals are values; of whole ones the totals decide, if they do."""
    single = [at for at, (_, amounts) in enumerate(rows) if len(amounts) == 1]
    doubtful = [at for at in single if "." not in rows[at][1][0].text]
    chosen: list[tuple[int, ...]] = [
        (_QUANTITY, _VALUE) if len(amounts) == 2 else (_VALUE,) for _, amounts in rows
    ]
    is_proved = False
    if doubtful and len(doubtful) <= _MOST_AMBIGUOUS:
        for columns in product((_QUANTITY, _VALUE), repeat=len(doubtful)):
            trial = list(chosen)
            for at, column in zip(doubtful, columns, strict=True):
                trial[at] = (column,)
            if _adds_up(rows, trial):
                chosen, is_proved = trial, True
                break
    return [(columns, at in doubtful and not is_proved) for at, columns in enumerate(chosen)]


def _adds_up(
    rows: Sequence[tuple[list[Token], list[Token]]], chosen: Sequence[tuple[int, ...]]
) -> bool:
    """Whether the first row is the sum of the others in every column that it fills."""
    sums = {_QUANTITY: Decimal(0), _VALUE: Decimal(0)}
    for (label, amounts), columns in zip(rows[1:], chosen[1:], strict=True):
        if not label[0].text.startswith(_PART_OF):
            for column, amount in zip(columns, to_amounts(amounts), strict=False):
                sums[column] += amount
    total = dict(zip(chosen[0], to_amounts(rows[0][1]), strict=False))
    return bool(total) and all(sums[column] == amount for column, amount in total.items())

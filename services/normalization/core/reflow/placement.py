"""Amounts whose blank neighbours have vanished: the columns they can stand in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from services.normalization.core.reflow.forms import Sum
from services.normalization.core.reflow.tokens import Token
from shared.printed_numbers import read_number

_MOST_COMBINATIONS = 5_000
_ZERO = Decimal(0)


@dataclass(frozen=True)
class Placement:
    """One way to give the amounts of a row their columns."""

    columns: tuple[int, ...]
    cost: int
    """How unusual the choice is: 0 fills the columns from the left."""
    is_proved: bool
    """Whether the sums of the row hold."""


def find_placements(
    amounts: Sequence[Decimal], columns: Sequence[int], sums: Sequence[Sum]
) -> list[Placement]:
    """Return the ways in which the row's own sums hold, the most usual first; never none."""
    count = min(len(amounts), len(columns))
    ranks = {column: rank for rank, column in enumerate(columns)}
    found = []
    for chosen in _choose(columns, count):
        placed = dict(zip(chosen, amounts, strict=False))
        if all(_holds(placed, total) for total in sums):
            cost = sum(ranks[column] - at for at, column in enumerate(chosen))
            found.append(Placement(chosen, cost, is_proved=True))
    found.sort(key=lambda placement: placement.cost)
    return found or [Placement(tuple(columns[:count]), 0, is_proved=count == len(columns))]


def _choose(columns: Sequence[int], count: int) -> Iterator[tuple[int, ...]]:
    for tried, chosen in enumerate(combinations(columns, count)):
        if tried == _MOST_COMBINATIONS:
            return
        yield chosen


def _holds(placed: Mapping[int, Decimal], total: Sum) -> bool:
    parts = [placed[part] for part in total.parts if part in placed]
    if total.total not in placed:
        return not any(parts)
    return sum(parts, _ZERO) == placed[total.total]


def to_amounts(tokens: Sequence[Token]) -> list[Decimal]:
    """Return the values of printed amounts; a dash counts as nothing."""
    return [read_number(token.text)[1] or _ZERO for token in tokens]

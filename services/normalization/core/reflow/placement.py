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
_MOST_UNPROVED = 4
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
    """Return the ways in which the row's own sums hold, the most usual first; never none.

    Where a printed figure lets no sum hold, those come first that miss them by least.
    """
    count = min(len(amounts), len(columns))
    ranks = {column: rank for rank, column in enumerate(columns)}
    tried: list[tuple[Decimal, Placement]] = []
    for chosen in _choose(columns, count):
        placed = dict(zip(chosen, amounts, strict=False))
        missed = sum((_find_difference(placed, total) for total in sums), _ZERO)
        cost = sum(ranks[column] - at for at, column in enumerate(chosen))
        is_proved = not missed and (bool(sums) or count == len(columns))
        tried.append((missed, Placement(chosen, cost, is_proved=is_proved)))
    tried.sort(key=lambda each: (each[0], each[1].cost))
    held = [placement for missed, placement in tried if not missed]
    return held or [placement for _, placement in tried[:_MOST_UNPROVED]]


def _choose(columns: Sequence[int], count: int) -> Iterator[tuple[int, ...]]:
    for tried, chosen in enumerate(combinations(columns, count)):
        if tried == _MOST_COMBINATIONS:
            return
        yield chosen


def _find_difference(placed: Mapping[int, Decimal], total: Sum) -> Decimal:
    """Return by how much a total misses the sum of its parts; a blank one is nothing."""
    parts = sum((placed.get(part, _ZERO) for part in total.parts), _ZERO)
    return abs(placed.get(total.total, _ZERO) - parts)


def to_amounts(tokens: Sequence[Token]) -> list[Decimal]:
    """Return the values of printed amounts; a dash counts as nothing."""
    return [read_number(token.text)[1] or _ZERO for token in tokens]

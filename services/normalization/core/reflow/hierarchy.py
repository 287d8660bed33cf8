"""Classes, sections and items: the placements whose sums agree up the tree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from services.normalization.core.reflow.placement import Placement

_UNPROVED = 100
_WIDEST = 300
Vector = tuple[Decimal, ...]


@dataclass(frozen=True)
class TreeRow:
    """A row with its code and the ways to place its amounts."""

    code: str
    """Empty for the total of all classes."""
    amounts: tuple[Decimal, ...]
    placements: tuple[Placement, ...]


@dataclass(frozen=True)
class Choice:
    """The columns chosen for the amounts of a row."""

    columns: tuple[int, ...]
    is_guessed: bool


@dataclass(frozen=True)
class _Option:
    """One way to place a row and everything under it."""

    vector: Vector
    cost: int
    choices: tuple[tuple[int, Choice], ...]


def choose_placements(rows: Sequence[TreeRow], columns: Sequence[int]) -> list[Choice]:
    """Choose the most usual placements with which every parent is the sum of its children."""
    children = _find_children(rows)
    chosen: dict[int, Choice] = {}
    for root in children.get(None, []):
        best = min(_settle(root, rows, children, columns), key=lambda option: option.cost)
        chosen.update(best.choices)
    return [chosen[at] for at in range(len(rows))]


def _find_children(rows: Sequence[TreeRow]) -> dict[int | None, list[int]]:
    """Return the rows under each row, by their codes; a total stands above all classes."""
    total = next((at for at, row in enumerate(rows) if not row.code), None)
    last: dict[str, int] = {}
    children: dict[int | None, list[int]] = {}
    for at, row in enumerate(rows):
        prefixes = (row.code[:length] for length in range(len(row.code) - 1, 2, -1))
        parent = next((last[prefix] for prefix in prefixes if prefix in last), total)
        children.setdefault(None if at == total or not row.code else parent, []).append(at)
        last[row.code] = at
    return children


def _settle(
    at: int,
    rows: Sequence[TreeRow],
    children: dict[int | None, list[int]],
    columns: Sequence[int],
) -> list[_Option]:
    """Return the options of a row with all below it; those whose sums fail cost more."""
    below = [_settle(child, rows, children, columns) for child in children.get(at, [])]
    sums = _add_up(below, len(columns))
    row = rows[at]
    options = []
    for placement in row.placements:
        vector = _to_vector(placement, row.amounts, columns)
        under = sums.get(vector)
        is_proved = placement.is_proved and (not below or under is not None)
        if under is None:
            under = _find_nearest(sums, vector) if below else _Option(vector, 0, ())
        cost = placement.cost + under.cost + (0 if is_proved else _UNPROVED)
        is_guessed = len(row.placements) > 1 and not is_proved
        choice = Choice(placement.columns, is_guessed or not placement.is_proved)
        options.append(_Option(vector, cost, ((at, choice), *under.choices)))
    return options


def _find_nearest(sums: dict[Vector, _Option], vector: Vector) -> _Option:
    """Return the way below that misses the fewest columns of a row, then by least, then usual."""

    def rate(option: _Option) -> tuple[int, Decimal, int]:
        missed = [abs(a - b) for a, b in zip(option.vector, vector, strict=True) if a != b]
        return len(missed), sum(missed, Decimal(0)), option.cost

    return min(sums.values(), key=rate)


def _add_up(below: Sequence[Sequence[_Option]], width: int) -> dict[Vector, _Option]:
    """Return the cheapest way to reach each sum over the rows below, the widest search cut."""
    zero = (Decimal(0),) * width
    sums = {zero: _Option(zero, 0, ())}
    for options in below:
        reached: dict[Vector, _Option] = {}
        for so_far in sums.values():
            for option in options:
                joined = _join((so_far, option))
                known = reached.get(joined.vector)
                if known is None or joined.cost < known.cost:
                    reached[joined.vector] = joined
        cheapest = sorted(reached.values(), key=lambda option: option.cost)[:_WIDEST]
        sums = {option.vector: option for option in cheapest}
    return sums if below else {}


def _join(options: Iterable[_Option]) -> _Option:
    vector: Vector = ()
    cost = 0
    choices: tuple[tuple[int, Choice], ...] = ()
    for option in options:
        pairs = zip(vector or (Decimal(0),) * len(option.vector), option.vector, strict=True)
        vector = tuple(left + right for left, right in pairs)
        cost += option.cost
        choices += option.choices
    return _Option(vector, cost, choices)


def _to_vector(placement: Placement, amounts: Sequence[Decimal], columns: Sequence[int]) -> Vector:
    placed = dict(zip(placement.columns, amounts, strict=False))
    return tuple(placed.get(column, Decimal(0)) for column in columns)

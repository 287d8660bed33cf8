"""Lattices that rule less than they mean: the missing rules, found from the characters.

Column rules drawn in the header alone are carried through; rows that no rule parts are cut
between the baselines on which two or more columns of numbers agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from services.extraction.core.grids.lattice import Lattice
from services.extraction.core.grids.placement import locate
from services.extraction.core.pdf.page import Characters, Flags, Floats, Indexes

# A number as tables print it: `1,234.5`, `(2.0)`, `*–0.5`, `12%`, `–`, `(X)`, `†`.
NUMBER = re.compile(
    r"[(\[*<>≤≥±#$€£¥~]{0,6}[-+−–—]?(?:[\d.,:/%–—-]{0,24}|X|NA|N/A|†|…)[)\]*%†‡#a-f]{0,4}"
)
# No text that matches it is longer.
_LONGEST = 6 + 1 + 24 + 4
# Baselines closer than this part of the size are one line.
_SAME_LINE = 0.35
# Lines of one column of numbers that cannot be a wrapped number.
_LONG = 4
# White on each side of a carried rule, in sizes.
_CLEAR = 0.25


@dataclass(frozen=True, slots=True)
class _Band:
    """The characters of one ruled row, by column."""

    columns: dict[int, Indexes]


def is_number(text: str) -> bool:
    """Tell whether a cell's text is a number or a mark that stands for one."""
    bare = "".join(text.split())
    return 0 < len(bare) <= _LONGEST and _is_number(bare)


@lru_cache(maxsize=4096)
def _is_number(bare: str) -> bool:
    return NUMBER.fullmatch(bare) is not None


def complete(lattice: Lattice, characters: Characters) -> Lattice:
    """Add the rules that the characters inside of a lattice imply."""
    return split_rows(carry_columns(lattice, characters), characters)


def carry_columns(lattice: Lattice, characters: Characters) -> Lattice:
    """Carry an edge that is ruled in some row through the rows whose numbers it parts."""
    lacking = lattice.vertical.any(0) & ~lattice.vertical
    if not lacking.any():
        return lattice
    rows, _ = locate(lattice, characters)
    vertical = lattice.vertical.copy()
    digits = np.bincount(rows[_is_digit(characters)], minlength=len(vertical))
    for row in np.flatnonzero(lacking.any(1) & (digits > 1)).tolist():
        inside = characters.take(rows == row)
        missing = np.flatnonzero(lacking[row])
        if len(inside):
            clear = [at for at in missing.tolist() if _is_clear(inside, lattice.xs[at])]
            if _parts_numbers(inside, lattice, row, clear):
                vertical[row, clear] = True
    return Lattice(lattice.xs, lattice.ys, vertical, lattice.horizontal)


def _is_digit(characters: Characters) -> Flags:
    codes = characters.text.view(np.uint32)
    digits: Flags = (codes >= ord("0")) & (codes <= ord("9"))
    return digits


def _is_clear(characters: Characters, x: float) -> bool:
    margin = _CLEAR * characters.size
    return not bool(((characters.x0 - margin < x) & (characters.x1 + margin > x)).any())


def _parts_numbers(
    characters: Characters, lattice: Lattice, row: int, clear: Iterable[int]
) -> bool:
    """Tell whether the edges leave two numbers or more in cells that hold one number each."""
    edges = sorted({*clear, *np.flatnonzero(lattice.vertical[row]).tolist()})
    column = np.searchsorted(lattice.xs[edges], (characters.x0 + characters.x1) / 2)
    glued = np.searchsorted(
        lattice.xs[np.flatnonzero(lattice.vertical[row])], (characters.x0 + characters.x1) / 2
    )
    count = sum(map(is_number, _texts(characters, column)))
    return count >= 2 and count > sum(map(is_number, _texts(characters, glued)))


def _texts(characters: Characters, groups: Indexes) -> list[str]:
    """Return the characters of each group, in the order of drawing."""
    texts: dict[int, str] = {}
    for group, text in zip(groups.tolist(), characters.text.tolist(), strict=True):
        texts[group] = texts.get(group, "") + text
    return list(texts.values())


def split_rows(lattice: Lattice, characters: Characters) -> Lattice:
    """Cut tall rows between the baselines that two or more columns of numbers share."""
    tall = _find_tall(lattice, characters)
    if not tall:
        return lattice
    rows, columns = locate(lattice, characters)
    cuts: dict[int, list[float]] = {}
    for row in tall:
        at = np.flatnonzero(rows == row)
        found = _find_cuts(characters.take(at), columns[at])
        if found:
            cuts[row] = found
    return _insert(lattice, cuts) if cuts else lattice


def _find_tall(lattice: Lattice, characters: Characters) -> list[int]:
    """Return the rows that hold several lines with digits."""
    digits = characters.take(_is_digit(characters))
    if not len(digits):
        return []
    rows, _ = locate(lattice, digits)
    count = len(lattice.vertical)
    highest, lowest = np.full(count, np.inf), np.full(count, -np.inf)
    np.minimum.at(highest, rows, digits.baseline)
    np.maximum.at(lowest, rows, digits.baseline)
    size = float(digits.size.min())
    return np.flatnonzero(lowest - highest > _SAME_LINE * size).tolist()


def _find_cuts(characters: Characters, columns: Indexes) -> list[float]:
    lines = _lines(characters)
    if lines.max() == 0:
        return []
    texts: dict[int, dict[int, str]] = {}
    for column, line, text in zip(
        columns.tolist(), lines.tolist(), characters.text.tolist(), strict=True
    ):
        own = texts.setdefault(column, {})
        own[line] = own.get(line, "") + text
    if not _agree(list(texts.values())):
        return []
    tops = np.array([characters.top[lines == at].min() for at in range(lines.max() + 1)])
    bottoms = np.array([characters.bottom[lines == at].max() for at in range(lines.max() + 1)])
    middles: list[float] = ((tops[1:] + bottoms[:-1]) / 2).tolist()
    return middles


def _agree(columns: list[dict[int, str]]) -> bool:
    """Tell whether lines are rows: two columns of numbers, or a long one beside a long text."""
    tall = [own for own in columns if len(own) > 1]
    numbers = [own for own in tall if all(map(is_number, own.values()))]
    if len(numbers) > 1:
        return True
    return any(
        len(own) >= _LONG and any(other is not own and own.keys() <= other.keys() for other in tall)
        for own in numbers
    )


def _lines(characters: Characters) -> Indexes:
    """Number the characters' lines from top to bottom."""
    order = np.argsort(characters.baseline, kind="stable")
    steps = np.diff(characters.baseline[order], prepend=characters.baseline[order[0]])
    numbers = np.empty(len(order), np.intp)
    numbers[order] = np.cumsum(steps > _SAME_LINE * characters.size[order])
    return numbers


def _insert(lattice: Lattice, cuts: dict[int, list[float]]) -> Lattice:
    """Insert row edges that are ruled right across."""
    ys: list[float] = []
    vertical: list[Floats] = []
    horizontal: list[Floats] = []
    for row, y in enumerate(lattice.ys.tolist()):
        ys.append(y)
        horizontal.append(lattice.horizontal[row])
        if row == lattice.vertical.shape[0]:
            break
        added = cuts.get(row, [])
        ys += added
        horizontal += [np.ones_like(lattice.horizontal[row])] * len(added)
        vertical += [lattice.vertical[row]] * (len(added) + 1)
    return Lattice(lattice.xs, np.array(ys), np.array(vertical), np.array(horizontal))

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

# A number as tables print it: `1,234.5`, `(2.0)`, `*–0.5`, `12%`, `–`, `(X)`, `†`,
# and as statistics mark it: `1.2p` for provisional, `(D)` and `n.a.` for figures that are withheld.
NUMBER = re.compile(
    r"[(\[*<>≤≥±#$€£¥~]{0,6}[-+−–—]?"
    r"(?:[\d.,:/%–—-]{0,24}|X|NA|N/A|n\.a\.|†|…|\d[\d.,]{0,23}[prsu]|\([A-Z])[)\]*%†‡#a-f]{0,4}"
)
# A mark that stands for a number, or alone says that something is so.
_MARK = "X"
# No text that matches it is longer, with a blank after every character.
_LONGEST = 2 * (6 + 1 + 24 + 4)
# The parts of a wrapped number, put together.
_WRAPPED = re.compile(r"-?(?:\d{1,3}(?:,\d{3}){1,6}|\d{1,24})(?:\.\d{0,6})?%?")
# A line leaves less than this free, in sizes, where nothing more has fitted on it; small print
# leaves the margins of its cell free, in points, and no room for another character beside them.
_FULL_LINE = 2.1
_CELL_MARGINS, _ONE_MORE = 12.0, 0.75
# Share of its column that a full line leaves free at most.
_MOST_FREE = 0.5
# Baselines closer than this part of the size are one line.
_SAME_LINE = 0.35
# Lines of one column of numbers that cannot be a wrapped number.
_LONG = 4
# Share of the lines of a column of numbers that are numbers, its head among them.
_MOSTLY = 0.6
# White on each side of a carried rule, in sizes.
_CLEAR = 0.25


@dataclass(frozen=True, slots=True)
class _Band:
    """The characters of one ruled row, by column."""

    columns: dict[int, Indexes]


def is_number(text: str) -> bool:
    """Tell whether a cell's text is a number or a mark that stands for one."""
    return len(text) <= _LONGEST and _is_number(text)


@lru_cache(maxsize=4096)
def _is_number(text: str) -> bool:
    bare = "".join(text.split())
    return bool(bare) and NUMBER.fullmatch(bare) is not None


def carry_columns(lattice: Lattice, characters: Characters) -> Lattice:
    """Carry an edge that is ruled in some row through the rows whose numbers it parts."""
    lacking = lattice.vertical.any(0) & ~lattice.vertical
    if not lacking.any():
        return lattice
    rows, _ = locate(lattice, characters)
    vertical = lattice.vertical.copy()
    speaking = _is_digit(characters) | (characters.text == _MARK)
    counts = np.bincount(rows[speaking], minlength=len(vertical))
    for row in (lacking.any(1) & (counts > 1)).nonzero()[0].tolist():
        inside = characters.take(rows == row)
        missing = lacking[row].nonzero()[0]
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
    edges = sorted({*clear, *lattice.vertical[row].nonzero()[0].tolist()})
    column = np.searchsorted(lattice.xs[edges], (characters.x0 + characters.x1) / 2)
    glued = np.searchsorted(
        lattice.xs[lattice.vertical[row].nonzero()[0]], (characters.x0 + characters.x1) / 2
    )
    count = sum(map(is_number, _texts(characters, column)))
    return count >= 2 and count > sum(map(is_number, _texts(characters, glued)))


def _texts(characters: Characters, groups: Indexes) -> list[str]:
    """Return the characters of each group, in the order of drawing."""
    texts: dict[int, str] = {}
    for group, text in zip(groups.tolist(), characters.text.tolist(), strict=True):
        texts[group] = texts.get(group, "") + text
    return list(texts.values())


def find_split_rows(lattice: Lattice, characters: Characters) -> list[int]:
    """Return the rows that are several: two or more columns of numbers share their baselines."""
    tall = _find_tall(lattice, characters)
    if not tall:
        return []
    rows, columns = locate(lattice, characters)
    widths = np.diff(lattice.xs)
    found = []
    for row in tall:
        at = (rows == row).nonzero()[0]
        if _is_several(characters.take(at), columns[at], widths):
            found.append(row)
    return found


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


def _is_several(characters: Characters, columns: Indexes, widths: Floats) -> bool:
    lines = _lines(characters)
    if not _may_be_numbers(characters, columns, lines):
        return False
    return _agree(_read_stacks(characters, columns, lines, widths))


def _may_be_numbers(characters: Characters, columns: Indexes, lines: Indexes) -> bool:
    """Tell whether some column has two lines without a Chinese character."""
    shape = (int(columns.max()) + 1, int(lines.max()) + 1)
    cells = columns * shape[1] + lines
    count = shape[0] * shape[1]
    is_chinese = (characters.text > "\u2e80") & (characters.text < "\uff00")
    chinese = np.bincount(cells[is_chinese], minlength=count) > 0
    plain = (np.bincount(cells, minlength=count) > 0) & ~chinese
    return bool(plain.reshape(shape).sum(1).max() > 1)


@dataclass(frozen=True, slots=True)
class _Stack:
    """What one column of a row says, by line."""

    texts: dict[int, str]
    places: dict[int, list[int]]
    characters: Characters
    width: float

    @property
    def is_numbers(self) -> bool:
        """Whether each line is a number, and not a part of one that a narrow column has wrapped."""
        return all(map(is_number, self.texts.values())) and not self._is_wrapped()

    def _is_wrapped(self) -> bool:
        joined = "".join(text for _, text in sorted(self.texts.items()))
        return _WRAPPED.fullmatch(joined) is not None and self._are_full()

    def _are_full(self) -> bool:
        """Tell whether the lines but the last have no room for another character."""
        drawn, last = self.characters, max(self.places)
        return all(
            self._is_full(
                self.width - drawn.x1[at].max() + drawn.x0[at].min(), drawn.size[at].max()
            )
            for line, at in self.places.items()
            if line < last
        )

    def _is_full(self, free: float, size: float) -> bool:
        beside_margins = free < min(_CELL_MARGINS + _ONE_MORE * size, _MOST_FREE * self.width)
        return bool(free < _FULL_LINE * size or beside_margins)

    def find_numbers(self) -> set[int]:
        """Return the lines that are numbers, where most lines are and no one number has wrapped."""
        if self._is_wrapped():
            return set()
        lines = {line for line, text in self.texts.items() if is_number(text)}
        return lines if len(lines) > _MOSTLY * len(self.texts) else set()


def _share_lines(columns: list[set[int]]) -> bool:
    """Tell whether two long columns of numbers, whatever heads them, stand on common lines."""
    long = [lines for lines in columns if len(lines) >= _LONG]
    return any(len(one & two) >= _LONG for at, one in enumerate(long) for two in long[at + 1 :])


def _read_stacks(
    characters: Characters, columns: Indexes, lines: Indexes, widths: Floats
) -> list[_Stack]:
    """Return the columns that say something on more than one line."""
    places: dict[int, dict[int, list[int]]] = {}
    for at, (column, line) in enumerate(zip(columns.tolist(), lines.tolist(), strict=True)):
        places.setdefault(column, {}).setdefault(line, []).append(at)
    return [
        _read_stack(characters, own, widths[column])
        for column, own in places.items()
        if len(own) > 1
    ]


def _read_stack(characters: Characters, places: dict[int, list[int]], width: float) -> _Stack:
    texts = {line: "".join(characters.text[at].tolist()) for line, at in places.items()}
    return _Stack(texts, places, characters, width)


def _agree(stacks: list[_Stack]) -> bool:
    """Tell whether lines are rows: two columns of numbers, or a long one beside a long text."""
    numbers = [stack for stack in stacks if stack.is_numbers]
    if len(numbers) > 1 or _share_lines([stack.find_numbers() for stack in stacks]):
        return True
    return any(
        len(own.texts) >= _LONG
        and any(other is not own and own.texts.keys() <= other.texts.keys() for other in stacks)
        for own in numbers
    )


def _lines(characters: Characters) -> Indexes:
    """Number the characters' lines from top to bottom."""
    order = characters.baseline.argsort(kind="stable")
    steps = np.diff(characters.baseline[order], prepend=characters.baseline[order[0]])
    numbers = np.empty(len(order), np.intp)
    numbers[order] = (steps > _SAME_LINE * characters.size[order]).cumsum()
    return numbers

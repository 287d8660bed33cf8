"""The lines around the two halves of a wide sheet: its title may stand on either or be cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from services.extraction.core.grids.joining.column_continuation import Side
from services.extraction.core.grids.joining.continuation import is_repeated_caption, plain
from services.extraction.core.pdf.lines import PrintedLine

# Lines whose tops lie this close stand at one height, in points.
_SAME_HEIGHT = 3.0
# A line that the page cuts ends so near to the table's edge, in sizes of its characters.
_REACH = 1.5
# Half of a title that a page cuts has at least so many characters.
_FEWEST_LETTERS = 4


@dataclass(frozen=True, slots=True)
class SheetLines:
    """The lines of a page by where they stand to its table."""

    above: list[PrintedLine]
    level: list[PrintedLine]
    below: list[PrintedLine]


def split_lines(lines: Sequence[PrintedLine], rows: Sequence[float]) -> SheetLines:
    """Part lines by the heights of a table's first and last edge."""
    found = SheetLines([], [], [])
    for line in lines:
        middle = (line.box[1] + line.box[3]) / 2
        place = found.above if middle < rows[0] else found.level
        (found.below if middle > rows[-1] else place).append(line)
    return found


def join_captions(
    left: Sequence[PrintedLine],
    right: Sequence[PrintedLine],
    sides: tuple[Side, Side],
    *,
    may_add: bool,
) -> list[PrintedLine] | None:
    """Return the lines of both halves; None where the right one has a title of its own.

    `may_add` allows a title that only the right half shows: that of the cells merged over both.
    """
    joined = list(left)
    captions = split_lines(left, sides[0].rows).above
    found = split_lines(right, sides[0].rows)
    added = 0
    for line in found.above:
        level = [other for other in captions if abs(other.box[1] - line.box[1]) <= _SAME_HEIGHT]
        cut = next((other for other in level if _unite(other, line, sides)), None)
        if cut is not None:
            joined[joined.index(cut)] = replace(cut, text=_unite(cut, line, sides) or cut.text)
            captions = split_lines(joined, sides[0].rows).above
        elif is_repeated_caption(line.text, [other.text for other in captions]):
            joined += [line] * (line.text not in [other.text for other in captions])
        elif level or not captions or added or not may_add:
            return None
        else:
            joined.append(line)
            added += 1
    joined += [line for line in found.below if line.text not in [other.text for other in joined]]
    return sorted(joined, key=lambda line: line.box[1])


def share_cut_title(
    left: Sequence[PrintedLine], right: Sequence[PrintedLine], sides: tuple[Side, Side]
) -> bool:
    """Tell whether the page has cut a title: its end stands at the edge of the right half."""
    titles = [line for line in split_lines(left, sides[0].rows).above if _may_be_title(line)]
    ends = [line for line in split_lines(right, sides[0].rows).above if _may_be_title(line)]
    return any(
        plain(title.text) != plain(end.text)
        and abs(title.box[1] - end.box[1]) <= _SAME_HEIGHT
        and end.box[0] <= sides[1].columns[0] + _REACH * end.size
        and _unite(title, end, sides) is not None
        for title in titles
        for end in ends
    )


def _may_be_title(line: PrintedLine) -> bool:
    """Tell whether a line is no caption, which says what it states after a colon."""
    return len(line.text) >= _FEWEST_LETTERS and not {":", "："} & set(line.text)


def _unite(left: PrintedLine, right: PrintedLine, sides: tuple[Side, Side]) -> str | None:
    """Return the whole text of a line of which both pages show a part."""
    one, two = plain(left.text), plain(right.text)
    if two in one:
        return left.text
    if one in two:
        return right.text
    reach = _REACH * left.size
    ends, begins = sides[0].columns[-1], sides[1].columns[0]
    if left.box[2] + reach < ends or right.box[0] > begins + reach:
        return None
    shared = next(size for size in range(min(len(one), len(two)), -1, -1) if _laps(one, two, size))
    return one + two[shared:]


def _laps(one: str, two: str, size: int) -> bool:
    return one[len(one) - size :] == two[:size]

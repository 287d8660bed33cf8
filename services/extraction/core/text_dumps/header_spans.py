"""Header rows whose spans a dump has dropped: who stands above whom, by the blanks below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

# Labels that open a group of columns: the first child of the next parent.
_OPENERS = frozenset({"合计", "小计", "项目", "总计", "科目编码", "项目名称"})
_CODE_WORDS = ("科目", "编码", "名称", "功能分类", "经济分类")


@dataclass(frozen=True)
class Extent:
    """The columns from `start` on that a header cell spans."""

    start: int
    span: int


def find_extents(rows: Sequence[Sequence[str]], width: int) -> list[list[Extent]]:
    """Return the columns of every header cell; the last row holds one cell for each column.

    A blank cell goes on with the cell above it; cells side by side that are not blank stand under
    a wider one.
    """
    if not rows:
        return []
    below = [Extent(column, 1) for column in range(width)]
    extents = [below[: len(rows[-1])]]
    for upper, lower in zip(reversed(rows[:-1]), reversed(rows[1:]), strict=True):
        groups = _share(upper, lower)
        below = [_join(below, group) for group in groups]
        extents.append(below)
    return extents[::-1]


def find_blank_extents(rows: Sequence[Sequence[str]], width: int) -> list[list[Extent]]:
    """Return the columns of every header cell where spanned columns are printed as blanks.

    A blank belongs to the label left of it when a label stands under it; such a blank has no
    extent of its own. Under a blank, a label's column ends.
    """
    extents = []
    for at, row in enumerate(rows):
        below = rows[at + 1] if at + 1 < len(rows) else ()
        places = [Extent(column, 1) for column in range(len(row))]
        owner: int | None = None
        for column, label in enumerate(row):
            has_child = column < len(below) and bool(below[column])
            if label:
                owner = column if has_child else None
            elif owner is not None and has_child and column < width:
                places[owner] = Extent(owner, column - owner + 1)
                places[column] = Extent(column, 0)
            else:
                owner = None
        extents.append(places)
    return extents


def _join(units: Sequence[Extent], group: range) -> Extent:
    inside = [units[at] for at in group if at < len(units)]
    if not inside:
        return Extent(units[-1].start + units[-1].span, 1)
    return Extent(inside[0].start, sum(unit.span for unit in inside))


def _share(upper: Sequence[str], lower: Sequence[str]) -> list[range]:
    """Give every upper cell the lower cells that stand under it."""
    groups = _runs(lower)
    while len(groups) < len(upper):
        longest = max(range(len(groups)), key=lambda at: len(groups[at]), default=0)
        if not groups or len(groups[longest]) < 2:
            break
        at = _find_split(lower, groups, upper)
        group = next(group for group in groups if group.start < at < group.stop)
        where = groups.index(group)
        groups[where : where + 1] = [range(group.start, at), range(at, group.stop)]
    while len(groups) > len(upper):
        last, before = groups.pop(), groups.pop()
        groups.append(range(before.start, last.stop))
    groups += [range(len(lower), len(lower))] * (len(upper) - len(groups))
    return groups


def _runs(lower: Sequence[str]) -> list[range]:
    """Part the lower row: each blank alone, each run of labels together."""
    runs: list[range] = []
    for at, label in enumerate(lower):
        if label and runs and runs[-1].stop == at and lower[at - 1]:
            runs[-1] = range(runs[-1].start, at + 1)
        else:
            runs.append(range(at, at + 1))
    return runs


def _find_split(lower: Sequence[str], groups: Sequence[range], upper: Sequence[str]) -> int:
    """Return where the next parent begins: at a repeated label, else an opener, else halfway."""
    inner = [at for group in groups for at in group[1:]]
    for group in groups:
        for at in group[1:]:
            if lower[at] == lower[group.start]:
                return at
    openers = [at for at in inner if lower[at] in _OPENERS]
    if openers:
        return openers[0]
    parents = [label for label in upper if label]
    if any(word in label for label in parents for word in _CODE_WORDS):
        after = [at for at in inner if _is_code(lower[at - 1]) and not _is_code(lower[at])]
        if after:
            return after[0]
    longest = max(groups, key=len)
    return longest.start + (len(longest) + 1) // 2


def _is_code(label: str) -> bool:
    return any(word in label for word in _CODE_WORDS)

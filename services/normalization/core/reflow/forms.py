"""What the header of a form says of its columns: their roles, sides and sums."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property

Path = tuple[str, ...]

_NUMBERS = frozenset({"序号", "行次"})
_CODE_PARTS = frozenset({"类", "款", "项"})
_CODE = re.compile(r"(?:科目|功能|经济|分类|预算)*(?:编码|代码)$")
_LABEL = re.compile(r"项目$|项目名称$|科目名称$|名称$|^科目$|单位$|项目（按功能分类）$")
_TOTAL = frozenset({"合计", "总计"})
_SUBTOTAL = "小计"


class Role(Enum):
    """What a column holds."""

    NUMBER = auto()
    CODE = auto()
    LABEL = auto()
    AMOUNT = auto()


@dataclass(frozen=True)
class Side:
    """A label column with the amounts that belong to it."""

    label: int
    amounts: tuple[int, ...]


@dataclass(frozen=True)
class Sum:
    """A column that is the sum of others."""

    total: int
    parts: tuple[int, ...]


@dataclass(frozen=True)
class Form:
    """The header cells over each column, from top to bottom."""

    columns: tuple[Path, ...]
    codes_are_split: bool = False

    @cached_property
    def roles(self) -> tuple[Role, ...]:
        """What each column holds, by its label."""
        return tuple(_find_role(path) for path in self.columns)

    @cached_property
    def sides(self) -> tuple[Side, ...]:
        """The label columns, each with the amounts up to the next one."""
        labels = [at for at, role in enumerate(self.roles) if role is Role.LABEL]
        ends = [*labels[1:], len(self.columns)]
        return tuple(
            Side(label, tuple(self._amounts(label, end)))
            for label, end in zip(labels, ends, strict=True)
        )

    @cached_property
    def sums(self) -> tuple[Sum, ...]:
        """Totals and subtotals with what they are made of."""
        return tuple(total for side in self.sides for total in self._find_sums(side.amounts))

    def _amounts(self, start: int, end: int) -> Iterator[int]:
        return (at for at in range(start, end) if self.roles[at] is Role.AMOUNT)

    def _find_sums(self, amounts: tuple[int, ...]) -> Iterator[Sum]:
        covered: set[int] = set()
        for at in amounts:
            leaf = self.columns[at][-1]
            if leaf != _SUBTOTAL and not (leaf in _TOTAL and len(self.columns[at]) > 1):
                continue
            group = self.columns[at][:-1]
            parts = tuple(
                other for other in amounts if other > at and self.columns[other][:-1] == group
            )
            if parts:
                covered.update(parts)
                yield Sum(at, parts)
        first = amounts[0] if amounts else None
        if first is not None and self.columns[first][-1] in _TOTAL and first not in covered:
            parts = tuple(at for at in amounts[1:] if at not in covered)
            if parts and not (len(self.columns[first]) > 1):
                yield Sum(first, parts)


def _find_role(path: Path) -> Role:
    leaf = path[-1]
    if leaf in _NUMBERS:
        return Role.NUMBER
    if leaf in _CODE_PARTS or _CODE.search(leaf):
        return Role.CODE
    return Role.LABEL if _LABEL.search(leaf) else Role.AMOUNT

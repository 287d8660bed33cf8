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
_CODE = re.compile(r"(?:编码|代码)$")
_LABEL = re.compile(r"项目$|项目名称$|科目名称$|名称$|^科目$|单位$|项目（按功能分类）$")
_TOTALS = frozenset({"合计", "总计", "小计", "本年收入合计", "本年支出合计"})


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

    @cached_property
    def roles(self) -> tuple[Role, ...]:
        """What each column holds, by its label."""
        return tuple(_find_role(path) for path in self.columns)

    @cached_property
    def sides(self) -> tuple[Side, ...]:
        """The label columns, each with the amounts up to the next one."""
        labels = [at for at, role in enumerate(self.roles) if role is Role.LABEL]
        ends = [*labels[1:], len(self.columns)][: len(labels)]
        return tuple(
            Side(label, tuple(self._amounts(label, end)))
            for label, end in zip(labels, ends, strict=True)
        )

    @cached_property
    def amounts(self) -> tuple[int, ...]:
        """Every column of amounts."""
        return tuple(self._amounts(0, len(self.columns)))

    @cached_property
    def sums(self) -> tuple[Sum, ...]:
        """Totals and subtotals with what they are made of."""
        groups = [side.amounts for side in self.sides] or [self.amounts]
        return tuple(total for amounts in groups for total in self._find_sums(amounts))

    def _amounts(self, start: int, end: int) -> Iterator[int]:
        return (at for at in range(start, end) if self.roles[at] is Role.AMOUNT)

    def _find_sums(self, amounts: tuple[int, ...]) -> Iterator[Sum]:
        """Yield the sums of a side, the inner ones first."""
        covered: set[int] = set()
        for at in reversed(amounts):
            path = self.columns[at]
            if path[-1] not in _TOTALS or (len(path) == 1 and at != amounts[0]):
                continue
            parts = tuple(
                other
                for other in amounts
                if other > at
                and other not in covered
                and self.columns[other][: len(path) - 1] == path[:-1]
            )
            if parts:
                covered.update(parts)
                yield Sum(at, parts)


def _find_role(path: Path) -> Role:
    leaf = path[-1]
    if leaf in _NUMBERS:
        return Role.NUMBER
    if leaf in _CODE_PARTS or _CODE.search(leaf):
        return Role.CODE
    return Role.LABEL if _LABEL.search(leaf) else Role.AMOUNT

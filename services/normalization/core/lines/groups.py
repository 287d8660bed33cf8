"""What each column of a statistical table is for, and which columns go together."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Literal

from services.normalization.core.printed_text import to_matchable
from shared.contracts.document import Table
from shared.contracts.money import CellState
from shared.printed_numbers import read_number

Side = Literal["revenue", "expenditure"]
Path = tuple[str, ...]
"""The header cells over a column, from top to bottom."""

_TWO_SIDED = frozenset({"revenue_expenditure_summary", "fiscal_appropriation_summary"})

# 序号 and the 行次 of final accounts
_ORDER = re.compile(r"^(?:序号|行次|编号)$")
# 科目编码, 功能分类科目编码, 经济分类科目代码, and 类 | 款 | 项 in columns of their own
_CODE = re.compile(r"(?:编码|代码|科目编号)$|^[类款项]$")
# 科目名称, 项目, 支出项目, 单位名称
_NAME = re.compile(
    r"名称(?:\([^()]{1,10}\))?$|^(?:支出|收入|预算)?项目(?:\(按.{2,10}\))?$|^科目$|^内容$"
)
# A code that names a unit, not a class: 单位编码, 部门（单位）代码
_UNIT_CODE = re.compile(r"^(?:预算)?(?:部门|单位)(?:\((?:部门|单位)\))?(?:编码|代码)$")
# Columns of words that are neither name nor amount.
_WORDS = re.compile(
    r"^(?:计量单位|规格.*|.*目录.*|备注|说明|采购(?:方式|时间)|.*(?:性质|级别|形式))$"
)


class Role(Enum):
    """What a column is for."""

    ORDER = auto()
    CODE = auto()
    NAME = auto()
    WORDS = auto()
    AMOUNT = auto()


@dataclass(frozen=True)
class LineGroup:
    """Columns that make up one line: its code and name, and the amounts that follow."""

    codes: tuple[int, ...]
    name: int | None
    amounts: tuple[int, ...]
    side: Side | None = None
    """Which half of a two-sided table; none where a half is divided a second time."""


def find_role(path: Path) -> Role:
    """Return what the column under a header path is for, by its words."""
    leaf = to_matchable(path[-1])
    if _UNIT_CODE.search(leaf):
        return Role.WORDS
    for pattern, role in ((_ORDER, Role.ORDER), (_CODE, Role.CODE), (_NAME, Role.NAME)):
        if pattern.search(leaf):
            return role
    return Role.WORDS if _WORDS.search(leaf) else Role.AMOUNT


def find_roles(table: Table) -> list[Role]:
    """Return what each column is for; one that prints words instead of amounts holds words.

    In a two-sided table such a column names the lines of its half.
    """
    words = Role.NAME if table.kind in _TWO_SIDED else Role.WORDS
    roles = [find_role(path) for path in table.columns]
    return [
        words if role is Role.AMOUNT and _prints_words(table, column) else role
        for column, role in enumerate(roles)
    ]


def _prints_words(table: Table, column: int) -> bool:
    states = [read_number(row[column])[0] for row in table.rows if row[column]]
    return 2 * states.count(CellState.UNREADABLE) > len(states)


def find_side(path: Path) -> Side | None:
    """Return the half of a two-sided table that a header path belongs to."""
    first = path[0]
    if "收入" in first and "支出" not in first:
        return "revenue"
    return "expenditure" if "支出" in first and "收入" not in first else None


def find_groups(table: Table) -> list[LineGroup]:
    """Divide the columns into groups: a label after amounts begins a new one."""
    columns, is_two_sided = table.columns, table.kind in _TWO_SIDED
    groups: list[LineGroup] = []
    codes: list[int] = []
    name: int | None = None
    amounts: list[int] = []
    for index, role in enumerate(find_roles(table)):
        is_label = role in (Role.CODE, Role.NAME)
        if is_label and amounts and (is_two_sided or _begins(columns, codes, name, index)):
            groups.append(LineGroup(tuple(codes), name, tuple(amounts)))
            codes, name, amounts = [], None, []
        if role is Role.CODE:
            codes.append(index)
        elif role is Role.NAME and name is None:
            name = index
        elif role is Role.AMOUNT:
            amounts.append(index)
    if amounts:
        groups.append(LineGroup(tuple(codes), name, tuple(amounts)))
    return _give_sides(groups, columns) if is_two_sided else groups


def _give_sides(groups: list[LineGroup], columns: tuple[Path, ...]) -> list[LineGroup]:
    """Give each group its half; one that divides the same half once more has none."""
    sided: list[LineGroup] = []
    for group in groups:
        first = group.name if group.name is not None else (group.codes or group.amounts)[0]
        side = find_side(columns[first])
        is_second = any(earlier.side == side for earlier in sided)
        sided.append(replace(group, side=None if is_second else side))
    return sided


def _begins(columns: tuple[Path, ...], codes: list[int], name: int | None, index: int) -> bool:
    """Whether a label column is printed like the first one: the table starts over beside itself."""
    first = codes[0] if codes else name
    return first is not None and columns[first][-1] == columns[index][-1]

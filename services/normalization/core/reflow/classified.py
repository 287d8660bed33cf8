"""Rows of a classification: code, name and amounts, placed by the sums of the tree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from services.normalization.core.reflow.forms import Form, Role
from services.normalization.core.reflow.hierarchy import Choice, TreeRow, choose_placements
from services.normalization.core.reflow.placement import Placement, find_placements, to_amounts
from services.normalization.core.reflow.tokens import BLANK, Row, Token, Value, join

_CODE = re.compile(r"\d{2,7}$")
_DECIMALS = re.compile(r"^[-−]?[\d,]+\.\d+$")
# Functions and objects of expenditure that belong to personnel and running costs by nature
_BASIC = re.compile(
    r"运行$|离退休|养老保险|职业年金|医疗|公积金|购房补贴|提租补贴|失业保险|工伤保险|生育保险"
)
# Functions that are projects by nature
_PROJECT = re.compile(r"一般行政管理事务$|专项|信息化建设$|公益金|基础设施|规划与管理$|专项债券")
_PERSONNEL_CLASSES = ("301", "303")


@dataclass(frozen=True)
class _Parts:
    number: Token | None
    codes: list[Token]
    name: list[Token]
    amounts: list[Token]

    @property
    def code(self) -> str:
        return "".join(code.text for code in self.codes)

    @property
    def label(self) -> str:
        return "".join(token.text for token in self.name)


def place_classified(
    form: Form, rows: Sequence[Sequence[Token]], *, pays_projects: bool = False
) -> list[Row]:
    """Give every piece of classified rows its column.

    Of funds that pay projects, what could be basic or project expenditure is for projects.
    """
    parts = [_take_apart(form, row) for row in rows]
    columns = form.sides[-1].amounts if form.sides else ()
    tree = [_to_tree_row(form, part, columns, pays_projects=pays_projects) for part in parts]
    choices = choose_placements(tree, columns)
    return [_build_row(form, part, choice) for part, choice in zip(parts, choices, strict=True)]


def _take_apart(form: Form, row: Sequence[Token]) -> _Parts:
    rest = list(row)
    number = rest.pop(0) if form.roles[0] is Role.NUMBER and rest else None
    codes: list[Token] = []
    most = form.roles.count(Role.CODE)
    while rest and len(codes) < most and _CODE.match(rest[0].text):
        codes.append(rest.pop(0))
    trailing = len(rest)
    while trailing and rest[trailing - 1].is_number:
        trailing -= 1
    amounts = [
        token for at, token in enumerate(rest) if at >= trailing or _DECIMALS.match(token.text)
    ]
    name = [token for token in rest if token not in amounts]
    return _Parts(number, codes, name, amounts)


def _to_tree_row(
    form: Form, part: _Parts, columns: Sequence[int], *, pays_projects: bool
) -> TreeRow:
    amounts = to_amounts(part.amounts)
    is_project = pays_projects or bool(_PROJECT.search(part.label))
    placements = [
        Placement(
            each.columns,
            each.cost + _find_prior(form, part, each, is_project=is_project),
            each.is_proved,
        )
        for each in find_placements(amounts, columns, form.sums)
    ]
    return TreeRow(part.code, tuple(amounts), tuple(placements))


def _find_prior(form: Form, part: _Parts, placement: Placement, *, is_project: bool) -> int:
    """Return how unusual the columns are for what the row is about."""
    leaves = {form.columns[column][-1] for column in placement.columns}
    if "人员经费" in leaves or "公用经费" in leaves:
        expected = "人员经费" if part.code.startswith(_PERSONNEL_CLASSES) else "公用经费"
        return 0 if expected in leaves or not part.code else 3
    if is_project:
        return 2 * sum(leaf == "基本支出" or "结转" in leaf for leaf in leaves)
    is_basic = part.code and _BASIC.search(part.label) and len(placement.columns) == 2
    return 2 if "项目支出" in leaves and is_basic else 0


def _build_row(form: Form, part: _Parts, choice: Choice) -> Row:
    values = [BLANK] * len(form.columns)
    if part.number:
        values[0] = Value(part.number.text, part.number.line)
    code_columns = [at for at, role in enumerate(form.roles) if role is Role.CODE]
    for column, code in zip(code_columns, part.codes, strict=False):
        values[column] = Value(code.text, code.line)
    if part.name and form.sides:
        values[form.sides[-1].label] = join(part.name)
    for column, amount in zip(choice.columns, part.amounts, strict=False):
        values[column] = Value(amount.text, amount.line, is_guessed=choice.is_guessed)
    return tuple(values)

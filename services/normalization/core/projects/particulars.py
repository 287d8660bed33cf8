"""The particulars of a project: a grid of labels and values above its indicators."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from services.normalization.core.grid_reading.matrix import Matrix, build_matrix
from services.normalization.core.printed_text import to_cell_text, to_matchable
from services.normalization.core.projects.goals import split_goals
from services.normalization.core.projects.labels import (
    AMOUNTS,
    find_field,
    find_plan_period,
    is_plan_label_end,
    is_share,
    split_labelled,
)
from services.normalization.core.projects.written_out import merge_written_out
from shared.contracts.extracted import Cell, Grid
from shared.contracts.location import Location

_GOALS = ("goals", "overall_goals")
_TEXTS = {"goals": "goals", "overall_goals": "overall_goals", "scale": "purpose"}
"""Labels whose value is a text, and the field it belongs to."""
_SPLIT = frozenset({"fiscal_funds", "other_funds"})
# 年度资金申请总额, beside 项目资金总额
_ANNUAL_BUDGET = re.compile(r"^(?:年度|当年|本年度?)(?:预算)?资金(?:申请)?总额")
# What an amount holds, and a label never does: a figure, or a dash for none
_AMOUNT = re.compile(r"\d|^\W{1,3}$|^无$")
# So many signs of a label a page break may leave for the next page.
_LABEL_END = 3
# 绩效目标 and its text in one cell.
GOALS_IN_CELL = re.compile(r"^\s*绩效目标\s*[:：]?\s*(?=[1１①(（])")


@dataclass(frozen=True)
class Particulars:
    """What a project's form states above its indicators, as printed."""

    fields: dict[str, str] = field(default_factory=dict)
    plan: dict[str, str | None] = field(default_factory=dict)
    goals: tuple[str, ...] = ()
    places: dict[str, Location] = field(default_factory=dict)
    loose_shares: tuple[Cell | None, ...] = ()
    """Shares of a payment plan whose dates stand on the page before, blanks among them."""
    loose_text: Cell | None = None
    """A text beside the blank rest of a label that stands on the page before."""


def read_particulars(grid: Grid) -> Particulars:
    """Read labels with the value beside or below each."""
    grid = merge_written_out(grid)
    matrix = build_matrix(grid)
    fields: dict[str, Cell] = {}
    plan: dict[str, Cell | None] = {}
    annual = _find_annual_budget(grid)
    for row in range(len(matrix.rows)):
        cells = [
            cell
            for cell in matrix.distinct(row)
            if cell.row == row and not (annual and _is_of_whole_project(cell, annual))
        ]
        _read_row(matrix, row, cells, fields)
        for cell in cells:
            if (period := find_plan_period(cell.text)) and period not in plan:
                share = _find_share(matrix, cell)
                plan[period] = None if share is not None and share in plan.values() else share
    plan = {period: None if cell in fields.values() else cell for period, cell in plan.items()}
    places = _find_places(fields, plan)
    goals = _read_goals(fields, matrix)
    return Particulars(
        fields={name: text for name, cell in fields.items() if (text := to_cell_text(cell.text))},
        plan={period: to_cell_text(cell.text) if cell else None for period, cell in plan.items()},
        goals=goals,
        places=places,
        loose_shares=_find_loose_shares(matrix),
        loose_text=_find_loose_text(matrix),
    )


def _find_loose_text(matrix: Matrix) -> Cell | None:
    """Return what stands in a first row beside a blank, or beside the last signs of a label."""
    cells = matrix.distinct(0) if matrix.rows else []
    if len(cells) != 2 or cells[0].column or not _may_end_label(cells[0].text):
        return None
    text = cells[1].text.strip()
    return cells[1] if text and not is_share(text) and not find_field(text) else None


def _may_end_label(text: str) -> bool:
    return len(text.strip()) <= _LABEL_END and not find_field(text)


def _find_loose_shares(matrix: Matrix) -> tuple[Cell | None, ...]:
    """Return the cells beside the blank label of a first row of shares, under no date."""
    for row in range(len(matrix.rows)):
        cells = matrix.distinct(row)
        if any(find_field(cell.text) or find_plan_period(cell.text) for cell in cells):
            return ()
        printed = [cell for cell in cells[1:] if cell.text.strip()]
        if printed and all(is_share(cell.text) for cell in printed):
            return tuple(cell if cell.text.strip() else None for cell in cells[1:])
    return ()


def _find_places(fields: dict[str, Cell], plan: dict[str, Cell | None]) -> dict[str, Location]:
    """Where each field stands; the payment plan where its first share does, and each share."""
    places = {name: cell.location for name, cell in fields.items() if cell.location}
    for period, cell in plan.items():
        if cell is not None and cell.location:
            places.setdefault("payment_plan", cell.location)
            places[period] = cell.location
    return places


def merge_particulars(parts: Sequence[Particulars]) -> Particulars:
    """Return one form's particulars from the parts that a page break left of them."""
    merged = Particulars()
    for part in parts:
        shares = _carry_over(merged.plan, part.loose_shares)
        purpose = _find_purpose(merged, part.loose_text)
        merged = Particulars(
            fields=part.fields | merged.fields | {n: c.text for n, c in purpose},
            plan=part.plan | merged.plan | {name: to_cell_text(c.text) for name, c in shares},
            goals=merged.goals + part.goals,
            places=part.places | merged.places | _find_places(dict(purpose), dict(shares)),
        )
    return merged


def _find_purpose(above: Particulars, text: Cell | None) -> list[tuple[str, Cell]]:
    """Return the text as the purpose where the page before ends with the budget, as forms do."""
    is_next = "budget" in above.fields and not ("purpose" in above.fields or above.plan)
    if text is None or not is_next or above.goals:
        return []
    return [("purpose", replace(text, text=to_cell_text(text.text) or ""))]


def _carry_over(
    plan: dict[str, str | None], shares: Sequence[Cell | None]
) -> list[tuple[str, Cell]]:
    """Return the shares of the next page with their dates, where the plan has none yet."""
    if any(plan.values()) or len(shares) < len(plan):
        return []
    return [(name, cell) for name, cell in zip(plan, shares, strict=False) if cell is not None]


def _find_annual_budget(grid: Grid) -> Cell | None:
    """The label of the year's money, which a form may print beside the whole project's."""
    found = [cell for cell in grid.cells if _ANNUAL_BUDGET.match(to_matchable(cell.text))]
    return max(found, key=lambda cell: cell.column, default=None)


def _is_of_whole_project(label: Cell, annual: Cell) -> bool:
    """Whether a label of money stands left of the year's, and so tells the whole project's."""
    if label.column >= annual.column:
        return False
    name = find_field(label.text)
    return name in _SPLIT or (name == "budget" and label.row == annual.row)


def _read_row(matrix: Matrix, row: int, cells: list[Cell], fields: dict[str, Cell]) -> None:
    label: str | None = _label_from_above(matrix, row)
    for cell in cells:
        name = find_field(cell.text)
        if name is not None:
            label = name
            if name in _GOALS and _heads_column(matrix, cell):
                _keep(fields, name, _below(matrix, cell))
                label = None
        elif within := split_labelled(cell.text):
            name, value = within
            _keep(fields, name, replace(cell, text=value))
            label = None
        elif label in _TEXTS:
            _add_text(fields, _TEXTS[label], cell)
        elif label in AMOUNTS and _is_unused(matrix, cell):
            continue
        elif label and not find_plan_period(cell.text) and (cell.column or cell.text.strip()):
            _keep(fields, label, cell)
            label = None


def _is_unused(matrix: Matrix, cell: Cell) -> bool:
    """Whether a blank stands in a column without amounts: what a merged label covers."""
    column = (row[cell.column] for row in matrix.rows)
    return not any(other is not None and _AMOUNT.search(other.text) for other in column)


def _add_text(fields: dict[str, Cell], name: str, cell: Cell) -> None:
    """A text may fill several cells beside and below its label, one line each.

    A merged cell may be written into each of its positions; it counts once.
    """
    first = fields.get(name)
    if first is None:
        _keep(fields, name, cell)
    elif cell.text.strip() and not (cell.row == first.row and first.text.endswith(cell.text)):
        fields[name] = replace(first, text=f"{first.text}\n{cell.text}")


def _keep(fields: dict[str, Cell], name: str, cell: Cell | None) -> None:
    """The first value of a field counts; a label without one leaves room for a later one."""
    if cell is None or not cell.text.strip() or name in ("plan", "aside"):
        return
    if name not in AMOUNTS or _AMOUNT.search(cell.text):
        fields.setdefault(name, cell)


def _label_from_above(matrix: Matrix, row: int) -> str | None:
    """The field of a label that began in a row above and still stands beside this one.

    A label whose cell a page break cut in two leaves a blank cell below; the dates of a payment
    plan have a label of their own, wherever the break has left it.
    """
    for above in range(row, -1, -1):
        first = matrix.rows[above][0] if matrix.rows[above] else None
        if first is not None and first.text.strip():
            is_above = first.row < row and not _stands_over_columns(matrix, first)
            return find_field(first.text) if is_above else None
        if any(find_plan_period(cell.text) for cell in matrix.distinct(above)):
            return None
    return None


def _stands_over_columns(matrix: Matrix, label: Cell) -> bool:
    """Whether a goals label only groups others that head columns of goals: whole project, year."""
    beside = (cell for cell in matrix.printed(label.row) if cell is not label)
    return find_field(label.text) in _GOALS and any(
        find_field(cell.text) in _GOALS for cell in beside
    )


def _heads_column(matrix: Matrix, cell: Cell) -> bool:
    """Whether a goals label stands over its text: nothing but another label is beside it."""
    right = cell.column + cell.column_span
    beside = matrix.rows[cell.row][right:] if right < matrix.column_count else ()
    values = [other for other in beside if other is not None and other.text.strip()]
    if cell.row_span > 1 and _stands_over_columns(matrix, cell):
        return False
    return all(find_field(other.text) for other in values) and _below(matrix, cell) is not None


def _below(matrix: Matrix, cell: Cell) -> Cell | None:
    row = cell.row + cell.row_span
    if row >= len(matrix.rows) or cell.column >= matrix.column_count:
        return None
    for column in range(cell.column, min(cell.column + cell.column_span, matrix.column_count)):
        under = matrix.rows[row][column]
        if under is not None and under.text.strip():
            return under
    return None


def _find_share(matrix: Matrix, date: Cell) -> Cell | None:
    """The cell below a date, past a row that only ends the label of the plan on a new page."""
    under = date.row + date.row_span
    printed = matrix.printed(under) if under < len(matrix.rows) else []
    rest = [cell for cell in printed if cell.row == under]
    if under + 1 < len(matrix.rows) and rest and all(is_plan_label_end(c.text) for c in rest):
        return _below(matrix, replace(date, row=under, row_span=1))
    return _below(matrix, date)


def _read_goals(fields: dict[str, Cell], matrix: Matrix) -> tuple[str, ...]:
    cell = fields.pop("goals", None) or fields.get("overall_goals")
    fields.pop("overall_goals", None)
    text = to_cell_text(cell.text) if cell else _goals_in_one_cell(matrix)
    return split_goals(text) if text else ()


def _goals_in_one_cell(matrix: Matrix) -> str | None:
    for row in range(len(matrix.rows)):
        for cell in matrix.printed(row):
            if found := GOALS_IN_CELL.match(cell.text):
                return cell.text[found.end() :]
    return None


def read_goals_row(texts: Iterable[str | None]) -> tuple[str, ...] | None:
    """Return the goals of a row printed among the indicators, or None for an indicator.

    >>> read_goals_row(("绩效目标", "1.建成2.运行", None))
    ('建成', '运行')
    """
    printed = [text for text in texts if text]
    if not printed:
        return None
    if found := GOALS_IN_CELL.match(printed[0]):
        return split_goals(printed[0][found.end() :])
    if find_field(printed[0]) == "goals" and to_matchable(printed[0]) != "绩效指标":
        return split_goals(" ".join(dict.fromkeys(printed[1:])))
    return None

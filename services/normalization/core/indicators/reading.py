"""From the rows of an indicator table to indicators."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from services.normalization.core.grid_reading.body import BodyCell, BodyRow
from services.normalization.core.indicators.columns import find_grades, find_roles
from services.normalization.core.indicators.levels import find_aspect, find_dimension
from services.normalization.core.indicators.names import (
    find_desired_direction,
    find_expected_dimension,
)
from services.normalization.core.indicators.restatement import add_restatement
from services.normalization.core.indicators.sections import find_long_term, states_indicator
from services.normalization.core.targets.target_value import find_printed_target, parse_target_cells
from shared.contracts.performance import Indicator

_AROUND = ("level3", "description", "basis")


@dataclass(frozen=True)
class IndicatorSource:
    """The table its indicators are read from, for their places."""

    table_id: str | None = None
    fiscal_year: int | None = None
    first_row: int = 0
    """Row of the table that the given rows begin at."""


def read_indicators(
    columns: Sequence[Sequence[str]], rows: Sequence[BodyRow], source: IndicatorSource
) -> tuple[Indicator, ...]:
    """Return an indicator for each row that names or sets one; form lines left blank are none."""
    roles, grades = find_roles(columns, source.fiscal_year), find_grades(columns)
    long_term = find_long_term(columns, rows)
    return tuple(
        _build_indicator(_by_role(row, roles), _gather_grades(row, grades), position, source)
        for position, row in enumerate(rows, source.first_row)
        if position - source.first_row not in long_term
        and states_indicator([cell.text for cell in row], roles)
    )


def _gather_grades(row: BodyRow, grades: dict[str, int]) -> str | None:
    """The standards of the grades, each in a cell of its own, as one text."""
    printed = ((grade, row[index].text) for grade, index in grades.items())
    return "；".join(f"{grade}：{text}" for grade, text in printed if text) or None


def _by_role(row: BodyRow, roles: dict[str, int]) -> dict[str, BodyCell]:
    return {role: row[index] for role, index in roles.items()}


def _build_indicator(
    cells: dict[str, BodyCell], grades: str | None, position: int, source: IndicatorSource
) -> Indicator:
    text = {role: cell.text for role, cell in cells.items()}
    printed = [text.get(role) for role in ("sign", "value", "unit")]
    name = text.get("level3") or text.get("description")
    value = parse_target_cells(*printed, name=name, fiscal_year=source.fiscal_year)
    value = add_restatement(value, (text.get(role) for role in _AROUND))
    return Indicator(
        level1=text.get("level1"),
        level2=text.get("level2"),
        level3=text.get("level3"),
        description=text.get("description"),
        value_raw="".join(find_printed_target(*printed)) or None,
        basis=text.get("basis"),
        grading=text.get("grading") or grades,
        normalized=value,
        dimension=find_dimension(text.get("level1"), text.get("level2")),
        aspect=find_aspect(text.get("level2"), text.get("level1")),
        expected_dimension=find_expected_dimension(name),
        desired_direction=find_desired_direction(name),
        table=source.table_id,
        row=position,
        heading=text.get("activity"),
        location=cells["value"].location if "value" in cells else None,
    )


def complete_levels(columns: Sequence[Sequence[str]], rows: Sequence[BodyRow]) -> list[BodyRow]:
    """Carry blank first and second levels down, as a merged cell that the format did not say.

    A second level is carried only under the first level it was printed under.
    """
    roles = find_roles(columns)
    first, second = roles.get("level1", roles.get("activity")), roles.get("level2")
    completed: list[BodyRow] = []
    for row in rows:
        cells, above = list(row), completed[-1] if completed else None
        opens = first is not None and bool(row[first].text)
        for index in (first, second):
            if index is None or above is None or cells[index].text:
                continue
            if index == first or not opens or row[first or 0].text == above[first or 0].text:
                cells[index] = above[index]
        completed.append(tuple(cells))
    return completed

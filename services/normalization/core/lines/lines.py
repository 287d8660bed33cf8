"""Write the amounts of statistical tables down as tidy lines."""

from __future__ import annotations

from collections.abc import Iterator

from services.normalization.core.lines.groups import LineGroup, find_groups
from services.normalization.core.lines.labels import find_item
from services.normalization.core.lines.measures import (
    find_latest_year,
    find_measure,
    find_phase,
    is_count,
)
from shared.contracts.document import Line, Table
from shared.contracts.money import CellState
from shared.printed_numbers import read_number

_TWO_SIDED = frozenset({"revenue_expenditure_summary", "fiscal_appropriation_summary"})


def read_lines(table: Table, default_unit: str | None) -> tuple[Line, ...]:
    """Return a line for each cell of an amount column, blank ones included."""
    groups = find_groups(table.columns, is_two_sided=table.kind in _TWO_SIDED)
    lines: list[Line] = []
    for group in groups:
        if group.name is None and not group.codes:
            lines.extend(_read_headed(table, group, default_unit))
        else:
            lines.extend(_read_labelled(table, group, default_unit))
    return tuple(sorted(lines, key=lambda line: (line.row, line.column)))


def _read_labelled(table: Table, group: LineGroup, unit: str | None) -> Iterator[Line]:
    """Each row of the group is an item; its label says which."""
    heading: str | None = None
    for number, row in enumerate(table.rows):
        name = row[group.name] if group.name is not None else None
        code = "".join(row[column] or "" for column in group.codes)
        label = name or code
        if not label and not any(row[column] for column in group.amounts):
            continue
        item = find_item(table.kind, group.side, label or "", heading)
        heading = _find_heading(item, heading)
        for column in group.amounts:
            line = build_line(table, number, column, unit)
            yield line.model_copy(
                update={
                    "side": group.side,
                    "item": item,
                    "item_code": code if code.isdigit() else None,
                    "item_name": name or (None if code.isdigit() else code or None),
                }
            )


def _find_heading(item: str | None, heading: str | None) -> str | None:
    """Return the line whose parts the next rows may be."""
    if item in ("opening_carryover", "closing_carryover"):
        return item
    return heading if item and heading and item.startswith(heading) else None


def _read_headed(table: Table, group: LineGroup, unit: str | None) -> Iterator[Line]:
    """The header says what is counted: “三公” expenses with one column for each kind."""
    for number in range(len(table.rows)):
        for column in group.amounts:
            item = next(
                (
                    found
                    for cell in reversed(_item_path(table.columns[column]))
                    if (found := find_item(table.kind, None, cell))
                ),
                None,
            )
            line = build_line(table, number, column, unit)
            path = table.columns[column]
            yield line.model_copy(
                update={"item": item, "item_name": path[-1], "measure": find_phase(path)}
            )


def _item_path(path: tuple[str, ...]) -> tuple[str, ...]:
    """Drop 小计 from a path: it totals the group above it."""
    return tuple(cell for cell in path if cell != "小计")


def build_line(table: Table, row: int, column: int, unit: str | None) -> Line:
    """Return the bare amount of one cell, with measure and unit."""
    text = table.rows[row][column]
    state, amount = read_number(text)
    measure = find_measure(table.columns[column], find_latest_year(table.columns))
    return Line(
        table=table.id,
        row=row,
        column=column,
        kind=table.kind,
        measure=measure,
        amount=amount if state is CellState.NUMBER else None,
        state=state,
        text=text,
        unit=None if is_count(measure) else table.unit or unit,
        location=table.locations[row][column] if table.locations else None,
    )

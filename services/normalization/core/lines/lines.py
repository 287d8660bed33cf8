"""Write the amounts of statistical tables down as tidy lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from services.normalization.core.grid_reading.wording import find_unit
from services.normalization.core.lines.groups import LineGroup, Path, find_groups
from services.normalization.core.lines.labels import find_item, is_sum, is_total
from services.normalization.core.lines.measures import (
    find_latest_year,
    find_measures,
    find_phase,
    is_count,
)
from shared.contracts.document import Line, Table
from shared.contracts.money import CellState
from shared.printed_numbers import read_number


@dataclass(frozen=True)
class _Source:
    """A table with what holds for all its lines."""

    table: Table
    measures: tuple[str, ...]
    units: tuple[str | None, ...]
    """The currency unit of each column: its header's, else the table's."""


def read_lines(table: Table, default_unit: str | None) -> tuple[Line, ...]:
    """Return a line for each cell of an amount column, blank ones included."""
    measures = find_measures(table.columns)
    unit = table.unit or default_unit
    units = tuple(
        None if is_count(measure) else find_unit(path) or unit
        for measure, path in zip(measures, table.columns, strict=True)
    )
    source = _Source(table, measures, units)
    lines: list[Line] = []
    groups = find_groups(table)
    for group in groups:
        is_headed = group.name is None and not group.codes
        lines.extend(_read_headed(source, group) if is_headed else _read_labelled(source, group))
    kept = _without_lent(lines) if len(groups) > 1 else lines
    return tuple(sorted(kept, key=lambda line: (line.row, line.column)))


def _without_lent(lines: list[Line]) -> list[Line]:
    """Leave out the blank under a total whose label and amount are merged over two groups."""
    printed = {
        (line.row, line.side, line.item_name, line.measure)
        for line in lines
        if line.state is not CellState.BLANK and line.item and not line.item_code
    }
    return [
        line
        for line in lines
        if line.state is not CellState.BLANK
        or (line.row, line.side, line.item_name, line.measure) not in printed
    ]


def _read_labelled(source: _Source, group: LineGroup) -> Iterator[Line]:
    """Each row of the group is an item; its label says which."""
    heading: str | None = None
    codes: tuple[str, ...] = ()
    has_total = any(
        is_total(row[group.name]) for row in source.table.rows if group.name is not None
    )
    for number, row in enumerate(source.table.rows):
        codes = _complete_code(tuple(row[column] or "" for column in group.codes), codes)
        code, name = _find_label(row, group, "".join(codes))
        if not code and not name and not any(row[column] for column in group.amounts):
            continue
        item = find_item(source.table.kind, group.side, name or code, heading)
        item = f"current_year_{group.side}" if has_total and is_sum(name, item) else item
        heading = _find_heading(item, heading)
        for column in group.amounts:
            yield replace(
                _build_line(source, number, column),
                side=group.side,
                item=item,
                item_code=code if code.isdigit() else None,
                item_name=name or (None if code.isdigit() else code or None),
            )


def _complete_code(printed: tuple[str, ...], above: tuple[str, ...]) -> tuple[str, ...]:
    """Fill the levels of a code that a form prints only where they change."""
    last = max((index for index, level in enumerate(printed) if level), default=-1)
    return tuple(
        level or (above[index] if index < last and above else "")
        for index, level in enumerate(printed)
    )


def _find_label(row: tuple[str | None, ...], group: LineGroup, code: str) -> tuple[str, str | None]:
    """Return code and name of a row; a total merged over two groups labels the second as well."""
    name = row[group.name] if group.name is not None else None
    first = min((*group.codes, *(() if group.name is None else (group.name,))))
    if code or name or not any(row[column] for column in group.amounts):
        return code, name
    words = (text for text in reversed(row[:first]) if text)
    left = next(words, None)
    return code, left if read_number(left)[0] is CellState.UNREADABLE else None


def _find_heading(item: str | None, heading: str | None) -> str | None:
    """Return the line whose parts the next rows may be."""
    if item in ("opening_carryover", "closing_carryover"):
        return item
    return heading if item and heading and item.startswith(heading) else None


def _read_headed(source: _Source, group: LineGroup) -> Iterator[Line]:
    """The header says what is counted: “三公” expenses with one column for each kind."""
    columns = source.table.columns
    year = find_latest_year(columns)
    for number in range(len(source.table.rows)):
        for column in group.amounts:
            path = columns[column]
            item, name = _find_headed_item(source.table.kind, path)
            line = _build_line(source, number, column)
            yield replace(line, item=item, item_name=name, measure=find_phase(path, year))


def _find_headed_item(kind: str, path: Path) -> tuple[str | None, str]:
    """Return the item of a column and the header cell that names it; 小计 totals its group."""
    for cell in reversed(path):
        item = None if cell == "小计" else find_item(kind, None, cell)
        if item:
            return item, cell
    return None, path[-1]


def _build_line(source: _Source, row: int, column: int) -> Line:
    """Return the bare amount of one cell, with measure and unit."""
    text = source.table.rows[row][column]
    state, amount = read_number(text)
    locations = source.table.locations
    return Line(
        table=source.table.id,
        row=row,
        column=column,
        kind=source.table.kind,
        measure=source.measures[column],
        amount=amount if state is CellState.NUMBER else None,
        state=state,
        text=text,
        unit=source.units[column],
        location=locations[row][column] if locations else None,
    )

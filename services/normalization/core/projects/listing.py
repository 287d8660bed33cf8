"""One table for the targets of many projects: each row names its project."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from services.normalization.core.grid_reading.body import BodyCell, BodyRow
from services.normalization.core.indicators.columns import find_roles
from services.normalization.core.projects.goals import split_goals
from services.normalization.core.projects.particulars import Particulars

_FIELDS = {
    "project": "name",
    "code": "code",
    "budget": "budget",
    "fiscal_funds": "fiscal_funds",
    "other_funds": "other_funds",
    "unit_name": "unit_name",
}
"""The columns of a list that state a project's particulars, and the field of each."""


@dataclass(frozen=True)
class ListedProject:
    """A project of the list: its particulars, and the rows that hold its indicators."""

    particulars: Particulars
    first_row: int
    rows: tuple[BodyRow, ...]


def is_listing(columns: Sequence[Sequence[str]]) -> bool:
    """Whether the rows of an indicator table name the project that each belongs to."""
    roles = find_roles(columns)
    return "project" in roles and "value" in roles


def read_listing(columns: Sequence[Sequence[str]], rows: Sequence[BodyRow]) -> list[ListedProject]:
    """Return the projects of a list in order; a blank name carries on the one above.

    A sum of a department's or unit's money above its projects is none, and neither is a row that
    holds a name alone: it names the unit of the projects below.
    """
    roles = find_roles(columns)
    names = _carry_names(rows, roles["project"])
    listed: list[ListedProject] = []
    unit: str | None = None
    for name, group in groupby(enumerate(rows), key=lambda pair: names[pair[0]]):
        numbered = list(group)
        own = [row for _, row in numbered]
        if not _sets_targets(own, roles) and (name is None or _is_bare(own)):
            unit = name or unit
            continue
        particulars = _read_particulars(own, roles)
        unit = particulars.fields.get("unit_name", unit)
        if unit:
            particulars.fields["unit_name"] = unit
        listed.append(ListedProject(particulars, numbered[0][0], tuple(own)))
    return listed


def _is_bare(rows: Sequence[BodyRow]) -> bool:
    """Whether nothing but a name is printed."""
    return sum(bool(cell.text) for row in rows for cell in row) == 1


def _sets_targets(rows: Sequence[BodyRow], roles: dict[str, int]) -> bool:
    return any(row[roles["value"]].text for row in rows)


def _carry_names(rows: Sequence[BodyRow], column: int) -> list[str | None]:
    names: list[str | None] = []
    for row in rows:
        names.append(row[column].text or (names[-1] if names else None))
    return names


def _read_particulars(rows: Sequence[BodyRow], roles: dict[str, int]) -> Particulars:
    cells = {role: cell for role in (*_FIELDS, "goals") if (cell := _find_first(rows, roles, role))}
    goals = cells.pop("goals", None)
    return Particulars(
        fields={_FIELDS[role]: cell.text for role, cell in cells.items() if cell.text},
        goals=split_goals(goals.text or "") if goals else (),
        places={_FIELDS[role]: cell.location for role, cell in cells.items() if cell.location},
    )


def _find_first(rows: Sequence[BodyRow], roles: dict[str, int], role: str) -> BodyCell | None:
    """The first cell of a column that is not blank."""
    if role not in roles:
        return None
    return next((row[roles[role]] for row in rows if row[roles[role]].text), None)

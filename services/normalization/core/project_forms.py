"""Which grids make up the form of one project: its particulars and its indicators."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from services.normalization.core.printed_tables import PrintedTable
from services.normalization.core.printed_text import to_label
from shared.contracts.extracted import Grid

# The labels of the particulars above a project's indicators.
_PARTICULARS = frozenset(
    {
        "项目编码",
        "项目名称",
        "预算规模及资金用途",
        "资金支出计划（%）",
        "绩效目标",
        "预算数",
        "其他资金",
    }
)
_INDICATOR_KINDS = ("performance_targets", "department_performance_indicators")


@dataclass(frozen=True)
class ProjectForm:
    """The printed parts of one project's form."""

    title: str | None
    particulars: Grid | None
    indicators: PrintedTable | None


def is_particulars(grid: Grid) -> bool:
    """Whether a grid holds a project's code, name, budget or goals, and no indicators."""
    labels = {to_label(cell.text).replace("(", "（").replace(")", "）") for cell in grid.cells}
    if "三级指标" in labels:
        return False
    found = labels & _PARTICULARS
    return len(found) >= 3 or (bool(found & {"绩效目标", "项目编码"}) and grid.row_count <= 3)


def pair_project_forms(
    tables: Sequence[PrintedTable],
) -> tuple[list[PrintedTable], list[ProjectForm]]:
    """Return the tables without the particulars, and the forms that these make up.

    Indicators directly under particulars take over their title and unit.
    """
    kept: list[PrintedTable] = []
    forms: list[ProjectForm] = []
    waiting: PrintedTable | None = None
    for table in tables:
        if waiting is not None and _belongs(waiting, table):
            table = _inherit(table, waiting)
            forms.append(ProjectForm(table.title, waiting.grid, table))
            kept.append(table)
            waiting = None
            continue
        if waiting is not None:
            forms.append(ProjectForm(waiting.title, waiting.grid, None))
            waiting = None
        if is_particulars(table.grid):
            waiting = table
            continue
        if table.kind == "performance_targets":
            forms.append(ProjectForm(table.title, None, table))
        kept.append(table)
    if waiting is not None:
        forms.append(ProjectForm(waiting.title, waiting.grid, None))
    return kept, forms


def _belongs(particulars: PrintedTable, table: PrintedTable) -> bool:
    return table.kind in _INDICATOR_KINDS and not table.has_own_title


def _inherit(table: PrintedTable, particulars: PrintedTable) -> PrintedTable:
    return replace(
        table,
        kind="performance_targets",
        title=particulars.title or table.title,
        unit=table.unit or particulars.unit,
        captions=particulars.captions + table.captions,
        claimed=table.claimed | particulars.claimed,
    )

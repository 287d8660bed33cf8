"""Units of the department: named on projects' forms as the table of organization names them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from services.validation.core.evaluation import HELD, Evaluation, undecidable, verdict
from services.validation.core.figures import Figure
from services.validation.core.ledger import Ledger
from services.validation.core.registry import rule
from services.validation.core.rules.projects import titled
from services.validation.core.rules.structure import place
from services.validation.core.texts import likeness, plain
from services.validation.core.titles import ORGANIZATION
from shared.contracts.findings import Severity
from shared.contracts.performance import Project

# What one printing adds to a unit's name and another leaves out: 某局本级, 某局机关
_ADDED = re.compile(r"(?:本级|机关|汇总|合并)$")
# What tells units of one kind apart: 第一小学, 第二小学, 3号
_COUNTED = re.compile(r"[一二三四五六七八九十\d]")
_ALIKE = 0.8


@rule(
    "S-13",
    statement="项目绩效目标表所印单位的名称 = 部门机构设置情况表中的名称",
    basis="同一单位在各处使用同一名称",
    severity=Severity.INFO,
    tables=(ORGANIZATION,),
    when="项目绩效目标表印有单位名称",
    applies=lambda ledger: bool(_named(ledger)) and bool(_listed(ledger)),
)
def units_of_projects_are_named_as_listed(ledger: Ledger) -> Iterator[Evaluation]:
    """A unit has one name on its projects' forms and in the table of organization."""
    table, listed = ledger.table(ORGANIZATION), _listed(ledger)
    known = {_bare(name) for name in listed} | {_bare(ledger.document.department.name or "")}
    seen: set[str] = set()
    for project in _named(ledger):
        name = project.unit_name or ""
        if _bare(name) in seen:
            continue
        seen.add(_bare(name))
        near = [one for one in listed if _is_misnamed(name, one)]
        if _bare(name) in known:
            yield HELD
        elif not near or table is None:
            yield undecidable(f"单位“{name}”未见于机构设置情况表", f"not listed: {name}")
        else:
            words = f"项目绩效目标表印为“{name}”，机构设置情况表为“{near[0]}”"
            operands = [_owned(project, name), Figure(name=near[0], quote=near[0]), place(table)]
            yield verdict(
                False,
                words,
                f"{titled(project)} is a project of {name}, the unit listed is {near[0]}",
                operands,
                expected=near[0],
                actual=name,
            )


def _named(ledger: Ledger) -> list[Project]:
    return [project for project in ledger.document.projects if project.unit_name]


def _listed(ledger: Ledger) -> list[str]:
    """The names of the units in the table of organization."""
    table = ledger.table(ORGANIZATION)
    if table is None:
        return []
    column = next((n for n, path in enumerate(table.columns) if "名称" in "".join(path)), None)
    return [row[column] or "" for row in table.rows] if column is not None else []


def _bare(name: str) -> str:
    return _ADDED.sub("", plain(name))


def _is_misnamed(name: str, listed: str) -> bool:
    """Whether two names differ by a slip: about as long, none inside the other, same numerals."""
    first, second = _bare(name), _bare(listed)
    is_apart = first in second or second in first or abs(len(first) - len(second)) > 1
    same = _COUNTED.findall(first) == _COUNTED.findall(second)
    return not is_apart and same and likeness(first, second) >= _ALIKE


def _owned(project: Project, name: str) -> Figure:
    return Figure(name=name, quote=name, location=project.location)

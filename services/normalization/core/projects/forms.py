"""Gather what belongs to one project: title, particulars, goals and indicator table."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from services.normalization.core.grid_reading.body import BodyRow
from services.normalization.core.grid_reading.wording import find_unit, is_coded_name
from services.normalization.core.indicators.columns import find_section
from services.normalization.core.indicators.reading import (
    IndicatorSource,
    complete_levels,
    read_indicators,
)
from services.normalization.core.printed_tables import PrintedTable
from services.normalization.core.printed_text import to_matchable
from services.normalization.core.projects.listing import is_listing, read_listing
from services.normalization.core.projects.particulars import (
    Particulars,
    merge_particulars,
    read_goals_row,
    read_particulars,
)
from services.normalization.core.projects.recognition import (
    heads_indicators,
    is_particulars,
    names_project,
)
from services.normalization.core.tables import OTHER
from shared.contracts.extracted import Grid
from shared.contracts.location import Location
from shared.contracts.performance import Indicator, Project

KIND = "performance_targets"
DEPARTMENT_KIND = "department_performance_indicators"
_INDICATOR_KINDS = (KIND, DEPARTMENT_KIND)
# The form of a whole department, which prints the same labels.
_WHOLE = re.compile(r"(?:部门|单位)?整体.{0,6}绩效")
# 1、 （2） 3.: the number before a project's title.
_NUMBER = re.compile(
    r"^\s*(?:[(（][\d一二三四五六七八九十]{1,3}[)）][、.．]?|[\d一二三四五六七八九十]{1,3}[、.．])\s*"
)
# What the title of a project's table ends with.
_TABLE_END = re.compile(
    r"(?:项目)?(?:支出)?绩效(?:目标)?(?:申报|批复|填报|自评|完成情况)?表(?:[(（][^()（）]{0,20}[)）])?$"
)
# The blank that a printing leaves between a unit's code and its name
_AFTER_CODE = re.compile(r"(?<!\S)(\d{3,9})\s+(?=[\u4e00-\u9fff])")
# What a caption names beside the unit, with or without a blank between: 单位：万元
_UNIT_OF_MONEY = re.compile(r"(?:金额)?单位[:：]\S{1,6}$|(?:金额)?单位[:：]\S{1,6}(?=\s)")
# A label of money with its unit in brackets: 资金情况（万元）
_MONEY_LABEL = re.compile(
    r"^.{0,12}(?:资金|预算|金额|总额|执行情况).{0,8}\((?:单位:)?[百千万亿]{0,2}元\)"
)
# What may stand before that and names no project: 表12, 2031年, 部门预算
_NO_NAME = re.compile(
    r"(?:(?:19|20)\d\d年度?|[附表件一二三四五六七八九十\d\-—]{1,6}+|部门|单位|预算|[省市县区本]级|重点|主要|专项|资金"
    r"|[\s:：、.]++){0,8}+"
)


@dataclass(frozen=True)
class ProjectForm:
    """One project's form, its indicator table not yet numbered."""

    title: str | None
    particulars: Particulars
    position: int | None = None
    """Of the indicator table's grid among the blocks."""
    table: PrintedTable | None = None
    location: Location | None = None
    goals: tuple[str, ...] = field(default=())
    first_row: int = 0
    """Of its indicators in a table that lists several projects."""
    unit_name: str | None = None
    """The unit that the form's caption names beside its code."""


def gather_forms(
    tables: Sequence[PrintedTable],
) -> tuple[list[PrintedTable], list[ProjectForm]]:
    """Part projects' forms from the other tables; particulars and goals are no table rows."""
    kept: list[PrintedTable] = []
    forms: list[ProjectForm] = []
    pending: list[PrintedTable] = []
    for table, below in zip_longest(tables, tables[1:]):
        if is_particulars(table.grid) or _is_head(table, below):
            if pending and not _carries_on(table):
                forms.append(_build_form(pending, None))
                pending = []
            pending.append(table)
            continue
        if pending and not _belongs(pending[0], table):
            forms.append(_build_form(pending, None))
            pending = []
        if pending:
            table = _inherit(table, pending[0])
        if table.kind == KIND and not pending and is_listing(table.reading.columns):
            table = _complete(table, table.reading.rows)
            forms += _build_listed(table)
        elif table.kind == KIND:
            forms.append(_build_form(pending, table))
            table = forms[-1].table or table
        pending = []
        kept.append(table)
    if pending:
        forms.append(_build_form(pending, None))
    return kept, [form for form in forms if not _is_whole_department(form)]


def _is_head(table: PrintedTable, below: PrintedTable | None) -> bool:
    """Whether a grid of labels stands directly above indicators that have no title."""
    return (
        below is not None
        and below.kind in _INDICATOR_KINDS
        and not below.has_own_title
        and below.position == table.position + 1
        and table.kind in (OTHER, *_INDICATOR_KINDS)
        and heads_indicators(table.grid)
    )


def _is_whole_department(form: ProjectForm) -> bool:
    """Whether a form without indicators is the head of 部门整体绩效目标表, not a project's."""
    return form.table is None and bool(_WHOLE.search(form.title or ""))


def _carries_on(table: PrintedTable) -> bool:
    """Whether particulars go on over a page: no title of their own, no project named again."""
    return not table.has_own_title and not names_project(table.grid)


def _belongs(particulars: PrintedTable, table: PrintedTable) -> bool:
    """Whether a table is the indicators of the particulars above: no title parts them."""
    is_titled = table.has_own_title and particulars.title is not None
    return table.kind in _INDICATOR_KINDS and not is_titled


def _inherit(table: PrintedTable, particulars: PrintedTable) -> PrintedTable:
    """Indicators below particulars have their title, captions and unit."""
    return replace(
        table,
        kind=DEPARTMENT_KIND if _WHOLE.search(particulars.title or "") else KIND,
        title=particulars.title or table.title,
        captions=particulars.captions + table.captions,
        unit=table.unit or particulars.unit or _find_unit(particulars.grid),
        claimed=table.claimed | particulars.claimed,
    )


def _find_unit(particulars: Grid) -> str | None:
    """Return the unit that a label of money states: 项目资金（万元）."""
    labels = (
        cell.text for cell in particulars.cells if _MONEY_LABEL.match(to_matchable(cell.text))
    )
    return find_unit(tuple(labels))


def _build_form(particulars: Sequence[PrintedTable], table: PrintedTable | None) -> ProjectForm:
    goals: tuple[str, ...] = ()
    if table is not None:
        table, goals = _take_goals(table)
    shown = particulars[0] if particulars else table
    return ProjectForm(
        title=shown.title if shown else None,
        particulars=merge_particulars([read_particulars(part.grid) for part in particulars]),
        position=table.position if table else None,
        table=table,
        location=shown.reading.location if shown else None,
        goals=goals,
        unit_name=_find_unit_name(shown.captions if shown else ()),
    )


def _build_listed(table: PrintedTable) -> list[ProjectForm]:
    reading = table.reading
    return [
        ProjectForm(
            title=table.title,
            particulars=listed.particulars,
            position=table.position,
            table=replace(table, reading=replace(reading, rows=listed.rows)),
            location=reading.location,
            first_row=listed.first_row,
            unit_name=_find_unit_name(table.captions),
        )
        for listed in read_listing(reading.columns, reading.rows)
    ]


def _find_unit_name(captions: Sequence[str]) -> str | None:
    """Return the name in a caption such as `101001海港局灯塔所 单位：万元`."""
    text = _UNIT_OF_MONEY.sub(" ", " ".join(captions))
    for part in _AFTER_CODE.sub(r"\1", text).split():
        if is_coded_name(part):
            return part.lstrip("0123456789")
    return None


def _take_goals(table: PrintedTable) -> tuple[PrintedTable, tuple[str, ...]]:
    goals: list[str] = []
    rows = []
    section = find_section(table.reading.columns)
    beside = None if section is None else "".join(table.reading.columns[section])
    for row in table.reading.rows:
        found = read_goals_row(cell.text for cell in row if cell.text != beside)
        if found is None:
            rows.append(row)
        else:
            goals.extend(found)
    return _complete(table, rows), tuple(goals)


def _complete(table: PrintedTable, rows: Sequence[BodyRow]) -> PrintedTable:
    completed = tuple(complete_levels(table.reading.columns, rows))
    return replace(table, reading=replace(table.reading, rows=completed))


def build_project(
    form: ProjectForm, table_ids: Mapping[int, str], fiscal_year: int | None
) -> Project:
    """Say what one project's form states."""
    printed = form.particulars
    table_id = table_ids.get(form.position) if form.position is not None else None
    source = IndicatorSource(table_id, fiscal_year, form.first_row)
    reading = form.table.reading if form.table else None
    return Project(
        title=form.title,
        code=printed.fields.get("code"),
        name=printed.fields.get("name") or to_project_name(form.title),
        unit_name=printed.fields.get("unit_name") or form.unit_name,
        budget=printed.fields.get("budget"),
        fiscal_funds=printed.fields.get("fiscal_funds"),
        other_funds=printed.fields.get("other_funds"),
        purpose=printed.fields.get("purpose"),
        payment_plan=dict(printed.plan),
        goals=printed.goals + form.goals,
        indicators=read_indicators(reading.columns, reading.rows, source) if reading else (),
        table=table_id,
        location=form.location,
        places=dict(printed.places),
    )


def read_department_indicators(
    tables: Sequence[PrintedTable], table_ids: Mapping[int, str], fiscal_year: int | None
) -> tuple[Indicator, ...]:
    """Return the indicators of the whole department, from every table of them."""
    found: list[Indicator] = []
    for table in tables:
        if table.kind == DEPARTMENT_KIND:
            rows = complete_levels(table.reading.columns, table.reading.rows)
            source = IndicatorSource(table_ids.get(table.position), fiscal_year)
            found.extend(read_indicators(table.reading.columns, rows, source))
    return tuple(found)


def to_project_name(title: str | None) -> str | None:
    """Return the project a title names, or None where it names only the form.

    >>> to_project_name("2、便民服务经费绩效目标表")
    '便民服务经费'
    >>> to_project_name("项目支出绩效目标表") is None
    True
    """
    bare = _TABLE_END.sub("", _NUMBER.sub("", (title or "").strip()))
    return None if _NO_NAME.fullmatch(bare) else bare

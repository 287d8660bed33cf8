"""The document's build: tables, units, years, names and note lines where the form wants them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from services.validation.core.evaluation import HELD, Evaluation, undecidable, verdict
from services.validation.core.figures import Figure
from services.validation.core.ledger import Ledger
from services.validation.core.profiles import find_profile, is_narrative_only
from services.validation.core.registry import rule
from services.validation.core.texts import compact
from services.validation.core.titles import NINE_TABLES, TARGETS, chinese_title, english_title
from shared.contracts.document import Table
from shared.contracts.findings import Origin, Severity
from shared.contracts.money import UNITS

DISCLOSURE = "《地方预决算公开操作规程》：部门预决算应公开的表格"
FORM = "部门预算公开表样的表头"
# The fiscal year in a caption or title: 预算年度：2024, 2025年部门
_YEAR = re.compile(r"预算年度[:：]?\s*(20\d\d)|^(20\d\d)年")
# A row's number.
_SERIAL = re.compile(r"\d{1,9}")
# Code and name in front of a caption: 306示例县统计局
_OWNER = re.compile(
    r"^(?:编制(?:部门|单位)[:：])?(\d{3,9})([^\d\s:：年]{2,40}?)(?=预算年度|单位[:：]|截止|$)"
)


def statistical(ledger: Ledger) -> list[Table]:
    """The set's tables among the nine."""
    return [table for table in ledger.tables if table.kind in NINE_TABLES]


def place(table: Table) -> Figure:
    """A table as the operand of a finding that is about the whole of it."""
    return Figure(
        name=table.title or chinese_title(table.kind),
        quote=table.note or table.caption,
        location=table.location,
    )


def _expected(ledger: Ledger) -> tuple[str, ...]:
    return find_profile(ledger.profile).tables


@rule(
    "S-01",
    statement="应公开的九张表齐全，各一次",
    basis=DISCLOSURE,
    severity=Severity.WARNING,
    when="文件含预决算表（只有文字说明的文件不计）",
    applies=lambda ledger: not is_narrative_only(ledger.document),
)
def the_nine_tables_are_there(ledger: Ledger) -> Iterator[Evaluation]:
    """All nine tables are in a file that holds tables at all."""
    for kind in _expected(ledger):
        name, name_en = chinese_title(kind), english_title(kind)
        if not ledger.has(kind) and ledger.document.quality.unread_pages:
            yield undecidable(
                f"有未能识读的页，无法确认{name}", f"unread pages may hold: {name_en}"
            )
        else:
            found = verdict(ledger.has(kind), f"未见{name}", f"table not found: {name_en}")
            yield replace(found, origin=Origin.UNCLEAR)


@rule(
    "S-02",
    statement="每张表都印有金额单位，且为已知单位",
    basis=FORM,
    severity=Severity.WARNING,
    applies=lambda ledger: bool(statistical(ledger)),
    when="文件含预决算表",
)
def every_table_names_its_unit(ledger: Ledger) -> Iterator[Evaluation]:
    """Every statistical table prints a currency unit, and a known one."""
    for table in statistical(ledger):
        if table.unit and table.unit not in UNITS:
            yield undecidable(
                f"{chinese_title(table.kind)}的单位“{table.unit}”不明",
                f"unknown unit {table.unit} in the {english_title(table.kind)}",
                [place(table)],
            )
            continue
        yield verdict(
            bool(table.unit),
            f"{chinese_title(table.kind)}未印金额单位",
            f"no currency unit in the {english_title(table.kind)}",
            [place(table)],
        )


@rule(
    "S-03",
    statement="各表的预算年度 = 文件的预算年度",
    basis=FORM,
    when="表头或标题印有年度",
    applies=lambda ledger: any(_table_year(table) for table in statistical(ledger)),
)
def every_table_is_of_the_fiscal_year(ledger: Ledger) -> Iterator[Evaluation]:
    """The year in every table's caption or title is the document's fiscal year."""
    if ledger.year is None:
        yield undecidable("文件的预算年度不明", "the fiscal year is not known")
        return
    for table in statistical(ledger):
        year = _table_year(table)
        if year is None:
            continue
        yield verdict(
            year == ledger.year,
            f"{chinese_title(table.kind)}印的年度是{year}，文件为{ledger.year}年",
            f"the {english_title(table.kind)} says {year}, the document {ledger.year}",
            [place(table)],
            expected=str(ledger.year),
            actual=str(year),
        )


def _table_year(table: Table) -> int | None:
    texts = (compact(table.caption), compact(table.title))
    found = next((match for text in texts if (match := _YEAR.search(text))), None)
    return int(found[1] or found[2]) if found else None


@rule(
    "S-04",
    statement="各表所印的部门编码和名称相同",
    basis=FORM,
    severity=Severity.INFO,
    when="表头印有部门编码和名称",
    applies=lambda ledger: any(_owner(t) for t in ledger.tables if t.kind != TARGETS),
)
def every_table_names_the_same_department(ledger: Ledger) -> Iterator[Evaluation]:
    """Code and name of the department are the same on every form."""
    department = ledger.document.department
    if not department.name:
        yield undecidable("部门名称不明", "the department is not known")
        return
    for table in ledger.tables:
        owner = _owner(table) if table.kind != TARGETS else None
        if owner is None:
            continue
        code, name = owner
        same_name = compact(name) == compact(department.name)
        same_code = department.code is None or code == department.code
        yield verdict(
            same_name and same_code,
            f"{table.title or chinese_title(table.kind)}所印为“{code}{name}”，"
            f"文件的部门为“{department.code or ''}{department.name}”",
            f"the form names {code} {name}, the document {department.code} {department.name}",
            [place(table)],
            expected=f"{department.code or ''}{department.name}",
            actual=f"{code}{name}",
        )


def _owner(table: Table) -> tuple[str, str] | None:
    found = _OWNER.match(compact(table.caption))
    return (found[1], found[2]) if found else None


@rule(
    "S-05",
    statement="每一栏都有栏目名称，栏次完整",
    basis=FORM,
    severity=Severity.INFO,
    applies=lambda ledger: bool(statistical(ledger)),
    when="文件含预决算表",
)
def every_column_has_a_header(ledger: Ledger) -> Iterator[Evaluation]:
    """Every column of every statistical table has a header; the column numbers are read."""
    for table in statistical(ledger):
        if "columns_inferred" in table.flags:
            yield undecidable(
                f"{chinese_title(table.kind)}的栏目由推断得出",
                f"columns inferred in the {english_title(table.kind)}",
                [place(table)],
            )
            continue
        unnamed = [n for n, path in enumerate(table.columns, 1) if not any(path)]
        misread = "column_numbers_misread" in table.flags
        found = verdict(
            not unnamed and not misread,
            f"{chinese_title(table.kind)}的栏次不完整或栏目无名称",
            f"column numbers misprinted or headers missing in the {english_title(table.kind)}",
            [place(table)],
        )
        yield replace(found, origin=Origin.UNCLEAR)


@rule(
    "S-10",
    statement="序号逐行递增，续表接续",
    basis=FORM,
    severity=Severity.WARNING,
    when="表样有序号栏",
    applies=lambda ledger: any(_serials(table) for table in statistical(ledger)),
)
def serial_numbers_increase(ledger: Ledger) -> Iterator[Evaluation]:
    """Serial numbers increase from row to row, over continued pages too."""
    for table in statistical(ledger):
        serials = _serials(table)
        if not serials:
            continue
        name = chinese_title(table.kind)
        odd = next((cell for cell in serials if not _SERIAL.fullmatch(cell)), None)
        if odd is not None:
            yield undecidable(
                f"{name}的序号“{odd[:20]}”不是数字", f"serial number {odd[:20]}", [place(table)]
            )
            continue
        numbers = [0, *(int(cell) for cell in serials)]
        steps = list(pairwise(numbers))
        wrong = next((after for before, after in steps if after != before + 1), None)
        if wrong is None:
            yield HELD
        else:
            yield verdict(
                False,
                f"{name}的序号在 {wrong} 处不连续",
                f"serial numbers of the {english_title(table.kind)} break at {wrong}",
                [place(table)],
            )


def _serials(table: Table) -> list[str]:
    if not table.columns or "序号" not in "".join(table.columns[0]):
        return []
    return [compact(row[0]) for row in table.rows if row and row[0]]

"""Small documents of a department that does not exist, sound unless a test breaks them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from shared.contracts.document import (
    Department,
    Document,
    DocumentKind,
    Line,
    NarrativeFact,
    Section,
    Table,
    TextBlock,
)
from shared.contracts.extracted import Source
from shared.contracts.location import Location
from shared.contracts.performance import Indicator, Project, TargetValue
from shared.printed_numbers import read_number

UNREADABLE = "1O.5"
Change = Callable[[Document], Document]
Sheet = tuple[Table, tuple[Line, ...]]


def _line(table: str, kind: str, row: int, column: int, text: str | None, **meaning: Any) -> Line:
    state, amount = read_number(text)
    return Line(
        table=table,
        kind=kind,
        row=row,
        column=column,
        state=state,
        amount=amount,
        text=text,
        location=Location(element=f"{table}!{row}.{column}"),
        **meaning,
    )


def _table(kind: str, number: int, columns: Any, rows: Any, **extra: Any) -> Table:
    return Table(
        id=f"t{number}",
        kind=kind,
        columns=tuple(tuple(path) for path in columns),
        rows=tuple(tuple(row) for row in rows),
        **{"unit": "万元", "caption": "412云溪县统计局 预算年度：2024 单位：万元", **extra},
    )


def classified(
    kind: str, number: int, measures: dict[str, str], rows: Sequence[Sequence[str]], **extra: Any
) -> Sheet:
    """A table by account code: rows of code, name and amounts; no code is the 合计 row."""
    columns = [("序号",), ("科目编码",), ("科目名称",), *((name,) for name in measures.values())]
    cells, lines = [], []
    for index, (code, name, *amounts) in enumerate(rows):
        cells.append([str(index + 1), code or None, name, *(text or None for text in amounts)])
        for column, (measure, text) in enumerate(zip(measures, amounts, strict=True), 3):
            meaning = {"item_code": code or None, "item_name": name, "measure": measure}
            meaning["item"] = None if code else "grand_total"
            lines.append(_line(f"t{number}", kind, index, column, text or None, **meaning))
    return _table(kind, number, columns, cells, **extra), tuple(lines)


def two_sided(
    kind: str,
    number: int,
    revenue: Sequence[Sequence[str]],
    expenditure: Sequence[Sequence[str]],
    measures: dict[str, str],
    **extra: Any,
) -> Sheet:
    """A two-sided table: rows of item, label and amounts on either side."""
    columns = [("序号",), ("收入", "项目"), ("收入", "预算数"), ("支出", "项目")]
    columns += [("支出", name) for name in measures.values()]
    cells: list[list[str | None]] = []
    lines: list[Line] = []
    blank = ("", "", *[""] * len(measures))
    for index in range(max(len(revenue), len(expenditure))):
        left = revenue[index] if index < len(revenue) else ("", "", "")
        right = expenditure[index] if index < len(expenditure) else blank
        cells.append(
            [str(index + 1), left[1] or None, left[2] or None, *(t or None for t in right[1:])]
        )
        at = (f"t{number}", kind, index)
        if left[1]:
            meaning: dict[str, Any] = {"item": left[0], "item_name": left[1], "side": "revenue"}
            lines.append(_line(*at, 2, left[2] or None, measure="budgeted", **meaning))
        for column, (measure, text) in enumerate(zip(measures, right[2:], strict=True), 4):
            if right[1]:
                meaning = {"item": right[0], "item_name": right[1], "side": "expenditure"}
                lines.append(_line(*at, column, text or None, measure=measure, **meaning))
    return _table(kind, number, columns, cells, **extra), tuple(lines)


def listed(
    kind: str, number: int, measures: dict[str, str], rows: Sequence[Sequence[str]], **extra: Any
) -> Sheet:
    """A table of named lines: rows of item, label and amounts."""
    columns = [("项目",), *((name,) for name in measures.values())]
    lines = []
    for index, (item, name, *amounts) in enumerate(rows):
        for column, (measure, text) in enumerate(zip(measures, amounts, strict=True), 1):
            meaning = {"item": item or None, "item_name": name, "measure": measure}
            lines.append(_line(f"t{number}", kind, index, column, text or None, **meaning))
    cells = [[name, *(text or None for text in amounts)] for _, name, *amounts in rows]
    return _table(kind, number, columns, cells, **extra), tuple(lines)


def document(*sheets: Sheet, **extra: Any) -> Document:
    """A budget made of these tables."""
    base = {
        "document_id": "0" * 64,
        "source": Source(file_name="云溪.docx", media_type="application/docx", size_bytes=1),
        "kind": DocumentKind.BUDGET,
        "department": Department(code="412", name="云溪县统计局"),
        "fiscal_year": 2024,
        "unit": "万元",
        "tables": tuple(table for table, _ in sheets),
        "lines": tuple(line for _, lines in sheets for line in lines),
    }
    return Document(**{**base, **extra})


def fact(metric: str, amount: str, quote: str = "", **extra: Any) -> NarrativeFact:
    """A stated amount of 2024 in 万元."""
    base = {"metric": metric, "amount": amount, "quote": quote or f"{metric} {amount}万元"}
    return NarrativeFact(**{**base, "year": 2024, "unit": "万元", **extra})


def indicator(level1: str, level2: str, name: str, raw: str, **extra: Any) -> Indicator:
    """An indicator whose meaning is given as keyword `value`, an (operator, value, unit)."""
    operator, value, unit = extra.pop("value", (None, None, None))
    meaning = {"operator": operator, "value": value, "unit": unit}
    meaning.update(extra.pop("meaning", {}))
    base = {"description": name, "level1": level1, "level2": level2, "level3": name}
    return Indicator(**{**base, "value_raw": raw, "normalized": TargetValue(**meaning), **extra})


def project(name: str, budget: str, **extra: Any) -> Project:
    """A project of the department, funded by appropriation alone."""
    base: dict[str, Any] = {
        "title": f"{name}绩效目标表",
        "name": name,
        "budget": budget,
        "fiscal_funds": budget,
        "payment_plan": {"3月底": "20%", "6月底": "50%", "10月底": "80%", "12月底": "100%"},
    }
    return Project(**{**base, **extra})


def paragraphs(*texts: str) -> tuple[TextBlock, ...]:
    """Running text."""
    return tuple(TextBlock(text=text) for text in texts)


def sections(*headings: str) -> tuple[Section, ...]:
    """Chapter headings of level 1."""
    return tuple(Section(level=1, heading=heading) for heading in headings)


def amount(kind: str, key: str, text: str, measure: str | None = None) -> Change:
    """Print another amount in the line of an item or code, in one measure or the first."""

    def change(given: Document) -> Document:
        lines, done = [], False
        for line in given.lines:
            fits = line.kind == kind and key in (line.item, line.item_code) and not done
            if fits and measure in (None, line.measure):
                state, value = read_number(text)
                line = replace(line, state=state, amount=value, text=text)
                done = True
            lines.append(line)
        assert done, f"no line {kind} {key} {measure}"
        return given.model_copy(update={"lines": tuple(lines)})

    return change


def without_row(kind: str, key: str) -> Change:
    """Drop the row of an item or code."""

    def change(given: Document) -> Document:
        kept = [x for x in given.lines if x.kind != kind or key not in (x.item, x.item_code)]
        assert len(kept) < len(given.lines)
        return given.model_copy(update={"lines": tuple(kept)})

    return change


def with_code(kind: str, code: str, printed: str) -> Change:
    """Print another account code."""

    def change(given: Document) -> Document:
        lines = [
            replace(line, item_code=printed)
            if line.kind == kind and line.item_code == code
            else line
            for line in given.lines
        ]
        return given.model_copy(update={"lines": tuple(lines)})

    return change


def without(*kinds: str) -> Change:
    """Drop every table of these kinds."""

    def change(given: Document) -> Document:
        tables = tuple(table for table in given.tables if table.kind not in kinds)
        lines = tuple(line for line in given.lines if line.kind not in kinds)
        return given.model_copy(update={"tables": tables, "lines": lines})

    return change


def table_with(kind: str, **update: Any) -> Change:
    """Change fields of the table of a kind."""

    def change(given: Document) -> Document:
        tables = [t.model_copy(update=update) if t.kind == kind else t for t in given.tables]
        return given.model_copy(update={"tables": tuple(tables)})

    return change


def cell(kind: str, row: int, column: int, text: str | None) -> Change:
    """Print other text in one cell of a table."""

    def change(given: Document) -> Document:
        table = next(table for table in given.tables if table.kind == kind)
        rows = [list(cells) for cells in table.rows]
        rows[row][column] = text
        return table_with(kind, rows=tuple(tuple(cells) for cells in rows))(given)

    return change


def fields(**update: Any) -> Change:
    """Change fields of the document."""
    return lambda given: given.model_copy(update=update)


def stated(metric: str, text: str, **extra: Any) -> Change:
    """State another amount for a metric, or state it at all."""

    def change(given: Document) -> Document:
        kept = tuple(f for f in given.narrative_facts if f.metric != metric)
        facts = (*kept, fact(metric, text, **extra))
        return given.model_copy(update={"narrative_facts": facts})

    return change


def unstated(*metrics: str) -> Change:
    """State nothing for these metrics."""

    def change(given: Document) -> Document:
        kept = tuple(f for f in given.narrative_facts if f.metric not in metrics)
        return given.model_copy(update={"narrative_facts": kept})

    return change


def project_with(number: int, **update: Any) -> Change:
    """Change fields of one project."""

    def change(given: Document) -> Document:
        projects = list(given.projects)
        projects[number] = projects[number].model_copy(update=update)
        return given.model_copy(update={"projects": tuple(projects)})

    return change


def changed(given: Document, *changes: Change) -> Document:
    """The document after these changes."""
    for change in changes:
        given = change(given)
    return given

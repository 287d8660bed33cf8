"""The report as an XLSX workbook whose cells are text, never formulas."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from yusuan_cli.report.contents import Contents

# Control characters that XML cannot hold.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_FILLS = {"error": "F8D7DA", "warning": "FFF3CD", "info": "E2F0FB"}
_LONGEST = 32_000


def render_xlsx(contents: Contents) -> bytes:
    """Return the workbook: summary, findings, operands, rules."""
    book = Workbook()
    first = book.active
    if first is not None:
        book.remove(first)
    say = contents.word
    _fill(book.create_sheet(say("summary")), (say("summary"), ""), _summary(contents))
    _fill_findings(book.create_sheet(say("findings")), contents)
    _fill(book.create_sheet(say("operands")), _operand_head(contents), _operands(contents))
    _fill(book.create_sheet(say("rules")), _rule_head(contents), _rules(contents))
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _fill(sheet: Worksheet, head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write rows as text; a number stays a number, anything that begins like a formula does not."""
    for row, values in enumerate([head, *rows], 1):
        for column, value in enumerate(values, 1):
            cell = sheet.cell(row=row, column=column)
            if isinstance(value, int):
                cell.value = value
                continue
            cell.value = _CONTROL.sub("", str(value or ""))[:_LONGEST]
            cell.data_type = "s"
            cell.quotePrefix = str(value or "")[:1] in ("=", "+", "-", "@")
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if row == 1:
                cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    for column in range(1, len(head) + 1):
        widest = max(len(str(cell.value or "")) for cell in sheet[get_column_letter(column)])
        sheet.column_dimensions[get_column_letter(column)].width = min(60, 4 + 2 * widest)


def _summary(contents: Contents) -> list[tuple[str, object]]:
    document, say = contents.document, contents.word
    return [
        (say("department"), document.department.name or "-"),
        (say("year"), str(document.fiscal_year or "-")),
        (say("kind"), say(f"kind.{document.kind.value}")),
        (say("file"), document.source.file_name),
        (say("identity"), document.document_id),
        (say("checks"), contents.verdict),
        *((say(name), number) for name, number in document.checks.model_dump().items()),
    ]


def _fill_findings(sheet: Worksheet, contents: Contents) -> None:
    names = ("rule", "severity", "outcome", "statement", "message", "actual", "expected")
    more = ("difference", "hypothesis", "origin", "group")
    found = [finding for chapter in contents.chapters for finding in chapter.findings]
    rows = [
        (
            f.rule,
            contents.word(f.severity.value),
            contents.word(f.outcome.value),
            contents.statement(f),
            contents.message(f),
            f.actual,
            f.expected,
            f"{f.difference} {f.unit or ''}" if f.difference else "",
            contents.hypothesis(f),
            contents.word(f"origin.{f.origin.value}"),
            contents.root(f),
        )
        for f in found
    ]
    _fill(sheet, [contents.word(name) for name in (*names, *more)], rows)
    for number, finding in enumerate(found, 2):
        color = _FILLS[finding.severity.value]
        sheet.cell(row=number, column=1).fill = PatternFill("solid", start_color=color)
    sheet.auto_filter.ref = sheet.dimensions


def _operand_head(contents: Contents) -> list[str]:
    names = ("rule", "message", "operand", "printed", "amount", "quote", "place")
    return [contents.word(name) for name in names]


def _operands(contents: Contents) -> list[tuple[object, ...]]:
    return [
        (
            finding.rule,
            contents.message(finding),
            contents.label(operand),
            operand.text,
            "" if operand.amount is None else f"{operand.amount:f}",
            operand.quote,
            contents.place(operand.location),
        )
        for chapter in contents.chapters
        for finding in chapter.findings
        for operand in finding.operands
    ]


def _rule_head(contents: Contents) -> list[str]:
    outcomes = ("held", "broken", "rounding", "undecidable", "not_applicable")
    return [contents.word(name) for name in ("rule", "statement", *outcomes)]


def _rules(contents: Contents) -> list[tuple[object, ...]]:
    return [
        (rule.id, rule.statement, *rule.counts.model_dump().values()) for rule in contents.rules
    ]

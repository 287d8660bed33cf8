"""The report as JSON in the shape of Frictionless' validation report."""

from __future__ import annotations

import json
from typing import Any

from shared.contracts.document import Table
from shared.contracts.findings import Finding, Outcome, Severity
from yusuan_cli.report.contents import Contents


def render_json(contents: Contents) -> bytes:
    """Return valid, stats, warnings, errors and tasks: a task per table, one for the text."""
    document = contents.document
    tasks = [_table_task(contents, table) for table in document.tables]
    tasks.append(_text_task(contents))
    errors = sum(task["stats"]["errors"] for task in tasks)
    report = {
        "valid": all(task["valid"] for task in tasks),
        "stats": {
            "tasks": len(tasks),
            "errors": errors,
            "warnings": sum(task["stats"]["warnings"] for task in tasks),
            "seconds": 0,
            "checks": document.checks.model_dump(),
        },
        "warnings": [],
        "errors": [],
        "tasks": tasks,
    }
    return (json.dumps(report, ensure_ascii=False, indent=2) + "\n").encode()


def _table_of(finding: Finding) -> str | None:
    """The table a finding is told under: that of its first operand that has one."""
    return next((operand.table for operand in finding.operands if operand.table), None)


def _table_task(contents: Contents, table: Table) -> dict[str, Any]:
    found = [f for f in contents.document.findings if _table_of(f) == table.id]
    labels = ["/".join(path) for path in table.columns]
    size = {"fields": len(table.columns), "rows": len(table.rows)}
    task = _task(contents, table.title or table.kind, "table", found, size)
    place = f"{contents.document.source.file_name}#{table.id}"
    return {**task, "place": place, "labels": labels}


def _text_task(contents: Contents) -> dict[str, Any]:
    tables = {table.id for table in contents.document.tables}
    found = [f for f in contents.document.findings if _table_of(f) not in tables]
    task = _task(contents, "text", "text", found, {})
    return {**task, "place": contents.document.source.file_name, "labels": []}


def _task(
    contents: Contents, name: str, kind: str, findings: list[Finding], size: dict[str, int]
) -> dict[str, Any]:
    errors = [f for f in findings if _is_error(f)]
    warnings = [f for f in findings if not _is_error(f)]
    grave = [f for f in errors if f.severity is Severity.ERROR]
    source = contents.document.source
    return {
        "name": name,
        "type": kind,
        "valid": not grave,
        "stats": {
            "errors": len(errors),
            "warnings": len(warnings),
            "seconds": 0,
            "sha256": contents.document.document_id,
            "bytes": source.size_bytes,
            **size,
        },
        "warnings": [f"[{f.rule}] {contents.message(f)}" for f in warnings],
        "errors": [_error(contents, f) for f in errors],
    }


def _is_error(finding: Finding) -> bool:
    return finding.outcome is Outcome.BROKEN and finding.severity is not Severity.INFO


def _error(contents: Contents, finding: Finding) -> dict[str, Any]:
    cells = [o for o in finding.operands if o.table is not None and o.row is not None]
    at = {"rowNumber": cells[0].row, "fieldNumber": cells[0].column} if cells else {}
    return {
        "type": finding.rule,
        "title": contents.statement(finding),
        "description": finding.statement,
        "message": contents.message(finding),
        "tags": ["#relation", f"#{finding.severity.value}", f"#{finding.origin.value}"],
        "note": contents.hypothesis(finding),
        **at,
        "cells": [contents.printed(operand) for operand in finding.operands],
        "finding": finding.model_dump(mode="json"),
    }

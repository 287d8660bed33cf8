"""Render a validated document's report in one of its formats."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from shared.contracts.document import Document
from yusuan_cli.report.contents import Catalogue, Contents, build_contents
from yusuan_cli.report.frictionless import render_json
from yusuan_cli.report.page import render_html
from yusuan_cli.report.plain import render_text
from yusuan_cli.report.words import Language
from yusuan_cli.report.workbook import render_xlsx

ReportFormat = Literal["html", "xlsx", "json", "text"]
FORMATS: dict[ReportFormat, Callable[[Contents], bytes]] = {
    "html": render_html,
    "xlsx": render_xlsx,
    "json": render_json,
    "text": render_text,
}


def render_report(
    document: Document,
    report_format: ReportFormat,
    *,
    catalogue: Catalogue | None = None,
    language: Language = "zh",
) -> bytes:
    """Return the report as a file's bytes; `catalogue` gives the statements of rules that held."""
    return FORMATS[report_format](build_contents(document, catalogue, language))

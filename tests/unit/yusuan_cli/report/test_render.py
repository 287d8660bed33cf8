from __future__ import annotations

import json
from io import BytesIO

import pytest
from openpyxl import load_workbook

from services.validation.core.validate import validate
from shared.contracts.findings import Outcome, Severity
from tests.unit.services.validation.sound import sound_budget
from tests.unit.yusuan_cli.report.documents import HOSTILE, faulty
from yusuan_cli.commands.report import build_catalogue
from yusuan_cli.report.contents import build_contents
from yusuan_cli.report.render import FORMATS, render_report

CATALOGUE = build_catalogue()


@pytest.mark.parametrize("report_format", FORMATS)
def test_every_format_renders_a_sound_and_a_faulty_document(report_format):
    for document in (validate(sound_budget()), faulty()):
        assert render_report(document, report_format, catalogue=CATALOGUE, language="en")


def test_text_shows_both_sides_of_the_arithmetic():
    text = render_report(faulty(), "text", catalogue=CATALOGUE).decode()
    assert "[A-101] 收入总计 = 支出总计" in text
    assert "收支总表 支出总计（预算数）: 524.35" in text
    assert "相差: 18.00 万元" in text


def test_english_text_speaks_english():
    text = render_report(faulty(), "text", catalogue=CATALOGUE, language="en").decode()
    assert "Total revenue equals total expenditure." in text
    assert "difference 18.00 万元" in text


def test_english_report_names_lines_in_english_and_quotes_what_is_printed():
    text = render_report(faulty(), "text", catalogue=CATALOGUE, language="en").decode()
    assert "summary of revenue and expenditure: total revenue (budget): 542.35" in text
    assert "holds if “summary of revenue and expenditure: total expenditure (budget)” is" in text
    lines = [line for line in text.splitlines() if line.startswith("   - summary")]
    assert lines
    assert all(line.isascii() for line in lines if "“" not in line)


def test_page_marks_the_figure_that_is_likeliest_wrong():
    page = render_report(faulty(), "html", catalogue=CATALOGUE, language="en").decode()
    rows = [row for row in page.split("<tr") if "◀ suspect" in row]
    assert rows
    assert all("total expenditure (budget)" in row for row in rows)


def test_page_escapes_what_the_document_says():
    page = render_report(faulty(), "html", catalogue=CATALOGUE).decode()
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert "http" not in page.replace("http-equiv", "")


def test_workbook_cells_are_never_formulas():
    book = load_workbook(BytesIO(render_report(faulty(), "xlsx", catalogue=CATALOGUE)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}
    assert any(cell.value == HOSTILE for cell in cells)


def test_json_has_the_shape_of_a_frictionless_report():
    report = json.loads(render_report(faulty(), "json", catalogue=CATALOGUE))
    assert set(report) == {"valid", "stats", "warnings", "errors", "tasks"}
    assert report["valid"] is False
    assert report["stats"]["tasks"] == len(faulty().tables) + 1
    assert report["stats"]["errors"] == sum(len(task["errors"]) for task in report["tasks"])
    error = next(e for task in report["tasks"] for e in task["errors"] if e["type"] == "A-101")
    assert (error["rowNumber"], error["fieldNumber"]) == (8, 2)
    assert {"type", "title", "description", "message", "tags", "note"} <= set(error)


def test_a_sound_document_is_valid():
    assert json.loads(render_report(validate(sound_budget()), "json"))["valid"] is True


def test_findings_of_one_root_cause_stand_side_by_side():
    findings = [
        finding.model_copy(update={"group": group})
        for finding, group in zip(faulty().findings, ("a", None, "a"), strict=False)
    ]
    same = [
        f.model_copy(update={"outcome": Outcome.BROKEN, "severity": Severity.ERROR})
        for f in findings
    ]
    contents = build_contents(faulty().model_copy(update={"findings": tuple(same)}))
    assert [finding.group for finding in contents.chapters[0].findings] == ["a", "a", None]

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from services.extraction.page_ranges import RANGE_PAGES
from tests.end_to_end import files
from tests.end_to_end.test_bad_input import run_command
from tests.unit.services.extraction.core.pdf.drawing import draw_pages, draw_table


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    path = tmp_path / "x.pdf"
    path.write_bytes(files.pdf())
    return path


def test_the_tables_of_a_pdf_are_printed_as_they_stand(pdf: Path):
    done = run_command("tables", pdf)
    assert done.returncode == 0, done.stderr
    (table,) = json.loads(done.stdout)["tables"]
    assert table["page"] == 1
    assert table["rows"][-1] == ["收入总计", "120.50", "支出总计", "120.50"]


def test_the_engine_of_the_setting_prints_the_same_tables(pdf: Path):
    fast, reference = (
        run_command("tables", pdf, "--draw", "--out", pdf.parent / name, YUSUAN_PDF_ENGINE=name)
        for name in ("pdfium", "pdfplumber")
    )
    assert (fast.returncode, reference.returncode) == (0, 0), reference.stderr
    printed = [
        [
            table["rows"]
            for table in json.loads((pdf.parent / name / "x.json").read_text())["tables"]
        ]
        for name in ("pdfium", "pdfplumber")
    ]
    assert printed[0] == printed[1]
    assert (pdf.parent / "pdfplumber" / "x.page-1.png").exists()


def test_an_engine_that_is_not_known_is_wrong_usage(pdf: Path):
    done = run_command("tables", pdf, YUSUAN_PDF_ENGINE="other")
    assert (done.returncode, "YUSUAN_PDF_ENGINE" in done.stderr) == (2, True)


def test_pages_pictures_and_formats_are_chosen(pdf: Path, tmp_path: Path):
    out = tmp_path / "out"
    done = run_command("tables", pdf, "--pages", "1,7", "--format", "csv", "--draw", "--out", out)
    assert done.returncode == 0, done.stderr
    assert "1,1,收入总计,120.50" in (out / "x.csv").read_text("utf-8")
    assert (out / "x.page-1.png").read_bytes().startswith(b"\x89PNG")


def test_a_file_that_is_no_pdf_is_named_and_the_others_go_on(pdf: Path, tmp_path: Path):
    other = tmp_path / "y.pdf"
    other.write_bytes(b"no PDF at all")
    done = run_command("tables", other, pdf)
    assert done.returncode == 1
    assert "y.pdf" in done.stderr
    assert len(json.loads(done.stdout)["tables"]) == 1


@pytest.mark.parametrize("pages", ["0", "9-3", "x", "1-", "1-999999999"])
def test_a_wrong_list_of_pages_is_wrong_usage(pdf: Path, pages: str):
    assert run_command("tables", pdf, "--pages", pages).returncode == 2


def test_the_pages_of_a_long_file_are_read_by_ranges_and_printed_in_order(tmp_path: Path):
    pages = 2 * RANGE_PAGES + 1
    path = tmp_path / "long.pdf"
    path.write_bytes(draw_pages(*(draw_numbered(page) for page in range(1, pages + 1))))
    done = run_command("tables", path, "--pages", f"2-{pages}")
    assert done.returncode == 0, done.stderr
    found = [(table["page"], table["rows"][1][0]) for table in json.loads(done.stdout)["tables"]]
    assert found == [(page, f"第{page}页") for page in range(2, pages + 1)]


def draw_numbered(page: int) -> Callable[[Canvas], None]:
    rows = (("项目", "金额"), (f"第{page}页", f"{page}.00"))
    return lambda canvas: draw_table(canvas, rows)

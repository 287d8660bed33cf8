"""Published files beside the checkout: both engines alike, numbers in their cells, memory flat."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest

from services.extraction.core.formats.pdf import read_pdf
from services.extraction.core.grids.engine import find_tables
from services.extraction.core.pdf.engines import Engine
from services.extraction.core.pdf.opening import open_pages
from services.extraction.core.tables_of_pages import PageTable, read_tables
from shared.contracts.extracted import Grid

ROOT = Path(__file__).parents[6]
SHARED = ROOT.parent / "shared"
BUDGETS = sorted(SHARED.glob("samples/hebei/*.pdf")) + sorted(SHARED.glob("samples/shanghai/*.pdf"))
GENERAL = sorted(SHARED.glob("samples/icdar2013/*.pdf"))

pytestmark = [
    pytest.mark.real_files,
    pytest.mark.skipif(not BUDGETS, reason="the published documents are not beside the checkout"),
]


def plain(text: str | None) -> str | None:
    return None if text is None else "".join(unicodedata.normalize("NFKC", text).lower().split())


def tables(data: bytes, engine: Engine) -> list[tuple[int, list[list[str | None]]]]:
    with open_pages(data, engine) as source:
        return [
            (table.page, [[plain(text) for text in row] for row in table.to_rows()])
            for at in range(source.page_count)
            for table in find_tables(source.read_page(at))
        ]


@pytest.mark.parametrize("file", BUDGETS + GENERAL or [None])
def test_both_engines_find_the_same_tables(file: Path):
    data = file.read_bytes()
    assert tables(data, Engine.PDFIUM) == tables(data, Engine.PDFPLUMBER)


@pytest.mark.parametrize("file", BUDGETS or [None])
def test_no_cell_of_a_budget_holds_two_amounts_and_no_table_is_lost(file: Path):
    grids = [block for block in read_pdf(file.read_bytes()).blocks if isinstance(block, Grid)]
    assert len(grids) >= 9
    # Two amounts with separators or decimals, one after the other.
    two_amounts = re.compile(r"\d[\d,]*(?:,\d{3}|\.\d\d) ?\d[\d,]*(?:,\d{3}|\.\d\d)")
    glued = [cell.text for grid in grids for cell in grid.cells if two_amounts.fullmatch(cell.text)]
    assert glued == []


def relations(table: PageTable) -> list[tuple[str, str]]:
    rows = [[plain(text) or "" for text in row] for row in table.rows]
    return [(a, b) for row in rows for a, b in pairwise(row) if a and b]


def test_general_tables_keep_their_neighbours():
    found = wanted = 0
    for file in GENERAL:
        truth = json.loads((SHARED / "gold/icdar2013" / f"{file.stem}.json").read_text("utf-8"))
        read = {pair for table in read_tables(file.read_bytes()) for pair in relations(table)}
        for table in truth["tables"]:
            rows: dict[int, dict[int, str | None]] = {}
            for row, column, _, _, text in table["cells"]:
                rows.setdefault(row, {})[column] = plain(text)
            for row in rows.values():
                cells = [row[column] for column in sorted(row) if row[column]]
                wanted += len(cells) - 1
                found += sum(pair in read for pair in pairwise(cells))
    assert found / wanted > 0.94


def test_a_thousand_pages_are_tables_in_less_than_300_megabytes():
    program = (
        "import re, sys\n"
        "from pathlib import Path\n"
        "from services.extraction.core.pdf.opening import open_pages\n"
        "from services.extraction.core.grids.engine import find_tables\n"
        "data, pages = Path(sys.argv[1]).read_bytes(), 0\n"
        "while pages < 1000:\n"
        "    with open_pages(data) as source:\n"
        "        for at in range(source.page_count):\n"
        "            find_tables(source.read_page(at))\n"
        "        pages += source.page_count\n"
        # Its own peak: what getrusage says includes the process that started this one.
        "status = Path('/proc/self/status').read_text()\n"
        "print(int(re.search(r'VmHWM:\\s+(\\d+)', status)[1]) // 1024)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(BUDGETS[-2])],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert int(done.stdout) < 300

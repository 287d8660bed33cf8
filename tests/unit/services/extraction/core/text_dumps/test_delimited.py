"""Rows of cells parted by tabs or bars, told from entries of a table of contents."""

from __future__ import annotations

import pytest

from services.extraction.core.text_dumps.delimited import is_row
from services.extraction.core.text_dumps.source_lines import SourceLine


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("项目\t预算数", True),
        ("五、事业单位经营收入\t\t\t", True),
        ("| 项目 | 预算数 |", True),
        ("一、部门概况\t12", False),
        ("二、收入说明\t", False),
        ("正文一句。", False),
    ],
)
def test_a_label_with_blank_cells_behind_it_is_a_row(text, is_one):
    assert is_row(SourceLine(1, text)) is is_one

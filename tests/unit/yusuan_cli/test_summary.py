from __future__ import annotations

from functools import partial
from pathlib import Path

from yusuan_cli.messages import say
from yusuan_cli.session import FileEnd
from yusuan_cli.summary import to_lines

FINDING = {
    "rule": "A-101",
    "severity": "error",
    "message": "收入总计 1 ≠ 2",
    "message_en": "1 is not 2",
}
RECORD = {
    "department_name": "示例县档案馆",
    "fiscal_year": 2031,
    "summary": {"tables": 9, "projects": 2, "indicators": 7, "gravest": [FINDING]},
    "checks": {"held": 5, "broken": 1, "rounding": 0, "undecidable": 0, "not_applicable": 3},
    "quality": {"unread_pages": [], "unreadable_cells": 0, "flags": []},
}


def test_a_narrow_terminal_shows_every_figure_below_the_name():
    end = FileEnd(Path("a/b.pdf"), 1.25, record=RECORD)
    assert list(to_lines(end, partial(say, "en"))) == [
        "b.pdf  1.2 s",
        "  示例县档案馆 2031",
        "  Tables 9, Projects 2, Indicators 7, held 5, broken 1, rounding 0, undecidable 0, n.a. 3",
        "  error A-101 1 is not 2",
    ]

from __future__ import annotations

from services.extraction.core.pdf.lines import PrintedLine
from services.extraction.core.pdf.packed_lines import pack_lines, unpack_lines


def test_lines_are_packed_and_unpacked_to_a_hundredth_of_a_point():
    lines = [
        PrintedLine("养护 支出", (60.0, 71.25, 140.504, 80.0), 10.5, is_bold=True),
        PrintedLine("-1,204.50", (200.0, 71.25, 240.0, 80.0), 9.0, is_bold=False),
    ]
    assert unpack_lines(pack_lines(lines)) == [
        PrintedLine("养护 支出", (60.0, 71.25, 140.5, 80.0), 10.5, is_bold=True),
        lines[1],
    ]


def test_no_line_packs_to_nothing():
    assert unpack_lines(pack_lines([])) == []

"""Lines between two column rules: which are one text, wrapped, and which are texts of rows."""

from __future__ import annotations

from services.extraction.core.grids.aligned.cell_lines import group_cells
from services.extraction.core.grids.aligned.text_lines import Strip, TextLine

SIZE = 10.0


def strip(x0: float, x1: float, *lines: tuple[float, str]) -> Strip:
    """Make a column of lines that begin at its left edge, each with its top."""
    made = [
        TextLine(x0 + 4, x0 + 4 + SIZE * len(text), top, top + SIZE, SIZE, text)
        for top, text in lines
    ]
    return Strip((x0, 0, x1, 100), tuple(made))


def texts(*strips: Strip) -> list[list[str]]:
    cells = group_cells(strips)
    return [["".join(line.text for line in cell.lines) for cell in own] for own in cells]


def test_a_full_line_goes_on_in_the_next():
    assert texts(strip(0, 70, (0, "公众知晓程度"), (13, "较上年提高"))) == [
        ["公众知晓程度较上年提高"]
    ]


def test_a_line_with_room_left_is_a_text_of_its_own():
    assert texts(strip(0, 90, (0, "培训"), (13, "编印手册"))) == [["培训", "编印手册"]]


def test_full_lines_beside_texts_of_two_rows_are_two_texts():
    labels = strip(0, 50, (0, "数量指标"), (13, "质量指标"))
    entries = strip(50, 200, (0, "培训场次"), (13, "验收合格"))
    assert texts(labels, entries)[0] == ["数量指标", "质量指标"]


def test_full_lines_whose_middle_is_beside_a_text_are_one():
    names = strip(0, 50, (0, "公众知晓"), (13, "程度提高"))
    entries = strip(50, 200, (6.5, "明显"))
    assert texts(names, entries)[0] == ["公众知晓程度提高"]


def test_a_mark_that_ends_a_phrase_begins_no_text():
    assert texts(strip(0, 90, (0, "培训"), (13, "）场次"))) == [["培训）场次"]]


def test_a_sign_goes_on_with_the_number_below_it():
    assert texts(strip(0, 40, (0, "≥"), (13, "90%"), (40, "≥"), (53, "85%"))) == [["≥90%", "≥85%"]]

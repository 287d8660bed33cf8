from __future__ import annotations

import pytest

from services.extraction.core.formats.plain_text import bid_on_plain_text, read_plain_text
from shared.contracts.extracted import CellMark, Grid, Paragraph
from shared.errors import EncodingUncertain

TEXT = "部门机构设置情况\n\t单位名称\n\t单位性质\n\n\t河滨县第一中学\n\t事业\n"


def test_text_in_the_encoding_of_older_programs_is_read():
    assert read_plain_text(TEXT.encode("gbk")).blocks == read_plain_text(TEXT.encode()).blocks


def test_text_whose_encoding_cannot_be_told_is_refused():
    data = ("où est le garçon? " * 20).encode("latin-1")
    assert bid_on_plain_text(data) > 0
    with pytest.raises(EncodingUncertain):
        read_plain_text(data)


def test_binary_data_gets_no_bid():
    assert bid_on_plain_text(bytes(range(256))) == 0


@pytest.mark.parametrize(
    "data", [b"{\\rtf1\\ansi text}", b"%PDF-1.7\ntext", b"<?xml version='1.0'?>"]
)
def test_formats_written_in_letters_are_no_plain_text(data: bytes):
    assert bid_on_plain_text(data) == 0


def test_a_cell_with_damaged_characters_is_marked():
    damaged = (TEXT * 40).encode().replace("事业".encode(), b"\xe4\xba\xff", 1)
    reading = read_plain_text(damaged)
    grid = next(block for block in reading.blocks if isinstance(block, Grid))
    assert [cell.marks for cell in grid.cells if cell.marks] == [(CellMark.UNREADABLE,)]
    assert reading.quality.flags == ("replaced_characters",)
    assert reading.quality.unreadable_cells == 1


def test_comma_separated_rows_are_a_grid():
    reading = read_plain_text(
        '科目编码,科目名称,合计\n205,教育支出,"1,200.50"\n210,卫生,3\n'.encode()
    )
    (grid,) = reading.blocks
    assert isinstance(grid, Grid)
    assert [cell.text for cell in grid.cells][3:6] == ["205", "教育支出", "1,200.50"]


def test_prose_alone_is_paragraphs():
    blocks = read_plain_text(
        "一、收入说明\n2024年收入，合计5.00万元，与上年持平，没有变化。\n".encode()
    ).blocks
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == [
        "一、收入说明",
        "2024年收入，合计5.00万元，与上年持平，没有变化。",
    ]

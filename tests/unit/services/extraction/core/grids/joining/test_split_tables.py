"""One form split over neighbouring tables or sheets."""

from __future__ import annotations

import pytest

from services.extraction.core.grids.joining.split_tables import join_split_tables
from services.extraction.core.grids.placing import build_grid
from shared.contracts.extracted import Block, Cell, Grid, Paragraph
from shared.contracts.location import Location
from tests.unit.services.extraction.core.office_files import texts

HEADER = ["序号", "项目", "金额"]


def _grid(*rows: list[str], place: str = "body/tbl[1]", header_rows: int | None = None) -> Grid:
    cells = [
        Cell(row=row, column=column, text=text)
        for row, line in enumerate(rows)
        for column, text in enumerate(line)
    ]
    grid = build_grid(cells, header_rows=header_rows, location=Location(element=place))
    assert grid is not None
    return grid


def _joined(*blocks: Block | str) -> list[list[list[str]] | str]:
    given = [Paragraph(text=block) if isinstance(block, str) else block for block in blocks]
    return [
        texts(block) if isinstance(block, Grid) else getattr(block, "text", "")
        for block in join_split_tables(given)
    ]


def test_a_part_that_repeats_the_header_is_joined():
    first, second = _grid(HEADER, ["1", "甲", "2"]), _grid(HEADER, ["2", "乙", "3"])
    assert _joined(first, second) == [[HEADER, ["1", "甲", "2"], ["2", "乙", "3"]]]


def test_a_part_that_repeats_only_the_last_row_of_the_header_is_joined():
    first = _grid(
        ["收入", "", "支出", ""], ["项目", "金额", "项目", "金额"], ["甲", "1.00", "乙", ""]
    )
    below = _grid(["项目", "金额", "项目", "金额"], ["", "", "丙", "2.00"], place="body/tbl[2]")
    assert _joined(first, below)[0][-2:] == [["甲", "1.00", "乙", ""], ["", "", "丙", "2.00"]]
    assert len(_joined(first, "另一张表", below)) == 3


def test_a_part_that_goes_on_counting_needs_no_header():
    assert _joined(_grid(HEADER, ["1", "甲", "2"]), _grid(["2", "乙", "3"])) == [
        [HEADER, ["1", "甲", "2"], ["2", "乙", "3"]]
    ]


def test_numbered_parts_of_a_title_are_one_table():
    first, second = _grid(HEADER, ["1", "甲", "2"]), _grid(HEADER, ["2", "乙", "3"])
    joined = _joined("支出总表（1）", first, "支出总表（2）", second)
    assert joined == ["支出总表（1）", [HEADER, ["1", "甲", "2"], ["2", "乙", "3"]]]


def test_a_title_that_is_printed_again_does_not_part_a_table():
    first, second = _grid(HEADER, ["1", "甲", "2"]), _grid(HEADER, ["2", "乙", "3"])
    joined = _joined("支出总表", "单位：万元", first, "支出总表（续）", "单位：万元", second, "尾")
    assert joined == ["支出总表", "单位：万元", [HEADER, ["1", "甲", "2"], ["2", "乙", "3"]], "尾"]


FIRST = _grid(HEADER, ["1", "甲", "2"])
APART: dict[str, tuple[Block | str, ...]] = {
    "another title": (FIRST, "乙表", _grid(HEADER, ["1", "乙", "3"])),
    "counts anew": (FIRST, _grid(["1", "乙", "3"])),
    "other columns": (_grid(["项目", "金额"], ["甲", "1"]), _grid(HEADER, ["1", "乙", "3"])),
    "no figures": (_grid(["项目", "金额"], ["甲", "x"]), _grid(["项目", "金额"], ["合计", "y"])),
    "another sheet": (
        _grid(HEADER, ["1", "甲", "2"], place="甲!A1"),
        _grid(HEADER, ["2", "乙", "3"], place="乙!A1"),
    ),
    "another header": (
        _grid(HEADER, ["1", "甲", "2"], header_rows=1),
        _grid(["序号", "名称", "金额"], ["2", "乙", "3"]),
    ),
}


@pytest.mark.parametrize("name", APART)
def test_tables_of_their_own_stay_apart(name: str):
    assert len(_joined(*APART[name])) == len(APART[name])

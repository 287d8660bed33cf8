"""Excel workbooks."""

from __future__ import annotations

import pytest

from services.extraction.core.formats.xlsx import bid_xlsx, read_xlsx
from shared.contracts.extracted import Block, Grid, Paragraph
from shared.errors import ForbiddenContent, ResourceLimit
from tests.unit.services.extraction.core.office_files import (
    BORDERED,
    sheet_rows,
    spans,
    texts,
    xlsx,
)

TABLE = [["项目", "金额"], ["甲", "3.2"], ["乙", "1204"]]


def _blocks(*sheets: str, styles: str = BORDERED, names: str = "") -> tuple[Block, ...]:
    named = {f"Sheet{number}": xml for number, xml in enumerate(sheets, 1)}
    return read_xlsx(xlsx(named, styles=styles, names=names)).blocks


def _grid(xml: str) -> Grid:
    (grid,) = (block for block in _blocks(xml) if isinstance(block, Grid))
    return grid


def _lines(blocks: tuple[Block, ...]) -> list[str]:
    return [block.text if isinstance(block, Paragraph) else block.type for block in blocks]


def test_cells_are_printed_under_their_formats_with_their_places():
    grid = _grid(f"<sheetData>{sheet_rows(TABLE)}</sheetData>")
    assert texts(grid) == [["项目", "金额"], ["甲", "3.20"], ["乙", "1,204.00"]]
    last = grid.cells[-1].location
    assert last is not None
    assert last.element == "Sheet1!B3"


def test_merged_ranges_are_spans():
    data = sheet_rows([["序号", "收入", None], [None, "项目", "金额"], ["1", "甲", "2"]])
    merges = '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/></mergeCells>'
    assert spans(_grid(f"<sheetData>{data}</sheetData>{merges}")) == {
        "序号": (0, 0, 2, 1),
        "收入": (0, 1, 1, 2),
        "项目": (1, 1, 1, 1),
        "金额": (1, 2, 1, 1),
        "1.00": (2, 0, 1, 1),
        "甲": (2, 1, 1, 1),
        "2.00": (2, 2, 1, 1),
    }


def test_a_title_and_a_note_without_borders_stand_around_the_table():
    rows = (
        sheet_rows([["收支总表"], ["某局", "单位：万元"]], style=0)
        + sheet_rows(TABLE, first=3)
        + sheet_rows([["注：含结转。"], ["填报人：甲", "电话：1"]], style=0, first=6)
    )
    blocks = _blocks(f"<sheetData>{rows}</sheetData>")
    assert _lines(blocks) == ["收支总表", "grid", "注：含结转。", "填报人：甲 电话：1"]
    assert isinstance(blocks[1], Grid)
    assert texts(blocks[1])[0] == ["某局", "单位：万元"]


def test_a_table_whose_header_alone_is_ruled_keeps_its_rows():
    rows = sheet_rows(TABLE[:1]) + sheet_rows([["甲", "3"]] * 6, style=0, first=2)
    assert _grid(f"<sheetData>{rows}</sheetData>").row_count == 7


def test_a_note_below_a_table_without_rules_stands_apart():
    rows = sheet_rows([*TABLE, ["注：含结转。"]], style=0)
    assert _lines(_blocks(f"<sheetData>{rows}</sheetData>")) == ["grid", "注：含结转。"]


def test_blank_rows_part_two_tables_and_ruled_blank_rows_belong_to_theirs():
    ruled = '<row r="4"><c r="A4" s="1"/><c r="B4" s="1"/></row>'
    rows = sheet_rows(TABLE) + ruled + sheet_rows(TABLE, first=6)
    grids = [b for b in _blocks(f"<sheetData>{rows}</sheetData>") if isinstance(b, Grid)]
    assert [grid.row_count for grid in grids] == [4, 3]


def test_running_text_in_one_column_is_paragraphs():
    rows = sheet_rows([["一、职责"], ["负责甲。\n负责乙。"]], style=0)
    assert _lines(_blocks(f"<sheetData>{rows}</sheetData>")) == ["一、职责", "负责甲。", "负责乙。"]


def test_hidden_rows_columns_and_sheets_are_left_out_and_said():
    rows = sheet_rows(TABLE).replace('<row r="2">', '<row r="2" hidden="1">')
    wide = rows.replace("</c></row>", '</c><c r="C1" t="inlineStr"><is><t>内</t></is></c></row>')
    columns = '<cols><col min="3" max="3" hidden="1"/></cols>'
    data = xlsx({"甲": f"{columns}<sheetData>{wide}</sheetData>", "乙": ""}, styles=BORDERED)
    reading = read_xlsx(data)
    (grid,) = (block for block in reading.blocks if isinstance(block, Grid))
    assert texts(grid) == [["项目", "金额"], ["乙", "1,204.00"]]
    assert set(reading.quality.flags) == {"hidden_columns", "hidden_rows"}


def test_a_merged_cell_that_begins_in_a_hidden_row_is_shown_in_the_next():
    rows = sheet_rows([["甲", "1"], [None, "2"], ["乙", "3"]])
    hidden = rows.replace('<row r="1">', '<row r="1" hidden="1">')
    merges = '<mergeCells><mergeCell ref="A1:A2"/></mergeCells>'
    assert texts(_grid(f"<sheetData>{hidden}</sheetData>{merges}")) == [
        ["甲", "2.00"],
        ["乙", "3.00"],
    ]


@pytest.mark.parametrize(
    ("cell", "printed"),
    [
        ('<c r="B1" s="1" t="s"><v>1</v></c>', "共享"),
        ('<c r="B1" s="1" t="s"><v>9</v></c>', ""),
        ('<c r="B1" s="2"><f>A1*2</f><v>7</v></c>', "7.00"),
        ('<c r="B1" s="1" t="str"><f>A1</f><v>文</v></c>', "文"),
        ('<c r="B1" s="1" t="e"><v>#REF!</v></c>', "#REF!"),
        ('<c r="B1" s="1" t="b"><v>1</v></c>', "TRUE"),
        ('<c r="B1" s="1"><v>NaN</v></c>', "NaN"),
        ('<c r="B1" s="1"><v>1e999</v></c>', "1e999"),
        ('<c r="B1" s="99"><v>5</v></c>', "5"),
    ],
)
def test_every_type_of_cell_is_printed(cell: str, printed: str):
    row = f'<row r="1"><c r="A1" s="1" t="inlineStr"><is><t>甲</t></is></c>{cell}</row>'
    more = sheet_rows([["乙", "1"]], first=2)
    data = xlsx(
        {"Sheet1": f"<sheetData>{row}{more}</sheetData>"}, styles=BORDERED, texts=["零", "共享"]
    )
    (grid,) = (block for block in read_xlsx(data).blocks if isinstance(block, Grid))
    assert texts(grid)[0] == ["甲", printed]


@pytest.mark.parametrize("value", ["", "<v/>", "<v></v>"])
def test_a_formula_that_was_never_calculated_is_said(value: str):
    rows = sheet_rows(TABLE).replace("<v>3.2</v>", f"<f>1+1</f>{value}")
    reading = read_xlsx(xlsx({"Sheet1": f"<sheetData>{rows}</sheetData>"}, styles=BORDERED))
    assert reading.quality.flags == ("formula_not_calculated",)


def test_a_sheet_that_hides_zeros_prints_none():
    view = '<sheetViews><sheetView showZeros="0"/></sheetViews>'
    rows = sheet_rows([["甲", "0"], ["乙", "1"]])
    assert texts(_grid(f"{view}<sheetData>{rows}</sheetData>")) == [["甲", ""], ["乙", "1.00"]]


def test_the_name_of_a_sheet_stands_for_a_title_that_is_not_printed():
    sheets = {"收入总表": f"<sheetData>{sheet_rows(TABLE)}</sheetData>"}
    assert _lines(read_xlsx(xlsx(sheets, styles=BORDERED)).blocks) == ["收入总表", "grid"]


def test_rows_printed_on_every_page_are_header_rows():
    names = (
        '<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'
        "Sheet1!$1:$1</definedName></definedNames>"
    )
    blocks = _blocks(f"<sheetData>{sheet_rows(TABLE)}</sheetData>", names=names)
    assert isinstance(blocks[0], Grid)
    assert blocks[0].header_rows == 1


def test_a_form_over_two_sheets_is_joined_where_title_and_header_are_repeated():
    first = sheet_rows([["支出总表"]], style=0) + sheet_rows(TABLE, first=2)
    second = sheet_rows([["支出总表（续）"]], style=0) + sheet_rows(
        [["项目", "金额"], ["丙", "5"]], first=2
    )
    sheets = [f"<sheetData>{rows}</sheetData>" for rows in (first, second)]
    (grid,) = (block for block in _blocks(*sheets) if isinstance(block, Grid))
    assert [line[0] for line in texts(grid)] == ["项目", "甲", "乙", "丙"]
    assert grid.is_joined


def test_a_far_cell_costs_nothing():
    far = '<row r="1048576"><c r="XFD1048576" s="1" t="inlineStr"><is><t>远</t></is></c></row>'
    rows = sheet_rows(TABLE) + far
    merges = '<mergeCells><mergeCell ref="A5:XFD1048570"/></mergeCells>'
    assert _lines(_blocks(f"<sheetData>{rows}</sheetData>{merges}")) == ["grid", "远"]


def test_too_many_sheets_and_entities_are_refused():
    with pytest.raises(ResourceLimit):
        read_xlsx(xlsx({f"a{number}": "" for number in range(201)}))
    with pytest.raises(ForbiddenContent):
        read_xlsx(xlsx({"a": "<!DOCTYPE a>"}))


def test_the_reader_bids_by_content():
    assert bid_xlsx(xlsx({"a": ""})) == 90
    assert bid_xlsx(b"PK\x03\x04") == 0


NONSENSE = ("", "x", "-1", "9" * 5000, "1.5", "²", "ZZZZ9", "true")


@pytest.mark.parametrize("value", NONSENSE)
def test_attributes_that_make_no_sense_are_passed_over(value: str):
    rows = (
        f'<row r="{value}" ht="{value}"><c r="{value}" s="{value}" t="s"><v>{value}</v></c></row>'
    )
    columns = f'<cols><col min="{value}" max="{value}" hidden="1"/></cols>'
    merges = f'<mergeCells><mergeCell ref="{value}:{value}"/></mergeCells>'
    styles = f'<cellXfs><xf numFmtId="{value}" borderId="{value}"/></cellXfs>'
    names = f'<definedNames><definedName name="a" localSheetId="{value}"/></definedNames>'
    sheet = f"{columns}<sheetData>{rows}</sheetData>{merges}"
    assert _blocks(sheet, styles=styles, names=names) == ()

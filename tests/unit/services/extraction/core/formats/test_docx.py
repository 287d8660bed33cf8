"""Word documents."""

from __future__ import annotations

from services.extraction.core.formats.docx import bid_docx, read_docx
from shared.contracts.extracted import Grid, Paragraph
from tests.unit.services.extraction.core.office_files import (
    cell,
    docx,
    paragraph,
    row,
    spans,
    table,
    texts,
    zip_of,
)


def _lines(body: str, **parts: str) -> list[str]:
    blocks = read_docx(docx(body, **parts)).blocks
    return [block.text for block in blocks if isinstance(block, Paragraph)]


def _grid(body: str, **parts: str) -> Grid:
    grids = [b for b in read_docx(docx(body, **parts)).blocks if isinstance(b, Grid)]
    assert len(grids) == 1
    return grids[0]


def test_paragraphs_and_tables_come_in_body_order_with_their_paths():
    body = (
        paragraph("收支总表")
        + table((cell("项目"), cell("预算数")), (cell("一、甲"), cell("3.20")))
        + paragraph("注：空表列示。")
    )
    blocks = read_docx(docx(body)).blocks
    assert [block.type for block in blocks] == ["paragraph", "grid", "paragraph"]
    assert [block.location.element for block in blocks if block.location] == [
        "body/p[1]",
        "body/tbl[1]",
        "body/p[2]",
    ]
    assert isinstance(blocks[1], Grid)
    assert blocks[1].id == "g1"
    amount = blocks[1].cells[-1]
    assert amount.text == "3.20"
    assert amount.location is not None
    assert amount.location.element == "body/tbl[1]/tr[2]/tc[2]"


def test_spans_of_header_cells_are_kept():
    grid = _grid(
        table(
            (cell("序号", '<w:vMerge w:val="restart"/>'), cell("收入", '<w:gridSpan w:val="2"/>')),
            (cell("", "<w:vMerge/>"), cell("项  目"), cell("预算数")),
            (cell("1"), cell("甲"), cell("5.00")),
        )
    )
    assert spans(grid) == {
        "序号": (0, 0, 2, 1),
        "收入": (0, 1, 1, 2),
        "项目": (1, 1, 1, 1),
        "预算数": (1, 2, 1, 1),
        "1": (2, 0, 1, 1),
        "甲": (2, 1, 1, 1),
        "5.00": (2, 2, 1, 1),
    }


def test_columns_skipped_before_a_row_are_blank_cells():
    grid = _grid(
        "<w:tbl>"
        + row(cell("甲"), cell("乙"), cell("丙"))
        + row(cell("丁"), properties='<w:gridBefore w:val="2"/>')
        + "</w:tbl>"
    )
    assert texts(grid) == [["甲", "乙", "丙"], ["", "", "丁"]]


def test_a_column_that_rows_skip_under_a_wide_caption_only_sets_them_in():
    set_in = '<w:gridBefore w:val="1"/>'
    grid = _grid(
        "<w:tbl>"
        + row(cell("甲"), cell("乙"), properties=set_in)
        + row(cell("丙丁", '<w:gridSpan w:val="2"/>'), cell("戊"))
        + row(cell("己"), cell("庚"), properties=set_in)
        + "</w:tbl>"
    )
    assert texts(grid) == [["甲", "乙"], ["丙丁", "戊"], ["己", "庚"]]


def test_an_old_horizontal_merge_is_a_span():
    merged = cell("收入", '<w:hMerge w:val="restart"/>') + cell("", "<w:hMerge/>")
    grid = _grid(table((merged, cell("支出")), (cell("甲"), cell("1"), cell("2"))))
    assert spans(grid)["收入"] == (0, 0, 1, 2)


def test_rows_marked_to_repeat_are_header_rows():
    marked = "<w:tblHeader/>"
    grid = _grid(
        "<w:tbl>"
        + row(cell("项目"), cell("金额"), properties=marked)
        + row(cell("栏次"), cell("1"), properties=marked)
        + row(cell("甲"), cell("2.00"))
        + "</w:tbl>"
    )
    assert grid.header_rows == 2


def test_a_title_row_over_the_whole_table_is_a_paragraph_above_it():
    title = cell("固定资产占用情况表", '<w:gridSpan w:val="2"/>')
    blocks = read_docx(docx(table((title,), (cell("项目"), cell("价值"))))).blocks
    assert [getattr(block, "text", "grid") for block in blocks] == ["固定资产占用情况表", "grid"]


def test_a_table_of_one_column_is_running_text():
    boxed = f"<w:tc>{paragraph('一、总体目标')}{paragraph('全年完成。')}</w:tc>"
    assert _lines(f"<w:tbl><w:tr>{boxed}</w:tr></w:tbl>") == ["一、总体目标", "全年完成。"]


def test_a_nested_table_is_a_grid_of_its_own_after_the_outer_one():
    inner = table((cell("子1"), cell("子2")), (cell("3"), cell("4")))
    nesting = f"<w:tc>{paragraph('说明')}{inner}</w:tc>"
    outer = table(
        (cell("甲"), cell("乙"), cell("丙")), (cell("1"), cell("2"), cell("3"))
    ).removesuffix("</w:tbl>")
    body = f"{outer}<w:tr>{nesting}{cell('5')}{cell('6')}</w:tr></w:tbl>"
    grids = [block for block in read_docx(docx(body)).blocks if isinstance(block, Grid)]
    assert [texts(grid) for grid in grids] == [
        [["甲", "乙", "丙"], ["1", "2", "3"], ["说明", "5", "6"]],
        [["子1", "子2"], ["3", "4"]],
    ]


def test_a_table_that_only_lays_out_tables_vanishes():
    inner = table((cell("甲"), cell("乙")), (cell("1"), cell("2")))
    outer = f"<w:tbl><w:tr><w:tc>{inner}</w:tc>{cell('')}</w:tr></w:tbl>"
    assert texts(_grid(outer)) == [["甲", "乙"], ["1", "2"]]


def test_deleted_text_is_dropped_and_inserted_text_is_kept():
    run = "<w:r><w:t>{}</w:t></w:r>"
    body = (
        "<w:p>" + run.format("安排")
        + "<w:del><w:r><w:delText>12.00</w:delText></w:r></w:del>"
        + f"<w:ins>{run.format('13.00')}</w:ins>"
        + f"<w:moveFrom>{run.format('旧')}</w:moveFrom>" + run.format("万元") + "</w:p>"
    )  # fmt: skip
    assert _lines(body) == ["安排13.00万元"]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next():
    body = paragraph("机关运行经费", "<w:rPr><w:del/></w:rPr>") + paragraph("安排3.00万元。")
    assert _lines(body) == ["机关运行经费安排3.00万元。"]


def test_a_deleted_row_is_dropped():
    kept, gone = row(cell("甲"), cell("1")), row(cell("乙"), cell("2"), properties="<w:del/>")
    assert texts(_grid(f"<w:tbl>{kept}{gone}</w:tbl>")) == [["甲", "1"]]


def test_hidden_text_is_dropped_and_said():
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>内部</w:t></w:r></w:p>"
    reading = read_docx(docx(hidden + paragraph("公开")))
    assert [getattr(block, "text", None) for block in reading.blocks] == ["公开"]
    assert reading.quality.flags == ("hidden_text",)


def test_of_a_field_only_the_result_is_printed():
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    body = (
        "<w:p><w:r><w:t>共</w:t></w:r>" + mark.format("begin")
        + "<w:r><w:instrText>NUMPAGES \\* MERGEFORMAT</w:instrText></w:r>"
        + mark.format("separate") + "<w:r><w:t>9</w:t></w:r>" + mark.format("end")
        + mark.format("begin") + "<w:r><w:instrText>TC \"目标\" \\f C</w:instrText></w:r>"
        + mark.format("end") + "<w:r><w:t>页</w:t></w:r></w:p>"
    )  # fmt: skip
    assert _lines(body) == ["共9页"]


def test_entries_of_a_generated_table_of_contents_are_flagged():
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    begin = mark.format("begin") + "<w:r><w:instrText>TOC \\o</w:instrText></w:r>"
    body = (
        f"<w:p>{begin}{mark.format('separate')}<w:r><w:t>一、职责</w:t><w:tab/><w:t>1</w:t></w:r></w:p>"
        f"<w:p><w:r><w:t>二、安排</w:t><w:tab/><w:t>2</w:t></w:r></w:p>"
        f"<w:p>{mark.format('end')}</w:p>" + paragraph("一、职责")
    )
    blocks = [b for b in read_docx(docx(body)).blocks if isinstance(b, Paragraph)]
    assert [(block.text, block.is_contents_entry) for block in blocks] == [
        ("一、职责 1", True),
        ("二、安排 2", True),
        ("一、职责", False),
    ]


def test_content_controls_and_wrappers_are_read():
    wrapped = f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('控件')}</w:sdtContent></w:sdt>"
    inline = (
        "<w:p><w:sdt><w:sdtContent><w:r><w:t>2031</w:t></w:r></w:sdtContent></w:sdt>"
        "<w:hyperlink><w:r><w:t>年度</w:t></w:r></w:hyperlink></w:p>"
    )
    assert _lines(wrapped + inline) == ["控件", "2031年度"]


def test_a_text_box_is_read_once_although_it_is_stored_twice():
    box = f"<w:txbxContent>{paragraph('框内')}</w:txbxContent>"
    body = (
        "<w:p><w:r><mc:AlternateContent>"
        f"<mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r><w:r><w:t>框外</w:t></w:r></w:p>"
    )
    assert _lines(body) == ["框外", "框内"]


def test_a_footnote_follows_the_paragraph_that_refers_to_it():
    body = '<w:p><w:r><w:t>经费</w:t><w:footnoteReference w:id="2"/></w:r></w:p>' + paragraph(
        "后文"
    )
    notes = f'<w:footnote w:id="2">{paragraph("含结转")}</w:footnote>'
    assert _lines(body, footnotes=notes) == ["经费", "含结转", "后文"]


def test_heading_levels_come_from_styles_and_outline_levels():
    styles = (
        '<w:style w:type="paragraph" w:styleId="a1"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="a2"><w:basedOn w:val="a1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Title"/></w:style>'
    )
    body = (
        paragraph("甲", '<w:pStyle w:val="a1"/>') + paragraph("乙", '<w:pStyle w:val="a2"/>')
        + paragraph("丙", '<w:pStyle w:val="a3"/>') + paragraph("丁", '<w:outlineLvl w:val="0"/>')
        + paragraph("戊")
    )  # fmt: skip
    blocks = [b for b in read_docx(docx(body, styles=styles)).blocks if isinstance(b, Paragraph)]
    assert [block.heading_level for block in blocks] == [2, 2, 0, 1, None]


def test_a_form_split_over_tables_is_joined_where_its_header_is_repeated():
    header = (cell("序号"), cell("项目"), cell("金额"))
    body = (
        paragraph("支出总表")
        + table(header, (cell("1"), cell("甲"), cell("3.00")))
        + paragraph("支出总表（续）")
        + table(header, (cell("2"), cell("乙"), cell("4.00")))
    )
    assert [line[1] for line in texts(_grid(body))] == ["项目", "甲", "乙"]


def test_tables_of_one_header_under_other_titles_stay_apart():
    header = (cell("序号"), cell("项目"), cell("金额"))
    line = (cell("1"), cell("甲"), cell("3.00"))
    body = paragraph("甲表") + table(header, line) + paragraph("乙表") + table(header, line)
    blocks = read_docx(docx(body)).blocks
    assert [block.type for block in blocks] == ["paragraph", "grid", "paragraph", "grid"]


def test_the_reader_bids_by_content():
    assert bid_docx(docx(paragraph("甲"))) == 90
    assert bid_docx(zip_of({"a.txt": "甲"})) == 20
    assert bid_docx(b"%PDF-1.7") == 0

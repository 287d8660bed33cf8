from __future__ import annotations

import re

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from services.extraction.core.formats.pdf import (
    MOST_PAGES,
    count_pages,
    join_readings,
    read_pdf,
    read_range,
)
from services.extraction.core.pdf.lines import PrintedLine
from services.extraction.core.pdf.reading import PageReading, unread_page
from shared.contracts.extracted import Grid, Paragraph
from shared.errors import (
    CorruptDocument,
    EncryptedDocument,
    GarbledText,
    NoTextLayer,
    ResourceLimit,
    TruncatedDocument,
)
from tests.unit.services.extraction.core.pdf.drawing import FONT, Draw, draw_pages, draw_table

HEADER = ("项目", "预算数", "备注")


def texts(grid: Grid) -> list[list[str | None]]:
    rows: list[list[str | None]] = [[None] * grid.column_count for _ in range(grid.row_count)]
    for cell in grid.cells:
        rows[cell.row][cell.column] = cell.text
    return rows


def grids(data: bytes) -> list[Grid]:
    return [block for block in read_pdf(data).blocks if isinstance(block, Grid)]


def paragraphs(data: bytes) -> list[str]:
    return [block.text for block in read_pdf(data).blocks if isinstance(block, Paragraph)]


def titled(canvas: Canvas, title: str, rows: list[tuple[str, ...]]) -> None:
    canvas.drawString(200, 740, title)
    canvas.drawString(450, 715, "单位：万元")
    draw_table(canvas, rows)


def test_a_ruled_table_comes_back_cell_by_cell_below_its_title_and_unit():
    data = draw_pages(lambda c: titled(c, "收支总表", [HEADER, ("教育支出", "12.30", "")]))
    blocks = read_pdf(data).blocks
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == [
        "收支总表",
        "单位：万元",
    ]
    assert isinstance(blocks[2], Grid)
    assert texts(blocks[2]) == [["项目", "预算数", "备注"], ["教育支出", "12.30", ""]]


def test_every_cell_knows_its_page_and_box():
    (grid,) = grids(draw_pages(lambda c: titled(c, "收支总表", [HEADER, ("教育支出", "1", "")])))
    location = grid.cells[0].location
    assert location is not None
    assert location.page == 1
    assert location.bbox == pytest.approx((60, 142, 160, 162), abs=1)


def test_a_repeated_header_is_dropped_where_a_table_goes_on():
    data = draw_pages(
        lambda c: titled(c, "收支总表", [HEADER, ("教育支出", "12.30", "")]),
        lambda c: draw_table(c, [HEADER, ("合计", "12.30", "")], top=780),
    )
    (grid,) = grids(data)
    assert texts(grid) == [list(HEADER), ["教育支出", "12.30", ""], ["合计", "12.30", ""]]
    assert (grid.is_joined, grid.header_rows) == (True, 1)


def test_a_repeated_title_and_a_mark_of_continuation_are_swallowed():
    data = draw_pages(
        lambda c: titled(c, "收支总表", [HEADER, ("教育支出", "12.30", "")]),
        lambda c: titled(c, "收支总表（续）", [HEADER, ("合计", "12.30", "")]),
    )
    assert len(grids(data)) == 1
    assert paragraphs(data) == ["收支总表", "单位：万元"]


def test_a_table_of_the_same_columns_under_another_title_is_a_table_of_its_own():
    data = draw_pages(
        lambda c: titled(c, "收入总表", [HEADER, ("教育收入", "12.30", "")]),
        lambda c: titled(c, "支出总表", [HEADER, ("教育支出", "12.30", "")]),
    )
    assert len(grids(data)) == 2


def test_a_merged_total_row_alone_on_its_page_takes_the_columns_of_its_table():
    data = draw_pages(
        lambda c: titled(c, "支出总表", [HEADER, ("教育支出", "12.30", "")]),
        lambda c: draw_table(c, [("合计", "12.30")], top=780, widths=[200, 100]),
    )
    (grid,) = grids(data)
    assert grid.column_count == 3
    assert texts(grid)[2] == ["合计", None, "12.30"]


def test_blank_rows_of_a_continuation_are_dropped():
    data = draw_pages(
        lambda c: titled(c, "支出总表", [HEADER, ("教育支出", "12.30", "")]),
        lambda c: draw_table(c, [("", "", ""), ("合计", "12.30", ""), ("", "", "")], top=780),
    )
    assert [row[0] for row in texts(grids(data)[0])] == ["项目", "教育支出", "合计"]


def test_lines_of_a_paragraph_are_joined_over_a_page_break():
    line = "按照预算管理的有关规定本部门的收支全部纳入预算统一管理并接受监督检查"
    data = draw_pages(
        lambda c: (
            c.drawString(80, 140, line),
            c.drawString(60, 120, line + "收支"),
            c.drawString(60, 100, line + "收支"),
        ),
        lambda c: (c.drawString(60, 780, line + "收支"), c.drawString(60, 760, "到此为止。")),
    )
    assert paragraphs(data) == [f"{line}{line}收支{line}收支{line}收支到此为止。"]


def test_page_numbers_and_running_heads_are_no_content():
    def page(number: int) -> Draw:
        def draw(canvas: Canvas) -> None:
            canvas.drawString(60, 820, "河滨县教育局部门预算")
            canvas.drawString(60, 600, f"本页说明事项{'甲乙丙丁'[number]}。")
            canvas.drawString(290, 30, f"- {number} -")

        return draw

    data = draw_pages(*(page(number) for number in range(4)))
    assert paragraphs(data) == [f"本页说明事项{letter}。" for letter in "甲乙丙丁"]


def test_entries_of_a_contents_list_are_marked():
    def contents(canvas: Canvas) -> None:
        canvas.drawString(280, 760, "目    录")
        canvas.drawString(60, 720, "一、部门收支总表 ................ 3")
        canvas.drawString(60, 700, "二、名词解释 ................ 9")

    data = draw_pages(contents, lambda c: c.drawString(60, 700, "一、部门收支总表"))
    marks = [
        block.is_contents_entry for block in read_pdf(data).blocks if isinstance(block, Paragraph)
    ]
    assert marks == [True, True, True, False]


def test_page_ranges_read_apart_join_to_the_same_document():
    data = draw_pages(
        lambda c: titled(c, "收支总表", [HEADER, ("教育支出", "12.30", "")]),
        lambda c: draw_table(c, [HEADER, ("合计", "12.30", "")], top=780),
        lambda c: c.drawString(60, 700, "说明。"),
    )
    apart = [*read_range(data, 1, 1), *read_range(data, 2, 3)]
    assert join_readings(apart) == read_pdf(data)


def test_a_text_frame_is_no_table():
    data = draw_pages(lambda c: draw_table(c, [("说明：本表没有数据。",)], widths=[300]))
    assert grids(data) == []
    assert paragraphs(data) == ["说明：本表没有数据。"]


def test_a_file_that_is_cut_off_is_truncated():
    data = draw_pages(lambda c: c.drawString(60, 700, "说明"))
    with pytest.raises(TruncatedDocument):
        count_pages(data[: len(data) // 2])


def test_a_page_tree_that_names_one_page_without_end_meets_a_limit():
    data = draw_pages(lambda c: c.drawString(60, 700, "说明"))
    (kid,) = re.findall(rb"/Kids \[ ([0-9]+ 0 R) \]", data)
    many = data.replace(b"[ " + kid, b"[ " + b" ".join([kid] * (MOST_PAGES + 1)))
    many = many.replace(b"/Count 1", b"/Count %d" % (MOST_PAGES + 1))
    with pytest.raises(ResourceLimit):
        count_pages(many)


def test_pages_that_a_damaged_file_no_longer_reaches_are_flagged():
    data = draw_pages(*[lambda c: titled(c, "收支总表", [HEADER, ("教育支出", "1.00", "")])] * 3)
    (kids,) = re.findall(rb"/Kids \[ [0-9 R]+\]", data)
    first = b" ".join(kids.split(b" ")[:5]) + b" ]"
    fewer = data.replace(kids, first.ljust(len(kids))).replace(b"/Count 3", b"/Count 1")
    assert read_pdf(fewer).page_count == 1
    damaged = re.sub(rb"startxref\n\d+", b"startxref\n7", fewer)
    reading = read_pdf(damaged)
    assert (reading.page_count, reading.quality.unread_pages) == (3, (2, 3))
    assert "unread_pages" in reading.quality.flags


def test_a_file_with_junk_before_its_header_has_lost_nothing():
    data = draw_pages(*[lambda c: c.drawString(60, 700, "说明：本表没有数据。")] * 2)
    assert count_pages(b"\r\n" * 20 + data) == 2


def test_a_file_that_only_looks_like_a_pdf_is_corrupt():
    with pytest.raises(CorruptDocument):
        read_pdf(b"%PDF-1.7\nno objects here\nstartxref\n0\n%%EOF")


def test_a_file_that_needs_a_password_is_encrypted():
    import io

    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption("secret", strength=128))
    canvas.setFont(FONT, 10)
    canvas.drawString(60, 700, "说明")
    canvas.save()
    with pytest.raises(EncryptedDocument):
        read_pdf(buffer.getvalue())


def reading(number: int, **counts: float) -> PageReading:
    line = PrintedLine("本部门收支纳入预算。", (60, 100, 200, 110), 10, False)
    shown = {"character_count": 100, "garbled_count": 0, "hidden_count": 0, "image_share": 0.0}
    return PageReading(number, 595, 842, [line], [], **(shown | counts))  # type: ignore[arg-type]


def test_a_large_share_of_unknown_characters_makes_the_text_garbled():
    with pytest.raises(GarbledText):
        join_readings([reading(1, garbled_count=40)])


def test_single_unknown_characters_are_flagged():
    assert join_readings([reading(1, garbled_count=2)]).quality.flags == ("garbled_text",)


def test_hidden_text_is_flagged():
    assert join_readings([reading(1, hidden_count=3)]).quality.flags == ("hidden_text",)


def test_text_that_recognition_has_put_under_images_is_flagged():
    quality = join_readings([reading(1), reading(2, is_recognized=True)]).quality
    assert quality.flags == ("recognized_text",)


def test_an_image_among_pages_of_text_is_a_page_that_was_not_read():
    image = reading(2, character_count=3, image_share=0.9)
    quality = join_readings([reading(1), image, reading(3)]).quality
    assert (quality.unread_pages, quality.flags) == ((2,), ("image_pages",))


def test_a_file_of_images_with_stamps_has_no_text_layer():
    image = {"character_count": 5, "image_share": 1.0}
    with pytest.raises(NoTextLayer):
        join_readings([reading(number, **image) for number in range(1, 6)])


def test_a_page_that_no_engine_reads_is_named_and_the_others_go_on():
    quality = join_readings([reading(1), unread_page(2)]).quality
    assert (quality.unread_pages, quality.flags) == ((2,), ("unread_pages",))


def test_pages_without_text_have_no_text_layer():
    with pytest.raises(NoTextLayer):
        read_pdf(draw_pages(lambda c: c.rect(60, 60, 300, 300, fill=1)))

"""Web pages."""

from __future__ import annotations

import contextlib
import time

import pytest

from services.extraction.core.formats.html import bid_html, read_html
from shared.contracts.extracted import Grid, Paragraph
from shared.errors import ResourceLimit
from tests.unit.services.extraction.core.office_files import spans, texts


def _lines(body: str) -> list[str]:
    blocks = read_html(f"<html><body>{body}</body></html>".encode()).blocks
    return [block.text if isinstance(block, Paragraph) else block.type for block in blocks]


def _grids(body: str) -> list[Grid]:
    blocks = read_html(f"<html><body>{body}</body></html>".encode()).blocks
    return [block for block in blocks if isinstance(block, Grid)]


def test_lines_headings_and_tables_come_in_body_order_with_their_paths():
    page = (
        "<h1>说明</h1><div>甲<b>乙</b><br>丙</div>"
        "<table><tr><td>项目</td><td>金额</td></tr></table>尾"
    )
    blocks = read_html(f"<html><body>{page}</body></html>".encode()).blocks
    assert [
        (getattr(block, "text", "grid"), block.location.element if block.location else None)
        for block in blocks
    ] == [
        ("说明", "body/h1[1]"),
        ("甲乙", "body/div[1]"),
        ("丙", "body/div[1]"),
        ("grid", "body/table[1]"),
        ("尾", "body"),
    ]
    assert isinstance(blocks[0], Paragraph)
    assert blocks[0].heading_level == 1


def test_line_breaks_of_the_source_are_no_breaks_of_the_text():
    assert _lines("<p>一般公共\n预算 收入\n  12.00 万元</p>") == ["一般公共预算 收入12.00 万元"]


def test_text_set_as_typed_keeps_its_line_breaks():
    assert _lines("<pre>一、收入\n12.00 万元\n\n二、支出</pre>") == [
        "一、收入",
        "12.00 万元",
        "二、支出",
    ]


def test_spans_hang_into_the_rows_below():
    page = (
        "<table><tr><td rowspan=2>序号</td><td colspan=2>收入</td></tr>"
        "<tr><td>项&nbsp;&nbsp;目</td><td>金额</td></tr>"
        "<tr><td>1</td><td>甲</td><td>3</td></tr></table>"
    )
    (grid,) = _grids(page)
    assert spans(grid) == {
        "序号": (0, 0, 2, 1),
        "收入": (0, 1, 1, 2),
        "项目": (1, 1, 1, 1),
        "金额": (1, 2, 1, 1),
        "1": (2, 0, 1, 1),
        "甲": (2, 1, 1, 1),
        "3": (2, 2, 1, 1),
    }


def test_a_span_ends_with_its_section_and_nonsense_spans_one():
    page = (
        "<table><thead><tr><td rowspan=9>甲</td><td colspan=x>乙</td></tr></thead>"
        "<tbody><tr><td>1</td><td rowspan=0>2</td></tr><tr><td>3</td></tr></tbody></table>"
    )
    (grid,) = _grids(page)
    assert texts(grid) == [["甲", "乙"], ["1", "2"], ["3"]]
    assert spans(grid)["2"] == (1, 1, 2, 1)


def test_a_head_of_one_row_takes_in_the_rows_that_its_cells_reach_down_to():
    page = (
        "<table><thead><tr><th rowspan=2>序号</th><th colspan=2>收入</th></tr></thead>"
        "<tbody><tr><td>项目</td><td>金额</td></tr>"
        "<tr><td>1</td><td>甲</td><td>3</td></tr></tbody></table>"
    )
    (grid,) = _grids(page)
    assert texts(grid) == [["序号", "收入"], ["项目", "金额"], ["1", "甲", "3"]]
    assert spans(grid)["项目"] == (1, 1, 1, 1)
    assert grid.header_rows == 2


def test_a_cell_of_the_head_stands_beside_the_body_where_its_rows_leave_room_for_it():
    page = (
        "<table><thead><tr><th rowspan=3>指标</th><th>名称</th><th>值</th></tr></thead>"
        "<tbody><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr></tbody></table>"
    )
    (grid,) = _grids(page)
    assert spans(grid)["指标"] == (0, 0, 3, 1)
    assert spans(grid)["乙"] == (2, 1, 1, 1)


def test_rows_written_before_the_head_stay_over_it():
    page = (
        "<table><tr><td colspan=2>支出总表</td></tr>"
        "<thead><tr><th>项目</th><th>金额</th></tr></thead>"
        "<tbody><tr><td>甲</td><td>3</td></tr></tbody></table>"
    )
    assert _lines(page) == ["支出总表", "grid"]
    assert texts(_grids(page)[0]) == [["项目", "金额"], ["甲", "3"]]


def test_short_rows_are_filled_and_ghost_columns_vanish():
    page = "<table><tr><td colspan=9>甲</td><td>乙</td></tr><tr><td colspan=9>1</td></tr></table>"
    (grid,) = _grids(page)
    assert texts(grid) == [["甲", "乙"], ["1", ""]]


@pytest.mark.parametrize(
    ("table", "header_rows"),
    [
        ("<thead><tr><td>甲<td>乙</tr></thead><tr><td>1<td>2</tr>", 1),
        ("<tr><th>甲</th><th>乙</th></tr><tr><td>1</td><td>2</td></tr>", 1),
        ("<tr><th>甲</th><td>1</td></tr><tr><th>乙</th><td>2</td></tr>", None),
        ("<tr><th>甲</th><th>乙</th></tr>", None),
    ],
)
def test_header_rows_are_those_of_the_head_or_of_header_cells(table: str, header_rows: int | None):
    (grid,) = _grids(f"<table>{table}</table>")
    assert grid.header_rows == header_rows


def test_the_foot_is_shown_last_and_the_caption_first():
    page = (
        "<table><caption>收支总表</caption><tfoot><tr><td>合计</td><td>3</td></tr></tfoot>"
        "<tbody><tr><td>甲</td><td>3</td></tr></tbody></table>"
    )
    assert _lines(page) == ["收支总表", "grid"]
    assert texts(_grids(page)[0]) == [["甲", "3"], ["合计", "3"]]


def test_a_table_that_lays_out_the_page_is_read_as_its_content():
    inner = "<table><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr></table>"
    page = f"<table><tr><td>栏目</td><td><p>收支总表</p>{inner}</td></tr></table>"
    assert _lines(page) == ["栏目", "收支总表", "grid"]


def test_a_table_nested_in_a_form_is_a_grid_of_its_own():
    inner = "<table><tr><td>子</td><td>1</td></tr><tr><td>丑</td><td>2</td></tr></table>"
    rows = "<tr><td>甲</td><td>乙</td><td>丙</td></tr>" * 2
    grids = _grids(f"<table>{rows}<tr><td>丁{inner}</td><td>3</td><td>4</td></tr></table>")
    assert [texts(grid)[-1] for grid in grids] == [["丁", "3", "4"], ["丑", "2"]]


@pytest.mark.parametrize(
    "hidden",
    [
        '<p style="display: none">暗</p>',
        '<p style="color:red;VISIBILITY:hidden">暗</p>',
        "<p hidden>暗</p>",
        '<p class="a folded">暗</p>',
        '<div id="draft"><p>暗</p></div>',
        '<span style="mso-hide:all">暗</span>',
    ],
)
def test_hidden_text_is_dropped_and_said(hidden: str):
    style = "<style>.folded, #draft {display:none} @media print {.shown {display:none}}</style>"
    page = f"<html><head>{style}</head><body>{hidden}<p class=shown>明</p></body></html>"
    reading = read_html(page.encode())
    assert [getattr(block, "text", None) for block in reading.blocks] == ["明"]
    assert reading.quality.flags == ("hidden_text",)


def test_scripts_comments_and_navigation_are_not_text():
    page = (
        "<script>var a='甲'</script><!-- 乙 --><nav>首页</nav><noscript>丙</noscript>"
        "<p onclick='x()'>丁</p>"
    )
    assert _lines(page) == ["丁"]


def test_text_fields_show_their_values():
    page = (
        "<p>项目编码<input value='A01'><input type=hidden value=x><input type=checkbox value=y></p>"
    )
    assert _lines(page) == ["项目编码A01"]


def test_the_page_numbers_items_of_ordered_lists():
    page = "<ol><li>甲</li><li value=5>乙</li></ol><ul><li>丙</li></ul><ol type=a><li>丁</li></ol>"
    assert _lines(page) == ["1.甲", "5.乙", "丙", "a.丁"]


@pytest.mark.parametrize(
    ("data", "flags"),
    [
        ("<html><meta charset=gb2312><p>河滨县镕局部门预算公开说明</p>".encode("gb18030"), ()),
        ("<html><p>河滨县镕局部门预算公开说明</p>".encode(), ()),
        ("<html><p>河滨县镕局部门预算公开说明</p>".encode("utf-8-sig"), ()),
        ("<html><p>河滨县镕局部门预算公开说明</p>".encode("utf-16"), ()),
        ("<html><meta charset=gbk><p>河滨县镕局部门预算公开说明</p>".encode("utf-16"), ()),
        (
            "<html><meta charset=utf-8><p>河滨县镕局部门预算公开说明</p>".encode("gb18030"),
            ("charset_mismatch",),
        ),
        (
            "<html><meta charset=gbk><p>河滨县镕局部门预算公开说明</p>".encode(),
            ("charset_mismatch",),
        ),
        ("<html><meta charset=utf-7><p>河滨县镕局部门预算公开说明</p>".encode(), ()),
        ("<html><meta charset=no-such><p>河滨县镕局部门预算公开说明</p>".encode(), ()),
    ],
)
def test_the_encoding_is_told_by_mark_declaration_or_bytes(data: bytes, flags: tuple[str, ...]):
    reading = read_html(data)
    assert [getattr(block, "text", None) for block in reading.blocks] == [
        "河滨县镕局部门预算公开说明"
    ]
    assert reading.quality.flags == flags


def test_nesting_is_read_past_what_parsers_drop_and_said_where_it_is_not():
    deep = read_html(("<html><body>" + "<div>" * 1500 + "底").encode())
    assert [getattr(block, "text", None) for block in deep.blocks] == ["底"]
    abyss = read_html(("<html><body><p>面</p>" + "<div>" * 100_000 + "底</body>").encode())
    assert abyss.quality.flags == ("nesting_limit_reached",)


@pytest.mark.parametrize(
    ("page", "flags"),
    [
        ("<html><body><p>收入12.30万元</p></body></html>", ()),
        ("<HTML><BODY><P>收入12.30万元</HTML>", ()),
        ("<p>收入12.30万元<table><tr><td>合计</table>", ()),
        ("<html><body><p>收入12.30万元</p>", ("text_cut_off",)),
        ("<table><tr><td>合计</table><TABLE><tr><td>合", ("text_cut_off",)),
    ],
)
def test_a_page_whose_end_is_missing_says_so(page: str, flags: tuple[str, ...]):
    assert read_html(page.encode()).quality.flags == flags


@pytest.mark.parametrize(
    "page",
    [
        "<html><body>" + "<table><tr><td>" * 2000,
        "<html><body><p>" + "<b " + "a=1 " * 20_000 + ">甲",
        "<html><body><table>" + "<tr><td rowspan=65534 colspan=1000>甲</td><td>乙</td></tr>" * 300,
        "<html><style>" + ".a{" * 50_000 + "</style><body>甲",
        "<html><body>" + "甲" * 500_000,
        "<html><meta " + "x" * 4000,
    ],
    ids=["tables", "attributes", "spans", "styles", "line", "declaration"],
)
def test_hostile_pages_end_soon(page: str):
    begun = time.monotonic()
    with contextlib.suppress(ResourceLimit):
        read_html(page.encode())
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize(
    ("data", "bid"),
    [
        (b"<!DOCTYPE html><p>a", 90),
        (b"\xef\xbb\xbf  <HTML>", 90),
        (b"<?xml version='1.0'?>\n<!-- saved -->\n<html>", 90),
        ("<html>".encode("utf-16"), 90),
        (b"<table><tr><td>1", 60),
        (b"<table><tr><td>1</td></tr></table>\n\n# a\n\nb", 20),
        ("收支总表\n<table>".encode(), 0),
        (b"%PDF-1.4 <html><body>", 50),
    ],
)
def test_the_reader_bids_on_markup_at_the_beginning(data: bytes, bid: int):
    assert bid_html(data) == bid

"""A made-up document, normalized whole."""

from __future__ import annotations

from services.normalization.core.normalize import normalize
from tests.unit.services.normalization.core.drawing import draw_grid, write_document

DOCUMENT_ID = "0" * 64


def normalized(*blocks):
    return normalize(write_document(*blocks), DOCUMENT_ID)


def test_tables_are_numbered_in_reading_order_with_the_terms_among_them():
    document = normalized(
        "部门预算支出总表",
        "301 某某局 预算年度：2031 单位：万元",
        draw_grid("科目编码 | 科目名称 | 合计", "201 | 某支出 | 3.00"),
        "十、名词解释",
        "1、基本支出：指某种支出。",
    )
    assert [(table.id, table.kind) for table in document.tables] == [
        ("t1", "expenditure_summary"),
        ("t2", "term_definitions"),
    ]
    table = document.tables[0]
    assert (table.title, table.unit) == ("部门预算支出总表", "万元")
    assert table.caption == "301 某某局 预算年度：2031 单位：万元"
    assert [line.item_code for line in document.lines] == ["201"]


def test_running_text_is_what_no_table_claims():
    document = normalized(
        "一、收入说明",
        "2031年预算收入3.00万元。",
        "部门政府采购预算",
        "单位：万元",
        draw_grid("采购物品名称 | 数量 | 政府采购金额", "某物品 | 1 | 3.00"),
        "注：涉密事项不在此列。",
    )
    assert [paragraph.text for paragraph in document.paragraphs] == [
        "一、收入说明",
        "2031年预算收入3.00万元。",
    ]
    assert document.tables[0].note == "注：涉密事项不在此列。"


def test_rows_and_places_have_the_width_of_the_columns():
    document = normalized(
        "部门预算支出总表",
        draw_grid("科目编码 | 科目名称 | 合计", "合计 | < | 3.00", "201 | 某支出 | 3.00"),
    )
    (table,) = document.tables
    assert table.rows == ((None, "合计", "3.00"), ("201", "某支出", "3.00"))
    assert all(len(row) == len(table.columns) for row in (*table.rows, *table.locations))


def test_a_document_without_tables_is_normalized_too():
    document = normalized("某某局2031年部门预算", "我部门无其他说明的事项。")
    assert document.tables == ()
    assert document.lines == ()

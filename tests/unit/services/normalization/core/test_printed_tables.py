"""Grids of a document with title, kind, unit and notes."""

from __future__ import annotations

from services.normalization.core.printed_tables import read_tables
from shared.registry import load_all
from tests.unit.services.normalization.core.drawing import draw_grid, write_document

load_all("services.normalization.core.tables")


def only(*blocks):
    (table,) = read_tables(write_document(*blocks).blocks)
    return table


def test_the_title_that_names_a_form_wins_over_one_that_names_none():
    grid = draw_grid("某某局2031年部门预算 | < | <", "编码 | 名称 | 合计", "201 | 某支出 | 3")
    table = only("部门支出总表", grid)
    assert (table.title, table.kind) == ("部门支出总表", "expenditure_summary")


def test_a_title_inside_the_grid_wins_over_one_above_it():
    grid = draw_grid("部门支出总表 | < | <", "编码 | 名称 | 合计", "201 | 某支出 | 3")
    assert only("部门收入总表", grid).title == "部门支出总表"


def test_the_unit_is_the_one_printed_nearest_to_the_table():
    grid = draw_grid("单位：元 | <", "名称 | 金额（万元）", "甲 | 3")
    assert only("部门支出总表", "单位：千元", grid).unit == "元"
    assert only("部门支出总表", "单位：千元", draw_grid("名称 | 金额", "甲 | 3")).unit == "千元"
    assert only("部门支出总表", draw_grid("名称 | 金额（万元）", "甲 | 3")).unit == "万元"


def test_a_table_named_only_by_a_heading_further_up_takes_its_name():
    grid = draw_grid("单位名称 | 备注", "某某局本级 | ")
    table = only("二、部门决算单位构成", "纳入编制范围的单位包括：", grid)
    assert (table.title, table.kind) == ("部门决算单位构成", "organization")
    assert table.claimed == frozenset()


def test_a_grid_without_text_is_no_table():
    assert read_tables(write_document(draw_grid(" | ", " | ")).blocks) == []

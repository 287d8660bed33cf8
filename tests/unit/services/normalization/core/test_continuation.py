"""Parts of one form in several grids."""

from __future__ import annotations

import pytest

from services.normalization.core.continuation import join_continuations
from services.normalization.core.printed_tables import read_tables
from shared.contracts.extracted import Paragraph
from shared.contracts.location import Location
from shared.registry import load_all
from tests.unit.services.normalization.core.drawing import draw_grid, write_document

load_all("services.normalization.core.tables")
FIRST = draw_grid("序号 | 科目名称 | 合计", "1 | 办公费 | 2.00", name="g1")


def join(*blocks):
    extracted = write_document(*blocks).blocks
    return join_continuations(read_tables(extracted), extracted)


def test_a_grid_without_header_goes_on_with_the_table_before_it():
    (table,) = join("部门预算支出总表", FIRST, draw_grid("2 | 水费 | 1.00", name="g2"))
    assert [row[1].text for row in table.reading.rows] == ["办公费", "水费"]
    assert "tables_joined" in table.reading.flags


def test_a_grid_with_the_same_header_and_no_other_title_goes_on():
    again = draw_grid("序号 | 科目名称 | 合计", "2 | 水费 | 1.00", name="g2")
    assert len(join("部门预算支出总表", FIRST, "单位：万元", again)) == 1
    assert len(join("部门预算支出总表", FIRST, "部门预算支出总表", again)) == 1


def test_a_grid_with_a_title_of_its_own_is_another_table():
    again = draw_grid("序号 | 科目名称 | 合计", "1 | 水费 | 1.00", name="g2")
    assert len(join("部门预算支出总表", FIRST, "政府性基金预算支出表", again)) == 2


def test_a_grid_of_another_width_is_another_table():
    assert len(join("部门预算支出总表", FIRST, draw_grid("2 | 水费", name="g2"))) == 2


def test_running_text_between_two_grids_keeps_them_apart():
    again = draw_grid("序号 | 科目名称 | 合计", "2 | 水费 | 1.00", name="g2")
    assert len(join("部门预算支出总表", FIRST, "另有如下安排，与上表无关。", again)) == 2
    assert len(join("部门预算支出总表", FIRST, "- 12 -", again)) == 1


def test_a_running_number_that_begins_again_begins_another_table():
    again = draw_grid("序号 | 科目名称 | 合计", "1 | 水费 | 1.00", name="g2")
    assert len(join("部门预算支出总表", FIRST, again)) == 2


def test_a_title_carried_on_is_the_same_title():
    again = draw_grid("序号 | 科目名称 | 合计", "2 | 水费 | 1.00", name="g2")
    assert len(join("部门预算支出总表", FIRST, "部门预算支出总表（续）", again)) == 1
    assert len(join("部门预算支出总表", FIRST, "续表", again)) == 1


def test_indicators_below_the_page_break_go_on_without_their_header():
    head = "一级指标 | 二级指标 | 三级指标 | 指标值"
    first = draw_grid(head, "产出指标 | 数量指标 | 航标数量 | 12座", name="g1")
    later = draw_grid("效益指标 | 社会效益指标 | 搁浅事件 | 不发生", name="g2")
    (table,) = join("1.航标维护费绩效目标表", first, later)
    assert [row[2].text for row in table.reading.rows] == ["航标数量", "搁浅事件"]


def on_sheet(name: str) -> Paragraph:
    return Paragraph(text=name, location=Location(element=f"{name}!"))


@pytest.mark.parametrize("name", ["部门预算支", "部门预算支出总表 (2)", "续表"])
def test_a_sheet_that_bears_the_cut_name_of_the_table_goes_on_with_it(name: str):
    first = draw_grid("科目名称 | 合计", "办公费 | 2.00", name="g1")
    later = draw_grid("水费 | 1.00", name="g2")
    assert len(join("部门预算支出总表", first, on_sheet(name), later)) == 1


def test_a_sheet_of_any_name_goes_on_where_it_goes_on_counting():
    later, other = (draw_grid(f"{n} | 水费 | 1.00", name="g2") for n in (2, 7))
    assert len(join("部门预算支出总表", FIRST, on_sheet("下页"), later)) == 1
    assert len(join("部门预算支出总表", FIRST, on_sheet("下页"), other)) == 2

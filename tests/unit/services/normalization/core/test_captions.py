"""What is printed around a grid."""

from __future__ import annotations

import pytest

from services.normalization.core.captions import is_title, read_surroundings
from shared.registry import load_all
from tests.unit.services.normalization.core.drawing import draw_grid, write_document

load_all("services.normalization.core.tables")
GRID = draw_grid("名称 | 金额", "甲 | 1.00")


def around(*blocks):
    extracted = write_document(*blocks)
    return read_surroundings(extracted.blocks, blocks.index(GRID))


def test_title_caption_and_note_are_claimed_and_running_text_is_not():
    found = around(
        "具体内容见下表。",
        "部门预算收入总表",
        "301 某某局",
        "预算年度：2031",
        "单位：万元",
        GRID,
        "注：空表列示。",
        "一、下一节",
    )
    assert found.title == "部门预算收入总表"
    assert found.captions == ("301 某某局", "预算年度：2031", "单位：万元")
    assert found.notes == ("注：空表列示。",)
    assert found.claimed == {1, 2, 3, 4, 6}


def test_a_name_without_code_under_the_title_is_a_caption():
    found = around("部门预算支出总表", "某某县某某局", "单位：元", GRID)
    assert found.title == "部门预算支出总表"
    assert found.captions == ("某某县某某局", "单位：元")


def test_a_title_broken_over_two_lines_is_put_together():
    found = around("2031年部门一般公共预算基本支出部门预算经济分类", "预算表", "单位：元", GRID)
    assert found.title == "2031年部门一般公共预算基本支出部门预算经济分类预算表"
    assert found.claimed == {0, 1, 2}


def test_a_name_is_a_caption_under_a_title_of_any_wording():
    found = around("部门政府采购预算", "某某县某某局", "单位：万元", GRID)
    assert found.captions == ("某某县某某局", "单位：万元")


def test_the_numbered_title_of_a_project_table_stays_a_heading():
    found = around("3、某项工作经费绩效目标表", GRID)
    assert found.title == "3、某项工作经费绩效目标表"
    assert found.claimed == frozenset()


def test_a_heading_of_a_section_names_the_table_without_its_number():
    found = around("2、机构设置：", GRID)
    assert found.title == "机构设置"
    assert found.claimed == frozenset()


def test_what_stands_under_an_empty_form_is_its_note():
    found = around(
        "部门预算收入总表",
        GRID,
        "注：本表反映某某情况。",
        "没有收入的，仍保留该表格式，并在本表下方说明：",
        "说明：本年度没有收入，故本表无数据。",
        "第三部分",
    )
    assert len(found.notes) == 3


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("部门预算收支总表", True),
        ("某项目支出预算表（续）", True),
        ("部门政府采购预算", True),
        ("2031年，我部门安排政府采购预算0万元。具体内容见下表。", False),
        ("收支预算总表支出栏、基本支出表、项目支出表按经济分类编制，反映支出。", False),
        ("一、收入支出决算总体情况说明", False),
        ("具体内容见下表", False),
        ("收支情况详见附表", False),
    ],
)
def test_titles_are_told_from_sentences_and_sections(text, is_one):
    assert is_title(text) is is_one


def test_a_title_and_its_caption_on_one_line_are_parted():
    found = around("某项说明。", "部门预算支出总表 编制部门：某某局 单位：元", GRID)
    assert found.title == "部门预算支出总表"
    assert found.captions == ("编制部门：某某局 单位：元",)
    assert found.claimed == {1}


def test_the_unit_may_be_printed_above_the_title():
    found = around("上表说明完毕。", "某某局 预算年度：2031 单位：万元", "部门预算收入总表", GRID)
    assert found.title == "部门预算收入总表"
    assert found.captions == ("某某局 预算年度：2031 单位：万元",)
    assert found.claimed == {1, 2}


def test_code_and_name_with_a_date_behind_them_are_a_caption():
    caption = "202 某某市妇女联合会  截止时间：2031-12-31"
    found = around("部门固定资产占用情况表", caption, GRID)
    assert (found.title, found.captions) == ("部门固定资产占用情况表", (caption,))

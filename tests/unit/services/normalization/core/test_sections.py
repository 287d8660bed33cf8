"""Headings of made-up documents."""

from __future__ import annotations

import time

import pytest

from services.normalization.core.identity import identify
from services.normalization.core.paragraphs import join_paragraphs
from services.normalization.core.sections import find_sections
from shared.contracts.extracted import Block, Cell, ExtractedDocument, Grid, Paragraph, Source
from shared.contracts.location import Location

GRID = Grid(id="g1", row_count=1, column_count=1, cells=(Cell(row=0, column=0, text="1"),))


def outline(*blocks: Block | str) -> list[tuple[int, str]]:
    read = [Paragraph(text=block) if isinstance(block, str) else block for block in blocks]
    return [(section.level, section.heading) for section in find_sections(read)]


def entry(text: str) -> Paragraph:
    return Paragraph(text=text, is_contents_entry=True)


def test_headings_of_every_numbering_get_their_levels():
    assert outline(
        "第一部分 青山县水务局2024年部门预算信息公开情况说明",
        "一、部门职责及机构设置情况",
        "部门职责：",
        "（一）负责全县水利工作。",
        "机构设置：",
        "二、部门预算安排的总体情况",
        "1、收入说明",
        "2024年预算收入80万元。",
        "2、支出说明",
        "2024年支出预算80万元。",
    ) == [
        (0, "第一部分 青山县水务局2024年部门预算信息公开情况说明"),
        (1, "一、部门职责及机构设置情况"),
        (2, "部门职责："),
        (2, "机构设置："),
        (1, "二、部门预算安排的总体情况"),
        (2, "1、收入说明"),
        (2, "2、支出说明"),
    ]


def test_a_numbering_that_starts_again_is_one_level_deeper():
    assert outline(
        "五、部门整体绩效目标",
        "（二）分项绩效目标",
        "(一)档案整理费",
        "(二)取暖费",
        "(三)差旅费",
        "（三）工作保障措施",
    ) == [
        (1, "五、部门整体绩效目标"),
        (2, "（二）分项绩效目标"),
        (3, "(一)档案整理费"),
        (3, "(二)取暖费"),
        (3, "(三)差旅费"),
        (2, "（三）工作保障措施"),
    ]


def test_a_part_within_a_chapter_stands_beneath_it():
    levels = [
        level
        for level, _ in outline(
            "五、预算绩效信息",
            "第一部分 部门整体绩效目标",
            "（一）总体绩效目标",
            "第二部分 专项资金绩效目标",
            "1.取暖费绩效目标表",
            "单位：万元",
            GRID,
            "六、政府采购预算情况",
        )
    ]
    assert levels == [1, 2, 3, 2, 3, 1]


def test_sentences_and_definitions_that_start_with_a_number_are_no_headings():
    assert (
        outline(
            "1、加强理论武装。组织全体人员学习。",
            "2、基本支出：指为保障机构正常运转而发生的支出。",
            "（三）完成县委、县政府交办的其他任务。",
            "3、提高服务水平；",
            "主要职责包括：",
            "互联网服务稳步推进",
        )
        == []
    )


def test_items_of_a_list_are_no_headings():
    assert outline("名词解释", "1.水务局本部", "2.水文站", "2024年部门预算编制说明", "文字。") == [
        (1, "名词解释"),
        (1, "2024年部门预算编制说明"),
    ]


def test_titles_and_captions_of_tables_are_no_headings_but_project_tables_are():
    assert outline(
        "七、部门项目预算安排情况及绩效目标",
        "1、取暖费绩效目标表",
        "单位：万元",
        GRID,
        "部门固定资产占用情况表",
        "435青山县水务局 截止时间：2023-12-31",
        GRID,
    ) == [(1, "七、部门项目预算安排情况及绩效目标"), (2, "1、取暖费绩效目标表")]


def test_contents_are_no_headings_yet_tell_unnumbered_ones():
    assert outline(
        "目录",
        "部门预算信息公开情况说明",
        entry("一、水利工程 ..... 3"),
        entry("二、其他 ..... 4"),
        "水利工程",
        "文字。",
    ) == [(1, "水利工程")]


def test_contents_that_are_printed_as_plain_lines_are_no_headings():
    assert outline(
        "目 录",
        "一、部门职责",
        "二、收支情况 ………… 3",
        "一、部门职责",
        "文字。",
        "二、收支情况",
        "文字。",
    ) == [(1, "一、部门职责"), (1, "二、收支情况")]


def test_contents_end_where_their_first_entry_is_said_again():
    assert outline(
        "目录",
        "第一部分 部门概况",
        "一、部门职责",
        "第二部分 部门预算表",
        "一、收支总表",
        "第三部分 名词解释",
        "第一部分：部门概况",
        "一、部门职责",
        "文字。",
        "㈠收入",
        "文字。",
        "第三部分 名词解释",
    ) == [
        (0, "第一部分：部门概况"),
        (1, "一、部门职责"),
        (2, "㈠收入"),
        (0, "第三部分 名词解释"),
    ]


def test_a_title_between_the_contents_and_the_first_chapter_is_a_heading():
    title = Paragraph(text="青山县水务局2024年部门预算信息公开情况说明", heading_level=1)
    assert outline(
        "目录",
        "一、部门职责",
        "二、收支情况",
        title,
        "现将预算公开如下：",
        "一、部门职责",
        "文字。",
    ) == [(0, title.text), (1, "一、部门职责")]


def test_a_title_after_the_last_entry_of_marked_contents_is_a_heading():
    assert outline(
        "目录",
        entry("一、部门职责 1"),
        entry("二、收支情况 3"),
        "青山县水务局2024年部门预算信息公开情况说明",
        "现将预算公开如下：",
        "部门职责",
        "文字。",
    ) == [(0, "青山县水务局2024年部门预算信息公开情况说明"), (1, "部门职责")]


def test_a_part_after_the_last_entry_of_marked_contents_is_a_heading():
    assert outline(
        "目录",
        entry("一、部门职责 1"),
        entry("二、收支情况 3"),
        "第一部分 部门概况",
        "一、部门职责",
        "文字。",
    ) == [(0, "第一部分 部门概况"), (1, "一、部门职责")]


def test_a_heading_the_format_declares_needs_no_number():
    assert outline(
        Paragraph(text="水利建设基金", heading_level=2),
        "文字。",
        Paragraph(text="211 青山县水务局", heading_level=2),
    ) == [(1, "水利建设基金")]


def test_a_first_heading_left_over_from_another_text_is_dropped():
    assert outline(
        "三、2024年部门预算绩效信息", "2024年度部门预算信息公开情况说明", "一、部门职责情况说明"
    ) == [
        (0, "2024年度部门预算信息公开情况说明"),
        (1, "一、部门职责情况说明"),
    ]


def test_titles_of_project_sheets_stand_under_the_heading_that_announces_them():
    sheet = Location(element="1、取暖费!A1")
    assert outline(
        "七、部门项目预算安排情况及绩效目标",
        "八、政府采购预算情况",
        "文字。",
        Paragraph(text="1、取暖费绩效目标表", location=sheet),
        GRID,
    ) == [
        (1, "七、部门项目预算安排情况及绩效目标"),
        (2, "1、取暖费绩效目标表"),
        (1, "八、政府采购预算情况"),
    ]


def test_titles_on_sheets_before_the_text_stand_under_the_heading_that_announces_them():
    sheet = Location(element="1、取暖费!A1")
    assert outline(
        Paragraph(text="1、取暖费绩效目标表", location=sheet),
        GRID,
        "七、部门项目预算安排情况及绩效目标",
        "八、政府采购预算情况",
        "文字。",
    ) == [
        (1, "七、部门项目预算安排情况及绩效目标"),
        (2, "1、取暖费绩效目标表"),
        (1, "八、政府采购预算情况"),
    ]


def test_the_title_of_a_project_whose_name_begins_with_a_number_is_a_heading():
    assert outline("二、项目绩效目标", "1.2031年取暖费绩效目标表", GRID, "1.5万元", "文字。") == [
        (1, "二、项目绩效目标"),
        (2, "1.2031年取暖费绩效目标表"),
    ]


def test_a_sheet_that_repeats_a_heading_of_the_text_adds_none():
    place = Location(element="说明!A1")
    heading = Paragraph(text="六、国有资产信息情况", location=place)
    again = heading.model_copy(update={"location": Location(element="六、国有资产信息情况!A1")})
    assert outline(heading, "文字。", again, GRID) == [(1, "六、国有资产信息情况")]


HOSTILE = [
    *("(", "（一", "一、", "第一部分", "编制部门：", "现将"),
    *("2024年", "1", "及所属", "…", "目录"),
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_no_text_makes_headings_or_identity_slow(unit):
    def measure(size: int) -> float:
        paragraph = Paragraph(text=(unit * size)[:size])
        source = Source(file_name="x", media_type="text/plain", size_bytes=1)
        started = time.process_time()
        find_sections(join_paragraphs([paragraph, paragraph]))
        identify(ExtractedDocument(source=source, blocks=(paragraph,)))
        return time.process_time() - started

    assert min(measure(100_000) for _ in range(2)) < 40 * max(measure(10_000), 0.015)

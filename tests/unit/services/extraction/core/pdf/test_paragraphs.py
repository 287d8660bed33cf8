from __future__ import annotations

import pytest

from services.extraction.core.pdf.contents import find_contents, has_leaders
from services.extraction.core.pdf.lines import PrintedLine
from services.extraction.core.pdf.paragraphs import (
    Margins,
    find_margins,
    group_blocks,
    split_paragraphs,
    to_text,
)
from services.extraction.core.pdf.running_heads import drop_running_heads

MARGINS = Margins(60, 500)


def line(text: str, x0: float, x1: float, top: float, size: float = 10) -> PrintedLine:
    return PrintedLine(text, (x0, top, x1, top + size), size, False)


def split(*lines: PrintedLine) -> list[str]:
    return [
        to_text(paragraph)
        for block in group_blocks(lines)
        for paragraph in split_paragraphs(block, MARGINS)
    ]


def test_an_entry_of_contents_ends_with_its_page_however_long():
    entries = [
        "基本支出表................................7",
        "政府性基金支出表..........................8",
    ]
    lines = [line(text, 60, 500, 100 + 15 * at) for at, text in enumerate(entries)]
    assert split(*lines) == entries


def test_a_full_line_goes_on_with_the_next():
    assert split(line("本部门负责", 80, 500, 100), line("教育事务。", 60, 120, 115)) == [
        "本部门负责教育事务。"
    ]


def test_an_indented_line_begins_a_paragraph():
    lines = line("教育事务与管理", 60, 500, 100), line("另有规定的", 80, 500, 115)
    assert split(*lines) == ["教育事务与管理", "另有规定的"]


def test_a_line_that_ends_early_ends_its_paragraph():
    assert split(line("如下", 60, 90, 100), line("教育支出", 60, 500, 115)) == ["如下", "教育支出"]


def test_a_heading_number_begins_a_paragraph_even_after_a_full_line():
    lines = line("一般公共预算财政拨款支出决算表", 60, 500, 100), line("二、收入", 60, 120, 115)
    assert split(*lines) == ["一般公共预算财政拨款支出决算表", "二、收入"]


def test_a_line_is_full_when_the_next_word_would_not_have_fitted():
    lines = line("服务对象满意率", 60, 455, 100), line("95.5%以上。", 60, 120, 115)
    assert split(*lines) == ["服务对象满意率95.5%以上。"]


def test_a_line_is_full_when_a_bracket_and_what_it_opens_would_not_have_fitted():
    upper = line("预算安排5.00万元，其中因公出国", 80, 469, 100)
    assert split(upper, line("（境）费0.00万元。", 60, 200, 115)) == [
        "预算安排5.00万元，其中因公出国（境）费0.00万元。"
    ]
    assert len(split(upper, line("公务接待费0.00万元。", 60, 200, 115))) == 2


def test_a_numbered_heading_that_fills_its_line_is_no_title_of_the_indented_text_below():
    heading = line("四、财政拨款“三公”经费预算情况及增减变化原因", 60, 490, 100)
    texts = split(heading, line("2031年，我局安排三公经费1.71万", 80, 490, 115))
    assert texts == [heading.text, "2031年，我局安排三公经费1.71万"]


def test_a_numbered_title_over_two_centred_lines_is_one():
    first = line("第一部分某县水务局2031年部门预算信息公", 61, 499, 100, 20)
    assert len(split(first, line("开情况说明", 240, 320, 127, 20))) == 1


def test_a_title_that_is_printed_again_below_is_not_its_rest():
    first = line("第一部分某县水务局2031年部门预算公开情况说明", 60, 498, 100, 24)
    again = line("某县水务局2031年部门预算公开情况说明", 60, 430, 150, 24)
    assert split(first, again) == [first.text, again.text]


def test_lines_of_a_centred_title_are_joined():
    lines = (
        line("河滨县教育局二〇二四年部门预算信息公", 60, 500, 100, 22),
        line("开情况说明", 225, 335, 130, 22),
    )
    assert split(*lines) == ["河滨县教育局二〇二四年部门预算信息公开情况说明"]


def test_parts_of_a_caption_side_by_side_stay_apart_and_wrap_apart():
    lines = (
        line("101河滨县教育局", 60, 160, 106),
        line("预算年度：", 250, 300, 100),
        line("2024", 262, 284, 112),
        line("单位：万元", 440, 500, 106),
    )
    assert split(*lines) == ["101河滨县教育局", "预算年度：2024", "单位：万元"]


@pytest.mark.parametrize(
    ("text", "is_entry"),
    [
        ("一、收支总表……………3", True),
        ("二、名词解释 . . . . . . 12", True),
        ("支出合计……其中", False),
        ("一、收支总表", False),
    ],
)
def test_leaders_make_an_entry(text, is_entry):
    assert has_leaders(text) is is_entry


def test_a_contents_list_goes_on_over_a_page_whose_lines_come_again():
    pages = [
        ["目 录", "一、职能", "二、表"],
        ["三、说明", "四、解释"],
        ["一、职能", "三、说明", "四、解释", "正文。"],
    ]
    assert find_contents(pages) == {(0, 0), (0, 1), (0, 2), (1, 0), (1, 1)}


def test_a_page_number_at_the_edge_is_dropped_and_an_amount_inside_is_kept():
    pages = [[line("12", 290, 300, 820), line("2024", 290, 310, 400)]]
    (kept,) = drop_running_heads(pages, [842])
    assert [item.text for item in kept] == ["2024"]


def test_what_stands_at_the_same_edge_of_most_pages_is_dropped():
    pages = [[line(f"河滨县预算 第{n}册", 60, 160, 30)] for n in range(4)]
    assert drop_running_heads(pages, [842] * 4) == [[], [], [], []]


def test_the_title_of_a_form_and_the_unit_below_it_are_lines_of_their_own():
    title = "3、河道清淤和岸坡整治工程绩效目标表"
    lines = line(title, 60, 500, 100), line("356001 河滨县水务局", 60, 160, 115)
    assert split(*lines) == [title, "356001 河滨县水务局"]


def test_lines_of_running_text_tell_the_margins():
    lines = [line(f"本部门负责教育事务{n}", 60, 500, 100 + 15 * n) for n in range(3)]
    assert find_margins(lines, 595, None) == Margins(60, 500, is_sure=True)


def test_the_longest_of_a_page_of_titles_is_no_full_line():
    titles = [line("六、采购情况", 60, 120, 100), line("见下表。", 60, 300, 115)]
    titles.append(line("部门采购预算", 60, 140, 130))
    known = Margins(60, 500, is_sure=True)
    assert find_margins(titles, 595, known) == known
    assert find_margins(titles, 595, Margins(60, 500)) == Margins(60, 300)


def test_a_page_narrower_than_the_one_before_has_margins_of_its_own():
    titles = [
        line("目录", 60, 90, 100),
        line("一、职责", 60, 120, 115),
        line("二、预算", 60, 120, 130),
    ]
    known = Margins(60, 780, is_sure=True)
    assert find_margins(titles, 595, known) == Margins(60, 120)

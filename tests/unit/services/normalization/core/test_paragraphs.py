"""Paragraphs torn by page and line breaks."""

from __future__ import annotations

import time

from services.normalization.core.narrative.facts import read_facts
from services.normalization.core.paragraphs import join_paragraphs
from services.normalization.core.targets.prose import read_prose_targets
from shared.contracts.extracted import Paragraph
from shared.contracts.location import Location


def join(*paragraphs: Paragraph | str) -> list[str]:
    read = [Paragraph(text=p) if isinstance(p, str) else p for p in paragraphs]
    return [block.text for block in join_paragraphs(read) if isinstance(block, Paragraph)]


def line(text: str, right: float, top: float = 0) -> Paragraph:
    return Paragraph(text=text, location=Location(page=1, bbox=(70, top, right, top + 14)))


def test_a_sentence_torn_at_a_page_is_joined():
    head = "2024年支出预算80万元，其中基本支出60万元，包括人员经费50万元和公用经费10万元，"
    tail = "项目支出20万元。"
    assert join(head, tail) == [head + tail]


def test_an_open_bracket_is_joined_with_what_closes_it():
    head, tail = "部门支出（含上年结转", "和结余）80万元。"
    assert join(head, tail) == [head + tail]


def test_a_line_that_fills_the_page_width_goes_on():
    full = line("1.贯彻执行国家水利法律法规和方针政策，拟订全县水利发展规划", 502, 100)
    rest = line("“十四五”实施方案并监督实施。", 519, 130)
    assert join(full, rest) == [full.text + rest.text]


def test_headings_captions_and_finished_sentences_stay_apart():
    texts = ("2、支出说明", "2024年支出预算80万元。", "单位：万元", "（二）工程情况", "文字。")
    assert join(*texts) == list(texts)


def test_the_title_of_a_form_is_not_joined_with_the_unit_below_it():
    title, unit = line("3、河道清淤绩效目标表", 250, 100), line("356001 河滨县水务局", 200, 120)
    assert join(title, unit) == [title.text, unit.text]


def test_a_short_heading_is_not_joined_with_its_text():
    short = line("（七）持续深化改革，打造透明平台", 300, 100)
    text = line("推进电子化系统应用，实现在线投标。", 519, 130)
    assert join(short, text) == [short.text, text.text]


def test_a_heading_is_the_longest_line_of_its_page_and_not_joined_with_the_sentence_below():
    heading, text = (
        line("八、其他需要说明的事项", 255, 690),
        line("我局无其他说明的事项。", 249, 728),
    )
    assert join(heading, text) == [heading.text, text.text]
    torn, rest = line("（三）2031年城乡居民基本养老保", 255, 690), line("险财政补助", 120, 728)
    assert join(torn, rest) == [torn.text + rest.text]


def test_lines_of_a_text_that_fill_the_width_are_one_paragraph():
    lines = [
        line("按照预算管理有关规定目前部门预算的编制实行综合预算管理即全部", 518, 100),
        line("收入和支出都反映在预算中全县水利系统及所属事业单位的收支包含", 518, 120),
        line("在部门预算中。", 160, 140),
    ]
    assert join(*lines) == ["".join(each.text for each in lines)]


def test_an_item_of_its_own_is_never_the_rest_of_another():
    head = "大楼环境卫生考评评分达到要求，服务对象满意度达到90%以上。大楼专项维修，设备更新，管"
    "网改造项目"
    assert len(join(head, "5、绩效目标：按时完成维修。")) == 2


def test_lines_without_places_are_joined_where_many_share_the_greatest_length():
    text = (
        "按照预算管理有关规定目前部门预算的编制实行综合预算管理即全部收入和支出都反映在预算中" * 5
    )
    lines = [text[start : start + 24] for start in range(0, len(text), 24)]
    assert join("2、支出说明", *lines) == ["2、支出说明", text]


def test_a_digit_takes_half_the_width_of_a_character_and_a_first_line_is_set_in():
    first = "2031 年度一般公共预算财政拨款安排的公务接待费支"
    full = "出决算总额为 5.48 万元，比预算增加 0 万元，比去年增加"
    rest = "按照预算管理有关规定目前部门预算的编制实行综合预算管"
    assert join(first, full, *[rest] * 6, "理。") == ["".join((first, full, *[rest] * 6, "理。"))]


def test_a_text_without_any_stop_is_joined_in_time_that_grows_with_it():
    blocks = [Paragraph(text="收入预算5万元，支出预算5万元，其中基本支出")] * 2_000
    begin = time.process_time()
    joined = join_paragraphs(blocks)
    assert time.process_time() - begin < 4
    assert 1 < len(joined) < len(blocks)


def test_what_a_joined_paragraph_says_stands_where_it_was_printed():
    head = Paragraph(
        text="2024年支出预算80万元，其中基本支出60万元，", location=Location(page=3, line=9)
    )
    tail = Paragraph(text="项目支出20万元。", location=Location(page=4, line=1))
    (joined,) = join_paragraphs([head, tail])
    assert isinstance(joined, Paragraph)
    facts = read_facts([joined], (), 2024, None)
    assert [(fact.metric, fact.location) for fact in facts] == [
        ("total_expenditure", head.location),
        ("basic_expenditure", head.location),
        ("project_expenditure", tail.location),
    ]


def test_a_target_in_prose_has_the_place_of_its_own_clause():
    head = Paragraph(
        text="绩效指标：按时完成率95%以上；验收合格率98%以上，", location=Location(page=3)
    )
    tail = Paragraph(text="群众满意度90%以上；按时完成率99%以上。", location=Location(page=4))
    joined = [block for block in join_paragraphs([head, tail]) if isinstance(block, Paragraph)]
    places = [target.location for target in read_prose_targets(joined, 2024)]
    assert places == [head.location, head.location, tail.location, tail.location]

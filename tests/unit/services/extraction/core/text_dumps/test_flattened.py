"""Dumps of PDF files: running text joined, tables cut out whole."""

from __future__ import annotations

import pytest

from shared.contracts.extracted import Paragraph
from tests.unit.services.extraction.core.text_dumps.showing import read, show

LINE = "本部门贯彻执行上级关于教育工作的方针政策，组织实施全县学校的教学改革和发展规划工作，负责"
TABLE = [
    "部门预算支出总表", "120 河滨县教育局 预算年度：2024 单位：万元", "", "序号", "",
    "功能分类科目", "", "合计 基本支出 项目支出科目", "", "编码", "科目名称", "",
    "栏次 1 2 3 4 5", "",
]  # fmt: skip


def test_wrapped_lines_are_joined_into_a_paragraph():
    prose = ["一、部门职责", "", *[LINE, ""] * 5, "落实。", "", "（二）指导工作。"]
    assert show(read("\n".join([*prose, *TABLE])))[:3] == [
        "一、部门职责",
        LINE * 5 + "落实。",
        "（二）指导工作。",
    ]


def test_a_table_goes_over_pages_that_repeat_its_caption_and_header():
    rows = ["1 合计 9.00 6.00 3.00", "", "2 205 教育支出 9.00 6.00 3.00"]
    again = [*TABLE[1:], "3 20502 普通教育 9.00 6.00 3.00"]
    after = ["部门职责：", *[LINE] * 4]
    shown = show(read("\n".join([*TABLE, *rows, *again, "", "第一部分 情况说明", *after])))
    assert shown[:2] == TABLE[:2]
    assert shown[2][0] == "序号"
    assert shown[2][-1] == "3 20502 普通教育 9.00 6.00 3.00"
    assert shown[3] == "第一部分 情况说明"


@pytest.mark.parametrize(
    "after",
    [
        "注：无政府性基金预算，空表列示。",
        "二、部门预算安排的总体情况",
        "第二部分 情况说明",
        "按照预算管理有关规定，目前部门预算的编制实行综合预算管理，即全部收入和支出都反映在预算中。",
        "部门预算财政拨款收支总表",
    ],
)
def test_a_table_ends_before_what_is_no_row(after: str):
    shown = show(read("\n".join([*TABLE, "1 合计 9.00 6.00 3.00", "", after, TABLE[1], "序号"])))
    assert shown[2][-1] == "1 合计 9.00 6.00 3.00"
    assert shown[3] == after


def test_a_label_that_wraps_is_no_heading():
    rows = [
        "1 一、一般公共预算拨款 9.00 一、教育支出 9.00", "2", "二、政府性基金预算拨款收", "入",
        "二、科学技术支出", "3 三、其他收入 三、其他支出",
    ]  # fmt: skip
    shown = show(read("\n".join(["收支总表", "单位：万元", "序号 收入 支出", *rows])))
    assert shown[2] == ["序号 收入 支出", *rows]


def test_contents_entries_are_flagged():
    text = "目录\n一、部门职责 ............ 3\n二、收支总表 …………………… 4\n" + "\n".join(TABLE)
    flags = [block.is_contents_entry for block in read(text) if isinstance(block, Paragraph)]
    assert flags[:3] == [False, True, True]


def test_page_numbers_between_a_caption_and_its_header_are_no_rows():
    text = ["项目绩效目标表", "单位：万元", "17", "项目编码 P-1 项目名称 维修"]
    assert show(read("\n".join(text)))[-1] == ["项目编码 P-1 项目名称 维修"]


def test_the_name_of_a_project_heads_its_form_whatever_digits_it_holds():
    text = [
        "1.12345热线席位费绩效目标表",
        "单位：万元",
        "项目名称 12345热线席位费",
        "一级指标 指标值",
    ]
    assert show(read("\n".join(text)))[-1] == ["项目名称 12345热线席位费", "一级指标 指标值"]


def test_a_name_that_begins_with_a_number_on_its_own_line_begins_no_other_table():
    lines = ["项目编码", "P-1", "项目名称", "12345热线席位费", "一级指标", "指标值"]
    assert show(read("\n".join(["1.12345热线席位费绩效目标表", *lines])))[-1] == lines


def test_indicators_of_a_department_are_one_form_with_its_goals_and_the_label_beside_them():
    lines = [
        "部门（单位）名称 河滨县教育局", "年度总体目标", "1.办好教育。",
        "年度绩效指标 一级指标 二级指标 评分标准",
        "产出指标 数量指标 优：大于等于95%；良：大于等于85%；中：大于等于75%；差：小于75%",
    ]  # fmt: skip
    assert show(read("\n".join(["部门整体绩效目标表", *lines]))) == ["部门整体绩效目标表", lines]


def test_the_label_of_the_last_row_may_wrap():
    rows = [
        "1 合计 9.00 6.00 3.00", "2 211 节能环保支出 9.00 6.00 3.00",
        "3 21104 自然生态保护 9.00 6.00 3.00", "4 2110406",
        "自然保护地及野生动植物等资源保护", "支出（含林业、草原）", "9.00 6.00 3.00",
    ]  # fmt: skip
    shown = show(read("\n".join([*TABLE, *rows, "部门预算财政拨款收支总表", TABLE[1], "序号"])))
    assert shown[2][-1] == "9.00 6.00 3.00"


def test_a_heading_before_sentences_with_amounts_ends_a_table():
    sentence = LINE + "，安排 1234.56"
    after = ["二、部门预算安排的总体情况", "1、收入说明", sentence, "万元。"]
    shown = show(read("\n".join([*TABLE, "1 合计 9.00 6.00 3.00", "", *after])))
    assert shown[2][-1] == "1 合计 9.00 6.00 3.00"
    assert shown[3] == "二、部门预算安排的总体情况"


def test_titles_and_headings_are_not_joined_to_what_follows():
    lines = [
        "青山县公安局交通警察支队高速公路第一大队青山县投资促进和会展服务中心 2024 年部门预算",
        "第二部分 青山县投资促进和会展服务中心 2024 年部门预算情况说明",
        "一、部门职责及机构设置情况", *[LINE] * 13, LINE + "。", "机构设置：", *TABLE,
    ]  # fmt: skip
    shown = show(read("\n".join(lines)))
    assert shown[:3] == lines[:3]
    assert shown[4] == "机构设置："


def test_rows_of_a_table_do_not_say_how_wide_a_line_of_text_is():
    rows = [f"{at} 2010301 行政运行和机关服务支出 100.00 100.00" for at in range(1, 60)]
    heading = "四、财政拨款“三公”经费预算情况及增减变化原因"
    shown = show(read("\n".join([*TABLE, *rows, heading, *[LINE] * 12, "完。"])))
    assert shown[3:] == [heading, LINE * 12 + "完。"]


def test_labels_that_count_on_belong_to_a_table_without_row_numbers():
    rows = [
        "一、一般公共预算拨款 9.00 二十二、国有资本经营预算支出", "二十三、灾害防治及应急管理支",
        "出", "二十四、预备费", "本年收入合计 9.00 本年支出合计 9.00",
    ]  # fmt: skip
    heading = "二十五、其他需要说明的情况"
    sides = ["收支总表", "单位：万元", "收入 支出", *rows, heading, LINE]
    shown = show(read("\n".join([*TABLE, "1 合计 9.00 6.00 3.00", *sides])))
    assert shown[-3:-1] == [["收入 支出", *rows], heading]


def test_a_title_over_a_caption_begins_another_table():
    caption = "120 河滨县教育局 公开 05 表 金额单位：万元"
    rows = ["1 一、教育拨款 9.00 一、教育支出 9.00", "2 收入总计 9.00 支出总计 9.00"]
    text = ["收支总表", caption, "序号 收入 支出", *rows, "部门收入总表", caption, "序号", "合计"]
    assert show(read("\n".join(text)))[2:5] == [
        ["序号 收入 支出", *rows],
        "部门收入总表",
        caption,
    ]


def test_lines_of_any_width_are_paragraphs_each():
    """Where many lines are far wider than the commonest width, the dump does not wrap."""
    prose = [
        "（一）" + "贯彻方针" * 9 + "。",
        "（二）" + "统筹协调" * 9 + "，",
        *("本部门" + "承办事项" * 20 + f"，共{count}项。" for count in range(4)),
        *("按规定" + "安排经费" * (30 + 5 * count) + "。" for count in range(8)),
    ]
    heading = "四、财政拨款一般公共预算安排的公务接待费和公务用车购置及运行维护费的情况及原因"
    shown = show(read("\n\n".join([*prose, heading, "本年安排5.00万元。", *TABLE])))
    assert shown[: len(prose) + 2] == [*prose, heading, "本年安排5.00万元。"]


def test_a_table_ends_before_the_title_of_the_explanations():
    title = "某某县供销合作社2024年部门预算信息公开情况说明"
    after = "按照有关规定，现将部门预算公开如下："
    shown = show(read("\n".join([*TABLE, "1 合计 9.00 6.00 3.00", "", title, "", after])))
    assert shown[2][-1] == "1 合计 9.00 6.00 3.00"
    assert shown[3:] == [title, after]


def test_a_label_below_its_lone_row_number_belongs_to_the_table():
    rows = [text for number in range(1, 12) for text in (str(number), "科目", f"{number}.00")]
    label = "十五、资源勘探工业信息等支出"
    shown = show(read("\n".join([*TABLE, *rows, "12", label, "", "二、部门预算安排的总体情况"])))
    assert shown[2][-2:] == ["12", label]
    assert shown[3] == "二、部门预算安排的总体情况"


def test_a_caption_that_names_the_department_stands_over_a_table_of_its_own():
    head = ["部门：河滨县教育局", "单位：万元", *TABLE[3:]]
    row = "1 合计 9.00 6.00 3.00"
    shown = show(read("\n".join(["表1：支出总表", *head, row, "", "表2：收入总表", *head, row])))
    assert [block for block in shown if isinstance(block, str)] == [
        *("表1：支出总表", "部门：河滨县教育局", "单位：万元"),
        *("表2：收入总表", "部门：河滨县教育局", "单位：万元"),
    ]


def test_the_page_number_above_the_title_of_the_explanations_is_no_amount():
    rows = ["1 合计 9.00 6.00 3.00", "", "9", "", "某某局2024年部门预算信息公开情况说明", "正文。"]
    assert show(read("\n".join([*TABLE, *rows])))[2][-1] == rows[0]

from __future__ import annotations

import pytest

from services.extraction.core.formats.html import bid_html
from services.extraction.core.formats.markdown import bid_on_markdown, read_markdown
from services.extraction.core.formats.plain_text import bid_on_plain_text
from shared.contracts.extracted import Paragraph
from tests.unit.services.extraction.core.text_dumps.showing import show

HEADED = "# 部门预算\n\n## 部门预算收入总表\n\n单位：万元\n\n"


def _read(text: str) -> list[str | list[str]]:
    return show(read_markdown(text.encode()).blocks)


def test_markdown_is_told_from_plain_text_by_its_signs():
    assert bid_on_markdown(HEADED.encode()) > bid_on_plain_text(HEADED.encode())
    assert bid_on_markdown("一、收入说明\n第2行 | 不是表".encode()) == 0


def test_markdown_is_known_in_utf_16_too():
    assert bid_on_markdown(HEADED.encode("utf-16")) > bid_on_plain_text(HEADED.encode("utf-16"))


def test_headings_keep_their_level_and_captions_get_none():
    blocks = read_markdown(f"{HEADED}## 120 河滨县教育局\n".encode()).blocks
    levels = [block.heading_level for block in blocks if isinstance(block, Paragraph)]
    assert levels == [1, 2, None, None]


def test_a_pipe_table_is_a_grid():
    text = "| 科目编码 | 名称 | 合计 |\n| :--- | --- | ---: |\n| 205 | 教育\\|支出 | **3.00** |\n"
    assert _read(HEADED + text)[-1] == ["科目编码 | 名称 | 合计", "205 | 教育|支出 | 3.00"]


def test_a_table_of_tags_is_a_grid():
    text = (
        f'{HEADED}<table><tr><td rowspan="2">序号</td><td colspan="2">收入</td></tr>\n'
        "<tr><td>项目</td><td>金额</td></tr>\n"
        "<tr><td>1</td><td>拨款</td><td>3.00</td></tr></table>\n\n说明\n"
    )
    assert _read(text)[-2:] == [
        ["序号 2x1 | 收入 1x2", "项目 | 金额", "1 | 拨款 | 3.00"],
        "说明",
    ]


def test_goals_above_or_below_the_header_of_indicators_are_a_grid_of_their_own():
    header = "一级指标\t二级指标\t三级指标\t指标值"
    row = "产出指标\t数量指标\t课时\t40 节"
    goals = "<b>绩效目标</b>\t<p>1. 开课。</p> <p>2. 安全。</p>\n-----\t---\n\n\t3. 满意。\t\t\n"
    above = f"{goals}{header}\n{row}\n"
    below = f"{header}\n<b>绩效目标</b> 1. 开课。\t\t\t\n{row}\n"
    indicators = ["一级指标 | 二级指标 | 三级指标 | 指标值", "产出指标 | 数量指标 | 课时 | 40 节"]
    assert _read(above) == [["绩效目标 | 1. 开课。 2. 安全。3. 满意。"], indicators]
    assert _read(below) == [["绩效目标 | 1. 开课。"], indicators]


def test_a_paragraph_torn_by_a_page_break_is_joined():
    torn = (
        "进一步完善管理系统，建立电子档案，依托系统实现资料共享和信息互通，减少提交，加快实现无纸"
    )
    assert _read(f"# 说明\n\n{torn}\n\n化审批。\n\n2、其他。\n") == [
        "说明",
        f"{torn}化审批。",
        "2、其他。",
    ]


def test_contents_entries_are_flagged():
    blocks = read_markdown("# 目录\n\n部门预算收支总表 .....\t1\n".encode()).blocks
    assert [block.is_contents_entry for block in blocks if isinstance(block, Paragraph)] == [
        False,
        True,
    ]


def test_tables_whose_cells_have_run_together_are_cut_out_of_marked_text():
    table = "单位：万元\n\n序号 科目 合计\n\n1 教育支出 **3.00**\n"
    assert _read(f"# 部门预算\n\n## 支出总表\n\n{table}\n## 说明\n") == [
        "部门预算",
        "支出总表",
        "单位：万元",
        ["序号 科目 合计", "1 教育支出 3.00"],
        "说明",
    ]


def test_a_table_without_bars_at_the_ends_of_its_rows_is_a_grid():
    text = "科目 | 合计 | 备注\n:--- | ---: | ---\n教育 | 3.00 |\n | 1.00 | 其他\n\n甲 | 乙\n"
    shown = _read(HEADED + text)
    assert shown[-2:] == [
        ["科目 | 合计 | 备注", "教育 | 3.00 | ", " | 1.00 | 其他"],
        "甲 | 乙",
    ]


def test_goals_repeated_in_the_cells_of_a_row_are_a_grid_of_their_own():
    header = "| 一级指标 | 二级指标 | 指标值 |\n"
    text = (
        f"| 绩效目标 | 开课。 | 开课。 |\n|---|---|---|\n{header}| 产出指标 | 数量指标 | 40 节 |\n"
    )
    assert _read(HEADED + text)[-2:] == [
        ["绩效目标 | 开课。"],
        ["一级指标 | 二级指标 | 指标值", "产出指标 | 数量指标 | 40 节"],
    ]


def test_quotation_marks_and_bullets_are_taken_off_and_marks_of_pages_left_out():
    text = "> - 一、收入说明。\n\n![](images/p3.jpg)\n\n---\n\n第 3 页 共 20 页\n\n二、支出说明。\n"
    assert _read(HEADED + text)[-2:] == ["一、收入说明。", "二、支出说明。"]


def test_tables_that_are_pages_of_their_own_are_read_where_they_stand():
    """Character recognition writes the markup of a whole page around each table."""
    head = "<tr><td>科目</td><td>合计</td></tr>"
    first, second = (
        f'<div style="text-align: center;"><html><body><table border="1">{head}'
        f"<tr><td>{name}</td><td>3.00</td></tr></table></body></html></div>"
        for name in ("教育", "住房")
    )
    text = f"支出总表\n\n{first}\n\n<page_number>3</page_number>\n\n{second}\n"
    assert bid_on_markdown(text.encode()) > 0
    assert show(read_markdown(text.encode()).blocks) == [
        "支出总表",
        ["科目 | 合计", "教育 | 3.00", "住房 | 3.00"],
    ]


def test_a_text_of_many_pages_of_markup_is_no_web_page():
    table = "<html><body><table><tr><td>科目</td><td>合计</td></tr></table></body></html>\n\n"
    text = f"{table}正文。\n\n{table}".encode()
    assert bid_on_markdown(text) > bid_html(text)
    assert bid_html(table.encode()) > bid_on_markdown(table.encode())


@pytest.mark.parametrize(
    ("begin", "end"), [("<html><body><table>", "</table></body></html>"), ("<table>", "</table>")]
)
def test_bare_lines_after_tables_make_a_text_whatever_it_begins_with(begin: str, end: str):
    row = "<tr><td>科目</td><td>合计</td></tr>"
    table = f"<table>{row}</table>"
    text = f"{begin}{row}{end}\n\n支出总表\n\n{table}\n\n{table}\n".encode()
    page = f"{begin}{row}<tr><td>{table}\n附件\n</td></tr>{end}\n<p>支出总表</p>{table}\n".encode()
    assert bid_on_markdown(text) > bid_html(text)
    assert bid_html(page) > bid_on_markdown(page)


TABLE = (
    "<table><tr><td>科目</td><td>合计</td></tr><tr><td>教育</td><td>$\\geq 3$万元</td></tr></table>"
)


def test_a_sentence_that_the_mark_of_a_page_parts_is_one_paragraph():
    torn = "2031年预算9万元，其中：一般公\n\n- 3 -\n\n共预算9万元。"
    text = f"{TABLE}\n\n{torn}\n\n本部门，\n\n另有安排。\n"
    assert show(read_markdown(text.encode()).blocks)[1:] == [
        "2031年预算9万元，其中：一般公共预算9万元。",
        "本部门，",
        "另有安排。",
    ]


def test_bare_numbers_of_pages_between_blank_lines_are_dropped_where_they_count_up():
    text = "".join(f"{TABLE}\n\n正文{page}。\n\n{page}\n\n" for page in (4, 5, 7))
    shown = show(read_markdown(f"{text}2\n\n正文。".encode()).blocks)
    assert [block for block in shown if isinstance(block, str)] == [
        "正文4。",
        "正文5。",
        "正文7。",
        "2",
        "正文。",
    ]


def test_formulas_in_tables_written_as_tags_show_their_signs():
    (grid,) = show(read_markdown(f"{TABLE}\n# 表\n# 表".encode()).blocks)[:1]
    assert grid[1] == "教育 | ≥ 3万元"

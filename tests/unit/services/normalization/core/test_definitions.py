"""名词解释 explained in paragraphs."""

from __future__ import annotations

from services.normalization.core.definitions import find_definitions
from tests.unit.services.normalization.core.drawing import write_document


def define(*paragraphs):
    found = find_definitions(write_document(*paragraphs).blocks)
    return None if found is None else found[1]


def test_numbered_terms_become_rows_until_the_next_section():
    table = define(
        "十、名词解释",
        "1、财政拨款收入：指本级财政当年拨付的资金。",
        "2、“三公”经费：包括：因公出国费等。",
        "十一、其他需要说明的事项",
        "说明：无。",
    )
    assert table is not None
    assert table.title == "十、名词解释"
    assert table.rows == (
        ("1", "财政拨款收入", "指本级财政当年拨付的资金。"),
        ("2", "“三公”经费", "包括：因公出国费等。"),
    )


def test_numbers_in_brackets_or_none_at_all_are_understood():
    table = define("名词解释", "（一）事业收入：指甲。", "一般公共预算收入：指乙。")
    assert table is not None
    assert [row[:2] for row in table.rows] == [("一", "事业收入"), (None, "一般公共预算收入")]


def test_a_bullet_before_the_number_is_no_part_of_a_term():
    table = define("名词解释", "- 1、事业收入：指甲。", "•2、基本支出：指乙。")
    assert table is not None
    assert [row[:2] for row in table.rows] == [("1", "事业收入"), ("2", "基本支出")]


def test_a_second_paragraph_belongs_to_the_term_above_it():
    table = define("名词解释", "1.基本支出：指甲。", "其中包括为保障机构正常运转的各项日常支出。")
    assert table is not None
    assert table.rows[0][2] == "指甲。其中包括为保障机构正常运转的各项日常支出。"


def test_a_term_on_a_line_of_its_own_is_explained_by_the_next():
    table = define(
        "名词解释", "（一）财政拨款收入", "指甲。", "（二）事业收入：", "是指乙。", "二、附件"
    )
    assert table is not None
    assert table.rows == (("一", "财政拨款收入", "指甲。"), ("二", "事业收入", "是指乙。"))


def test_a_document_without_terms_has_no_such_table():
    assert define("一、概况", "名词解释见附件。") is None

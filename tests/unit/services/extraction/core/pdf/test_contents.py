"""Contents pages of PDF files."""

from __future__ import annotations

from services.extraction.core.pdf.contents import find_contents

LIST = ["目录", "部门预算收支总表......2", "部门预算收入总表......3"]
FORM = ["部门预算收支总表", "352 某局", "单位：万元"]


def test_titles_and_captions_of_the_forms_after_a_list_with_leaders_are_no_entries():
    pages = [LIST, FORM, ["部门预算收入总表", *FORM[1:]], FORM[1:]]
    assert find_contents(pages) == {(0, 0), (0, 1), (0, 2)}


def test_a_list_without_leaders_goes_on_where_its_entries_come_again():
    pages = [["目录", "甲表"], ["乙表", "丙表"], ["甲表"], ["乙表"], ["丙表"]]
    assert {(0, 0), (0, 1), (1, 0), (1, 1)} <= find_contents(pages)


def test_a_list_with_leaders_goes_on_with_leaders():
    assert find_contents([LIST, ["丙表......4"], ["丙表"]]) == {(0, 0), (0, 1), (0, 2), (1, 0)}

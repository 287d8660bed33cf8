from __future__ import annotations

import csv
import io
import json

import pytest

from yusuan_cli.table_formats import PageTables, neutralise, to_csv, to_html, to_json

TABLE = {
    "page": 2,
    "bbox": [1.0, 2.0, 3.0, 4.0],
    "rows": [["项目", "金额", None], ["<b>", "=1+1", "-12.30"]],
    "cells": [
        [0, 0, 0, 0, "项目"],
        [0, 1, 0, 2, "金额"],
        [1, 0, 1, 0, "<b>"],
        [1, 1, 1, 1, "=1+1"],
    ],
}
FOUND = PageTables("a.pdf", [TABLE])


def test_json_is_the_tables_of_one_file():
    assert json.loads(to_json(FOUND)) == {"file": "a.pdf", "tables": [TABLE]}


def test_csv_rows_follow_their_page_and_table_number():
    assert list(csv.reader(io.StringIO(to_csv(FOUND)))) == [
        ["2", "1", "项目", "金额", ""],
        ["2", "1", "<b>", "'=1+1", "-12.30"],
    ]


def test_html_keeps_spans_and_escapes_text():
    page = to_html(FOUND)
    assert '<td colspan="2">金额</td>' in page
    assert "&lt;b&gt;" in page
    assert "<b>" not in page


def test_csv_and_html_hold_the_titles_and_notes_that_json_holds():
    found = PageTables("a.pdf", [{**TABLE, "title": "支出总表\n=部门", "note": "注：一"}])
    assert list(csv.reader(io.StringIO(to_csv(found)))) == [
        ["2", "1", "支出总表"],
        ["2", "1", "'=部门"],
        ["2", "1", "项目", "金额", ""],
        ["2", "1", "<b>", "'=1+1", "-12.30"],
        ["2", "1", "注：一"],
    ]
    page = to_html(found)
    assert page.index('<tr><td colspan="3">支出总表</td></tr>') < page.index("项目")
    assert '<tr><td colspan="3">注：一</td></tr>\n</table>' in page


@pytest.mark.parametrize("text", ["=1", "+cmd|x", "@SUM(A1)", "-x", "\t=1", "＝1", "-1-1"])
def test_a_text_that_begins_a_formula_is_neutralised(text: str):
    assert neutralise(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-12.30", "+5", "-1,200.00", "预算", "12=3"])
def test_a_printed_number_stays_a_number(text: str):
    assert neutralise(text) == text

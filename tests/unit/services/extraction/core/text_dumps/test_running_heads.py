"""Lines that every page of a dump repeats over or under its text."""

from __future__ import annotations

from services.extraction.core.text_dumps.running_heads import drop_running_heads
from services.extraction.core.text_dumps.source_lines import read_lines


def _drop(*lines: str) -> list[str]:
    kept = drop_running_heads(list(read_lines("\n\n".join(lines))))
    return [line.text for line in kept if line.text]


def test_the_title_that_pages_repeat_is_dropped_wherever_it_stands():
    head = "某某县水务局2031年部门预算公开"
    assert _drop("甲。", head, "乙。", f"# {head}", "丙。", head, "丁。") == [
        "甲。",
        "乙。",
        "丙。",
        "丁。",
    ]


def test_the_title_that_begins_the_text_stays():
    head = "某某县水务局2031年部门预算"
    assert _drop(head, "甲。", head, "乙。", head, "丙。") == [head, "甲。", "乙。", "丙。"]


def test_another_line_is_a_head_where_each_stands_at_the_end_of_a_page():
    pages = [line for page in (1, 2, 3) for line in ("甲。", f"- {page} -", "某某县水务局文件")]
    assert _drop(*pages) == ["甲。", "- 1 -", "甲。", "- 2 -", "甲。", "- 3 -"]


def test_titles_of_tables_captions_and_labels_that_come_again_stay():
    lines = ["收支总表", "单位：万元", "2031年预算数", "绩效目标", "- 1 -"] * 3
    assert _drop(*lines[:-1], "甲。") == [*lines[:-1], "甲。"]

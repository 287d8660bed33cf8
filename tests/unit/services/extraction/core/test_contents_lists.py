"""Contents lists that no format marks."""

from __future__ import annotations

import pytest

from services.extraction.core.contents_lists import flag_contents
from shared.contracts.extracted import Paragraph


def _flagged(*texts: str) -> list[str]:
    blocks = flag_contents([Paragraph(text=text) for text in texts])
    return [b.text for b in blocks if isinstance(b, Paragraph) and b.is_contents_entry]


@pytest.mark.parametrize("glue", [" ", "……", " …… ", ".....", ""])
def test_entries_end_in_growing_page_numbers(glue: str):
    entries = [f"一、职责{glue}2", f"二、安排{glue}3", f"三、三公经费{glue}3"]
    assert _flagged("封面", "目  录", *entries, "一、职责", "负责。") == entries


def test_entries_without_pages_are_those_that_come_again():
    entries = ["收支总表", "一、职责", "二、安排"]
    assert _flagged("目录", *entries, "收支总表", "一、职责", "负责1项。", "二、安排") == entries


@pytest.mark.parametrize(
    "texts",
    [
        ("目录", "一、职责 2", "负责。"),
        ("目录", "一、职责", "二、安排", "三、三公经费"),
        ("一、职责 2", "二、安排 3", "三、三公经费 4"),
        ("目录", "共12项。", "共13项。", "共14项。"),
    ],
)
def test_what_is_no_list_is_left_alone(texts: tuple[str, ...]):
    assert _flagged(*texts) == []

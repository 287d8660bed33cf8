"""Tables that only lay out their content."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from lxml import etree

from services.extraction.core.frames import is_frame

INNER = "<table><tr><td>合计</td></tr></table>"


@dataclass
class PlacedElement:
    element: etree._Element
    row: int
    column: int


def place(rows: list[list[str]]) -> list[PlacedElement]:
    return [
        PlacedElement(etree.fromstring(f"<td>{content}</td>"), row, column)
        for row, contents in enumerate(rows)
        for column, content in enumerate(contents)
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["一、概况"], ["二、收入"]], True),
        ([["项目", "预算数"], ["合计", "5.00"]], False),
        ([["附表", INNER]], True),
        ([["", INNER], [" ", INNER]], True),
        ([["项目", "说明", INNER], ["合计", "5.00", ""]], False),
    ],
)
def test_a_table_is_a_frame_when_it_has_one_column_or_little_beside_tables(
    rows: list[list[str]], expected: bool
):
    assert is_frame(place(rows), "table") is expected


def test_only_text_of_the_named_elements_counts():
    rows = [["<code>甲</code>", "<code>乙</code>", INNER], ["<code>丙</code>", "<p>丁</p>", ""]]
    assert not is_frame(place(rows), "table")
    assert is_frame(place(rows), "table", "p")

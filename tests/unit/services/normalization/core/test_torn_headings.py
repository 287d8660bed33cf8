"""Headings that were read as the end of the paragraph above them."""

from __future__ import annotations

import pytest

from services.normalization.core.torn_headings import free_headings
from shared.contracts.extracted import Block, Paragraph
from shared.contracts.location import Location


def to_blocks(*texts: str) -> tuple[Block, ...]:
    return tuple(
        Paragraph(text=text, location=Location(line=line)) for line, text in enumerate(texts, 1)
    )


def to_texts(blocks: tuple[Block, ...]) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("end", "begin"),
    [
        ("管护费项目", "2、绩效目标：修剪行道树。"),
        ("2、管护费项目", "绩效目标：修剪行道树。"),
    ],
)
def test_a_heading_at_the_end_of_the_paragraph_above_stands_alone(end: str, begin: str) -> None:
    blocks = to_blocks(
        "1、路灯更换", "绩效目标：更换路灯。", f"绩效指标：完好率达到90%以上。{end}", begin
    )

    freed = free_headings(blocks)

    assert to_texts(freed)[2:] == [
        "绩效指标：完好率达到90%以上。",
        "2、管护费项目",
        "绩效目标：修剪行道树。",
    ]
    heading = freed[3]
    assert isinstance(heading, Paragraph)
    assert heading.location == Location(line=3)


@pytest.mark.parametrize(
    "texts",
    [
        # the number does not continue the list
        ("1、路灯更换", "绩效目标：更换路灯。", "完好率90%。管护费项目", "4、绩效目标：修剪。"),
        # no other item begins with this label
        ("1、路灯更换", "内容：更换路灯。", "完好率90%。管护费项目", "2、绩效目标：修剪。"),
        # the paragraph above ends with a sentence
        ("1、路灯更换", "绩效目标：更换路灯。", "管护费项目。", "2、绩效目标：修剪。"),
        # neither the end nor the beginning carries a number
        ("1、路灯更换", "绩效目标：更换路灯。", "完好率90%。管护费项目", "绩效目标：修剪。"),
    ],
)
def test_nothing_is_parted_where_the_list_does_not_call_for_it(texts: tuple[str, ...]) -> None:
    blocks = to_blocks(*texts)

    assert free_headings(blocks) == blocks

"""What is printed around a grid: title, caption, unit, notes, and which paragraphs they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from services.normalization.core.grid_reading.wording import (
    LONGEST,
    find_unit,
    is_caption_line,
    is_note,
)
from services.normalization.core.printed_text import to_matchable
from services.normalization.core.tables import find_kind_by_title
from shared.contracts.extracted import Block, Paragraph

_REACH = 8
"""How many paragraphs above a grid may lie between it and the heading that names it."""
_END_LENGTH = 4
"""No title of its own is as short as 预算表: it is the end of the line above."""
# The end of a sentence: no title holds one.
_SENTENCE = re.compile(r"[。;!]|[,][^,]{1,80}[,]")
# The heading of a text about a table, or a pointer to one: not the table's own title.
_EXPLANATION = re.compile(r"(?:说明|原因|如下):?$|[见如].{0,4}表$")
# A numbering of headings: 一、 （一） 1、 1. 第一部分; a numeral alone, as in 一般, is none.
_NUMBERING = re.compile(
    r"^(?:第[一二三四五六七八九十]{1,3}部分|[（(][一二三四五六七八九十\d]{1,3}[）)][、.．]?"
    r"|[一二三四五六七八九十\d]{1,3}[、.．])\s*"
)
# What a table's title ends with, 续 or a bracket after it allowed.
_TABLE_END = re.compile(r"表(?:\([^()]{0,20}\))?$")
# What a table is named after where its name does not say 表.
_NAME_END = re.compile(
    r"(?:情况|预算|决算|解释|构成|设置|指标|目标|明细|名单|信息)(?:\([^()]{0,20}\))?:?$"
)
# A sentence under an empty form: it says that the form stays although it is empty.
_EMPTY_FORM = re.compile(r"本表|空表|仍保留该表")


@dataclass(frozen=True)
class Surroundings:
    """What the paragraphs around a grid say of it."""

    title: str | None = None
    captions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    claimed: frozenset[int] = frozenset()
    """Positions of the blocks that belong to the table and are no running text."""


def read_surroundings(blocks: Sequence[Block], index: int) -> Surroundings:
    """Return the title, captions and notes of the grid at `index`."""
    title, captions, claimed = _read_above(blocks, index)
    notes, noted = _read_below(blocks, index)
    return Surroundings(title, captions, notes, frozenset(claimed | noted))


def find_heading(blocks: Sequence[Block], index: int, kind: str) -> str | None:
    """Return the nearest heading above that names the kind, text in between allowed."""
    for position in range(index - 1, max(-1, index - 1 - _REACH), -1):
        block = blocks[position]
        if not isinstance(block, Paragraph):
            return None
        if len(block.text) <= 40 and find_kind_by_title(block.text) == kind:
            return _strip_heading(block.text)
    return None


def _strip_heading(text: str) -> str:
    """Return what a heading names, without its number and colon."""
    return _NUMBERING.sub("", text.strip()).strip("：: ")


def is_title(text: str) -> bool:
    """Whether a paragraph can be the title of the grid below it."""
    if len(text) > LONGEST:
        return False
    plain = to_matchable(text)
    if not 2 < len(plain) <= 80 or _SENTENCE.search(plain) or _EXPLANATION.search(plain):
        return False
    if _TABLE_END.search(plain):
        return True
    return len(plain) <= 40 and bool(_NAME_END.search(plain) and find_kind_by_title(plain))


def _read_above(
    blocks: Sequence[Block], index: int
) -> tuple[str | None, tuple[str, ...], set[int]]:
    captions: list[str] = []
    claimed: set[int] = set()
    for position in range(index - 1, max(-1, index - 1 - _REACH), -1):
        block = blocks[position]
        if not isinstance(block, Paragraph) or block.is_contents_entry:
            break
        text = block.text.strip()
        title, caption = _split_title_line(text)
        if title:
            return title, (caption, *captions), claimed | {position}
        if is_caption_line(text) or _is_name_under_title(blocks, position):
            captions.insert(0, text)
            claimed.add(position)
        elif is_title(text):
            text, parts = _join_broken_title(blocks, position)
            if not _stays_heading(text):
                claimed |= parts
            elif not _TABLE_END.search(to_matchable(text)):
                text = _strip_heading(text)
            if not captions and (unit := _find_unit_above(blocks, min(parts) - 1)):
                return text, (unit,), claimed | {min(parts) - 1}
            return text, tuple(captions), claimed
        else:
            break
    return None, tuple(captions), claimed


def _find_unit_above(blocks: Sequence[Block], position: int) -> str | None:
    """Return the caption that states the unit where it is printed above the title.

    HTML sets a table's `caption` inside the table, below the line that is printed over it.
    """
    block = blocks[position] if position >= 0 else None
    if not isinstance(block, Paragraph) or block.is_contents_entry:
        return None
    is_caption = is_caption_line(block.text) and find_unit([to_matchable(block.text)])
    return block.text.strip() if is_caption else None


def _split_title_line(text: str) -> tuple[str | None, str]:
    """Part a title from the caption that is printed behind it on the same line."""
    title, _, caption = text.partition(" ")
    if is_caption_line(caption) and is_title(title) and find_kind_by_title(title):
        return title, caption.strip()
    return None, text


def _join_broken_title(blocks: Sequence[Block], position: int) -> tuple[str, set[int]]:
    """Return the title and its positions; one broken over two lines is put together."""
    block, above = blocks[position], blocks[position - 1] if position else None
    text = block.text.strip() if isinstance(block, Paragraph) else ""
    if isinstance(above, Paragraph) and not find_kind_by_title(text):
        whole = above.text.strip() + text
        is_end = len(text) <= _END_LENGTH or not is_title(above.text)
        if is_end and is_title(whole) and find_kind_by_title(whole):
            return whole, {position - 1, position}
    return text, {position}


def _is_name_under_title(blocks: Sequence[Block], position: int) -> bool:
    """Whether a short line stands directly under a title: the department's name."""
    above = blocks[position - 1] if position else None
    block = blocks[position]
    return (
        isinstance(block, Paragraph)
        and isinstance(above, Paragraph)
        and not is_title(block.text)
        and len(to_matchable(block.text)) <= 30
        and not to_matchable(block.text).endswith((":", ",", "。", ";", "、"))
        and is_title(above.text)
    )


def _stays_heading(text: str) -> bool:
    """Whether a numbered title is also a heading: of a project's table, or of a section."""
    if not _NUMBERING.match(to_matchable(text)):
        return False
    is_project = find_kind_by_title(text) == "performance_targets"
    return is_project or not _TABLE_END.search(to_matchable(text))


def _read_below(blocks: Sequence[Block], index: int) -> tuple[tuple[str, ...], set[int]]:
    notes: list[str] = []
    claimed: set[int] = set()
    for position in range(index + 1, len(blocks)):
        block = blocks[position]
        if not isinstance(block, Paragraph):
            break
        text = block.text.strip()
        is_remark = is_note(text) or (
            bool(notes) and len(text) <= 80 and bool(_EMPTY_FORM.search(text))
        )
        if not is_remark:
            break
        notes.append(text)
        claimed.add(position)
    return tuple(notes), claimed

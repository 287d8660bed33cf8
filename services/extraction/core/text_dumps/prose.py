"""Running text of a dump: lines → paragraphs, contents entries flagged."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from services.extraction.core.cell_text import join_lines
from services.extraction.core.text_dumps.source_lines import SourceLine
from shared.contracts.extracted import Block, Paragraph

# A contents entry: leader dots or a tab before the page number at the end
_CONTENTS_ENTRY = re.compile(r"[^.…·\t]{2,80}(?:\s{0,9}[.…·]{3}[.…·\s]*|\t\s*)\d{0,4}$")
# A line that begins a paragraph: a number, an ordinal, a bullet, a label that ends with a colon
_OPENING = re.compile(
    r"第[一二三四五六七八九十\d]{1,3}部分|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]"
    r"|\d{1,2}[、.．](?!\d)|[-•●◆]\s|注[:：]"
)
# The title of a part or a chapter: no stop within
_HEADING = re.compile(
    r"(?:第[一二三四五六七八九十\d]{1,3}部分|[一二三四五六七八九十]{1,3}、)[^，。；：,;:]{1,80}$"
)
# A short line that leads to what follows: 机构设置：
_LEAD = re.compile(r"[^，。；：,;:]{2,12}[：:]$")
# The title of the text that explains the forms: 2023年部门预算信息公开情况说明
_EXPLANATION = re.compile(r"(?:预算|决算)(?:信息|公开|编制|情况|的){0,4}说明$")
# A stop inside a sentence
_STOP = re.compile(r"[，；。]")
_CLOSING = frozenset("。！？；：:”》!?;")
_LONG = 40
_PAGE_NUMBER = re.compile(r"[-—\s]*(?:第\s?)?\d{1,4}(?:\s?页)?[-—\s]*$")


def is_contents_entry(text: str) -> bool:
    """Whether the line is an entry of a table of contents with its page number."""
    return bool(_CONTENTS_ENTRY.match(text))


def is_opening(text: str) -> bool:
    """Whether a paragraph begins with this line."""
    return bool(_OPENING.match(text))


def is_explanation_title(text: str) -> bool:
    """Whether the line is the title of the text that explains the forms."""
    return bool(_EXPLANATION.search(text))


def is_page_number(text: str) -> bool:
    """Whether nothing but a page number is printed on the line."""
    return bool(_PAGE_NUMBER.fullmatch(text)) and any(map(str.isdigit, text))


def to_paragraph(lines: Sequence[SourceLine]) -> Paragraph:
    """Join lines that belong together."""
    text = join_lines([line.text for line in lines])
    return Paragraph(
        text=re.sub(r"\s*\t\s*", " ", text),
        location=lines[0].location,
        is_contents_entry=len(lines) == 1 and is_contents_entry(text),
    )


def join_wrapped(lines: Iterable[SourceLine], full_width: int) -> Iterator[Paragraph]:
    """Join lines that were broken where the page was full; blank lines do not part them."""
    open_lines: list[SourceLine] = []
    for line in lines:
        if line.is_blank or is_page_number(line.text):
            continue
        if open_lines and not _goes_on(open_lines[-1], line, full_width):
            yield to_paragraph(open_lines)
            open_lines = []
        open_lines.append(line)
    if open_lines:
        yield to_paragraph(open_lines)


def _goes_on(before: SourceLine, line: SourceLine, full_width: int) -> bool:
    if is_contents_entry(before.text) or is_contents_entry(line.text):
        return False
    if find_display_width(before.text) < full_width or is_explanation_title(before.text):
        return False
    if is_opening(line.text) and any(map(_HEADING.match, (before.text, line.text))):
        return False
    opens = is_opening(line.text) or bool(_LEAD.match(line.text))
    return not (before.text[-1] in _CLOSING and opens)


def find_display_width(text: str) -> int:
    """Return the width of a line in half-width columns: a Chinese character counts two."""
    return sum(1 if character.isascii() else 2 for character in text)


def join_torn(blocks: Iterable[Block], breaks: Sequence[int] = ()) -> Iterator[Block]:
    """Join a paragraph that ends in mid-sentence with the one after it.

    It is long, or a page ends there: `breaks` are the lines that held the mark of a page.
    """
    held: Paragraph | None = None
    for block in blocks:
        if held and isinstance(block, Paragraph) and _is_torn(held, block, breaks):
            held = held.model_copy(update={"text": join_lines([held.text, block.text])})
            continue
        if held:
            yield held
        held = block if isinstance(block, Paragraph) else None
        if held is None:
            yield block
    if held:
        yield held


def _is_torn(before: Paragraph, after: Paragraph, breaks: Sequence[int]) -> bool:
    if before.heading_level or after.heading_level:
        return False
    is_cut = bool(_STOP.search(before.text)) and _is_parted(before, after, breaks)
    if len(before.text) < _LONG and not is_cut:
        return False
    is_open = before.text[-1] not in _CLOSING and not before.is_contents_entry
    return is_open and not is_opening(after.text) and not after.is_contents_entry


def _is_parted(before: Paragraph, after: Paragraph, breaks: Sequence[int]) -> bool:
    """Whether the mark of a page stands between two paragraphs."""
    first = (before.location and before.location.line) or 0
    last = (after.location and after.location.line) or 0
    return bisect_right(breaks, first) < bisect_left(breaks, last)

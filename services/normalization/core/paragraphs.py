"""Join paragraphs that a page or line break has torn in the middle of a sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from services.normalization.core.captions import is_title
from services.normalization.core.grid_reading.wording import is_caption_line, is_coded_name
from services.normalization.core.headings import parse_heading
from shared.contracts.extracted import Block, Paragraph
from shared.contracts.location import Location
from shared.folding import fold_plain

# What only a paragraph of its own begins with: the number of an item, a label
_OPENING = re.compile(r"\(?[一二三四五六七八九十\d]{1,3}[)、.](?!\d)|[^,。;:]{2,8}:")
_FINISHED = ("。", ";", "!", "?", ":", '"', ")", "…")
_REACH = 3.2
"""How many characters from the right edge of the text a torn line may end."""
_SHORT = 14
"""Longest rest of a torn heading."""
_INDENT = 4
"""Columns that the first line of a paragraph is set in by, of which a text keeps no trace."""
_LONGEST = 3_000
"""No paragraph is longer; lines of a text without any stop are not joined for ever."""


class JoinedParagraph(Paragraph):
    """A paragraph put together from parts that are placed apart, on two pages for instance."""

    parts: tuple[tuple[int, Location | None], ...]
    """Where in the text each part begins, and its place."""


def find_place(paragraph: Paragraph, position: int) -> Location | None:
    """Return the place of what stands at a position of the text: that of its own part."""
    if not isinstance(paragraph, JoinedParagraph):
        return paragraph.location
    part = bisect_right(paragraph.parts, position, key=lambda part: part[0]) - 1
    return paragraph.parts[max(0, part)][1]


@dataclass(frozen=True)
class _Measure:
    """How far full lines reach."""

    edges: dict[int | None, float]
    """Right edge of the running text of each page."""
    width: int | None
    """Columns of a full line where no places are known, None when lines differ in length."""


def join_paragraphs(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks with torn paragraphs in one piece that knows where its parts stand."""
    measure = _Measure(_find_right_edges(blocks), _find_width(blocks))
    joined: list[Block] = []
    piece: Block | None = None
    for block in blocks:
        before = joined[-1] if joined else None
        if (
            isinstance(before, Paragraph)
            and isinstance(piece, Paragraph)
            and isinstance(block, Paragraph)
            and _is_torn(before, piece, block, measure)
        ):
            joined[-1] = _append(before, block)
        else:
            joined.append(block)
        piece = block
    return tuple(joined)


def _append(before: Paragraph, after: Paragraph) -> JoinedParagraph:
    parts = before.parts if isinstance(before, JoinedParagraph) else ((0, before.location),)
    return JoinedParagraph(
        text=before.text + after.text,
        location=before.location,
        heading_level=before.heading_level,
        is_contents_entry=before.is_contents_entry,
        parts=(*parts, (len(before.text), after.location)),
    )


def _find_right_edges(blocks: Sequence[Block]) -> dict[int | None, float]:
    edges: dict[int | None, float] = {}
    for block in blocks:
        place = block.location if isinstance(block, Paragraph) else None
        if place and place.bbox:
            edges[place.page] = max(edges.get(place.page, 0), place.bbox[2])
    return edges


def _find_width(blocks: Sequence[Block]) -> int | None:
    """Return the length that many paragraphs share and none exceeds: they are lines."""
    lengths = [
        _count_columns(block.text)
        for block in blocks
        if isinstance(block, Paragraph) and not (block.location and block.location.bbox)
    ]
    width = max(lengths, default=0)
    full = sum(length >= width - 2 for length in lengths)
    return width if width >= 40 and full >= max(5, len(lengths) // 5) else None


def _count_columns(text: str) -> int:
    """Return how wide a line is set: a Chinese character takes two columns, a digit one."""
    return len(text) if text.isascii() else sum(1 if char < "\u0300" else 2 for char in text)


def _is_torn(before: Paragraph, piece: Paragraph, after: Paragraph, measure: _Measure) -> bool:
    """Whether a paragraph, of which `piece` is the last line so far, goes on in the next one."""
    if before.heading_level is not None or after.heading_level is not None:
        return False
    if before.is_contents_entry or after.is_contents_entry or len(before.text) > _LONGEST:
        return False
    head, tail = fold_plain(before.text), fold_plain(after.text)
    is_finished = head.endswith(_FINISHED) and not _has_open_bracket(head)
    if not head or not tail or is_finished or _OPENING.match(tail) or parse_heading(after.text):
        return False
    if is_caption_line(before.text) or is_caption_line(after.text) or is_title(after.text):
        return False
    heading = parse_heading(before.text)
    if heading is None:
        indent = _INDENT if piece is before else 0
        is_full = _fills_line(piece, measure, indent) and not is_title(before.text)
        return is_full or _is_unfinished_sentence(head) or _has_open_bracket(head)
    if is_title(before.text) or is_coded_name(after.text):
        return False
    is_item = heading.style.startswith(("arabic", "bracket"))
    is_rest = len(tail) <= _SHORT and not tail.endswith("。")
    return _fills_line(piece, measure) and (is_item or is_rest)


def _is_unfinished_sentence(head: str) -> bool:
    return head.endswith((",", "、")) or (len(head) > 40 and any(c in head for c in ",。;"))


def _has_open_bracket(head: str) -> bool:
    return head.count("(") > head.count(")")


def _fills_line(paragraph: Paragraph, measure: _Measure, indent: int = 0) -> bool:
    """Whether a single line ends so near the edge that no more would have fitted."""
    place = paragraph.location
    if place is None or place.bbox is None:
        return (
            measure.width is not None
            and _count_columns(paragraph.text) >= measure.width - 4 - indent
        )
    left, top, right, bottom = place.bbox
    size = (right - left) / max(1, len(paragraph.text))
    is_single = bottom - top < 2 * size
    return is_single and measure.edges[place.page] - right < _REACH * size

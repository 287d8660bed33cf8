"""Printed lines → paragraphs, over line and page breaks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from services.extraction.core.cell_text import join_lines
from services.extraction.core.pdf.contents import has_leaders
from services.extraction.core.pdf.lines import PrintedLine
from services.extraction.core.pdf.page import Box

# The number that opens a heading or an item: `一、`, `（一）`, `(1)`, `1、`, `第一部分`, `注：`.
_NUMBERED = re.compile(
    r"(?:第[一二三四五六七八九十]{1,3}[部章节条]|[（(][一二三四五六七八九十\d]{1,3}[)）]"
    r"|[一二三四五六七八九十]{1,3}、|\d{1,2}(?:、|[.．](?!\d))|[①-⑳]|注[：:])"
)
# The numbers that only a heading has: `一、`, `（一）`, `第一部分`; a wrapped sentence has not.
_HEADING = re.compile(
    r"(?:第[一二三四五六七八九十]{1,3}部分|[（(][一二三四五六七八九十]{1,3}[)）]"
    r"|[一二三四五六七八九十]{1,3}、)"
)
# The title of a project's form, and the code and name of a unit: each is a line of its own.
_FORM_TITLE = re.compile(r"绩效目标(?:申报|批复)?表$")
_CODED_UNIT = re.compile(r"\d{3,12}\s?(?!年)[\u4e00-\u9fff（）()]{4,40}$")
_SENTENCE_END = tuple("。！？；：.!?;:")
# A word that is not broken at the end of a line: letters, digits and signs.
_WORD = re.compile(r"[!-~]{1,40}")
# What never ends a line: it goes to the next one with the character behind it.
_OPENERS = tuple("（(《“‘「『【〈")
# Width of a letter or digit, and the least size of a title in points.
_NARROW, _LARGE = 0.56, 20
# How much of a line's height another one must share to stand beside it.
_BESIDE = 0.15
# Fewer lines than this do not tell a page's margins.
_FEW_LINES = 3
# So long a text in large type that a line repeats is no rest of it: a title on two levels.
_REPEATED = 8
# A line is flush left within this part of its size; a first line is set in by no more sizes.
_FLUSH, _WIDEST_INDENT = 0.3, 2.5
# Slack at the margins in sizes: a full line may end with a hanging mark, an indent is two.
_RAGGED, _INDENT = 2.2, 0.9


@dataclass(slots=True)
class Block:
    """Lines that stand one below the other."""

    lines: list[PrintedLine]
    is_beside: bool = False
    """Other texts stand beside it: a part of a caption, not running text."""


@dataclass(frozen=True, slots=True)
class Margins:
    """Left and right end of the running text of a page."""

    left: float
    right: float
    is_sure: bool = False
    """Several lines end at the right end, as those of running text do."""


def find_margins(lines: Sequence[PrintedLine], width: float, known: Margins | None) -> Margins:
    """Return the extent of the text; a page of a few lines has the margins known from before.

    So has a page without running text, whose longest line is no full one: titles and captions.
    """
    if not lines:
        return known or Margins(0, width)
    left, right = min(line.box[0] for line in lines), max(line.box[2] for line in lines)
    if len(lines) >= _FEW_LINES:
        own = Margins(left, right, is_sure=_share_an_end(lines, right))
        is_short = known is not None and known.is_sure and right <= known.right <= width
        return (
            known if known and is_short and not own.is_sure and abs(known.left - left) <= 1 else own
        )
    if known and known.left <= left + 1 and right <= known.right + 1:
        return known
    return Margins(left, max(right, width - left))


def _share_an_end(lines: Sequence[PrintedLine], right: float) -> bool:
    return len({line.text for line in lines if line.box[2] >= right - line.size}) >= _FEW_LINES


def group_blocks(lines: Sequence[PrintedLine]) -> list[Block]:
    """Group lines into running text and, where texts stand side by side, into their columns."""
    blocks: list[Block] = []
    for band in _find_bands(lines):
        if len(band) > 1:
            blocks += [Block(column, is_beside=True) for column in _find_columns(band)]
        elif blocks and not blocks[-1].is_beside:
            blocks[-1].lines += band
        else:
            blocks.append(Block(band))
    return blocks


def _find_bands(lines: Iterable[PrintedLine]) -> list[list[PrintedLine]]:
    """Group lines that stand beside each other, directly or through a third."""
    bands: list[list[PrintedLine]] = []
    bottom = float("-inf")
    for line in sorted(lines, key=lambda line: line.box[1]):
        height = line.box[3] - line.box[1]
        if bands and bottom - line.box[1] > _BESIDE * height:
            bands[-1].append(line)
        else:
            bands.append([line])
            bottom = float("-inf")
        bottom = max(bottom, line.box[3])
    return bands


def _find_columns(band: Iterable[PrintedLine]) -> list[list[PrintedLine]]:
    columns: list[list[PrintedLine]] = []
    for line in sorted(band, key=lambda line: line.box[1]):
        fitting = [column for column in columns if _overlaps(column[-1], line)]
        if fitting:
            fitting[0].append(line)
        else:
            columns.append([line])
    return sorted(columns, key=lambda column: column[0].box[0])


def _overlaps(upper: PrintedLine, lower: PrintedLine) -> bool:
    return min(upper.box[2], lower.box[2]) > max(upper.box[0], lower.box[0])


def split_paragraphs(block: Block, margins: Margins) -> list[list[PrintedLine]]:
    """Split a block where a line ends early, is indented, numbered, or set in another size."""
    if block.is_beside:
        return [block.lines]
    paragraphs: list[list[PrintedLine]] = []
    for line in block.lines:
        if paragraphs and continues(paragraphs[-1], line, margins):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return paragraphs


def continues(paragraph: Sequence[PrintedLine], line: PrintedLine, margins: Margins) -> bool:
    """Tell whether the line goes on with the paragraph."""
    last = paragraph[-1]
    if abs(line.size - last.size) > 0.15 * last.size or has_leaders(last.text):
        return False
    if last.size >= _LARGE and len(line.text) > _REPEATED and line.text in last.text:
        return False
    is_centred = _is_centred(last, margins) and _is_centred(line, margins)
    if is_centred and not _is_heading_over_text(last, line, margins):
        return _is_wrapped_title(paragraph, line, margins) and not _NUMBERED.match(line.text)
    if not _is_full(last, line, margins) or _HEADING.match(line.text):
        return False
    if _FORM_TITLE.search(last.text) or (last.text.endswith("表") and _CODED_UNIT.match(line.text)):
        return False
    ends = last.text.endswith(_SENTENCE_END)
    if line.box[0] <= margins.left + _INDENT * line.size:
        return not (ends and _NUMBERED.match(line.text))
    hangs = len(paragraph) > 1 or last.box[0] > margins.left + _INDENT * line.size
    is_aligned = abs(line.box[0] - last.box[0]) < 0.3 * line.size
    return hangs and is_aligned and not ends and not _NUMBERED.match(line.text)


def _is_heading_over_text(last: PrintedLine, line: PrintedLine, margins: Margins) -> bool:
    """Tell whether a numbered line stands flush left and the next one is only indented."""
    is_flush = last.box[0] < margins.left + _FLUSH * last.size
    is_indented = line.box[0] <= margins.left + _WIDEST_INDENT * line.size
    return is_flush and is_indented and _HEADING.match(last.text) is not None


def _is_full(last: PrintedLine, line: PrintedLine, margins: Margins) -> bool:
    """Tell whether the next line's first word would not have fitted on the last line."""
    word = _WORD.match(line.text)
    needed = _NARROW * (len(word[0]) if word else 0) + _RAGGED + line.text.startswith(_OPENERS)
    return last.box[2] >= margins.right - needed * last.size


def _is_wrapped_title(
    paragraph: Sequence[PrintedLine], line: PrintedLine, margins: Margins
) -> bool:
    """Tell whether centred lines make one title: the last as long as can be, or all large."""
    last = paragraph[-1]
    if last.is_bold != line.is_bold:
        return False
    if _is_full(last, line, margins):
        return True
    is_stacked = last.size >= _LARGE and line.box[1] - last.box[3] < 1.2 * last.size
    return is_stacked and not any(_is_full(each, line, margins) for each in paragraph)


def _is_centred(line: PrintedLine, margins: Margins) -> bool:
    left, right = line.box[0] - margins.left, margins.right - line.box[2]
    return abs(left - right) <= 1.2 * line.size


def to_text(paragraph: Sequence[PrintedLine]) -> str:
    """Join the lines: a blank only where two words of an alphabet meet."""
    return join_lines([line.text for line in paragraph])


def to_box(paragraph: Sequence[PrintedLine]) -> Box:
    """Return the box around the lines, which stand on one page."""
    boxes = [line.box for line in paragraph]
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )

"""Dumps of PDF files, whose cells have run together: where each table begins and ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from services.extraction.core.text_dumps.ordinals import counts_on
from services.extraction.core.text_dumps.page_numbers import drop_page_numbers, prints_cells_alone
from services.extraction.core.text_dumps.prose import (
    find_display_width,
    is_contents_entry,
    is_explanation_title,
    is_page_number,
    join_wrapped,
    to_paragraph,
)
from services.extraction.core.text_dumps.sections import is_caption
from services.extraction.core.text_dumps.source_lines import SourceLine
from shared.contracts.extracted import Block, FlattenedTable, TextLine

# Labels with which the header of a form begins, wherever it stands
_STRONG = re.compile(
    r"(?:序号|栏次|行次|(?:(?:年度)?绩效指标\s+)?一级指标?|项目编码|项目代码|单位名称|政府采购项目来源|科目编码|科目代码"
    r"|(?:支出)?(?:功能|经济)分类科目\S{0,4}|支出部门经济分类科目)(?:\s|$)"
)
# Labels that head a table only under its title or caption
_WEAK = frozenset(
    {
        "收入", "支出", "项目", "项", "目", "预算数", "决算数", "金额", "数量", "价值", "类", "款",
        "合计", "资产", "财政拨款收入", "财政拨款支出", "本年收入", "本年支出", "收入预算",
        "支出预算", "编码", "名称", "序号", "单位", "采购项目", "一般公共预算支出", "科目名称",
        "政府性基金预算支出", "序", "号", "栏", "次", "功能分类科目编码",
    }
)  # fmt: skip
# With what a form begins whose cells hold sentences
_FORM = re.compile(
    r"项目编码|项目代码|项目名称|(?:(?:年度)?绩效指标\s+)?[一二三]级指标|绩效目标(?:\s|$)"
)
# Labels of such a form that stand before their text, under its title or caption
_FORM_LABELS = frozenset({"绩效目标", "项目名称", "部门名称"})
_NOTE = re.compile(r"(?:注|说明|备注)\s*[:：]")
_PART = re.compile(r"第[一二三四五六七八九十\d]{1,3}部分")
_ORDINAL = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])\s?\S"
)
# What the label of a row ends with, its amounts aside
_ROW_LABEL = re.compile(
    r"(?:支出|收入|拨款|资金|费|科目|结转|结余|补助|税|利息|债券|基金|分配|计|数)(?:[（(][^（）()]{0,30}[）)])?"
    r"(?:\s+[-\d.,]+)*$"
)
_AMOUNT_END = re.compile(r"\s-?[\d,]+(?:\.\d+)?$|^-?[\d,]+\.\d+$")
# Nothing but amounts, one of them with decimals
_AMOUNTS = re.compile(r"(?=.{0,40}\d\.\d)[-−—/\d,.]{1,20}(?:\s+[-−—/\d,.]{1,20}){0,20}$")
# The row that numbers the columns
_COLUMN_NUMBERS = re.compile(r"(?:[栏档]\s?次\s+)?1\s+2\s+3(?:\s|$)")
_TABLE_TITLE = re.compile(r".{4,60}表(?:[（(][^（）()]{0,20}[）)])?$")
_NUMBER_REACH = 14
_FEWEST_ROWS = 3
_LABEL_REACH = 3
# What the title of a table ends with
_TITLE = re.compile(r"(?<=.{3})(?:表|情况|预算|决算|明细)(?:[（(][^（）()]{0,20}[）)])?$")
_BRACKETED = re.compile(r"[（(][^（）()]{0,30}(?:[）)]|$)")
_YEAR = re.compile(r"20\d\d年")
_SENTENCE = re.compile(r"[。；]")
# A stop inside a line
_PROSE = re.compile(r"[，。；]")
_FEWEST_PROSE = 12
_TITLE_REACH = 5
_LONGEST_REST = 12
_LONGEST_LABELS = 40
_WIDEST = 400
"""Half-width columns beyond which no page is wide."""
_WRAPPED = 1.3
"""How many times as wide as a full line a line may be in a text that wraps."""
_UNIT = re.compile(r"单位\s?[：:]\s?[百千万亿]{0,2}元$")


def read_flattened_blocks(lines: Sequence[SourceLine]) -> Iterator[Block]:
    """Read a dump without marks for cells: running text, and tables run together."""
    printed = [line for line in lines if not line.is_blank]
    return _read(_without_page_numbers(drop_page_numbers(printed)))


def has_flattened_tables(lines: Sequence[SourceLine]) -> bool:
    """Whether some line heads a table whose cells are not marked."""
    return any(_STRONG.match(line.text) for line in lines if not is_contents_entry(line.text))


def _read(lines: Sequence[SourceLine]) -> Iterator[Block]:
    full_width = find_full_width(lines)
    prose: list[SourceLine] = []
    at = 0
    while at < len(lines):
        head = _find_head(lines, at)
        if head is None:
            prose.append(lines[at])
            at += 1
            continue
        yield from join_wrapped(prose, full_width)
        prose = []
        yield from _read_captions(lines[at:head])
        end = _find_end(lines, at, head, full_width)
        yield _to_table(lines[head:end])
        at = end
    yield from join_wrapped(prose, full_width)


def _read_captions(lines: Sequence[SourceLine]) -> Iterator[Block]:
    """Yield title and captions; a caption that a line break has cut is put together."""
    held: list[SourceLine] = []
    for line in lines:
        if held and not _is_cut(held[-1].text, line.text):
            yield to_paragraph(held)
            held = []
        held.append(line)
    if held:
        yield to_paragraph(held)


def _is_cut(before: str, text: str) -> bool:
    if before[-1] in "：:-—":
        return True
    return is_caption(before) and not is_caption(text) and len(text) <= _LONGEST_REST


def find_full_width(lines: Sequence[SourceLine]) -> int:
    """Return the width from which a line counts as full; beyond any line where none is.

    Lines of sentences tell it: rows of tables are as wide as their columns happen to be.
    """
    prose = [line for line in lines if _PROSE.search(line.text)]
    told_by = prose if len(prose) >= _FEWEST_PROSE else lines
    widths = Counter(min(find_display_width(line.text), _WIDEST) for line in told_by)
    long = {width: count for width, count in widths.items() if width >= 40}
    if not long:
        return 10_000
    shares = {width: sum(long.get(width - less, 0) for less in range(5)) for width in long}
    best = max(shares, key=lambda width: (shares[width], width))
    wider = sum(count for width, count in long.items() if width > best * _WRAPPED)
    if wider > shares[best] or best == _WIDEST:
        return 10_000
    return best - 7 if shares[best] * 8 >= sum(long.values()) else 10_000


def _find_head(lines: Sequence[SourceLine], at: int) -> int | None:
    """Return where the header of the table begins whose title, caption or header is at `at`."""
    if is_contents_entry(lines[at].text) or _NOTE.match(lines[at].text):
        return None
    if _STRONG.match(lines[at].text) and not _SENTENCE.search(lines[at].text):
        return at
    if not (_is_title(lines[at].text) or is_caption(lines[at].text)):
        return None
    for head in range(at + 1, min(at + 1 + _TITLE_REACH, len(lines))):
        text = lines[head].text
        if _STRONG.match(text) or _is_weak(text) or _follows_unit(lines, head):
            return head
        is_rest = is_caption(lines[head - 1].text) and len(text) <= _LONGEST_REST
        if not (is_caption(text) or is_rest) or _SENTENCE.search(text):
            return None
    return None


def _follows_unit(lines: Sequence[SourceLine], at: int) -> bool:
    """Whether a line of labels stands right under a caption that states the unit."""
    text = lines[at].text
    has_digits = any(map(str.isdigit, _YEAR.sub("", text)))
    is_plain = not (is_caption(text) or _SENTENCE.search(text) or has_digits)
    return is_plain and len(text) <= _LONGEST_LABELS and bool(_UNIT.search(lines[at - 1].text))


def _is_title(text: str) -> bool:
    if len(text) > 60 or _SENTENCE.search(text) or _AMOUNT_END.search(text):
        return False
    return not text.endswith(("，", "、", "：", ":"))


def _is_weak(text: str) -> bool:
    labels = _BRACKETED.sub("", text).split()
    if not labels or labels[0] in _FORM_LABELS:
        return bool(labels)
    return _WEAK.issuperset(labels) or "".join(labels) in _WEAK


def _find_end(lines: Sequence[SourceLine], start: int, head: int, full_width: int) -> int:
    """Return the index after the last line of the table, over pages that repeat its header."""
    own = {_compact(line) for line in lines[start : head + 1]}
    is_form = bool(_FORM.match(lines[head].text))
    expected = 1
    at = head + 1
    while at < len(lines):
        text = lines[at].text
        is_form = is_form or bool(_FORM.match(text))
        if not _COLUMN_NUMBERS.match(text) and text.split(maxsplit=1)[0] == str(expected):
            expected += 1
        elif _compact(lines[at]) not in own and not (
            expected > 1 and _comes_soon(lines, at, expected)
        ):
            is_label = _ORDINAL.match(text) and (_comes_amount(lines, at) or counts_on(lines, at))
            if not is_label and _is_beyond(text, full_width, is_form=is_form):
                break
            if _begins_another(lines, at, own):
                break
            if expected > _FEWEST_ROWS and not is_form and _is_apart(lines, at):
                break
        at += 1
    return at


def _comes_amount(lines: Sequence[SourceLine], at: int) -> bool:
    """Whether one of the next lines ends with an amount: a label before it may have wrapped."""
    below = (line.text for line in lines[at + 1 : at + 1 + _LABEL_REACH])
    return any(_AMOUNT_END.search(text) and not _PROSE.search(text) for text in below)


def _is_apart(lines: Sequence[SourceLine], at: int) -> bool:
    """Whether a line after the last numbered row is too long to belong to it.

    A label that has wrapped is followed by nothing but its amounts; one below a number that
    stands alone belongs to that row.
    """
    text = lines[at].text
    if lines[at - 1].text.isdecimal() and _ROW_LABEL.search(text):
        return False
    below = lines[at + 1 : at + 1 + _LABEL_REACH]
    is_label = any(_AMOUNTS.match(line.text) for line in below)
    return len(text) > _LONGEST_REST and not is_label and not _AMOUNT_END.search(text)


def _comes_soon(lines: Sequence[SourceLine], at: int, number: int) -> bool:
    """Whether the next row number begins one of the next lines: the table goes on until there."""
    for line in lines[at : at + _NUMBER_REACH]:
        if _NOTE.match(line.text) or _PART.match(line.text) or _TABLE_TITLE.search(line.text):
            return False
        if line.text.split(maxsplit=1)[0] == str(number):
            return True
    return False


def _begins_another(lines: Sequence[SourceLine], at: int, own: set[str]) -> bool:
    """Whether the title or caption of another table stands here, not a repeat of this one's."""
    text = lines[at].text
    is_named = bool(_TITLE.search(text))
    is_value = lines[at - 1].text in _FORM_LABELS
    if not is_named and (is_value or not is_caption(text) or _is_weak(text)):
        return False
    head = _find_head(lines, at)
    if head is None or head == at:
        below = lines[at + 1 : at + 2]
        return bool(_TABLE_TITLE.match(text)) and any(is_caption(line.text) for line in below)
    return text[-1] in "表)）" or is_caption(lines[at + 1].text) or not is_named


def _is_beyond(text: str, full_width: int, *, is_form: bool) -> bool:
    """Whether the line is a note, a heading or a sentence after the table."""
    if _NOTE.match(text) or _PART.match(text):
        return True
    if _ORDINAL.match(text) and len(text) <= 60 and not _ROW_LABEL.search(text):
        return True
    if is_form or _AMOUNT_END.search(text):
        return False
    if is_explanation_title(text):
        return True
    width = find_display_width(text)
    return bool(_SENTENCE.search(text)) and width > (40 if text.endswith("。") else 60)


def _without_page_numbers(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """Drop page numbers: alone on a line, before the beginning of a page."""
    kept = []
    is_alone = prints_cells_alone(lines)
    for at, line in enumerate(lines):
        if is_page_number(line.text) and _ends_page(lines, at, is_alone=is_alone):
            continue
        kept.append(line)
    return kept


def _ends_page(lines: Sequence[SourceLine], at: int, *, is_alone: bool) -> bool:
    if at + 1 == len(lines):
        return True
    below = lines[at + 1].text
    is_title = _PART.match(below) or _TABLE_TITLE.search(below)
    if is_title or is_caption(below) or is_explanation_title(below):
        return True
    is_apart = at > 0 and not is_alone and lines[at].number > lines[at - 1].number + 2
    return is_apart and bool(_ORDINAL.match(below) or _STRONG.match(below))


def _to_table(lines: Sequence[SourceLine]) -> FlattenedTable:
    return FlattenedTable(
        id="g",
        lines=tuple(TextLine(text=line.text, location=line.location) for line in lines),
        location=lines[0].location,
    )


def _compact(line: SourceLine) -> str:
    return "".join(line.text.split())

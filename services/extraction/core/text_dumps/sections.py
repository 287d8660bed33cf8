"""Rows in a run → titles, captions and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import filterfalse

from services.extraction.core.text_dumps.ragged_rows import (
    RaggedTable,
    Row,
    TextCell,
    find_width,
    repeats,
)
from services.extraction.core.text_dumps.torn_rows import (
    append_rest,
    counts_on,
    ends_cut,
    is_rest,
)
from shared.contracts.extracted import Paragraph

# What stands above a header: unit, year, closing date, the department's code and name, 公开01表
_CAPTION = re.compile(
    r"单位[：:]|^部门(?:名称)?[：:]|^单位名称[：:]|年度[：:]|截止时间|编制(?:部门|单位)|填报单位"
    r"|(?:公开|预算|决算|附|部门)\s?\d{1,2}\s?表$"
)
_CODED_NAME = re.compile(r"^\d{3,12} ?[^\d\s.,%年][^\d.,%]{1,40}$")
_TITLE = re.compile(r".{3,60}表(?:[（(][^（）()]{0,20}[）)])?$")
_INDICATOR_LEVEL = re.compile(r"[一二三]级指标$")
# The goals of a project: the label alone, or with its text in the same cell
_GOALS = re.compile(r"((?:年度|总体)?绩效目标)(?:[:： ]+(.+))?$", re.DOTALL)


def split_sections(
    groups: Sequence[Sequence[Row]], *, keeps_blanks: bool
) -> Iterator[Paragraph | RaggedTable]:
    """Part rows into tables; rows above a table's header become paragraphs."""
    for section in _part(groups):
        rows = list(section)
        while rows and is_above(rows):
            yield from _to_paragraphs(rows.pop(0))
        goals, rows = _take_goals(rows)
        if goals:
            yield RaggedTable(tuple(goals), keeps_blanks)
        if rows:
            yield RaggedTable(tuple(rows), keeps_blanks)


def is_caption(text: str) -> bool:
    """Whether a line or a cell holds what is printed above a header."""
    return len(text) < 60 and bool(_CAPTION.search(text) or _CODED_NAME.match(text))


def is_indicator_header(row: Row) -> bool:
    """Whether the row heads a table of performance indicators."""
    return sum(bool(_INDICATOR_LEVEL.match(cell.text)) for cell in row) >= 2


def is_goals_label(text: str) -> bool:
    """Whether a cell is labelled as the goals of a project: the label alone, or with its text."""
    return bool(_GOALS.match(text))


def is_above(rows: Sequence[Row]) -> bool:
    """Whether the first of the rows is a title or a caption of those below."""
    row = rows[0]
    texts = [cell.text for cell in row if cell.text]
    if len(row) == 1:
        return True
    if not texts or len(texts) > 3 or not any(map(is_caption, texts)):
        return False
    # After a label a number with a name is no code: 项目名称 12345热线
    if not any(is_caption(text) for text in (texts[0], *filterfalse(_CODED_NAME.match, texts[1:]))):
        return False
    return all(map(is_caption, texts)) or len(row) < len(max(rows[1:3], key=len, default=row))


def _part(groups: Sequence[Sequence[Row]]) -> list[list[Row]]:
    sections: list[list[Row]] = []
    for group in groups:
        for at, row in enumerate(group):
            begins = not sections or _heads_indicators(group, at) or _is_title(group, at)
            begins = begins or (len(sections[-1]) > 1 and repeats(sections[-1][0], row))
            if begins or (at == 0 and _is_another(sections[-1], row)):
                sections.append([])
            if at == 0 and sections[-1] and _goes_on_in(sections[-1], row):
                sections[-1][-1] = append_rest(sections[-1][-1], row)
            else:
                sections[-1].append(row)
    return sections


def _heads_indicators(group: Sequence[Row], at: int) -> bool:
    """Whether indicators begin: not in the lower row of a header that writes its labels again."""
    above = group[at - 1] if at else ()
    is_lower = is_indicator_header(above) and not repeats(above, group[at])
    return is_indicator_header(group[at]) and not is_lower


def _goes_on_in(section: Sequence[Row], row: Row) -> bool:
    """Whether a row after a gap holds the rest of the row above, which a page break has cut."""
    last = section[-1]
    if is_indicator_header(last) or repeats(section[0], last):
        return False
    if not is_rest(row) or any(is_caption(cell.text) for cell in row):
        return False
    return ends_cut(last, row) and not counts_on(last, row)


def _is_title(group: Sequence[Row], at: int) -> bool:
    """Whether a row holds nothing but the title of a table, its caption in the row below."""
    texts = [cell.text for cell in group[at] if cell.text]
    below = [cell.text for row in group[at + 1 : at + 2] for cell in row if cell.text]
    return len(texts) == 1 and bool(_TITLE.match(texts[0])) and any(map(is_caption, below))


def _is_another(section: Sequence[Row], row: Row) -> bool:
    """Whether a row after a gap begins another table than the one above, or its next page."""
    if repeats(section[0], row):
        return True
    if is_above(section) or (_GOALS.match(section[-1][0].text) and not row[0].text):
        return False
    return len(row) != find_width(section)


def _to_paragraphs(row: Row) -> Iterator[Paragraph]:
    texts = [cell.text for cell in row if cell.text]
    if texts:
        yield Paragraph(text=" ".join(texts), location=row[0].location)


def _take_goals(rows: list[Row]) -> tuple[list[Row], list[Row]]:
    """Take the goals of a project from a table of indicators, with what goes on below them."""
    if not rows or not (is_indicator_header(rows[0]) or _GOALS.match(rows[0][0].text)):
        return [], rows
    goals: list[Row] = []
    rest: list[Row] = []
    is_open = False
    for row in rows:
        texts = list(dict.fromkeys(cell.text for cell in row if cell.text))
        found = _GOALS.match(row[0].text) if len(texts) <= 2 else None
        is_open = bool(found) or (is_open and not row[0].text and len(texts) <= 1)
        if found:
            text = "".join(filter(None, (found[2], *texts[1:])))
            goals.append((TextCell(found[1], row[0].line), TextCell(text, row[0].line)))
        elif is_open:
            label, text_cell = goals[-1]
            goals[-1] = (label, TextCell(text_cell.text + "".join(texts), text_cell.line))
        else:
            rest.append(row)
    return goals, rest

"""The numbers of headings beside each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from services.validation.core.evaluation import Evaluation, undecidable, verdict
from services.validation.core.figures import Figure
from services.validation.core.ledger import Ledger
from services.validation.core.registry import rule
from services.validation.core.texts import compact, parse_numeral
from shared.contracts.document import Section
from shared.contracts.findings import Severity

# A heading's number and what encloses it: （一） 第2部分 3、
_NUMBER = re.compile(r"^(第|\()?(\d{1,2}|[一二三四五六七八九十]{1,3})(部分|\)|、|\.(?!\d))")
Pair = tuple[Section, Section]


@rule(
    "S-12",
    statement="同级标题的编号样式一致",
    basis="部门预决算公开文本的章节编号",
    severity=Severity.INFO,
    when="有前后相接的同级编号标题",
    applies=lambda ledger: bool(_successors(ledger)),
)
def neighbours_are_numbered_alike(ledger: Ledger) -> Iterator[Evaluation]:
    """Headings that count on are numbered in the same numerals."""
    if ledger.document.quality.unread_pages:
        yield undecidable("有未能识读的页", "there are unread pages")
        return
    for before, after in _successors(ledger):
        yield verdict(
            _numerals(before) == _numerals(after),
            f"“{before.heading}”之后为“{after.heading}”，编号样式不一",
            f"{before.heading} is followed by {after.heading}, numbered otherwise",
            [_place(before), _place(after)],
        )


def _successors(ledger: Ledger) -> list[Pair]:
    """The numbered headings of one level and shape of which one is the next after the other."""
    found: list[Pair] = []
    last: dict[int, Section] = {}
    for section in ledger.document.sections:
        last = {level: one for level, one in last.items() if level <= section.level}
        before = last.get(section.level)
        if before is not None and _follows(before, section):
            found.append((before, section))
        last[section.level] = section
    return found


def _follows(before: Section, after: Section) -> bool:
    first, second = (_NUMBER.match(compact(one.heading)) for one in (before, after))
    if first is None or second is None or first.group(1, 3) != second.group(1, 3):
        return False
    one, other = _to_number(first[2]), _to_number(second[2])
    return one is not None and other == one + 1


def _to_number(text: str) -> int | None:
    return int(text) if text.isdecimal() else parse_numeral(text)


def _numerals(section: Section) -> bool:
    match = _NUMBER.match(compact(section.heading))
    return match is not None and match[2].isdecimal()


def _place(section: Section) -> Figure:
    return Figure(name=section.heading, quote=section.heading, location=section.location)

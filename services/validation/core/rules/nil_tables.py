"""Nil tables say so; chapters and contents are complete."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from services.validation.core.evaluation import HELD, Evaluation, undecidable, verdict
from services.validation.core.figures import Figure
from services.validation.core.ledger import Ledger
from services.validation.core.registry import rule
from services.validation.core.rules.structure import place
from services.validation.core.texts import compact, is_like, parse_numeral, plain, without_number
from services.validation.core.titles import (
    FIXED_ASSETS,
    PROCUREMENT,
    T7,
    T8,
    chinese_title,
    english_title,
)
from shared.contracts.document import Section
from shared.contracts.findings import Origin, Severity

NOTE = "预决算公开要求：没有数据的表格应列出空表并说明"
CHAPTERS = "部门预决算公开文本的章节编号"
# Words one of which the note under a nil table holds, by the kind of the table.
SUBJECTS = {
    T7: ("基金",),
    T8: ("国有资本",),
    PROCUREMENT: ("采购",),
    FIXED_ASSETS: ("资产",),
}
_STATED = {
    T7: ("government_managed_funds_revenue", "government_managed_funds_expenditure"),
    T8: ("state_capital_operations_revenue", "state_capital_operations_expenditure"),
    PROCUREMENT: ("government_procurement",),
    FIXED_ASSETS: ("fixed_assets",),
}
# The note of a nil table: 空表列示, 本表为空表, 无数据
_NIL = re.compile(r"空表|无数据")
# The same in a line of its own: 本部门无政府性基金预算支出，此表为空。
_NIL_LINE = re.compile(r"空表|表为空|无数据")
# The number of a chapter: 一、 十二、
_CHAPTER = re.compile(r"^([一二三四五六七八九十]{1,3})、")


def _nil_kinds(ledger: Ledger) -> list[str]:
    return [kind for kind in SUBJECTS if ledger.is_nil(kind)]


@rule(
    "S-07",
    statement="空表须附说明，且说明的是本表",
    basis=NOTE,
    severity=Severity.WARNING,
    when="有空的政府性基金、国有资本经营、政府采购或固定资产表",
    applies=lambda ledger: bool(_nil_kinds(ledger)),
)
def nil_tables_carry_their_note(ledger: Ledger) -> Iterator[Evaluation]:
    """A nil table carries the note that says so, about this table and no other."""
    for kind in _nil_kinds(ledger):
        table = ledger.table(kind)
        if table is None:
            continue
        note = compact(table.note) or _find_note(ledger, kind)
        if "unreadable_cells" in table.flags:
            yield undecidable(
                f"{chinese_title(kind)}有无法识读的单元格",
                f"unreadable cells in the {english_title(kind)}",
                [place(table)],
            )
            continue
        others = [w for k, words in SUBJECTS.items() if k != kind for w in words if w in note]
        about = any(word in note for word in SUBJECTS[kind])
        yield verdict(
            bool(note) and (about or not others),
            f"{chinese_title(kind)}为空，{'说明所指为他表' if note else '未附空表说明'}",
            f"the {english_title(kind)} is nil "
            + ("and its note is about another table" if note else "and carries no note"),
            [place(table)],
            severity=Severity.INFO if not note and _is_said_to_be_nil(ledger, kind) else None,
        )


def _find_note(ledger: Ledger, kind: str) -> str:
    """A line of the text that is the note of a nil table, where it stands apart from it."""
    texts = (compact(block.text) for block in ledger.document.paragraphs if len(block.text) < 90)
    about = (text for text in texts if any(word in text for word in SUBJECTS[kind]))
    return next((text for text in about if _NIL_LINE.search(text)), "")


def _is_said_to_be_nil(ledger: Ledger, kind: str) -> bool:
    """Whether the running text states the amount as zero, so that a reader is told."""
    fact = _stated(ledger, kind)
    return fact is not None and fact.is_number and fact.value == 0


@rule(
    "S-08",
    statement="注明空表的不应有金额；文字有金额的不应为空表",
    basis=NOTE,
    when="有政府性基金、国有资本经营、政府采购或固定资产表",
    applies=lambda ledger: any(ledger.has(kind) for kind in SUBJECTS),
)
def nil_tables_and_amounts_exclude_each_other(ledger: Ledger) -> Iterator[Evaluation]:
    """A nil note excludes amounts in the table, a stated amount excludes a nil table."""
    for kind in SUBJECTS:
        table = ledger.table(kind)
        if table is None:
            continue
        note = compact(table.note)
        is_nil = ledger.is_nil(kind)
        fact = _stated(ledger, kind)
        if fact is not None and fact.is_unreadable:
            yield undecidable(f"{fact.label}无法识读", f"unreadable: {fact.label}", [fact])
        elif _NIL.search(note) and not is_nil:
            yield verdict(
                False,
                f"{chinese_title(kind)}注明空表，表内却有金额",
                f"the {english_title(kind)} is noted as nil and prints amounts",
                [place(table)],
            )
        elif is_nil and fact is not None and fact.value:
            yield verdict(
                False,
                f"文字说明有金额，{chinese_title(kind)}却为空表",
                f"the text states an amount, the {english_title(kind)} is nil",
                [fact, place(table)],
            )
        else:
            yield HELD


def _stated(ledger: Ledger, kind: str) -> Figure | None:
    wanted = _STATED[kind]
    facts = (f for f in ledger.document.narrative_facts if f.metric in wanted and not f.direction)
    return next((ledger.to_figure(fact) for fact in facts), None)


@rule(
    "S-06",
    statement="章节编号连续，无缺号",
    basis=CHAPTERS,
    severity=Severity.WARNING,
    when="正文有编号章节",
    applies=lambda ledger: len(_chapters(ledger)) > 1,
)
def chapters_are_numbered_without_gaps(ledger: Ledger) -> Iterator[Evaluation]:
    """Chapters are numbered one after the other."""
    chapters = _chapters(ledger)
    for (before, previous), (after, section) in pairwise(chapters):
        operands = [_heading(previous), _heading(section)]
        if after in (1, before + 1):
            yield HELD
        elif after <= before:
            yield undecidable(
                f"“{section.heading}”在“{previous.heading}”之后，次序无法判断",
                f"{section.heading} follows {previous.heading}",
                operands,
            )
        elif _stands_between(ledger, range(before + 1, after), previous, section):
            yield HELD
        else:
            yield _report_gap(ledger, range(before + 1, after), previous, section)


def _report_gap(ledger: Ledger, missing: range, previous: Section, section: Section) -> Evaluation:
    """Chapters without a number may be those that are missed: a conversion loses numbers."""
    bare = _unnumbered(ledger, previous, section)
    is_lost = len(bare) == len(missing)
    names = "、".join(f"“{one.heading}”" for one in bare)
    found = verdict(
        False,
        f"“{previous.heading}”之后直接为“{section.heading}”，"
        + (f"其间的{names}未印编号" if is_lost else "缺章节标题"),
        f"chapter {missing.start - 1} is followed by chapter {missing.stop}"
        + (", the chapters between them have no number" if is_lost else ""),
        [_heading(one) for one in (previous, *(bare if is_lost else ()), section)],
        severity=Severity.INFO if is_lost else None,
    )
    return replace(found, origin=Origin.UNCLEAR) if is_lost else found


def _unnumbered(ledger: Ledger, previous: Section, section: Section) -> list[Section]:
    """The chapters without any number that stand between two others."""
    found = ledger.document.sections
    between = found[found.index(previous) + 1 : found.index(section)]
    return [
        one
        for one in between
        if one.level == 1 and without_number(one.heading) == one.heading.strip()
    ]


def _chapters(ledger: Ledger) -> list[tuple[int, Section]]:
    found = []
    for section in ledger.document.sections:
        match = _CHAPTER.match(compact(section.heading)) if section.level == 1 else None
        number = parse_numeral(match[1]) if match else None
        if number is not None:
            found.append((number, section))
    return found


def _stands_between(ledger: Ledger, numbers: range, previous: Section, section: Section) -> bool:
    """Whether the numbers are printed between two chapters, in lines that are no headings."""
    texts = [compact(block.text) for block in ledger.document.paragraphs]
    start, end = (compact(one.heading) for one in (previous, section))
    first = texts.index(start) + 1 if start in texts else 0
    last = texts.index(end, first) if end in texts[first:] else len(texts)
    lines = (text[:40] for text in texts[first:last])
    printed = {parse_numeral(match[1]) for text in lines if (match := _CHAPTER.match(text))}
    return all(number in printed for number in numbers)


def _heading(section: Section) -> Figure:
    return Figure(name=section.heading, quote=section.heading, location=section.location)


# The dots and the page number that end a line of a table of contents.
_LEADER = re.compile(r"(?<![.…·\s])[.…·\s]+\d{0,4}$|\d{1,4}$")


# Headings more alike than this are the one that the contents list.
_LIKE = 0.75
# Words that a contents entry adds to the heading it stands for.
_GENERIC = re.compile(r"部门|单位|情况|说明")


@rule(
    "S-09",
    statement="目录所列的表和章节在文件中",
    basis=CHAPTERS,
    severity=Severity.INFO,
    when="文件有目录",
    applies=lambda ledger: bool(ledger.document.contents),
)
def contents_are_found(ledger: Ledger) -> Iterator[Evaluation]:
    """What the table of contents lists is found in the file."""
    document = ledger.document
    printed = [table.title or "" for table in document.tables]
    printed += [section.heading for section in document.sections]
    printed += [block.text for block in document.paragraphs if len(block.text) < 60]
    names = {plain(without_number(text)) for text in printed} - {""}
    for entry in document.contents:
        wanted = plain(without_number(_LEADER.sub("", entry.strip())))
        if len(wanted) < 3:
            continue
        core = _GENERIC.sub("", wanted) or wanted
        found = any(core in name or (len(name) > 3 and name in wanted) for name in names)
        if not found and document.quality.unread_pages:
            yield undecidable(f"目录“{entry}”可能在未识读的页", f"may be on unread pages: {entry}")
            continue
        yield verdict(
            found or any(is_like(wanted, name, _LIKE) for name in names),
            f"目录列有“{entry}”，文件中未见",
            f"listed in the contents and not found: {entry}",
            [Figure(name=entry, quote=entry)],
        )

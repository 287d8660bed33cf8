"""Quality of the text and of the reading: leftovers, punctuation, precision."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from services.validation.core.evaluation import HELD, Evaluation, undecidable, verdict
from services.validation.core.figures import Figure
from services.validation.core.ledger import Ledger
from services.validation.core.origins import DOUBTS
from services.validation.core.registry import rule
from services.validation.core.rules.cost_indicators import place
from services.validation.core.rules.projects import titled
from services.validation.core.texts import compact
from services.validation.core.titles import FIXED_ASSETS, NINE_TABLES, chinese_title, english_title
from shared.contracts.document import Line, Table
from shared.contracts.findings import Origin, Severity
from shared.contracts.location import Location
from shared.contracts.money import CellState
from shared.contracts.performance import Project

BASIS = "公开文本不应留有模板提示和排版错误"
Passage = tuple[str, Location | None]
# Placeholders and the template's own instructions.
_LEFTOVERS = re.compile(
    r"(?<![XＸx×])[XＸx×]{2,12}(?:年|月|日|局|部门|单位|万元|元|%|％|项|个)"
    r"|[{｛]\s?(?:部门|单位|年度|金额|名称)[^}｝]{0,20}[}｝]"
    r"|待填写|待补充|此处(?:填写|插入|删除)"
    r"|(?:情况|信息|说明)?应至少包括|可从本?部门预算文本(?:中)?提取"
    r"|仍保留(?:该|此)?表格?式|并在本表下方作下述说明|请根据[^。]{0,20}填[写报]|填[写报]说明[:：]"
    r"|结合本部门实际情况予以公开"
)
# A field of a form that holds no more than its own label: 目标内容1, 绩效目标, 指标名称2
_UNFILLED = re.compile(
    r"[一-龥]{0,6}(?:目标|指标)(?:内容|名称|描述|值)?(?:\d{1,2}|[一二三四五六七八九十])"
    r"|(?:总体|年度|项目|绩效)?目标(?:内容)?|(?:绩效)?指标(?:内容|名称|描述)"
    r"|(?:项目|工作|用途)内容\d{0,2}|资金用途|(?:测试|示例|样例)(?:数据|内容)?\d{0,2}"
)
# Punctuation printed twice, or two marks that exclude each other.
_DOUBLED = re.compile(r"[，、；：,][，、；;,]|；[。、]|;、|。[，。、；]|、。|的的(?![士确])")
# Characters that are quoted on either side of a match.
_BEFORE, _AFTER = 16, 24
_TRAILING = re.compile(r"[，、；]$")


def passages(ledger: Ledger) -> list[Passage]:
    """The running text, the notes of tables and the purposes of projects."""
    document = ledger.document
    found: list[Passage] = [(block.text, block.location) for block in document.paragraphs]
    found += [(table.note, table.location) for table in document.tables if table.note]
    for project in document.projects:
        texts = (project.purpose, *project.goals)
        found += [(text, project.location) for text in texts if text]
    return found


def _around(text: str, start: int, end: int) -> str:
    return text[max(0, start - _BEFORE) : end + _AFTER]


def _check_passages(
    ledger: Ledger, pattern: re.Pattern[str], words: str, words_en: str
) -> Iterator[Evaluation]:
    found = False
    for text, location in passages(ledger):
        for match in _apart(pattern, text):
            found = True
            quote = _around(text, match.start(), match.end())
            figure = Figure(
                name=match[0], quote=text if len(text) < 160 else quote, location=location
            )
            yield verdict(
                False, f"{words}：“{quote}”", f"{words_en}: {quote}", [figure], actual=match[0]
            )
    if not found and ledger.document.quality.unread_pages:
        yield undecidable("有未能识读的页", "there are unread pages")
    elif not found:
        yield HELD


def _apart(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of a text, those left out that stand in the quote of the one before."""
    shown = 0
    for match in pattern.finditer(text):
        if match.start() >= shown:
            shown = match.end() + _AFTER
            yield match


def _has_text(ledger: Ledger) -> bool:
    return bool(passages(ledger)) or bool(ledger.document.quality.unread_pages)


@rule(
    "Q-01",
    statement="文本不留占位符和模板的填报说明",
    basis=BASIS,
    severity=Severity.WARNING,
    when="有正文",
    applies=_has_text,
)
def no_template_text_is_left(ledger: Ledger) -> Iterator[Evaluation]:
    """No placeholder and no instruction of the template is left in the text."""
    yield from _check_passages(ledger, _LEFTOVERS, "留有模板文字", "template text left in")
    for project in ledger.document.projects:
        for figure in _fields(project):
            if _UNFILLED.fullmatch(compact(figure.text)):
                yield verdict(
                    False,
                    f"项目“{titled(project)}”留有模板文字：“{figure.label}”",
                    f"template text left in {titled(project)}: {figure.label}",
                    [figure],
                    actual=figure.text,
                )


def _fields(project: Project) -> Iterator[Figure]:
    """What was to be written into a project's form, beside what each place is called."""
    goal, purpose = (project.places.get(name) for name in ("goals", "purpose"))
    for number, text in enumerate(project.goals, 1):
        label = f"绩效目标 {number}.{text}"
        yield Figure(name=label, text=text, quote=text, location=goal or project.location)
    if project.purpose:
        text = project.purpose
        spot = purpose or project.location
        yield Figure(name=f"资金用途 {text}", text=text, quote=text, location=spot)
    for one in project.indicators:
        for text in filter(None, (one.level3, one.description, one.value_raw)):
            quote = place(one).quote
            label = f"{one.level2 or one.level1 or ''} {text}".strip()
            yield Figure(name=label, text=text, quote=quote, location=one.location)


@rule(
    "Q-02",
    statement="标点不重叠",
    basis=BASIS,
    severity=Severity.INFO,
    when="有正文",
    applies=_has_text,
)
def no_punctuation_is_doubled(ledger: Ledger) -> Iterator[Evaluation]:
    """No punctuation mark and no particle stands twice in a row."""
    yield from _check_passages(
        ledger, _DOUBLED, "标点或虚词重叠", "doubled punctuation or particle"
    )


@rule(
    "Q-04",
    statement="以万元为单位的金额印至两位小数",
    basis="部门预算以万元为单位，保留两位小数",
    severity=Severity.INFO,
    when="有以万元为单位的表",
    applies=lambda ledger: any(t.unit == "万元" for t in _measured(ledger)),
)
def amounts_have_two_decimals(ledger: Ledger) -> Iterator[Evaluation]:
    """Amounts in ten thousand yuan are printed with two decimals."""
    for table in _measured(ledger):
        if table.unit != "万元":
            continue
        figures = [
            figure
            for row in ledger.rows(table.kind)
            for measure, figure in row.figures.items()
            if measure not in ("quantity", "unit_price")
        ]
        unread = [figure for figure in figures if figure.is_unreadable]
        fine = [figure for figure in figures if figure.is_number and figure.places > 2]
        if unread and not fine:
            names = chinese_title(table.kind)
            yield undecidable(f"{names}有无法识读的金额", f"unreadable in {table.kind}", unread[:3])
            continue
        yield verdict(
            not fine,
            f"{chinese_title(table.kind)}有金额多于两位小数，如 {fine[0].text if fine else ''}",
            f"more than two decimals in the {english_title(table.kind)}",
            fine[:5],
        )


def _measured(ledger: Ledger) -> list[Table]:
    wanted = (*NINE_TABLES, FIXED_ASSETS)
    found = (ledger.table(kind) for kind in wanted)
    return [table for table in found if table is not None]


_TOLERABLE = Decimal("0.02")


@rule(
    "Q-05",
    statement="表格识读完整：无法识读的单元格不超过 2%，无推断的栏目和拼接",
    basis="识读质量决定勾稽检查能否采信",
    severity=Severity.INFO,
    when="文件含表",
    applies=lambda ledger: bool(ledger.tables),
)
def the_tables_were_read_well(ledger: Ledger) -> Iterator[Evaluation]:
    """Hardly a cell was unreadable, and no table was put together by guess."""
    if ledger.document.quality.unread_pages:
        pages = "、".join(str(page) for page in ledger.document.quality.unread_pages[:5])
        yield undecidable(f"第 {pages} 页未能识读", f"pages not read: {pages}")
    lines: dict[str, list[Line]] = {}
    for line in ledger.document.lines:
        lines.setdefault(line.table, []).append(line)
    for table in ledger.tables:
        figures = lines.get(table.id, [])
        unread = [line for line in figures if line.state is CellState.UNREADABLE]
        doubts = DOUBTS & set(table.flags)
        share = Decimal(len(unread)) / len(figures) if figures else Decimal(0)
        found = verdict(
            share <= _TOLERABLE and not doubts,
            f"{table.title or chinese_title(table.kind)}识读存疑："
            f"{len(unread)} 个单元格无法识读{'，' + '、'.join(sorted(doubts)) if doubts else ''}",
            f"doubtful reading of {english_title(table.kind)}: {len(unread)} unreadable cells",
            [Figure(name=table.title or table.id, location=table.location)],
        )
        yield replace(found, origin=Origin.EXTRACTION)

"""Targets in the running text against indicators of the same name in the tables."""

from __future__ import annotations

from collections.abc import Iterator

from services.validation.core.evaluation import Evaluation, undecidable, verdict
from services.validation.core.ledger import Ledger
from services.validation.core.registry import rule
from services.validation.core.rules.cost_indicators import place
from services.validation.core.rules.indicator_values import (
    called,
    is_numeric,
    table_indicators,
)
from services.validation.core.rules.narrative_projects import prose_targets
from services.validation.core.texts import likeness, plain
from shared.contracts.findings import Severity
from shared.contracts.performance import Indicator

# Names that many activities share, each with a value of its own.
_SHARED = frozenset(
    ("项目完成率", "工作完成率", "任务完成率", "按时完成率", "质量合格率", "验收合格率")
)
_SHORTEST = 4


@rule(
    "N-17",
    statement="文字所述绩效指标与绩效目标表的同名指标值相同",
    basis="同一指标在文字和表格中的目标值应一致",
    severity=Severity.WARNING,
    when="文字所述的指标与表中指标同名",
    applies=lambda ledger: bool(_pairs(ledger)),
)
def targets_of_the_text_have_the_value_of_their_namesake(ledger: Ledger) -> Iterator[Evaluation]:
    """A target in the text has the value that the indicator of its name has in a table."""
    for target, group in _pairs(ledger):
        if "ambiguous" in target.normalized.flags or target.normalized.operator is None:
            words = (f"“{called(target)}”的值不明", f"no clear value: {called(target)}")
            yield undecidable(*words, [place(target), *map(place, group)])
            continue
        values = "、".join(str(one.value_raw) for one in group)
        yield verdict(
            any(_same(target, one) for one in group),
            f"文字中“{called(target)}”为 {target.value_raw}，绩效目标表为 {values}",
            f"{called(target)} is {target.value_raw} in the text, {values} in the table",
            [place(target), *map(place, group)],
            expected=values,
            actual=target.value_raw,
        )


def _pairs(ledger: Ledger) -> list[tuple[Indicator, list[Indicator]]]:
    """The targets of the text that have a namesake of the same unit in a table."""
    tables: dict[str, list[Indicator]] = {}
    for one in table_indicators(ledger):
        name = plain(one.level3)
        if is_numeric(one) and len(name) >= _SHORTEST and not _is_shared(name):
            tables.setdefault(name, []).append(one)
    return [
        (target, group)
        for target in ledger.document.narrative_targets
        if (group := tables.get(plain(target.level3)))
        and target.normalized.unit in (None, *(one.normalized.unit for one in group))
    ]


def _is_shared(name: str) -> bool:
    return "满意" in name or "投诉" in name or name in _SHARED


def _same(target: Indicator, one: Indicator) -> bool:
    return target.normalized.value == one.normalized.value


@rule(
    "N-18",
    statement="文字所述绩效指标的名称与绩效目标表相同",
    basis="同一指标在文字和表格中使用同一名称",
    severity=Severity.INFO,
    when="分项绩效目标以项目名称为题，所述指标与该项目的一个指标近似",
    applies=lambda ledger: bool(_likes(ledger)),
)
def targets_of_the_text_have_the_name_of_the_table(ledger: Ledger) -> Iterator[Evaluation]:
    """A target in the text is called what the table of its project calls it."""
    for target, one in _likes(ledger):
        if not target.value_raw:
            words = (f"“{called(target)}”没有指标值", f"no value: {called(target)}")
            yield undecidable(*words, [place(target), place(one)])
            continue
        yield verdict(
            _is_short_for(target, one) or not _is_equal(target, one),
            f"文字的“{called(target)}”在绩效目标表为“{called(one)}”",
            f"{called(target)} in the text is {called(one)} in the table",
            [place(target), place(one)],
            expected=one.level3,
            actual=target.level3,
        )


def _likes(ledger: Ledger) -> list[tuple[Indicator, Indicator]]:
    """The targets of the text with the indicator of their project that is called most alike."""
    found = []
    for target, project in prose_targets(ledger):
        named = [one for one in project.indicators if one.level3]
        best = max(named, key=lambda one: _likeness(target, one), default=None)
        if best is not None and _likeness(target, best) >= _ALIKE:
            found.append((target, best))
    return found


_ALIKE = 0.75


def _likeness(target: Indicator, one: Indicator) -> float:
    return likeness(target.level3 or "", one.level3 or "")


def _is_short_for(target: Indicator, one: Indicator) -> bool:
    """Whether one name is the other, or the beginning, middle or end of it."""
    names = (plain(target.level3), plain(one.level3))
    return names[0] in names[1] or names[1] in names[0]


def _is_equal(target: Indicator, one: Indicator) -> bool:
    same_unit = target.normalized.unit == one.normalized.unit
    return same_unit and _same(target, one) and target.normalized.value is not None

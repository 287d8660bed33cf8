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
from services.validation.core.texts import plain
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

"""The second levels of the forms of one document beside each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from services.validation.core.evaluation import HELD, Evaluation, undecidable, verdict
from services.validation.core.ledger import Ledger
from services.validation.core.registry import rule
from services.validation.core.rules.cost_indicators import place
from services.validation.core.rules.projects import titled, whole
from services.validation.core.texts import plain
from shared.contracts.findings import Severity
from shared.contracts.performance import Project

_MANY = 3
"""Forms that show what is usual."""


@rule(
    "I-25",
    statement="一张表不重复一个二级指标而缺其他各表都有的另一个",
    basis="项目支出绩效目标设置要求",
    severity=Severity.WARNING,
    when="有三个以上填有二级指标的项目",
    applies=lambda ledger: len(_levelled(ledger)) >= _MANY,
)
def no_second_level_stands_in_for_another(ledger: Ledger) -> Iterator[Evaluation]:
    """No form prints one second level twice where every other form has two of them once."""
    projects = _levelled(ledger)
    counts = [Counter(plain(one.level2) for one in project.indicators) for project in projects]
    for number, (project, count) in enumerate(zip(projects, counts, strict=True)):
        if "" in count:
            name = titled(project)
            yield undecidable(
                f"“{name}”有指标未印二级指标", f"no level in {name}", [whole(project)]
            )
            continue
        others = counts[:number] + counts[number + 1 :]
        usual = {level for level in others[0] if all(other[level] == 1 for other in others)}
        lacking = [level for level in others[0] if level in usual and not count[level]]
        repeated = [level for level in count if level in usual and count[level] > 1]
        if not lacking or not repeated:
            yield HELD
        else:
            yield _replaced(project, repeated[0], lacking[0])


def _levelled(ledger: Ledger) -> list[Project]:
    return [p for p in ledger.document.projects if any(one.level2 for one in p.indicators)]


def _replaced(project: Project, repeated: str, lacking: str) -> Evaluation:
    rows = [one for one in project.indicators if plain(one.level2) == repeated]
    name = titled(project)
    return verdict(
        False,
        f"“{name}”印有 {len(rows)} 个“{repeated}”，缺其他项目都有的“{lacking}”",
        f"{name} has {repeated} {len(rows)} times and no {lacking}, as all other projects have",
        [*(place(one) for one in rows), whole(project)],
        expected=lacking,
        actual=repeated,
    )

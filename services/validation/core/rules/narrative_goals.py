"""Goals in the running text against the goals of the projects' forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from services.validation.core.evaluation import Evaluation, undecidable, verdict
from services.validation.core.figures import Figure
from services.validation.core.ledger import Ledger
from services.validation.core.registry import rule
from services.validation.core.texts import compact, plain
from shared.contracts.findings import Severity
from shared.contracts.location import Location

# Where one clause of a goal ends and the next begins.
_BREAK = re.compile(r"[。；;，,！!\n]")
# 完成率达到95%以上: what is aimed at, and how much of it
_TARGET = re.compile(
    r"^(?P<name>.{2,60}?)(?:均|要|应|需)?(?:达到|达|为|不低于|不高于|不超过|大于等于|小于等于|大于|小于|控制在|≥|≤|>|<)?"
    r"(?P<value>\d{1,6}(?:\.\d{1,4})?)(?P<unit>[%分])(?:以[上下内])?$"
)
# The label or number in front of a goal: 绩效目标：, 3.
_LABEL = re.compile(r"^(?:[^:：]{2,8}[:：]|[（(]?\d{1,2}[）)、.．](?!\d))")
_SHORTEST = 6
_TELLING = 10
# What every project aims at in the same words.
_SHARED = re.compile(r"满意|投诉|^(?:项目|任务|工作)?(?:按时|及时)?(?:完成|合格|及时)率$")


@dataclass(frozen=True)
class _Goal:
    """One clause that states how much is aimed at."""

    name: str
    value: str
    unit: str
    quote: str
    location: Location | None

    @property
    def key(self) -> str:
        """The end of the name, which tells most goals apart."""
        return self.name[-_TELLING:]

    def to_figure(self) -> Figure:
        """The clause as an operand."""
        return Figure(
            name=self.name,
            text=f"{self.value}{self.unit}",
            quote=self.quote,
            location=self.location,
        )


@rule(
    "N-22",
    statement="文字所述绩效目标与绩效目标表的绩效目标相同",
    basis="同一目标在文字和表格中的数值应一致",
    severity=Severity.WARNING,
    when="文字与绩效目标表的绩效目标以同样的话提出百分比或分值",
    applies=lambda ledger: any(True for _ in _pairs(ledger)),
)
def goals_of_the_text_are_those_of_the_form(ledger: Ledger) -> Iterator[Evaluation]:
    """A goal that the text and a form put in the same words has the same value in both."""
    for stated, printed in _pairs(ledger):
        figures = [stated.to_figure(), *(one.to_figure() for one in printed)]
        if len({(one.value, one.unit) for one in printed}) > 1:
            words = (f"“{stated.name}”在表中有多个值", f"several values: {stated.name}")
            yield undecidable(*words, figures)
            continue
        goal = printed[0]
        yield verdict(
            (goal.value, goal.unit) == (stated.value, stated.unit),
            f"文字“{stated.quote}”，绩效目标表为“{goal.quote}”",
            f"the text says {stated.quote}, the form {goal.quote}",
            figures,
            expected=f"{goal.value}{goal.unit}",
            actual=f"{stated.value}{stated.unit}",
        )


def _pairs(ledger: Ledger) -> Iterator[tuple[_Goal, list[_Goal]]]:
    """Each goal of the text that forms put in the same words, once, with theirs."""
    forms: dict[str, list[_Goal]] = {}
    for project in ledger.document.projects:
        place = project.places.get("goals") or project.location
        for text in project.goals:
            for goal in _find_goals(text, place):
                forms.setdefault(goal.key, []).append(goal)
    seen: set[tuple[str, str]] = set()
    for block in ledger.document.paragraphs if forms else ():
        for goal in _find_goals(block.text, block.location):
            same = [one for one in forms.get(goal.key, ()) if _is_same(goal.name, one.name)]
            if same and (goal.name, goal.value) not in seen:
                seen.add((goal.name, goal.value))
                yield goal, same


def _is_same(one: str, other: str) -> bool:
    """Whether one name is the end of the other: the text says more of what it is about."""
    return one.endswith(other) or other.endswith(one)


def _find_goals(text: str, place: Location | None) -> Iterator[_Goal]:
    for clause in _BREAK.split(text):
        match = _TARGET.match(_LABEL.sub("", compact(clause)))
        name = plain(match["name"]) if match else ""
        if match and len(name) >= _SHORTEST and not _SHARED.search(name):
            yield _Goal(name, match["value"], match["unit"], clause.strip(), place)

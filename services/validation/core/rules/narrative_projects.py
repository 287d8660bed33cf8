"""Projects as the running text lists them, against their forms and the totals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from services.validation.core.evaluation import HELD, Evaluation, undecidable, verdict
from services.validation.core.figures import Figure
from services.validation.core.ledger import Ledger
from services.validation.core.namesakes import find_namesake, match_headings
from services.validation.core.registry import rule
from services.validation.core.relations import check_at_most, check_equal, check_sum
from services.validation.core.rules.cost_indicators import place
from services.validation.core.rules.indicator_values import called, table_indicators
from services.validation.core.rules.projects import budget_of, titled
from services.validation.core.texts import compact, likeness, plain, without_number
from shared.contracts.document import NarrativeFact
from shared.contracts.findings import Outcome, Severity
from shared.contracts.performance import Indicator, Project

LIST = "文字列举的项目构成项目支出"
SAME = "同一项目在文字与绩效目标表中的金额相同"
TARGETS = "文字说明的绩效指标与绩效目标表一致"


def _items(ledger: Ledger) -> list[NarrativeFact]:
    """The stated projects, each name once."""
    found: dict[str, NarrativeFact] = {}
    for fact in ledger.facts("project_item"):
        found.setdefault(plain(fact.name), fact)
    return list(found.values())


def _total(ledger: Ledger) -> Figure | None:
    return ledger.fact("project_expenditure")


@rule(
    "N-04",
    statement="文字列举的项目金额之和 = 项目支出（“主要为”的不大于项目支出）",
    basis=LIST,
    when="文字说明项目支出并列举项目",
    applies=lambda ledger: len(_items(ledger)) > 1 and _total(ledger) is not None,
)
def listed_projects_add_up(ledger: Ledger) -> Iterator[Evaluation]:
    """The projects a text lists add up to project expenditure, or to no more where it says main."""
    total = _total(ledger)
    parts = [ledger.to_figure(fact) for fact in _items(ledger)]
    found = check_sum(total, parts)
    is_less = found.difference is not None and found.difference > 0
    text = ledger.sentence_of(total.quote or "") if total is not None else ""
    if found.outcome is Outcome.BROKEN and is_less and re.search(r"主要|等", text):
        yield HELD
    else:
        yield found


@rule(
    "N-05",
    statement="文字列举的项目金额 = 该项目的预算数",
    basis=SAME,
    severity=Severity.WARNING,
    when="文字列举的项目有绩效目标表",
    applies=lambda ledger: any(True for _ in _matched(ledger)),
)
def listed_amounts_are_the_budgets(ledger: Ledger) -> Iterator[Evaluation]:
    """A project's amount in the text is the budget in its form."""
    for fact, project in _matched(ledger):
        stated, budget = ledger.to_figure(fact), budget_of(ledger, project)
        found = check_equal(stated, budget, f"项目“{titled(project)}”预算数")
        if found.outcome is Outcome.BROKEN and _is_joint(ledger, stated, project):
            found = replace(
                found,
                severity=Severity.INFO,
                message=f"文字“{stated.quote}”合并了“{titled(project)}”等多个项目的预算数",
                message_en=f"the text states {stated.text} for several projects together",
            )
        yield found


def _matched(ledger: Ledger) -> Iterator[tuple[NarrativeFact, Project]]:
    projects = [project for project in ledger.document.projects if project.name]
    for fact in _items(ledger):
        same = [p for p in projects if plain(p.name) == plain(fact.name)]
        alike = same or [p for p in projects if likeness(p.name or "", fact.name or "") >= 0.9]
        if len(alike) == 1:
            yield fact, alike[0]


def _is_joint(ledger: Ledger, stated: Figure, project: Project) -> bool:
    """Whether the stated amount is the sum of this project's budget and others'."""
    own = budget_of(ledger, project)
    others = [
        b for p in ledger.document.projects if p is not project and (b := budget_of(ledger, p))
    ]
    return own is not None and any(
        own.yuan + sum(figure.yuan for figure in group) == stated.yuan
        for size in (1, 2)
        for group in combinations(others[:30], size)
    )


def _names_projects(ledger: Ledger) -> bool:
    return any(True for _ in prose_targets(ledger))


@rule(
    "N-14",
    statement="文字中分项绩效目标的指标见于该项目的绩效目标表，值相同",
    basis=TARGETS,
    severity=Severity.INFO,
    when="分项绩效目标以项目名称为题",
    applies=_names_projects,
)
def targets_of_the_text_are_those_of_the_table(ledger: Ledger) -> Iterator[Evaluation]:
    """A target the text sets for a project is in that project's table, with the same value."""
    for target, project in prose_targets(ledger):
        name = called(target)
        quote = target.quote or f"{name}{target.value_raw or ''}"
        stated = replace(place(target), quote=quote)
        if target.normalized.operator is None:
            yield undecidable(
                f"文字“{quote}”没有指标值", f"no value in the text: {quote}", [stated]
            )
            continue
        if target.normalized.unit != "%":
            continue
        best = max(project.indicators, key=lambda one: _alike(name, one), default=None)
        found = best is not None and _alike(name, best) >= 0.6
        same_value = best is not None and _number(best) == _number(target)
        if best is None or not found:
            yield verdict(
                any(_alike(name, one) >= 0.9 for one in table_indicators(ledger))
                or _is_joint_name(name, project),
                f"文字“{quote}”的指标未见于“{titled(project)}”的绩效目标表",
                f"not in the table of {titled(project)}: {quote}",
                [stated],
            )
        elif _alike(name, best) >= 0.9:
            yield verdict(
                same_value,
                f"文字“{quote}”与“{titled(project)}”绩效目标表的“{best.value_raw}”不一致",
                f"the text says {quote}, the table {best.value_raw}",
                [stated, place(best)],
                expected=best.value_raw,
                actual=target.value_raw,
            )


def _alike(name: str, indicator: Indicator) -> float:
    said = (indicator.description, indicator.basis)
    names = (indicator.level3 or "", indicator.description or "", *map(_measured, said))
    return max(likeness(name, other) for other in names)


def _is_joint_name(name: str, project: Project) -> bool:
    """Whether it names several indicators of the project at once: 回访、转办率."""
    parts = [part if part.endswith("率") else f"{part}率" for part in _JOINT.split(name) if part]
    return len(parts) > 1 and all(
        any(_alike(part, one) >= 0.8 for one in project.indicators) for part in parts
    )


# What stands between two names that share their end.
_JOINT = re.compile(r"[、和及与]")


# What a text demands of its measure: …的比率大于95%, 故障率不超过1.2%
_DEMAND = re.compile(r"(?:达到|大于|小于|不低于|不高于|不超过|等于|≥|≤|>|<|\d).*$")


def _measured(said: str | None) -> str:
    """The measure that a text speaks of, where it speaks of one: 投诉数占办件数的比率."""
    text = _DEMAND.sub("", compact(said))
    return text if len(text) >= _MEASURE else ""


_MEASURE = 5
"""Characters of the shortest measure; 工作计划 and 统计结果 are none."""


def _number(indicator: Indicator) -> object:
    value = indicator.normalized
    return value.value or value.date or compact(value.text)


def prose_targets(ledger: Ledger) -> Iterator[tuple[Indicator, Project]]:
    """Targets whose heading names one project."""
    projects = [p for p in ledger.document.projects if p.name and p.indicators]
    headed = match_headings(ledger)
    for target in ledger.document.narrative_targets:
        heading = target.heading or ""
        project = headed.get(heading) or find_namesake(projects, without_number(heading))
        if project is not None and project.indicators:
            yield target, project


@rule(
    "N-15",
    statement="采购总额 = 货物 + 工程 + 服务；面向中小企业的不大于采购总额",
    basis="政府采购情况说明的各项即采购总额的构成",
    when="文字说明政府采购的构成",
    applies=lambda ledger: bool(_procurement_text(ledger)),
)
def stated_procurement_adds_up(ledger: Ledger) -> Iterator[Evaluation]:
    """Stated procurement is goods, works and services; the share of small firms is no more."""
    text = _procurement_text(ledger)
    total = _first(text, r"采购(?:支出)?(?:总额|金额|预算)[^，。；\d]{0,12}?(?:为)?")
    if total is None:
        yield undecidable("政府采购总额未能识别", "total of procurement not understood")
        return
    kinds = [_first(text, rf"{kind}(?:类)?(?:采购)?(?:支出|金额|预算)?") for kind in _KINDS]
    if all(kinds):
        yield check_sum(total, kinds)
    won = [found for phrase in _WON if (found := _first(text, phrase)) is not None]
    if len(won) == 2:
        joint = Figure(
            name="面向中小企业预留与其他项目中由中小企业成交的合计",
            amount=won[0].value + won[1].value,
            unit=won[0].unit,
            quote="；".join(f.quote or "" for f in won),
        )
        yield check_at_most(joint, total)


_KINDS = ("货物", "工程", "服务")
_WON = (
    r"在面向中小企业预留的政府采购项目中[^。；]{0,40}?金额",
    r"在其他政府采购项目中[^。；]{0,40}?金额",
)


def _procurement_text(ledger: Ledger) -> str:
    texts = [compact(block.text) for block in ledger.document.paragraphs]
    found = [text for text in texts if "采购" in text and re.search(r"采购[^。]{0,30}\d", text)]
    joined = "".join(found)
    return joined if "货物" in joined or "中小企业" in joined else ""


def _first(text: str, phrase: str) -> Figure | None:
    """The amount that follows a phrase directly."""
    match = re.search(rf"{phrase}(\d[\d,]{{0,15}}(?:\.\d{{1,4}})?)(万元|元)", text)
    if match is None:
        return None
    amount, unit = match[1], match[2]
    return Figure(
        name=match[0],
        amount=Decimal(amount.replace(",", "")),
        unit=unit,
        text=amount,
        quote=match[0],
    )

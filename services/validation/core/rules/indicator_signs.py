"""Comparison signs over a whole document, and names that contradict their description."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from services.validation.core.evaluation import HELD, Evaluation, undecidable, verdict
from services.validation.core.ledger import Ledger
from services.validation.core.registry import rule
from services.validation.core.rules.cost_indicators import place
from services.validation.core.rules.indicator_values import (
    called,
    find_direction,
    is_numeric,
    table_indicators,
)
from services.validation.core.rules.projects import titled, whole
from services.validation.core.rules.published_projects import MANY
from services.validation.core.texts import plain
from shared.contracts.findings import Severity
from shared.contracts.performance import Indicator

BASIS = "绩效指标应清晰、可衡量，与指标含义一致"


@rule(
    "I-19",
    statement="同一文件的数值型指标都印有比较符",
    basis=BASIS,
    severity=Severity.INFO,
    when="九成以上的数值型指标印有比较符",
    applies=lambda ledger: _signed_share(ledger) >= Decimal("0.9"),
)
def numbers_carry_their_comparison_sign(ledger: Ledger) -> Iterator[Evaluation]:
    """Where nearly every number carries a comparison sign, all do."""
    for one in table_indicators(ledger):
        if not is_numeric(one):
            continue
        if "ambiguous" in one.normalized.flags:
            yield undecidable(f"{one.value_raw}有歧义", f"ambiguous: {one.value_raw}", [place(one)])
        elif one.normalized.operator_source == "none":
            yield verdict(
                False,
                f"指标“{called(one)}”的值 {one.value_raw} 没有比较符",
                f"no comparison sign: {called(one)} {one.value_raw}",
                [place(one)],
                actual=one.value_raw,
            )
        else:
            yield HELD


def _signed_share(ledger: Ledger) -> Decimal:
    numeric = [one for one in table_indicators(ledger) if is_numeric(one)]
    signed = [one for one in numeric if one.normalized.operator_source != "none"]
    return Decimal(len(signed)) / len(numeric) if len(numeric) >= 5 else Decimal(0)


@rule(
    "I-21",
    statement="数值型指标印有比较符，说明是上限、下限还是定值",
    basis=BASIS,
    severity=Severity.INFO,
    when="有五个以上数值型指标",
    applies=lambda ledger: len(_numeric(ledger)) >= _ENOUGH,
)
def some_numbers_carry_a_comparison_sign(ledger: Ledger) -> Iterator[Evaluation]:
    """Not every number of a document is printed without a comparison sign."""
    numeric = _numeric(ledger)
    if all("ambiguous" in one.normalized.flags for one in numeric):
        yield undecidable("指标值均有歧义", "all values are ambiguous")
        return
    signed = [one for one in numeric if one.normalized.operator_source != "none"]
    yield verdict(
        bool(signed),
        f"全部 {len(numeric)} 个数值型指标都没有比较符",
        f"none of {len(numeric)} numbers carries a comparison sign",
        [place(one) for one in numeric],
    )


_ENOUGH = 5


def _numeric(ledger: Ledger) -> list[Indicator]:
    return [one for one in table_indicators(ledger) if is_numeric(one)]


# What is better rare, and what remedies it.
_BAD = re.compile(r"故障|质疑|投诉|差错|事故|违规")
_REMEDY = re.compile(r"排除|解决|处理|处置|修复|办结|整改|无|零|未|不|降低|减少|下降")


@rule(
    "I-20",
    statement="三级指标的名称与描述方向一致",
    basis=BASIS,
    severity=Severity.WARNING,
    when="指标填有描述，且有名称表明越高越好的指标",
    applies=lambda ledger: (
        _are_described(ledger) and any(_is_good(one) for one in table_indicators(ledger))
    ),
)
def names_and_descriptions_point_the_same_way(ledger: Ledger) -> Iterator[Evaluation]:
    """A name that wants more is not described as a fault that wants less."""
    for one in table_indicators(ledger):
        if not _is_good(one):
            continue
        if not one.description:
            yield undecidable(
                f"“{called(one)}”没有描述", f"no description: {called(one)}", [place(one)]
            )
            continue
        yield verdict(
            not _wants_less(one),
            f"指标“{called(one)}”越高越好，描述“{one.description}”却越低越好",
            f"{called(one)} wants more, its description wants less",
            [place(one)],
        )


# What is saved, and a quotient that grows with what is spent: 支出资金数/预算安排数
_SAVING = re.compile(r"节约|节支|节省")
_SPENT = re.compile(
    r"^[^/÷]{0,4}(?:支出|使用|实际|支付|成交|中标|合同)[^/÷]{0,8}[/÷].{0,6}(?:预算|控制价)"
)


def _wants_less(indicator: Indicator) -> bool:
    """Whether the description measures a fault, or spending where saving is meant."""
    text = indicator.description or ""
    if _SAVING.search(indicator.level3 or "") and _SPENT.search(text):
        return True
    return bool(_BAD.search(text)) and not _REMEDY.search(text)


def _are_described(ledger: Ledger) -> bool:
    """Whether the form has a column of descriptions: at least half of the indicators have one."""
    found = table_indicators(ledger)
    return 2 * sum(bool(one.description) for one in found) >= len(found)


def _is_good(indicator: Indicator) -> bool:
    good = indicator.desired_direction == "up" and bool(indicator.level3)
    return good and not _BAD.search(indicator.level3 or "")


@rule(
    "I-22",
    statement="同名指标在各项目中的方向一致",
    basis=BASIS,
    severity=Severity.WARNING,
    when="有两处印有同名、且名称不表明方向的指标",
    applies=lambda ledger: any(len(group) > 1 for group in _namesakes(ledger).values()),
)
def one_name_has_one_direction(ledger: Ledger) -> Iterator[Evaluation]:
    """An indicator is not a floor in one project and a ceiling in another."""
    for group in _namesakes(ledger).values():
        if len(group) < 2:
            continue
        if any("ambiguous" in one.normalized.flags for one in group):
            words = (f"“{called(group[0])}”的值有歧义", f"ambiguous: {called(group[0])}")
            yield undecidable(*words, [place(one) for one in group])
            continue
        signs = {(one.normalized.operator or "")[:1] for one in group}
        yield verdict(
            not {"<", ">"} <= signs,
            f"“{called(group[0])}”既有下限又有上限：" + "、".join(str(i.value_raw) for i in group),
            f"{called(group[0])} is a floor in one place and a ceiling in another",
            [place(one) for one in group],
        )


def _namesakes(ledger: Ledger) -> dict[str, list[Indicator]]:
    groups: dict[str, list[Indicator]] = {}
    for one in table_indicators(ledger):
        bounded = is_numeric(one) and one.normalized.operator != "range"
        if bounded and find_direction(one) is None:
            groups.setdefault(plain(one.level3) or plain(one.description), []).append(one)
    return {name: group for name, group in groups.items() if name}


@rule(
    "I-17",
    statement="每个指标填有三级指标名称",
    basis=BASIS,
    severity=Severity.INFO,
    when="项目有绩效指标",
    applies=lambda ledger: any(project.indicators for project in ledger.document.projects),
)
def every_indicator_is_named(ledger: Ledger) -> Iterator[Evaluation]:
    """Every indicator of a project has its third-level name."""
    if _has_no_names(ledger):
        projects = ledger.document.projects
        yield verdict(
            False,
            f"全部 {len(projects)} 个项目的指标都未填三级指标",
            f"no indicator of {len(projects)} projects has a third-level name",
            [whole(project) for project in projects],
        )
        return
    for project in ledger.document.projects:
        unnamed = [one for one in project.indicators if not one.level3]
        doubtful = [one for one in unnamed if not one.description and not one.value_raw]
        if doubtful:
            words = (f"“{titled(project)}”有空白指标行", f"blank rows in {titled(project)}")
            yield undecidable(*words, [whole(project)])
        elif project.indicators:
            yield verdict(
                not unnamed,
                f"项目“{titled(project)}”有 {len(unnamed)} 个指标未填三级指标",
                f"{len(unnamed)} indicators of {titled(project)} have no name",
                [whole(project), *(place(one) for one in unnamed)],
            )


def _has_no_names(ledger: Ledger) -> bool:
    """Whether no form of many fills in the third level, but the description in its place."""
    found = [one for project in ledger.document.projects for one in project.indicators]
    is_common = len(ledger.document.projects) >= MANY
    return is_common and all(not one.level3 and one.description for one in found)

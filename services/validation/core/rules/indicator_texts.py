"""Indicators against their own description, grading and purpose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from services.validation.core.evaluation import Evaluation, undecidable, verdict
from services.validation.core.figures import Figure
from services.validation.core.ledger import Ledger
from services.validation.core.registry import rule
from services.validation.core.rules.cost_indicators import place
from services.validation.core.rules.indicator_values import (
    all_indicators,
    called,
    is_numeric,
    is_ratio,
    table_indicators,
    to_number,
)
from services.validation.core.rules.projects import titled
from services.validation.core.text_amounts import find_counts
from services.validation.core.texts import compact
from shared.contracts.findings import Severity
from shared.contracts.performance import Indicator, Project

BASIS = "同一指标在各处的表述应一致"
# A percentage in a description: 小于等于1.2%, 达到95%
_SHARE = re.compile(r"(\d{1,3}(?:\.\d{1,4})?)\s?[%％]")
# A grade of a scoring rule: 优：大于等于95%, 良≥85
_GRADE = re.compile(r"(优|良|中|差)[^\d优良中差]{0,12}(\d{1,3}(?:\.\d{1,3})?)")


@rule(
    "I-06",
    statement="指标描述中的百分比 = 指标值",
    basis=BASIS,
    severity=Severity.WARNING,
    when="描述中有百分比",
    applies=lambda ledger: any(_stated_shares(one) for one in table_indicators(ledger)),
)
def descriptions_agree_with_values(ledger: Ledger) -> Iterator[Evaluation]:
    """A percentage in an indicator's description is its target value."""
    for one in table_indicators(ledger):
        shares = _stated_shares(one)
        if not shares:
            continue
        number = to_number(one)
        if number is None or not is_ratio(one):
            yield undecidable(
                f"“{called(one)}”的值 {one.value_raw} 不是百分比",
                f"no percentage: {one.value_raw}",
                [place(one)],
            )
            continue
        if number in shares and (sign := _stated_sign(one)):
            yield verdict(
                one.normalized.operator == sign or one.normalized.operator_source != "none",
                f"指标“{called(one)}”的描述为{_STATED_SIGNS[sign]}，值 {one.value_raw} 没有比较符",
                f"the description of {called(one)} says {sign}, its value has no sign",
                [place(one)],
                actual=one.value_raw,
                severity=Severity.INFO,
            )
            continue
        yield verdict(
            number in shares,
            f"指标“{called(one)}”的描述“{one.description}”与值 {one.value_raw} 不一致",
            f"the description of {called(one)} says otherwise than {one.value_raw}",
            [place(one)],
            expected="、".join(f"{share:f}%" for share in shares),
            actual=one.value_raw,
        )


_STATED_SIGNS = {"<=": "上限", ">=": "下限"}
# A bound in words before a percentage: 小于等于1.2%, 不低于95%
_BOUND = re.compile(r"(小于|不超过|不高于|低于|控制在|≤|不大于)|(大于|不低于|不少于|≥|超过|不小于)")


def _stated_sign(indicator: Indicator) -> str | None:
    text = indicator.description or ""
    share = _SHARE.search(text)
    bound = _BOUND.search(text[: share.start()]) if share else None
    if bound is None:
        return None
    return "<=" if bound[1] else ">="


def _stated_shares(indicator: Indicator) -> list[Decimal]:
    text = f"{indicator.description or ''}"
    if _GRADE.search(text):
        return []
    return [Decimal(match[1]) for match in _SHARE.finditer(text) if not _is_formula(text, match)]


def _is_formula(text: str, match: re.Match[str]) -> bool:
    """Whether the percentage is the factor of a quotient: a/b*100%."""
    return text[: match.start()].rstrip()[-1:] in ("*", "×", "x", "X", "＊", "乘")


@rule(
    "I-09",
    statement="评分标准的“优”与指标值一致",
    basis=BASIS,
    severity=Severity.INFO,
    when="印有优、良、中、差的评分标准",
    applies=lambda ledger: any(_grades(one) for one in table_indicators(ledger)),
)
def grades_agree_with_values(ledger: Ledger) -> Iterator[Evaluation]:
    """The best grade of the scoring rule is the target value."""
    for one in table_indicators(ledger):
        grades = _grades(one)
        if not grades:
            continue
        number = to_number(one)
        if number is None:
            yield undecidable(
                f"“{called(one)}”的值 {one.value_raw} 不是数值",
                f"no number: {one.value_raw}",
                [place(one)],
            )
            continue
        if _grades_are_shares(one) and not is_ratio(one):
            # Points are given for the share of the target that was reached.
            continue
        yield verdict(
            number == grades[0],
            f"指标“{called(one)}”的值 {one.value_raw} 与评分标准的优（{grades[0]}）不同",
            f"{called(one)}: value {one.value_raw}, best grade from {grades[0]}",
            [place(one)],
            expected=f"{grades[0]:f}",
            actual=one.value_raw,
        )


def _grades_are_shares(indicator: Indicator) -> bool:
    texts = (indicator.grading or "", indicator.description or "", indicator.basis or "")
    return any(_GRADE.search(text) and re.search(r"[%％]|百分之", text) for text in texts)


def _grades(indicator: Indicator) -> list[Decimal]:
    texts = (indicator.grading or "", indicator.description or "", indicator.basis or "")
    for text in texts:
        found = [(match[1], Decimal(match[2])) for match in _GRADE.finditer(text)]
        if len(found) > 1 and found[0][0] == "优":
            return [threshold for _, threshold in found]
    return []


@rule(
    "I-11",
    statement="时效指标的日期先后有序，且在预算年度之内",
    basis="预算按年度编制；跨年项目应予说明",
    severity=Severity.INFO,
    when="有日期型指标",
    applies=lambda ledger: any(_dates(one) for one in all_indicators(ledger)),
)
def dates_lie_in_the_fiscal_year(ledger: Ledger) -> Iterator[Evaluation]:
    """Dates of an indicator are in order and lie in the fiscal year."""
    for one in all_indicators(ledger):
        days = _dates(one)
        if not days:
            continue
        if ledger.year is None:
            yield undecidable("文件的预算年度不明", "the fiscal year is not known", [place(one)])
            continue
        inside = all(day.year == ledger.year for day in days)
        yield verdict(
            inside and days == sorted(days),
            f"指标“{called(one)}”的日期 {one.value_raw} 不在 {ledger.year} 年内",
            f"{called(one)}: {one.value_raw} lies outside {ledger.year}",
            [place(one)],
            actual=one.value_raw,
        )


def _dates(indicator: Indicator) -> list[date]:
    value = indicator.normalized
    if value.operator not in ("date", "period", "range"):
        return []
    texts = (value.date_start, value.date_end)
    return [day for text in texts if text and (day := _to_date(text)) is not None]


# An ISO day.
_DAY = re.compile(r"^(\d{4})-(\d{2})-(\d{2})$")


def _to_date(text: str) -> date | None:
    match = _DAY.match(text)
    return date(int(match[1]), int(match[2]), int(match[3])) if match else None


@rule(
    "I-14",
    statement="数量指标 = 资金用途中的同一数量 = 政府采购数量",
    basis=BASIS,
    severity=Severity.WARNING,
    when="数量指标的单位另见于资金用途，或该项目列入政府采购",
    applies=lambda ledger: any(_counted(p) for p in ledger.document.projects),
)
def counts_agree_with_the_purpose(ledger: Ledger) -> Iterator[Evaluation]:
    """A counted target is the count in the project's purpose and in procurement."""
    for project in ledger.document.projects:
        for one, counts in _counted(project):
            number = to_number(one)
            if number is None:
                yield undecidable(
                    f"“{called(one)}”的值 {one.value_raw} 是区间",
                    f"a range: {one.value_raw}",
                    [place(one)],
                )
                continue
            stated = "、".join(f"{count:f}{one.normalized.unit}" for count in counts)
            yield verdict(
                number in counts or number > max(counts) * 3 or number * 3 < min(counts),
                f"项目“{titled(project)}”的指标“{called(one)}”为 {one.value_raw}，"
                f"资金用途为 {stated}",
                f"{called(one)} is {one.value_raw}, the purpose says {stated}",
                [place(one), _purpose(project)],
                expected=stated,
                actual=one.value_raw,
            )


def _counted(project: Project) -> list[tuple[Indicator, list[Decimal]]]:
    counts = find_counts(compact(project.purpose))
    found = []
    for one in project.indicators:
        unit = one.normalized.unit
        same = [n for n, what in counts if unit is not None and _same_unit(what, unit)]
        if one.aspect == "quantity" and is_numeric(one) and same:
            found.append((one, same))
    return found


_PEOPLE = frozenset("人名")
_FIRMS = frozenset("户家")


def _same_unit(one: str, other: str) -> bool:
    return one == other or {one, other} <= _PEOPLE or {one, other} <= _FIRMS


def _purpose(project: Project) -> Figure:
    spot = project.places.get("purpose") or project.location
    return Figure(name="资金用途", quote=project.purpose, location=spot)


@rule(
    "I-18",
    statement="三级指标的名称和描述与所属二级指标的含义相符",
    basis="绩效指标按数量、质量、时效、成本、效益、满意度分类设置",
    severity=Severity.INFO,
    when="有数量、成本、时效或满意度指标",
    applies=lambda ledger: any(_is_placed(one) for one in table_indicators(ledger)),
)
def indicators_stand_under_their_aspect(ledger: Ledger) -> Iterator[Evaluation]:
    """An indicator speaks of what its second level stands for: a count, a cost, a time."""
    for one in table_indicators(ledger):
        if not _is_placed(one):
            continue
        if not (one.level3 or one.description) or not one.value_raw:
            yield undecidable("三级指标或指标值缺", "name or value missing", [place(one)])
            continue
        yield verdict(
            not _is_misplaced(one),
            f"{one.level2 or one.level1}“{called(one)}”（{one.description}）与其类别的含义不符",
            f"{called(one)} is not what {one.level2 or one.level1} stands for",
            [place(one)],
        )


# A description that is a goal, not a cost: 提升政务服务水平
_GOAL = re.compile(r"^(?:提升|提高|改善|促进|增强|优化)")
_COST_WORDS = re.compile(r"费|成本|元|经费|预算|支出|资金|金额|价|薪|工资|补贴|控制")
# A name that is a count, whatever its value: 接待数量, 材料使用量, 培训人次
_COUNT_NAME = re.compile(r"数$|量$|次$|次数|数量|人数|个数|面积")
_TIME_WORDS = re.compile(r"时|期|进度|日|月|年|天|速度|快|准点|按|达|完成|响应|程度")
_RATIO_WORDS = re.compile(r"率|比|度|占|/|覆盖|达标|完成|全部")
_SATISFACTION_WORDS = re.compile(r"满意|投诉|好评|认可|评价|反馈|受益")


def _is_placed(indicator: Indicator) -> bool:
    return indicator.aspect in ("quantity", "cost", "timeliness", "satisfaction")


def _is_misplaced(indicator: Indicator) -> bool:
    text = f"{indicator.level3 or ''}{indicator.description or ''}{indicator.value_raw or ''}"
    if indicator.aspect == "cost":
        return bool(_GOAL.match(indicator.description or "")) or not _COST_WORDS.search(text)
    if indicator.aspect == "quantity":
        is_named_as_count = _COUNT_NAME.search(indicator.level3 or indicator.description or "")
        return is_ratio(indicator) and not is_named_as_count and not _RATIO_WORDS.search(text)
    if indicator.aspect == "timeliness":
        return not _TIME_WORDS.search(text)
    return not _SATISFACTION_WORDS.search(f"{indicator.level3 or ''}{indicator.description or ''}")

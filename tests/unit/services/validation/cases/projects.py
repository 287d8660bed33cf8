"""Cases of the rules about projects and their indicators."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from shared.contracts.document import Document, Section
from shared.contracts.performance import Indicator
from tests.unit.services.validation.builders import (
    UNREADABLE,
    Change,
    fields,
    indicator,
    paragraphs,
    project_with,
    stated,
    unstated,
)
from tests.unit.services.validation.cases import case

_NO_PROJECTS = fields(projects=())
_PLAN = {"3月底": "20%", "6月底": "50%", "10月底": "80%", "12月底": "100%"}
_PRICED = "印制调查表2000份，单价30元/份，需印刷费6万元。"


def with_indicator(number: int, index: int, **update: Any) -> Change:
    """Change fields of one indicator of one project."""

    def change(given: Document) -> Document:
        indicators = list(given.projects[number].indicators)
        indicators[index] = indicators[index].model_copy(update=update)
        return project_with(number, indicators=tuple(indicators))(given)

    return change


def meaning(number: int, index: int, **update: Any) -> Change:
    """Change what one indicator's value means."""

    def change(given: Document) -> Document:
        indicators = list(given.projects[number].indicators)
        one = indicators[index]
        value = one.normalized.model_copy(update=update)
        indicators[index] = one.model_copy(update={"normalized": value})
        return project_with(number, indicators=tuple(indicators))(given)

    return change


def overall(*indicators: Indicator) -> Change:
    """Set the department's overall indicators."""
    return fields(department_indicators=indicators)


def prose(heading: str, name: str, raw: str, value: str | None) -> Change:
    """Set one target in prose."""
    target = indicator(
        "", "", name, raw, value=(">=" if value else None, value, "%" if value else None)
    )
    given = target.model_copy(update={"heading": heading, "quote": f"{name}{raw}"})
    return fields(narrative_targets=(given,))


@dataclass(frozen=True)
class Positions:
    """Where each kind of indicator stands in a project of the sound budget."""

    quantity: int = 0
    quality: int = 1
    timeliness: int = 2
    cost: int = 3
    outcome: int = 4
    satisfaction: int = 5


AT = Positions()
_NO_INDICATORS = tuple(project_with(number, indicators=()) for number in range(3))
_copied_name = with_indicator(0, AT.outcome, value_raw="决策服务水平")


def _dated(end: str | None) -> tuple[Change, ...]:
    """Begin the fieldwork of a project in October, and end it on a day."""
    start = {"operator": "date", "date_start": "2024-10-01", "date_end": "2024-10-31"}
    return (
        with_indicator(0, AT.quality, level3="入户开始时间", value_raw="2024年10月"),
        meaning(0, AT.quality, unit=None, **start),
        with_indicator(0, AT.timeliness, level3="入户结束时间", value_raw=end),
        meaning(0, AT.timeliness, operator="date", date_start=end, date_end=end),
    )


def _named(names: str) -> Change:
    """Name projects in the text, without amounts."""
    return fields(paragraphs=paragraphs(f"项目支出98.30万元，主要为{names}。"))


_MONTHS = with_indicator(0, AT.timeliness, value_raw="12月")
_SAME_RATE = indicator(
    "产出指标", "质量指标", "问卷发放量", "≥1200家", value=(">=", "1200", "家"), aspect="quality"
)


def added(one: Indicator) -> Change:
    """Add an indicator to the first project."""

    def change(given: Document) -> Document:
        return project_with(0, indicators=(*given.projects[0].indicators, one))(given)

    return change


def _copied(given: Document) -> Document:
    return project_with(1, indicators=given.projects[0].indicators)(given)


def _headed(heading: str) -> Change:
    sections = (
        Section(level=2, heading="（二）分项绩效目标"),
        Section(level=3, heading=heading),
    )
    return fields(sections=sections)


CASES = {
    "P-01": case(project_with(0, budget="63.30"), project_with(0, budget=None), _NO_PROJECTS),
    "P-02": case(project_with(0, other_funds="5.00"), project_with(0, budget=None), _NO_PROJECTS),
    "P-03": case(
        project_with(0, payment_plan={**_PLAN, "6月底": "10%"}),
        project_with(0, payment_plan={**_PLAN, "6月底": "一半"}),
        _NO_PROJECTS,
    ),
    "P-04": case(
        (with_indicator(0, AT.cost, value_raw="≤66万元"), meaning(0, AT.cost, value="66")),
        project_with(0, budget=None),
        _NO_PROJECTS,
    ),
    "P-05": case(
        project_with(0, purpose="主要用于：补贴40.30万元；培训费41万元。"),
        project_with(0, budget=None),
        _NO_PROJECTS,
    ),
    "P-06": case(
        project_with(0, purpose=_PRICED.replace("6万元", "7.5万元")),
        project_with(0, purpose=_PRICED.replace("需", "另制20套，需")),
        _NO_PROJECTS,
        holds=project_with(0, purpose=_PRICED),
    ),
    "P-07": case(
        with_indicator(0, AT.satisfaction, dimension="output", aspect="quality"),
        with_indicator(0, AT.satisfaction, dimension=None, aspect=None),
        _NO_PROJECTS,
    ),
    "P-08": case(project_with(0, code="412-0601-YBN"), project_with(0, code=None), _NO_PROJECTS),
    "P-09": case(
        project_with(0, code="13012325P000000000001"), fields(fiscal_year=None), _NO_PROJECTS
    ),
    "P-10": case(
        project_with(1, code="13012324P000000000001"),
        project_with(1, code=None, name=None),
        _NO_PROJECTS,
    ),
    "P-11": case(
        _headed("（一）统计业务"),
        tuple(project_with(number, name=None) for number in range(3)),
        _NO_PROJECTS,
    ),
    "I-01": case(
        (
            with_indicator(0, AT.quality, value_raw=None),
            meaning(0, AT.quality, operator=None, value=None, flags=("missing",)),
        ),
        meaning(0, AT.quality, operator=None, value=None),
        _NO_PROJECTS,
    ),
    "I-02": case(
        meaning(0, AT.cost, operator=">="), meaning(0, AT.cost, flags=("ambiguous",)), _NO_PROJECTS
    ),
    "I-03": case(
        meaning(0, AT.quantity, dimension="ratio", unit="%"),
        meaning(0, AT.quantity, flags=("ambiguous",)),
        _NO_PROJECTS,
    ),
    "I-04": case(
        meaning(0, AT.quality, value="950"), meaning(0, AT.quality, value="90..95"), _NO_PROJECTS
    ),
    "I-05": case(
        meaning(0, AT.quality, unit=None),
        meaning(0, AT.quality, flags=("ambiguous",)),
        _NO_PROJECTS,
    ),
    "I-06": case(
        with_indicator(0, AT.quality, description="合格率大于等于90%"),
        (
            with_indicator(0, AT.quality, description="合格率大于等于95%"),
            meaning(0, AT.quality, value="90..95"),
        ),
        _NO_PROJECTS,
        holds=with_indicator(0, AT.quality, description="合格率大于等于95%"),
    ),
    "I-07": case(
        meaning(0, AT.quality, dimension="count", unit="项"),
        meaning(0, AT.quality, unit=None),
        _NO_PROJECTS,
    ),
    "I-08": case(
        tuple(
            meaning(0, index, operator=">=", value="95", unit="%", dimension="ratio")
            for index in range(6)
        ),
        meaning(0, AT.timeliness, flags=("ambiguous",)),
        _NO_INDICATORS,
        holds=(
            meaning(0, AT.timeliness, operator=">=", value="80", unit="%", dimension="ratio"),
            meaning(0, AT.outcome, operator=">=", value="70", unit="%", dimension="ratio"),
        ),
    ),
    "I-09": case(
        meaning(0, AT.quality, value="90"),
        meaning(0, AT.quality, value="90..95"),
        _NO_PROJECTS,
        holds=with_indicator(
            0, AT.quality, description="优：大于等于95%；良：大于等于85%；差：小于75%"
        ),
    ),
    "I-10": case(
        overall(indicator("", "", "数据合格率", "≥90%", value=(">=", "90", "%"))),
        overall(indicator("", "", "数据合格率", "")),
        overall(),
        holds=overall(indicator("", "", "数据合格率", "≥95%", value=(">=", "95", "%"))),
    ),
    "I-11": case(
        meaning(0, AT.timeliness, date_end="2025-07-31"),
        (
            meaning(0, AT.timeliness, date_end="2024-12-31"),
            fields(fiscal_year=None),
        ),
        _NO_PROJECTS,
        holds=meaning(0, AT.timeliness, date_end="2024-12-31"),
    ),
    "I-12": case(
        meaning(0, AT.timeliness, flags=("ambiguous",)),
        meaning(0, AT.timeliness, operator=None),
        _NO_PROJECTS,
        holds=_MONTHS,
    ),
    "I-13": case(added(_SAME_RATE), meaning(0, AT.quantity, flags=("ambiguous",)), _NO_PROJECTS),
    "I-14": case(
        project_with(0, purpose="用于调查企业1250户的补贴。"),
        (
            project_with(0, purpose="用于调查企业1200户的补贴。"),
            meaning(0, AT.quantity, value="1000..1200"),
        ),
        _NO_PROJECTS,
        holds=project_with(0, purpose="用于调查企业1200户的补贴。"),
    ),
    "I-15": case(
        with_indicator(0, AT.satisfaction, level3="数据合格率"),
        tuple(with_indicator(0, index, level3=None, description=None) for index in range(6)),
        _NO_PROJECTS,
    ),
    "I-16": case(
        _copied,
        (_copied, with_indicator(0, AT.quality, value_raw=None)),
        _NO_PROJECTS,
    ),
    "I-17": case(
        with_indicator(0, AT.quality, level3=None),
        with_indicator(0, AT.quality, level3=None, description=None, value_raw=None),
        _NO_PROJECTS,
    ),
    "I-23": case(
        _copied_name,
        (_copied_name, with_indicator(0, AT.outcome, level3=None, description=None)),
        _NO_PROJECTS,
        holds=with_indicator(0, AT.outcome, value_raw="明显提升"),
    ),
    "I-24": case(
        _dated("2024-09-30"),
        _dated(None),
        _NO_PROJECTS,
        holds=_dated("2024-11-30"),
    ),
    "P-14": case(
        _named("统计业务经费、经济普查经费、农业普查经费等"),
        (_named("统计业务经费、经济普查经费等"), project_with(2, name=None)),
        _NO_PROJECTS,
        holds=_named("统计业务经费、经济普查经费等"),
    ),
    "I-22": case(
        meaning(0, AT.quality, operator="<="),
        meaning(0, AT.quality, flags=("ambiguous",)),
        _NO_PROJECTS,
        holds=tuple(with_indicator(n, AT.quality, desired_direction=None) for n in range(3)),
    ),
    "I-20": case(
        with_indicator(0, AT.quality, description="系统故障时间的比率"),
        with_indicator(0, AT.quality, description=None),
        _NO_PROJECTS,
    ),
    "I-21": case(
        tuple(meaning(n, i, operator_source="none") for n in range(3) for i in range(6)),
        tuple(
            meaning(n, i, operator_source="none", flags=("ambiguous",))
            for n in range(3)
            for i in range(6)
        ),
        _NO_PROJECTS,
    ),
    "I-28": case(
        meaning(0, AT.quality, operator="=", value="90"),
        meaning(0, AT.quality, unit="次", dimension="count"),
        _NO_PROJECTS,
        holds=(
            with_indicator(0, AT.quality, basis="评审过程质疑率"),
            meaning(0, AT.quality, operator="=", value="3", unit="%", dimension="ratio"),
        ),
    ),
    "P-13": case(
        project_with(0, budget="63.30"),
        project_with(0, budget=None),
        unstated("performance_managed_funds"),
        holds=stated(
            "performance_managed_funds",
            "98.30",
            quote="编报绩效目标的项目共3个，涉及项目预算资金98.30万元",
        ),
    ),
    "P-12": case(project_with(0, budget=None), project_with(0, budget=UNREADABLE), _NO_PROJECTS),
    "I-18": case(
        with_indicator(0, AT.cost, description="提升统计服务水平"),
        with_indicator(0, AT.cost, value_raw=None),
        _NO_PROJECTS,
    ),
    "I-19": case(
        meaning(0, AT.quality, operator_source="none"),
        meaning(0, AT.quality, flags=("ambiguous",)),
        _NO_PROJECTS,
    ),
    "N-18": case(
        prose("（一）统计业务经费", "数值合格率", "95%以上", "95"),
        prose("（一）统计业务经费", "数据合格率", "", None),
        fields(narrative_targets=()),
        holds=prose("（一）统计业务经费", "统计数据合格率", "95%以上", "95"),
    ),
    "N-17": case(
        prose("1、组织统计调查", "数据合格率", "90%以上", "90"),
        prose("1、组织统计调查", "数据合格率", "", None),
        fields(narrative_targets=()),
        holds=prose("1、组织统计调查", "数据合格率", "95%以上", "95"),
    ),
    "N-22": case(
        fields(paragraphs=paragraphs("绩效目标：季度统计数据按期报送率达到90%以上。")),
        project_with(1, goals=("季度统计数据按期报送率达到98%",)),
        project_with(0, goals=()),
        holds=(
            project_with(0, goals=("季度统计数据按期报送率达到 95%。",)),
            fields(paragraphs=paragraphs("绩效目标：全县季度统计数据按期报送率达到95%以上。")),
        ),
    ),
    "N-14": case(
        prose("（一）统计业务经费", "网上报送覆盖", "达到98%", "98"),
        prose("（一）统计业务经费", "数据合格率", "", None),
        fields(narrative_targets=()),
        holds=prose("（一）统计业务经费", "数据合格率", "95%以上", "95"),
    ),
}

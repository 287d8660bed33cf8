"""Cases of the rules about performance indicators."""

from __future__ import annotations

from shared.contracts.document import Document
from tests.unit.services.validation.builders import (
    Change,
    fields,
    indicator,
    project_with,
)
from tests.unit.services.validation.cases import case
from tests.unit.services.validation.cases.changes import (
    AT,
    NO_PROJECTS,
    added,
    meaning,
    overall,
    with_indicator,
)

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


_MONTHS = with_indicator(0, AT.timeliness, value_raw="12月")


_SAME_RATE = indicator(
    "产出指标", "质量指标", "问卷发放量", "≥1200家", value=(">=", "1200", "家"), aspect="quality"
)


def _copied(given: Document) -> Document:
    return project_with(1, indicators=given.projects[0].indicators)(given)


CASES = {
    "I-01": case(
        (
            with_indicator(0, AT.quality, value_raw=None),
            meaning(0, AT.quality, operator=None, value=None, flags=("missing",)),
        ),
        meaning(0, AT.quality, operator=None, value=None),
        NO_PROJECTS,
    ),
    "I-02": case(
        meaning(0, AT.cost, operator=">="), meaning(0, AT.cost, flags=("ambiguous",)), NO_PROJECTS
    ),
    "I-03": case(
        meaning(0, AT.quantity, dimension="ratio", unit="%"),
        meaning(0, AT.quantity, flags=("ambiguous",)),
        NO_PROJECTS,
    ),
    "I-04": case(
        meaning(0, AT.quality, value="950"), meaning(0, AT.quality, value="90..95"), NO_PROJECTS
    ),
    "I-05": case(
        meaning(0, AT.quality, unit=None),
        meaning(0, AT.quality, flags=("ambiguous",)),
        NO_PROJECTS,
    ),
    "I-06": case(
        with_indicator(0, AT.quality, description="合格率大于等于90%"),
        (
            with_indicator(0, AT.quality, description="合格率大于等于95%"),
            meaning(0, AT.quality, value="90..95"),
        ),
        NO_PROJECTS,
        holds=with_indicator(0, AT.quality, description="合格率大于等于95%"),
    ),
    "I-07": case(
        meaning(0, AT.quality, dimension="count", unit="项"),
        meaning(0, AT.quality, unit=None),
        NO_PROJECTS,
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
        NO_PROJECTS,
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
        NO_PROJECTS,
        holds=meaning(0, AT.timeliness, date_end="2024-12-31"),
    ),
    "I-12": case(
        meaning(0, AT.timeliness, flags=("ambiguous",)),
        meaning(0, AT.timeliness, operator=None),
        NO_PROJECTS,
        holds=_MONTHS,
    ),
    "I-13": case(added(_SAME_RATE), meaning(0, AT.quantity, flags=("ambiguous",)), NO_PROJECTS),
    "I-14": case(
        project_with(0, purpose="用于调查企业1250户的补贴。"),
        (
            project_with(0, purpose="用于调查企业1200户的补贴。"),
            meaning(0, AT.quantity, value="1000..1200"),
        ),
        NO_PROJECTS,
        holds=project_with(0, purpose="用于调查企业1200户的补贴。"),
    ),
    "I-15": case(
        with_indicator(0, AT.satisfaction, level3="数据合格率"),
        tuple(with_indicator(0, index, level3=None, description=None) for index in range(6)),
        NO_PROJECTS,
    ),
    "I-16": case(
        _copied,
        (_copied, with_indicator(0, AT.quality, value_raw=None)),
        NO_PROJECTS,
    ),
    "I-17": case(
        with_indicator(0, AT.quality, level3=None),
        with_indicator(0, AT.quality, level3=None, description=None, value_raw=None),
        NO_PROJECTS,
    ),
    "I-23": case(
        _copied_name,
        (_copied_name, with_indicator(0, AT.outcome, level3=None, description=None)),
        NO_PROJECTS,
        holds=with_indicator(0, AT.outcome, value_raw="明显提升"),
    ),
    "I-24": case(
        _dated("2024-09-30"),
        _dated(None),
        NO_PROJECTS,
        holds=_dated("2024-11-30"),
    ),
    "I-22": case(
        meaning(0, AT.quality, operator="<="),
        meaning(0, AT.quality, flags=("ambiguous",)),
        NO_PROJECTS,
        holds=tuple(with_indicator(n, AT.quality, desired_direction=None) for n in range(3)),
    ),
    "I-20": case(
        with_indicator(0, AT.quality, description="系统故障时间的比率"),
        with_indicator(0, AT.quality, description=None),
        NO_PROJECTS,
    ),
    "I-21": case(
        tuple(meaning(n, i, operator_source="none") for n in range(3) for i in range(6)),
        tuple(
            meaning(n, i, operator_source="none", flags=("ambiguous",))
            for n in range(3)
            for i in range(6)
        ),
        NO_PROJECTS,
    ),
    "I-28": case(
        meaning(0, AT.quality, operator="=", value="90"),
        meaning(0, AT.quality, unit="次", dimension="count"),
        NO_PROJECTS,
        holds=(
            with_indicator(0, AT.quality, basis="评审过程质疑率"),
            meaning(0, AT.quality, operator="=", value="3", unit="%", dimension="ratio"),
        ),
    ),
    "I-18": case(
        with_indicator(0, AT.cost, description="提升统计服务水平"),
        with_indicator(0, AT.cost, value_raw=None),
        NO_PROJECTS,
    ),
    "I-19": case(
        meaning(0, AT.quality, operator_source="none"),
        meaning(0, AT.quality, flags=("ambiguous",)),
        NO_PROJECTS,
    ),
}

"""What an indicator's value says of its name, and one date of the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from services.validation.core.evaluation import Evaluation, undecidable, verdict
from services.validation.core.ledger import Ledger
from services.validation.core.registry import rule
from services.validation.core.rules.cost_indicators import place
from services.validation.core.rules.indicator_values import called, table_indicators
from services.validation.core.rules.projects import titled
from services.validation.core.texts import plain
from shared.contracts.findings import Severity
from shared.contracts.performance import Indicator, Project

BASIS = "绩效指标应清晰、可衡量，与指标含义一致"


@rule(
    "I-23",
    statement="定性指标的值不照抄指标名称",
    basis=BASIS,
    severity=Severity.INFO,
    when="有定性指标",
    applies=lambda ledger: any(_is_qualitative(one) for one in table_indicators(ledger)),
)
def values_say_more_than_the_name(ledger: Ledger) -> Iterator[Evaluation]:
    """A qualitative value is more than a copy of the indicator's own name."""
    for one in table_indicators(ledger):
        if not _is_qualitative(one):
            continue
        if not (one.level3 or one.description):
            value = one.value_raw
            yield undecidable(f"“{value}”的指标无名称", f"no name beside {value}", [place(one)])
            continue
        yield verdict(
            plain(one.value_raw) not in (plain(one.level3), plain(one.description)),
            f"指标“{called(one)}”的值照抄名称，无法衡量",
            f"the value of {called(one)} only repeats its name",
            [place(one)],
            actual=one.value_raw,
        )


def _is_qualitative(indicator: Indicator) -> bool:
    return indicator.normalized.operator == "qualitative" and len(plain(indicator.value_raw)) > 3


_START = re.compile(r"(?:开始|起始|启动|开工|开展)(?:时间|日期|时点)?$")
_END = re.compile(r"(?:结束|完成|截止|终止|完工|竣工)(?:时间|日期|时点)?$")


@rule(
    "I-24",
    statement="开始时间不晚于结束时间",
    basis=BASIS,
    severity=Severity.WARNING,
    when="一个项目印有同一事项的开始时间和结束时间",
    applies=lambda ledger: bool(_spans(ledger)),
)
def what_begins_ends_later(ledger: Ledger) -> Iterator[Evaluation]:
    """Of one project the start of a thing is no later than its end."""
    for project, start, end in _spans(ledger):
        first, last = start.normalized.date_start, end.normalized.date_end
        if not first or not last:
            words = (f"“{titled(project)}”的起止时间不明", f"dates unclear in {titled(project)}")
            yield undecidable(*words, [place(start), place(end)])
            continue
        yield verdict(
            first <= last,
            f"“{titled(project)}”的“{called(start)}”{start.value_raw}"
            f"晚于“{called(end)}”{end.value_raw}",
            f"{called(start)} {start.value_raw} is later than {called(end)} {end.value_raw}",
            [place(start), place(end)],
        )


def _spans(ledger: Ledger) -> list[tuple[Project, Indicator, Indicator]]:
    return [
        (project, start, end)
        for project in ledger.document.projects
        for start in project.indicators
        if _is_dated(start, _START)
        for end in project.indicators
        if _is_dated(end, _END) and _subject(start, _START) == _subject(end, _END)
    ]


def _is_dated(indicator: Indicator, name: re.Pattern[str]) -> bool:
    dated = indicator.normalized.operator in ("date", "period")
    return dated and bool(name.search(plain(indicator.level3)))


def _subject(indicator: Indicator, name: re.Pattern[str]) -> str:
    return name.sub("", plain(indicator.level3))

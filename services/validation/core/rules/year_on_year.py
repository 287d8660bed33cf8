"""Year on year inside the text: changes add up, and have a reason."""

from __future__ import annotations

import re
from collections.abc import Iterator

from services.validation.core.evaluation import HELD, Evaluation, undecidable, verdict
from services.validation.core.figures import Figure
from services.validation.core.ledger import Ledger
from services.validation.core.registry import rule
from services.validation.core.relations import check_balance, check_sum
from shared.contracts.document import NarrativeFact
from shared.contracts.findings import Outcome, Severity

BASIS = "增减变化说明：总数的增减等于各部分增减之和"
REASON = "增减变化应说明原因"
_PARTS = (
    ("change_total", ("change_basic_expenditure", "change_project_expenditure")),
    (
        "change_basic_expenditure",
        ("change_personnel_expenses", "change_non_personnel_expenses"),
    ),
)


def _complete(ledger: Ledger) -> list[tuple[Figure, list[Figure]]]:
    """The stated changes all of whose parts are stated too."""
    found = []
    for metric, names in _PARTS:
        total = ledger.fact(metric)
        parts = [figure for name in names if (figure := ledger.fact(name)) is not None]
        if total is not None and len(parts) == len(names):
            found.append((total, parts))
    return found


@rule(
    "Y-01",
    statement="总额增减 = 基本支出增减 + 项目支出增减；基本支出增减 = 人员增减 + 公用增减",
    basis=BASIS,
    when="文字说明总数及其各部分的增减",
    applies=lambda ledger: bool(_complete(ledger)),
)
def changes_add_up(ledger: Ledger) -> Iterator[Evaluation]:
    """The change of a total is the sum of the changes of its parts."""
    for total, parts in _complete(ledger):
        yield check_sum(total, parts)


def _explained(ledger: Ledger) -> list[Figure]:
    return [ledger.to_figure(fact) for fact in ledger.facts("change_project_item")]


_ITEMS = (
    ("change_official_overseas_travel",),
    ("change_official_vehicles", "change_official_vehicle_running"),
    ("change_official_hospitality",),
)
_PURCHASE = "change_official_vehicle_purchase"


def _item_changes(ledger: Ledger) -> list[Figure]:
    found = [ledger.fact(*metrics) for metrics in _ITEMS]
    if ledger.fact("change_official_vehicles") is None:
        found.append(ledger.fact(_PURCHASE))
    return [figure for figure in found if figure is not None]


@rule(
    "Y-06",
    statement="“三公”经费增减 = 各项增减之和",
    basis=BASIS,
    severity=Severity.INFO,
    when="文字逐项说明“三公”经费的增减",
    applies=lambda ledger: (
        ledger.fact("change_three_public_expenses") is not None and len(_item_changes(ledger)) > 1
    ),
)
def three_public_changes_add_up(ledger: Ledger) -> Iterator[Evaluation]:
    """The change of the three public expenses is the sum of the changes of its items."""
    yield check_sum(ledger.fact("change_three_public_expenses"), _item_changes(ledger))


@rule(
    "Y-02",
    statement="逐项说明的增减之和 = 项目支出的增减",
    basis=BASIS,
    severity=Severity.INFO,
    when="文字逐项说明项目支出的增减",
    applies=lambda ledger: (
        bool(_explained(ledger)) and ledger.fact("change_project_expenditure") is not None
    ),
)
def explained_changes_add_up(ledger: Ledger) -> Iterator[Evaluation]:
    """The changes a text lists for projects add up to the change of project expenditure."""
    total, parts = ledger.fact("change_project_expenditure"), _explained(ledger)
    found = check_sum(total, parts)
    unfinished = found.outcome is Outcome.BROKEN and "等" in ledger.sentence_of(
        parts[0].quote or ""
    )
    if unfinished:
        yield undecidable("仅列举部分项目的增减", "only some changes are listed", found.operands)
    else:
        yield found


@rule(
    "Y-04",
    statement="“三公”经费增减 = 本年 − 上年（两年金额均印出时）",
    basis=BASIS,
    when="文字印有本年、上年“三公”经费及增减额",
    applies=lambda ledger: (
        _last_year(ledger) is not None and ledger.fact("change_three_public_expenses") is not None
    ),
)
def the_change_is_this_year_less_last_year(ledger: Ledger) -> Iterator[Evaluation]:
    """The stated change of the three public expenses is this year's less last year's amount."""
    this_year, last_year = ledger.fact("three_public_expenses"), _last_year(ledger)
    change = ledger.fact("change_three_public_expenses")
    if this_year is None or last_year is None or change is None:
        yield undecidable("缺本年“三公”经费", "this year's three public expenses are missing")
        return
    yield check_balance([this_year], [last_year, change])


def _last_year(ledger: Ledger) -> Figure | None:
    for fact in ledger.document.narrative_facts:
        is_last = ledger.year is not None and fact.year == ledger.year - 1
        if fact.metric == "three_public_expenses" and is_last and fact.direction is None:
            return ledger.to_figure(fact)
    return None


# What introduces a reason, or is one.
_REASON = re.compile(
    r"原因|由于|因为|主要(?:为|是|用于)|系|新增|取消|厉行节约|压减|压缩|落实|加强|减少了|增加了"
)
_MAIN = ("change_total", "change_project_expenditure", "change_three_public_expenses")


@rule(
    "Y-05",
    statement="增减变化说明了原因",
    basis=REASON,
    severity=Severity.INFO,
    when="文字说明增减且金额不为零",
    applies=lambda ledger: bool(_changes(ledger)),
)
def changes_have_a_reason(ledger: Ledger) -> Iterator[Evaluation]:
    """A stated increase or decrease comes with its reason."""
    for fact in _changes(ledger):
        figure = ledger.to_figure(fact)
        text = _around(ledger, fact)
        if text is None:
            yield undecidable(
                f"“{fact.quote}”所在段落不明", f"no paragraph: {fact.quote}", [figure]
            )
        elif _REASON.search(text):
            yield HELD
        else:
            yield verdict(
                False,
                f"“{fact.quote}”未说明原因",
                f"no reason is given: {fact.quote}",
                [figure],
            )


def _changes(ledger: Ledger) -> list[NarrativeFact]:
    return [f for f in ledger.facts(*_MAIN) if f.direction and ledger.to_figure(f).value]


def _around(ledger: Ledger, fact: NarrativeFact) -> str | None:
    """The paragraph a statement stands in, from the statement on, and the next one."""
    texts = [block.text for block in ledger.document.paragraphs]
    for number, text in enumerate(texts):
        if fact.quote in text:
            return text.partition(fact.quote)[2] + "".join(texts[number + 1 : number + 2])
    return None

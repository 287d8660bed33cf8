"""The running text states the figures of the tables, and its own figures add up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from services.validation.core.evaluation import HELD, Evaluation, undecidable
from services.validation.core.figures import Figure
from services.validation.core.ledger import Ledger
from services.validation.core.registry import BUDGET, rule
from services.validation.core.relations import as_zero, check_equal, check_sum
from services.validation.core.text_amounts import find_amounts
from services.validation.core.titles import T1, T2, T3, T5, T6, T9
from shared.contracts.document import NarrativeFact
from shared.contracts.findings import Outcome, Severity

BASIS = "信息公开情况说明与部门预算表应一致"
SUMS = "文字所列“其中”各项之和即总数"


@dataclass(frozen=True)
class Pair:
    """A stated metric and the line of a table that prints the same amount."""

    metrics: tuple[str, ...]
    kind: str
    item: str
    measures: tuple[str, ...] = ()
    part_of: str = ""
    """A table of one fund whose total of these measures the text may state by the same words."""


REVENUE = (
    Pair(("total_revenue",), T1, "total_revenue"),
    Pair(("general_public_budget_revenue",), T1, "revenue_general_public_budget"),
    Pair(("government_managed_funds_revenue",), T1, "revenue_government_managed_funds"),
    Pair(("state_capital_operations_revenue",), T1, "revenue_state_capital_operations"),
    Pair(("special_fiscal_account_revenue",), T1, "revenue_special_fiscal_account"),
    Pair(("unit_funds_revenue",), T1, "revenue_unit_funds"),
    Pair(("fiscal_appropriation_revenue",), T2, "grand_total", ("fiscal_appropriation",)),
    Pair(("opening_carryover",), T1, "opening_carryover"),
    Pair(("total_budget",), T1, "total_revenue"),
)
EXPENDITURE = (
    Pair(("total_expenditure",), T1, "total_expenditure"),
    Pair(("basic_expenditure",), T3, "grand_total", ("basic_expenditure",), T5),
    Pair(("project_expenditure",), T3, "grand_total", ("project_expenditure",), T5),
    Pair(("personnel_expenses",), T6, "grand_total", ("personnel_expenses",)),
    Pair(("non_personnel_expenses",), T6, "grand_total", ("non_personnel_expenses",)),
)
THREE_PUBLIC = (
    Pair(("official_overseas_travel",), T9, "official_overseas_travel"),
    Pair(("official_vehicles",), T9, "official_vehicles"),
    Pair(("official_vehicle_purchase",), T9, "official_vehicle_purchase"),
    Pair(("official_vehicle_running",), T9, "official_vehicle_running"),
    Pair(("official_hospitality",), T9, "official_hospitality"),
)


def printed(ledger: Ledger, pair: Pair) -> Figure | None:
    """The table's figure; a blank line of the form is zero, a nil table too."""
    row = ledger.item(pair.kind, pair.item)
    if row is None:
        return None
    figure = ledger.figure(pair.kind, pair.item, *pair.measures)
    return None if figure is None else as_zero(figure, row.label)


def check_pairs(ledger: Ledger, pairs: Sequence[Pair]) -> Iterator[Evaluation]:
    """Check every statement of each metric against its line."""
    for pair in pairs:
        figure = printed(ledger, pair)
        if figure is None or (pair.kind == T1 and ledger.is_nil(T1)):
            continue
        for fact in ledger.facts(*pair.metrics):
            if fact.direction is None:
                yield _check_fact(ledger, pair, ledger.to_figure(fact), figure)


def _check_fact(ledger: Ledger, pair: Pair, stated: Figure, figure: Figure) -> Evaluation:
    """Check a statement against its line, or where that fails against its one fund's total."""
    found = check_equal(stated, figure)
    part = ledger.figure(pair.part_of, pair.item, *pair.measures) if pair.part_of else None
    if found.outcome is not Outcome.BROKEN or part is None:
        return found
    other = check_equal(stated, part)
    return other if other.outcome in (Outcome.HELD, Outcome.ROUNDING) else found


def _states(pairs: Sequence[Pair]) -> tuple[str, ...]:
    return tuple(metric for pair in pairs for metric in pair.metrics)


@rule(
    "N-01",
    statement="文字说明的收入总额及其各项 = 收支总表、收入总表",
    basis=BASIS,
    tables=(T1,),
    when="文字说明收入",
    applies=lambda ledger: bool(ledger.facts(*_states(REVENUE))),
)
def stated_revenue_is_that_of_the_tables(ledger: Ledger) -> Iterator[Evaluation]:
    """Stated revenue and its sources are those of the tables."""
    yield from check_pairs(ledger, REVENUE)


_SOURCES = (
    "general_public_budget_revenue",
    "government_managed_funds_revenue",
    "state_capital_operations_revenue",
    "special_fiscal_account_revenue",
    "unit_funds_revenue",
    "public_service_revenue",
    "business_revenue",
    "superior_unit_subsidies_revenue",
    "subordinate_unit_remittances_revenue",
    "other_revenue",
    "opening_carryover",
)


@rule(
    "N-02",
    statement="收入总额 = Σ 其中各项",
    basis=SUMS,
    when="文字逐项说明收入",
    applies=lambda ledger: bool(ledger.fact("total_revenue")) and _lists_sources(ledger),
)
def stated_sources_add_up(ledger: Ledger) -> Iterator[Evaluation]:
    """The stated sources of revenue add up to the stated revenue."""
    parts = _revenue_parts(ledger)
    total = _total_of(ledger, "total_revenue", _SOURCES) or ledger.fact("total_revenue")
    if total is None:
        return
    sentence = ledger.sentence_of(total.quote or "")
    listed = [
        figure
        for figure in find_amounts(sentence.partition("其中")[2])
        if not _CHANGE.search(figure.label)
    ]
    if len(listed) > len(parts) or any(part.is_unreadable for part in parts):
        yield undecidable(
            "部分收入来源未能识别", "some sources were not understood", [total, *parts]
        )
        return
    yield _check_with_or_without_carryover(ledger, total, parts)


def _check_with_or_without_carryover(
    ledger: Ledger, total: Figure, parts: Sequence[Figure]
) -> Evaluation:
    """Check a sum of sources, or where that fails without what is carried over beside them."""
    found = check_sum(total, parts)
    carried = ledger.fact("opening_carryover")
    if found.outcome is not Outcome.BROKEN or carried is None:
        return found
    other = check_sum(total, [part for part in parts if part.quote != carried.quote])
    return other if other.outcome in (Outcome.HELD, Outcome.ROUNDING) else found


# Words that make an amount a change, not a part: 比上年增加3.2万元
_CHANGE = re.compile(r"增加|减少|增长|下降|增幅|降幅|持平")


def _lists_sources(ledger: Ledger) -> bool:
    """Whether a text says where revenue comes from, and more than what is carried over."""
    carried = ledger.fact("opening_carryover")
    return len(_revenue_parts(ledger)) > (carried is not None)


def _revenue_parts(ledger: Ledger) -> list[Figure]:
    found = [figure for metric in _SOURCES if (figure := ledger.fact(metric)) is not None]
    general = ledger.fact("general_public_budget_revenue")
    if general is None and (appropriated := ledger.fact("fiscal_appropriation_revenue")):
        found.append(appropriated)
    return found


@rule(
    "N-03",
    statement="文字说明的支出及其构成 = 各表；基本 = 人员 + 公用，总额 = 基本 + 项目",
    basis=BASIS,
    when="文字说明支出",
    applies=lambda ledger: bool(ledger.facts(*_states(EXPENDITURE))),
)
def stated_expenditure_is_that_of_the_tables(ledger: Ledger) -> Iterator[Evaluation]:
    """Stated expenditure is that of the tables, and adds up in itself."""
    yield from check_pairs(ledger, EXPENDITURE)
    for metric, parts in (
        ("total_expenditure", ("basic_expenditure", "project_expenditure")),
        ("basic_expenditure", ("personnel_expenses", "non_personnel_expenses")),
    ):
        total, found = _total_of(ledger, metric, parts), [ledger.fact(part) for part in parts]
        if total is not None and all(part is not None for part in found):
            yield check_sum(total, found)


_OTHER_WHOLES = (
    "fiscal_appropriation_total", "fiscal_appropriation_expenditure",
    "general_public_budget_total", "general_public_budget_expenditure",
)  # fmt: skip
"""Wholes of one fund that basic and project expenditure can be stated of."""


def _total_of(ledger: Ledger, metric: str, parts: Sequence[str]) -> Figure | None:
    """The statement of a total that its parts follow on: the last before the first of them."""
    total: NarrativeFact | None = None
    whole: NarrativeFact | None = None
    for fact in ledger.facts(metric, *parts, *_OTHER_WHOLES):
        if fact.metric in parts and total is not None:
            break
        total = fact if fact.metric == metric else total
        whole = None if fact.metric in parts else fact
    if total is None or (whole is not None and whole.amount != total.amount):
        return None
    return ledger.to_figure(total)


@rule(
    "N-07",
    statement="文字说明的“三公”经费及各项 = “三公”经费表；总额 = Σ 各项",
    basis=BASIS,
    kinds=BUDGET,
    when="文字说明“三公”经费",
    applies=lambda ledger: bool(ledger.facts("three_public_expenses", *_states(THREE_PUBLIC))),
)
def stated_three_public_expenses_are_those_of_the_table(ledger: Ledger) -> Iterator[Evaluation]:
    """Stated three public expenses are those of the table, and add up in themselves."""
    items = ("three_public_subtotal", "three_public_total")
    item = next((name for name in items if ledger.item(T9, name)), None)
    totals = () if item is None else (Pair(("three_public_expenses",), T9, item),)
    if not ledger.is_nil(T9) or item is not None:
        yield from check_pairs(ledger, (*totals, *THREE_PUBLIC))
    total = ledger.fact("three_public_expenses")
    parts = [ledger.fact(metric) for metric in _THREE]
    if total is not None and all(part is not None for part in parts):
        yield check_sum(total, parts)
    vehicles = ledger.fact("official_vehicles")
    halves = [ledger.fact("official_vehicle_purchase"), ledger.fact("official_vehicle_running")]
    if vehicles is not None and all(halves) and not _lists_more(ledger, vehicles, len(halves)):
        yield check_sum(vehicles, halves)


def _lists_more(ledger: Ledger, whole: Figure, count: int) -> bool:
    """Whether brackets behind an amount list more parts of it than are known."""
    _, _, rest = ledger.sentence_of(whole.quote or "").partition(whole.text or "")
    opened = _BRACKETED.match(rest)
    return opened is not None and len(find_amounts(opened.group())) > count


_BRACKETED = re.compile(r"(?:亿|万)?元[（(][^（）()]*")


_THREE = ("official_overseas_travel", "official_vehicles", "official_hospitality")


@rule(
    "Q-03",
    statement="文字与表格的同一金额不相差一万倍（元与万元）",
    basis="金额单位以表头和文字所印为准",
    when="文字说明的金额另见于表",
    applies=lambda ledger: any(True for _ in _compared(ledger)),
    severity=Severity.ERROR,
)
def units_are_not_confused(ledger: Ledger) -> Iterator[Evaluation]:
    """No amount of the text is ten thousand times that of the table, or the reverse."""
    for stated, figure in _compared(ledger):
        if stated.is_unreadable or figure.is_unreadable:
            yield undecidable(
                f"{stated.label}无法识读", f"unreadable: {stated.label}", [stated, figure]
            )
            continue
        factors = (stated.yuan * 10_000, figure.yuan * 10_000)
        slipped = bool(figure.value) and (figure.yuan == factors[0] or stated.yuan == factors[1])
        if slipped:
            yield check_equal(stated, figure)
        else:
            yield HELD


def _compared(ledger: Ledger) -> Iterator[tuple[Figure, Figure]]:
    for pair in (*REVENUE, *EXPENDITURE, *THREE_PUBLIC):
        figure = printed(ledger, pair)
        stated = ledger.fact(*pair.metrics)
        if figure is not None and stated is not None:
            yield stated, figure

"""T9, “三公”经费: the items add up in every column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from services.validation.core.evaluation import Evaluation, undecidable
from services.validation.core.figures import Figure, Row
from services.validation.core.ledger import Ledger
from services.validation.core.registry import BUDGET, rule
from services.validation.core.relations import check_at_most, check_sum
from services.validation.core.titles import T9
from shared.contracts.findings import Severity

BASIS = "财政拨款“三公”经费支出表表样：栏目和各行的名称即说明其关系"
FUNDS = ("general_public_budget", "government_managed_funds", "state_capital_operations")
PARTS = ("official_overseas_travel", "official_vehicles", "official_hospitality")
VEHICLES = ("official_vehicle_purchase", "official_vehicle_running")
TRAVEL = ("official_overseas_travel_research", "official_overseas_travel_other")


def check_items(
    ledger: Ledger, totals: Iterable[str], parts: Sequence[str]
) -> Iterator[Evaluation]:
    """Check an item against its parts in every column they share."""
    total = next((row for name in totals if (row := ledger.item(T9, name))), None)
    rows = [row for name in parts if (row := ledger.item(T9, name)) is not None]
    if total is None or not rows:
        return
    unknown = _unknown_lines(ledger) if len(rows) < len(parts) else []
    if unknown:
        label = unknown[0].label
        yield undecidable(f"{label}的含义不明", f"a line is not understood: {label}", unknown)
        return
    for measure, figure in total.figures.items():
        found = [row.figures.get(measure) for row in rows]
        if is_printed(figure, found):
            yield check_sum(figure, found)


def _unknown_lines(ledger: Ledger) -> list[Figure]:
    """Amounts of lines whose meaning is not known: one may be a part that seems to be missing."""
    figures = [f for row in ledger.rows(T9) if row.item is None for f in row.figures.values()]
    return [figure for figure in figures if figure.is_number and figure.value]


def is_printed(figure: Figure, parts: Iterable[Figure | None]) -> bool:
    """Whether there is anything to check."""
    return any(f is not None and (f.is_number or f.is_unreadable) for f in (figure, *parts))


def _has_lower_items(ledger: Ledger) -> bool:
    return any(ledger.item(T9, name) for name in TRAVEL)


@rule(
    "A-901",
    statement="合计 = 一般公共预算 + 政府性基金预算 + 国有资本经营预算",
    basis=BASIS,
    tables=(T9,),
    kinds=BUDGET,
    when="表样按资金性质分栏",
    applies=lambda ledger: any(_has_funds(row) for row in ledger.rows(T9)),
    per_set=True,
)
def three_public_expenses_are_the_sum_of_three_funds(ledger: Ledger) -> Iterator[Evaluation]:
    """In every row of the three public expenses the total is the sum of the three funds."""
    for row in ledger.rows(T9):
        total, funds = row.figures.get("total"), [row.figures[n] for n in FUNDS if n in row.figures]
        if total is not None and funds and is_printed(total, funds):
            yield check_sum(total, funds)


def _has_funds(row: Row) -> bool:
    return any(name in row.figures for name in FUNDS)


@rule(
    "A-902",
    statement="“三公”经费小计 = 因公出国（境）费 + 公务用车购置及运维费 + 公务接待费",
    basis=BASIS,
    tables=(T9,),
    kinds=BUDGET,
    per_set=True,
)
def three_public_expenses_are_the_sum_of_their_items(ledger: Ledger) -> Iterator[Evaluation]:
    """The three public expenses are overseas travel plus vehicles plus hospitality."""
    yield from check_items(ledger, ("three_public_subtotal", "three_public_total"), PARTS)


@rule(
    "A-903",
    statement="公务用车购置及运维费 = 公务用车购置费 + 公务用车运行维护费",
    basis=BASIS,
    tables=(T9,),
    kinds=BUDGET,
    per_set=True,
)
def vehicles_are_purchase_and_running(ledger: Ledger) -> Iterator[Evaluation]:
    """Official vehicles are purchase plus running costs."""
    yield from check_items(ledger, ("official_vehicles",), VEHICLES)


@rule(
    "A-904",
    statement="因公出国（境）费 = 教学科研人员出国 + 其他因公出国",
    basis=BASIS,
    tables=(T9,),
    kinds=BUDGET,
    when="表样细分因公出国（境）费",
    applies=_has_lower_items,
    per_set=True,
)
def overseas_travel_is_research_and_other(ledger: Ledger) -> Iterator[Evaluation]:
    """Official overseas travel is that of research and teaching staff plus other travel."""
    yield from check_items(ledger, ("official_overseas_travel",), TRAVEL)


@rule(
    "A-905",
    statement="合计 ≥ “三公”经费小计；表内有会议费、培训费的，合计 = 小计 + 会议费 + 培训费",
    basis=BASIS,
    severity=Severity.WARNING,
    tables=(T9,),
    kinds=BUDGET,
    when="表样既有合计又有小计",
    applies=lambda ledger: all(
        ledger.item(T9, name) for name in ("three_public_subtotal", "three_public_total")
    ),
    per_set=True,
)
def three_public_total_covers_its_subtotal(ledger: Ledger) -> Iterator[Evaluation]:
    """The table's total covers the subtotal, and equals it plus meetings and training."""
    total, subtotal = (
        ledger.item(T9, "three_public_total"),
        ledger.item(T9, "three_public_subtotal"),
    )
    extra = [row for n in ("meeting_expenses", "training_expenses") if (row := ledger.item(T9, n))]
    if total is None or subtotal is None:
        return
    for measure, figure in total.figures.items():
        part = subtotal.figures.get(measure)
        if part is None or not is_printed(figure, [part]):
            continue
        if extra:
            yield check_sum(figure, [part, *(row.figures.get(measure) for row in extra)])
        else:
            yield check_at_most(part, figure, "合计或小计")

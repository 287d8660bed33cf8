"""Relations between documents: this year against last, accounts against budget, unit in department.

A pure function over documents somebody else has fetched; the store knows which belong together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from services.validation.core.evaluation import NOT_APPLICABLE, Evaluation
from services.validation.core.figures import Figure
from services.validation.core.ledger import Ledger
from services.validation.core.registry import Rule
from services.validation.core.relations import as_zero, check_at_most, check_balance, check_equal
from services.validation.core.texts import compact
from services.validation.core.titles import T1, T3, T5, T9
from services.validation.core.validate import count
from services.validation.core.wording import to_finding
from shared.contracts.document import Document, DocumentKind
from shared.contracts.findings import CheckCounts, Finding, Outcome, Severity


class Kinship(StrEnum):
    """What another document is to the one in hand."""

    LAST_YEAR = "last_year"
    """The same department's document of the same kind, one year earlier."""
    BUDGET = "budget"
    """The budget of the year whose final accounts are in hand."""
    UNIT = "unit"
    """A subordinate unit's budget of the same year."""


PairCheck = Callable[[Ledger, Ledger], Iterator[Evaluation]]


@dataclass(frozen=True)
class PairRule:
    """A rule over two documents."""

    rule: Rule
    kinship: Kinship
    kind: DocumentKind
    check: PairCheck


PAIR_RULES: dict[str, PairRule] = {}


def pair_rule(
    rule_id: str,
    kinship: Kinship,
    kind: DocumentKind,
    *,
    statement: str,
    basis: str,
    severity: Severity = Severity.ERROR,
) -> Callable[[PairCheck], PairCheck]:
    """Register a check over the document in hand and one of its kin."""

    def register(check: PairCheck) -> PairCheck:
        if rule_id in PAIR_RULES:
            raise ValueError(f"pair rule {rule_id} is registered twice")
        described = Rule(
            id=rule_id,
            statement=statement,
            statement_en=(check.__doc__ or "").strip().splitlines()[0],
            basis=basis,
            check=lambda _: iter(()),
            severity=severity,
            kinds=(kind,),
            when=_NEEDED[kinship],
        )
        PAIR_RULES[rule_id] = PairRule(described, kinship, kind, check)
        return check

    return register


_NEEDED = {
    Kinship.LAST_YEAR: "库中有同一部门上年的同类文件",
    Kinship.BUDGET: "库中有同一部门当年的预算",
    Kinship.UNIT: "库中有所属单位当年的预算",
}


@dataclass(frozen=True)
class Identity:
    """What tells whose document it is, without reading it."""

    document_id: str
    name: str
    code: str
    kind: str
    year: int | None


def identify(document: Document) -> Identity:
    """Return a document's identity."""
    department = document.department
    return Identity(
        document.document_id,
        compact(department.name),
        department.code or "",
        document.kind.value,
        document.fiscal_year,
    )


def find_kinship(one: Identity, other: Identity) -> Kinship | None:
    """Say what another document is to this one, by department, kind and year."""
    if one.year is None or other.year is None or one.document_id == other.document_id:
        return None
    if one.name and one.name == other.name:
        if one.kind == other.kind and other.year == one.year - 1:
            return Kinship.LAST_YEAR
        is_its_budget = (one.kind, other.kind) == _ACCOUNTS_AND_BUDGET and other.year == one.year
        return Kinship.BUDGET if is_its_budget else None
    belongs = bool(one.code) and len(other.code) > len(one.code) and other.code.startswith(one.code)
    both_budgets = one.kind == other.kind == DocumentKind.BUDGET.value
    return Kinship.UNIT if belongs and both_budgets and other.year == one.year else None


_ACCOUNTS_AND_BUDGET = (DocumentKind.FINAL_ACCOUNTS.value, DocumentKind.BUDGET.value)


def validate_across(
    document: Document, others: Sequence[Document]
) -> tuple[tuple[Finding, ...], CheckCounts]:
    """Hold a document against its kin among the others; strangers are passed over.

    What two renderings of one publication say alike is told once.
    """
    own = identify(document)
    results: list[tuple[Rule, Evaluation]] = []
    for pair in PAIR_RULES.values():
        kin = [one for one in others if find_kinship(own, identify(one)) is pair.kinship]
        found = [
            evaluation
            for one in (kin if document.kind is pair.kind else [])
            for evaluation in pair.check(Ledger(document), Ledger(one))
        ]
        results += [(pair.rule, evaluation) for evaluation in found or [NOT_APPLICABLE]]
    reported = (Outcome.BROKEN, Outcome.ROUNDING, Outcome.UNDECIDABLE)
    findings = (to_finding(rule, one) for rule, one in results if one.outcome in reported)
    once = {(finding.rule, finding.message): finding for finding in findings}
    return tuple(once.values()), count(one for _, one in results)


_WHOSE = {
    "上年文件": "last year's document",
    "当年预算": "that year's budget",
    "所属单位": "the unit",
}


def of_last_year(figure: Figure | None, word: str = "上年文件") -> Figure | None:
    """The same figure, named as another document's."""
    if figure is None:
        return None
    name_en = f"{_WHOSE[word]}, {figure.label_en}"
    name = f"{word} {figure.label}"
    return replace(figure, name=name, name_en=name_en, column_name="", measure="")


_CHANGES = (
    ("change_total", T1, "total_expenditure", ()),
    ("change_basic_expenditure", T3, "grand_total", ("basic_expenditure",)),
    ("change_project_expenditure", T3, "grand_total", ("project_expenditure",)),
    ("change_three_public_expenses", T9, "three_public_total", ()),
)


@pair_rule(
    "Y-03",
    Kinship.LAST_YEAR,
    DocumentKind.BUDGET,
    statement="本年数 − 增减额 = 上年公开的金额",
    basis="增减变化说明以上年公开的预算为基数",
)
def this_year_less_the_change_is_last_year(now: Ledger, before: Ledger) -> Iterator[Evaluation]:
    """This year's figure less the stated change is the figure published last year."""
    for metric, kind, item, measures in _CHANGES:
        change = now.fact(metric)
        if change is None:
            continue
        this_year = now.figure(kind, item, *measures)
        last_year = of_last_year(before.figure(kind, item, *measures))
        if this_year is None or last_year is None:
            yield check_equal(this_year, last_year, "本年或上年金额")
        else:
            yield check_balance(
                [as_zero(this_year, this_year.label)],
                [as_zero(last_year, last_year.label), change],
            )


@pair_rule(
    "D-11",
    Kinship.BUDGET,
    DocumentKind.FINAL_ACCOUNTS,
    statement="决算的年初预算数 = 当年公开的预算",
    basis="决算公开表的预算数为当年批复并公开的预算",
)
def initial_budgets_are_the_published_ones(now: Ledger, budget: Ledger) -> Iterator[Evaluation]:
    """The budget printed in the final accounts is the budget that was published."""
    stated = now.figure(T9, "three_public_total", "budgeted")
    published = of_last_year(budget.figure(T9, "three_public_total"), "当年预算")
    if stated is not None and published is not None:
        yield check_equal(as_zero(stated, stated.label), as_zero(published, published.label))
    initial = now.fact("initial_budget_general_public_budget_expenditure")
    if initial is not None:
        general = of_last_year(budget.total(T5, "total"), "当年预算")
        yield check_equal(initial, general, "当年预算的一般公共预算支出合计")


@pair_rule(
    "D-12",
    Kinship.LAST_YEAR,
    DocumentKind.FINAL_ACCOUNTS,
    statement="年初结转和结余 = 上年决算的年末结转和结余",
    basis="结转和结余逐年衔接",
)
def opening_carryover_is_last_years_closing(now: Ledger, before: Ledger) -> Iterator[Evaluation]:
    """Opening carryover is the closing carryover of last year's accounts."""
    opening = now.figure(T1, "opening_carryover")
    closing = of_last_year(before.figure(T1, "closing_carryover"))
    if opening is None or closing is None:
        yield check_equal(opening, closing, "年初或上年年末结转和结余")
        return
    if opening.value or closing.value or opening.is_unreadable or closing.is_unreadable:
        yield check_equal(as_zero(opening, opening.label), as_zero(closing, closing.label))


@pair_rule(
    "X-16",
    Kinship.UNIT,
    DocumentKind.BUDGET,
    statement="所属单位的支出 ≤ 部门的支出",
    basis="部门预算汇总本级及所属单位的全部收支",
)
def a_unit_is_part_of_its_department(department: Ledger, unit: Ledger) -> Iterator[Evaluation]:
    """No expenditure of a subordinate unit exceeds that of its department."""
    for kind, item, measures in (
        (T1, "total_expenditure", ()),
        (T3, "grand_total", ("basic_expenditure",)),
        (T3, "grand_total", ("project_expenditure",)),
    ):
        part = of_last_year(unit.figure(kind, item, *measures), "所属单位")
        whole = department.figure(kind, item, *measures)
        if part is not None and (part.is_number or part.is_unreadable):
            yield check_at_most(part, as_zero(whole, "部门的同一金额"), "部门的同一金额")

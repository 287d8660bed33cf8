"""T6, 基本支出表 by economic classification: personnel and non-personnel expenses."""

from __future__ import annotations

from collections.abc import Iterator

from services.validation.core.classification_tree import check_columns, check_hierarchy, check_rows
from services.validation.core.evaluation import Evaluation, missing, undecidable, verdict
from services.validation.core.ledger import Ledger
from services.validation.core.registry import BUDGET, rule
from services.validation.core.titles import T6
from shared.contracts.findings import Severity

BASIS = "一般公共预算基本支出表表样：栏目名称即说明其关系"
CODES = "部门预算支出经济分类科目"
PERSONNEL = ("301", "303")
NON_PERSONNEL = ("302", "310")


@rule(
    "A-601",
    statement="合计 = 人员经费 + 公用经费",
    basis=BASIS,
    tables=(T6,),
    kinds=BUDGET,
    per_set=True,
)
def basic_expenditure_is_personnel_and_non_personnel(ledger: Ledger) -> Iterator[Evaluation]:
    """In every row basic expenditure is personnel plus non-personnel expenses."""
    parts = ("personnel_expenses", "non_personnel_expenses")
    yield from check_rows(ledger, T6, ("total",), parts)


@rule(
    "A-602", statement="类 = Σ款（经济分类）", basis=CODES, tables=(T6,), kinds=BUDGET, per_set=True
)
def economic_classes_add_up(ledger: Ledger) -> Iterator[Evaluation]:
    """Every economic class is the sum of its sections, in every column."""
    yield from check_hierarchy(ledger, T6, with_total=False)


@rule(
    "A-603",
    statement="合计 = Σ类（经济分类）",
    basis=CODES,
    tables=(T6,),
    kinds=BUDGET,
    per_set=True,
)
def basic_expenditure_is_the_sum_of_its_classes(ledger: Ledger) -> Iterator[Evaluation]:
    """The grand total of basic expenditure is the sum of the economic classes."""
    total = ledger.item(T6, "grand_total")
    classes = [row for row in ledger.coded(T6) if len(row.code or "") == 3]
    if total is None or not classes:
        if not ledger.is_nil(T6):
            yield missing("基本支出表的合计行或类级科目")
        return
    yield from check_columns(total, classes)


@rule(
    "A-604",
    statement="301、303 类列人员经费，302、310 类列公用经费",
    basis=CODES,
    severity=Severity.WARNING,
    tables=(T6,),
    kinds=BUDGET,
    per_set=True,
)
def economic_classes_stand_in_their_column(ledger: Ledger) -> Iterator[Evaluation]:
    """Classes 301 and 303 are personnel expenses, 302 and 310 non-personnel expenses."""
    for row in ledger.coded(T6):
        code = (row.code or "")[:3]
        if code not in (*PERSONNEL, *NON_PERSONNEL):
            continue
        wrong = "non_personnel_expenses" if code in PERSONNEL else "personnel_expenses"
        figure = row.figures.get(wrong)
        if figure is None:
            continue
        if figure.is_unreadable:
            yield undecidable(f"{figure.label}无法识读", f"unreadable: {figure.label}", [figure])
            continue
        yield verdict(
            figure.value == 0,
            f"{row.label}列入了{'公用' if code in PERSONNEL else '人员'}经费：{figure.text}",
            f"{row.label} stands under {wrong.replace('_', ' ')}: {figure.text}",
            [figure],
        )

"""Government procurement: quantities, prices, funds and catalogue codes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from services.validation.core.evaluation import HELD, Evaluation, broken, undecidable, verdict
from services.validation.core.figures import Figure, Row
from services.validation.core.ledger import Ledger
from services.validation.core.registry import rule
from services.validation.core.relations import check_at_most, check_sum
from services.validation.core.rules.narrative_others import catalogue_code, is_purchase, stated
from services.validation.core.rules.three_public import is_printed
from services.validation.core.titles import PROCUREMENT
from shared.contracts.findings import Outcome, Severity

BASIS = "政府采购预算表表样：栏目名称即说明其关系"
FUNDS = (
    "general_public_budget",
    "government_managed_funds",
    "state_capital_operations",
    "special_fiscal_account_funds",
    "unit_funds",
    "opening_carryover",
)
# A catalogue code of either edition: A02010105, C0810, [A05000000]
_CATALOGUE = re.compile(r"^[ABC]\d{2,8}$")
# The catalogue of 2022 has codes of a letter and eight digits, those before it shorter ones.
_NEW_LENGTH = 9


def purchases(ledger: Ledger) -> list[Row]:
    """The rows of items."""
    return [row for row in ledger.rows(PROCUREMENT) if is_purchase(ledger, row)]


def _has_amounts(ledger: Ledger) -> bool:
    return not ledger.is_nil(PROCUREMENT)


@rule(
    "GP-01",
    statement="数量 × 单价 = 金额（按单价印出的位数）",
    basis=BASIS,
    severity=Severity.WARNING,
    tables=(PROCUREMENT,),
    when="表内有采购项目",
    applies=_has_amounts,
)
def quantity_times_price_is_the_amount(ledger: Ledger) -> Iterator[Evaluation]:
    """Quantity times unit price is the amount, as far as the printed digits can tell."""
    for row in purchases(ledger):
        figures = [row.figures.get(name) for name in ("quantity", "unit_price", "total")]
        quantity, price, total = figures
        if quantity is None or price is None or total is None or not price.is_number:
            continue
        if total.is_unreadable or quantity.is_unreadable or not quantity.is_number:
            yield undecidable(
                f"{row.label}的数量或金额无法识读", f"unreadable: {row.label}", [price]
            )
            continue
        yield _product(row, quantity, price, total)


def _product(row: Row, quantity: Figure, price: Figure, total: Figure) -> Evaluation:
    """Multiply the interval of the printed price; the quantity is exact."""
    low, high = (end * quantity.value for end in price.interval)
    total_low, total_high = total.interval
    product = price.yuan * quantity.value
    operands = (quantity, price, total)
    if product == total.yuan:
        return HELD
    meets = low <= total_high and total_low <= high
    factor = total.yuan_per_unit
    return Evaluation(
        Outcome.ROUNDING if meets else Outcome.BROKEN,
        left=operands,
        actual=f"{total.value:f}",
        expected=f"{(product / factor).normalize():f}",
        difference=total.value - product / factor,
        unit=total.unit,
        message=f"{row.label}：数量 {quantity.text} × 单价 {price.text} ≠ 金额 {total.text}",
        message_en=f"{row.label}: {quantity.text} × {price.text} is not {total.text}",
    )


@rule(
    "GP-02",
    statement="合计 = 各项资金来源之和",
    basis=BASIS,
    tables=(PROCUREMENT,),
    when="表内有采购项目",
    applies=_has_amounts,
)
def procurement_is_the_sum_of_its_funds(ledger: Ledger) -> Iterator[Evaluation]:
    """In every row the amount is the sum of the funds it comes from."""
    for row in ledger.rows(PROCUREMENT):
        total = row.figures.get("total")
        funds = [row.figures[name] for name in FUNDS if name in row.figures]
        if (
            total is not None
            and funds
            and any(f.is_number or f.is_unreadable for f in (total, *funds))
        ):
            yield check_sum(total, funds)


@rule(
    "GP-03",
    statement="合计行 = Σ 单位小计 = Σ 采购项目",
    basis=BASIS,
    tables=(PROCUREMENT,),
    when="表内有采购项目",
    applies=_has_amounts,
)
def procurement_items_add_up(ledger: Ledger) -> Iterator[Evaluation]:
    """The grand total is the sum of the units' subtotals and that of the items."""
    rows = ledger.rows(PROCUREMENT)
    subtotals = [row for row in rows if "小计" in row.name and row.item != "grand_total"]
    for measure in ("total", "smes_reserved", *FUNDS):
        total = ledger.figure(PROCUREMENT, "grand_total", measure)
        for parts in (purchases(ledger), subtotals):
            figures = [f for row in parts if (f := row.figures.get(measure)) is not None]
            needed = measure == "total" or total is not None
            if figures and needed and (total is None or is_printed(total, figures)):
                yield check_sum(total, figures, "政府采购合计")


@rule(
    "GP-05",
    statement="预留中小微企业份额 ≤ 采购金额",
    basis=BASIS,
    tables=(PROCUREMENT,),
    when="表样有预留中小微企业份额",
    applies=lambda ledger: (
        any("smes_reserved" in r.figures for r in ledger.rows(PROCUREMENT)) and _has_amounts(ledger)
    ),
)
def the_share_of_small_firms_is_part_of_the_amount(ledger: Ledger) -> Iterator[Evaluation]:
    """What is reserved for small and medium enterprises is no more than the amount."""
    for row in ledger.rows(PROCUREMENT):
        share, total = row.figures.get("smes_reserved"), row.figures.get("total")
        if share is not None and total is not None and (share.is_number or share.is_unreadable):
            yield check_at_most(share, total)


@rule(
    "GP-06",
    statement="采购物品有目录序号，序号符合编码规则",
    basis="政府采购品目分类目录",
    severity=Severity.INFO,
    tables=(PROCUREMENT,),
    when="表内有采购项目",
    applies=lambda ledger: bool(purchases(ledger)) and _has_amounts(ledger),
)
def items_carry_a_catalogue_code(ledger: Ledger) -> Iterator[Evaluation]:
    """Every item carries a code of the procurement catalogue."""
    yield from _check_edition(ledger)
    for row in purchases(ledger):
        code = catalogue_code(ledger, row)
        total = row.figures.get("total")
        operands = [total] if total is not None else []
        item = ledger.cell_text(row, "物品") or row.name
        if code and not code[0].isalpha():
            yield undecidable(f"“{item}”的目录序号“{code}”无法识别", f"code {code}", operands)
            continue
        yield verdict(
            bool(_CATALOGUE.match(code)),
            f"“{item}”" + (f"的目录序号 {code} 不合规则" if code else "没有政府采购目录序号"),
            f"{item}: " + (f"odd catalogue code {code}" if code else "no catalogue code"),
            operands,
        )


def _check_edition(ledger: Ledger) -> Iterator[Evaluation]:
    """All codes of a table are of one edition of the catalogue."""
    codes = {row.number: catalogue_code(ledger, row) for row in purchases(ledger)}
    known = [code for code in codes.values() if _CATALOGUE.match(code)]
    if len({len(code) >= _NEW_LENGTH for code in known}) > 1:
        shown = "、".join(dict.fromkeys(known))
        figures = [
            Figure(name=row.name, quote=f"{ledger.cell_text(row, '物品')} {codes[row.number]}")
            for row in purchases(ledger)
            if codes[row.number]
        ]
        yield broken(f"目录序号混用新旧版本：{shown}", f"codes of two editions: {shown}", figures)


@rule(
    "GP-07",
    statement="无采购项目的，文字说明为零或注明空表",
    basis=BASIS,
    tables=(PROCUREMENT,),
    when="政府采购预算表为空",
    applies=lambda ledger: ledger.is_nil(PROCUREMENT),
)
def nil_procurement_is_stated_as_nil(ledger: Ledger) -> Iterator[Evaluation]:
    """A nil procurement table goes with a stated zero, or with none."""
    fact = stated(ledger, "government_procurement")
    if fact is None:
        yield HELD
    elif fact.is_unreadable:
        yield undecidable(f"{fact.label}无法识读", f"unreadable: {fact.label}", [fact])
    else:
        yield verdict(
            fact.value == 0,
            f"政府采购预算表为空，文字却写“{fact.quote}”",
            f"the procurement table is nil, the text says {fact.quote}",
            [fact],
        )

"""The functional items a text goes through one by one, against the tables by account code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from services.validation.core.evaluation import Evaluation
from services.validation.core.figures import Figure, Row
from services.validation.core.ledger import Ledger
from services.validation.core.registry import rule
from services.validation.core.relations import check_equal
from services.validation.core.texts import compact, plain
from services.validation.core.titles import T3, T5, T7, T8
from shared.contracts.document import NarrativeFact
from shared.contracts.findings import Outcome

# The levels of a functional name: 教育支出（类）进修及培训（款）培训支出（项）
_LEVEL = re.compile(r"\(([类款项])\)")
_CODE_LENGTHS = {"类": 3, "款": 5, "项": 7}
# The text is about appropriations first, and about all expenditure where no fund has the item.
_ORDER = (T5, T7, T8, T3)
_AGREEMENT = (Outcome.HELD, Outcome.ROUNDING)


@rule(
    "N-23",
    statement="文字逐项说明的功能分类金额 = 该科目在支出各表中的金额",
    basis="信息公开情况说明与所附表格应一致",
    when="文字以类、款、项说明金额，表内有同名科目",
    applies=lambda ledger: bool(_pairs(ledger)),
)
def stated_accounts_are_those_of_the_tables(ledger: Ledger) -> Iterator[Evaluation]:
    """An amount the text gives for a functional account is that account's in a table."""
    for fact, rows in _pairs(ledger):
        # Texts that go through many accounts in 万元 cut digits off as often as they round.
        stated = replace(ledger.to_figure(fact), truncated=True)
        if any(_is_part(stated, row) for row in rows):
            continue
        found = [check_equal(stated, total) for row in rows if (total := _total(row)) is not None]
        agreeing = (one for one in found if one.outcome in _AGREEMENT)
        if found:
            yield next(agreeing, found[0])


def _pairs(ledger: Ledger) -> list[tuple[NarrativeFact, list[Row]]]:
    """The stated accounts with their rows, those of appropriations first."""
    stated = (fact for fact in ledger.facts("functional_item") if fact.direction is None)
    # Said twice in a paragraph, an amount is judged once.
    facts = {(fact.name, fact.amount, fact.unit): fact for fact in stated}.values()
    rows = [row for kind in _ORDER for row in ledger.coded(kind)] if facts else []
    names = {(row.kind, row.code): _name(row.name) for row in rows}
    pairs = ((fact, _find_rows(fact.name or "", rows, names)) for fact in facts)
    return [(fact, found) for fact, found in pairs if found]


def _find_rows(name: str, rows: list[Row], names: dict[tuple[str, str | None], str]) -> list[Row]:
    """The rows of the one code that a name with its levels can mean; none where it is unclear."""
    parts = _LEVEL.split(compact(name))
    levels = [
        (_name(part), _CODE_LENGTHS[mark])
        for part, mark in zip(parts[::2], parts[1::2], strict=False)
    ]
    found = [row for row in rows if levels and _is_meant(row, levels, names)]
    return found if len({row.code for row in found}) == 1 else []


def _is_meant(
    row: Row, levels: list[tuple[str, int]], names: dict[tuple[str, str | None], str]
) -> bool:
    """Whether a row is of the last level, and no level has another name above it."""
    code, (last, length) = row.code or "", levels[-1]
    if len(code) != length or names[row.kind, code] != last:
        return False
    return all(names.get((row.kind, code[:size]), level) == level for level, size in levels)


def _name(text: str) -> str:
    """A name for comparing: 一般公共服务（类）支出 leaves its last word behind the level."""
    return plain(text).removesuffix("支出")


def _total(row: Row) -> Figure | None:
    return row.figure("total", "current_year_expenditure")


def _is_part(stated: Figure, row: Row) -> bool:
    """Whether the text gives the basic or the project expenditure of an account alone."""
    total = _total(row)
    parts = (row.figure("basic_expenditure"), row.figure("project_expenditure"))
    return any(
        part is not None
        and part.is_number
        and (total is None or part.yuan != total.yuan)
        and check_equal(stated, part).outcome in _AGREEMENT
        for part in parts
    )

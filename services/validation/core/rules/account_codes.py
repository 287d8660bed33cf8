"""Account codes inside one table: each has its superiors and its parts, in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from services.validation.core.classification_tree import parent_code
from services.validation.core.evaluation import Evaluation, undecidable, verdict
from services.validation.core.figures import Row
from services.validation.core.ledger import Ledger
from services.validation.core.registry import BUDGET, rule
from services.validation.core.rules.classified_tables import CODES
from services.validation.core.titles import T2, T3, T5, T6, chinese_title
from shared.contracts.findings import Severity


@rule(
    "A-204",
    statement="每一项都有其款和类在表中，每一类、款都有其下级；编码有序且不重复",
    basis=CODES,
    severity=Severity.WARNING,
    tables=(T2,),
    kinds=BUDGET,
    per_set=True,
)
def every_item_has_its_class_and_section(ledger: Ledger) -> Iterator[Evaluation]:
    """Every item has its section and class, every section its items; codes are in order."""
    for kind in (T2, T3, T5):
        if ledger.has(kind):
            yield from _check_codes(ledger, kind)
            yield from _check_leaves(ledger, kind, 7)
    yield from _check_leaves(ledger, T6, 5)


def cause_of(row: Row) -> str:
    """The key under which everything is told that one wrong code breaks."""
    return f"科目编码 {row.code}"


def _is_superior(code: str, other: str) -> bool:
    return len(code) < len(other) and other.startswith(code)


def _orphans(rows: list[Row]) -> list[Row]:
    """The rows whose code has no superior code in the table."""
    codes = {row.code or "" for row in rows}
    return [row for row in rows if _wanted_superior(row.code or "", codes)]


def _wanted_superior(code: str, codes: set[str]) -> str | None:
    """The superior code that is missing, if one is."""
    if len(code) == 7 and code[:5] not in codes:
        return code[:5]
    is_orphan = len(code) > 3 and parent_code(code, codes) not in (code[:3], code[:5])
    return code[:3] if is_orphan else None


def _check_leaves(ledger: Ledger, kind: str, length: int) -> Iterator[Evaluation]:
    """Every superior code has codes under it, in a table that lists the lowest level at all."""
    rows = ledger.coded(kind)
    codes = {row.code or "" for row in rows}
    if not any(len(code) == length for code in codes):
        return
    orphans = _orphans(rows)
    for row, after in zip(rows, [*rows[1:], None], strict=True):
        code = row.code or ""
        figures = [figure for figure in row.figures.values() if figure.is_number][:1]
        if len(code) < length and figures and row not in orphans:
            yield verdict(
                any(_is_superior(code, other) for other in codes),
                f"{chinese_title(kind)}有 {row.label} 而无其下级科目",
                f"{row.label} stands without any code under it",
                figures,
                cause=cause_of(after) if after in orphans and after else None,
            )


def _check_codes(ledger: Ledger, kind: str) -> Iterator[Evaluation]:
    rows = ledger.coded(kind)
    codes = [row.code or "" for row in rows]
    odd = [code for code in codes if not (code.isdigit() and len(code) in (3, 5, 7))]
    if odd:
        yield undecidable(
            f"{chinese_title(kind)}编码 {odd[0]} 不合类款项规则", f"not an account code: {odd[0]}"
        )
        return
    for row in rows:
        figures = [figure for figure in row.figures.values() if figure.is_number][:1]
        wanted = _wanted_superior(row.code or "", set(codes))
        yield verdict(
            wanted is None,
            f"{chinese_title(kind)}有 {row.label} 而无上级科目 {wanted}",
            f"{row.label} stands without its superior code {wanted}",
            figures,
            cause=cause_of(row),
        )
    yield _check_order(kind, codes, _orphans(rows))


def _check_order(kind: str, codes: list[str], orphans: list[Row]) -> Evaluation:
    repeated = [code for code, times in Counter(codes).items() if times > 1]
    return verdict(
        not repeated and codes == sorted(codes),
        f"{chinese_title(kind)}编码重复或次序颠倒：{'、'.join(repeated[:3]) or '次序'}",
        f"codes repeat or are out of order: {', '.join(repeated[:3]) or 'order'}",
        severity=None if repeated else Severity.INFO,
        cause=cause_of(orphans[0]) if orphans and not repeated else None,
    )

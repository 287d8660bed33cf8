"""Account codes inside one table: each has its superiors and its parts, in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import zip_longest

from services.validation.core.classification_tree import parent_code
from services.validation.core.evaluation import Evaluation, undecidable, verdict
from services.validation.core.figures import Row
from services.validation.core.ledger import Ledger
from services.validation.core.registry import rule
from services.validation.core.rules.classified_tables import CODES
from services.validation.core.titles import T2, T3, T5, T6, T7, T8, chinese_title, english_title
from shared.contracts.findings import Origin, Severity

FUNCTIONAL = (T2, T3, T5, T7, T8)


@rule(
    "A-204",
    statement="每一项都有其款和类在表中，每一类、款都有其下级；编码有序且不重复",
    basis=CODES,
    severity=Severity.WARNING,
    when="有按科目列示的表",
    applies=lambda ledger: any(ledger.coded(kind) for kind in (*FUNCTIONAL, T6)),
    per_set=True,
)
def every_item_has_its_class_and_section(ledger: Ledger) -> Iterator[Evaluation]:
    """Every item has its section and class, every section its items; codes are in order."""
    has_items = any(_lists(ledger, kind, 7) for kind in FUNCTIONAL[2:])
    for kind in FUNCTIONAL:
        yield from _check_codes(ledger, kind)
        if _lists(ledger, kind, 7) or (has_items and kind in FUNCTIONAL[2:]):
            yield from _check_leaves(ledger, kind, 7)
    if _lists(ledger, T6, 5):
        yield from _check_leaves(ledger, T6, 5)
        if _lists(ledger, T6, 3):
            yield from _check_superiors(ledger, T6)


def _lists(ledger: Ledger, kind: str, length: int) -> bool:
    return any(len(row.code or "") == length for row in ledger.coded(kind))


@rule(
    "S-11",
    statement="按功能分类科目列示的表印有合计行",
    basis=CODES,
    severity=Severity.WARNING,
    when="表内有两个以上科目",
    applies=lambda ledger: any(len(ledger.coded(kind)) > 1 for kind in FUNCTIONAL),
    per_set=True,
)
def classified_tables_have_their_total(ledger: Ledger) -> Iterator[Evaluation]:
    """A table by functional code has its total row."""
    for kind in FUNCTIONAL:
        if len(ledger.coded(kind)) < 2:
            continue
        total = ledger.item(kind, "grand_total")
        doubtful = [f for f in (total.figures.values() if total else ()) if f.is_unreadable]
        if doubtful:
            yield undecidable(f"{doubtful[0].label}无法识读", "the total is unreadable", doubtful)
            continue
        name = chinese_title(kind)
        found = verdict(
            total is not None, f"{name}未见合计行", f"no total row in the {english_title(kind)}"
        )
        yield replace(found, origin=Origin.UNCLEAR) if total is None else found


def cause_of(row: Row) -> str:
    """The key under which everything is told that one wrong code breaks."""
    return f"科目编码 {row.code}"


def _superiors(codes: Iterable[str]) -> set[str]:
    """What any of the codes begins with and is longer than."""
    return {code[:length] for code in codes for length in range(len(code))}


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
    superiors = _superiors(row.code or "" for row in rows)
    orphans = {row.code for row in _orphans(rows)}
    for row, after in zip_longest(rows, rows[1:]):
        code = row.code or ""
        figures = [figure for figure in row.figures.values() if figure.is_number][:1]
        if len(code) < length and figures and row.code not in orphans:
            yield verdict(
                code in superiors,
                f"{chinese_title(kind)}有 {row.label} 而无其下级科目",
                f"{row.label} stands without any code under it",
                figures,
                cause=cause_of(after) if after and after.code in orphans else None,
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
    yield from _check_superiors(ledger, kind)
    if rows:
        yield _check_order(kind, codes, _orphans(rows))


def _check_superiors(ledger: Ledger, kind: str) -> Iterator[Evaluation]:
    rows = ledger.coded(kind)
    codes = {row.code or "" for row in rows}
    for row in rows:
        figures = [figure for figure in row.figures.values() if figure.is_number][:1]
        wanted = _wanted_superior(row.code or "", codes)
        yield verdict(
            wanted is None,
            f"{chinese_title(kind)}有 {row.label} 而无上级科目 {wanted}",
            f"{row.label} stands without its superior code {wanted}",
            figures,
            cause=cause_of(row),
        )


def _check_order(kind: str, codes: list[str], orphans: list[Row]) -> Evaluation:
    repeated = [code for code, times in Counter(codes).items() if times > 1]
    return verdict(
        not repeated and codes == sorted(codes),
        f"{chinese_title(kind)}编码重复或次序颠倒：{'、'.join(repeated[:3]) or '次序'}",
        f"codes repeat or are out of order: {', '.join(repeated[:3]) or 'order'}",
        severity=None if repeated else Severity.INFO,
        cause=cause_of(orphans[0]) if orphans and not repeated else None,
    )

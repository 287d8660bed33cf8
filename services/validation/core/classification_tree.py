"""The hierarchy of account codes: 类 = Σ 款, 款 = Σ 项, 合计 = Σ 类."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Set

from services.validation.core.evaluation import Evaluation, undecidable
from services.validation.core.figures import Figure, Row
from services.validation.core.ledger import Ledger
from services.validation.core.relations import check_sum
from services.validation.core.titles import chinese_title, english_title

_LENGTHS = (3, 5, 7)
_MANY_COLUMNS = 40


def parent_code(code: str, known: Set[str]) -> str | None:
    """Return the nearest superior code that the table prints.

    >>> parent_code("2010301", {"201", "20103"})
    '20103'
    """
    shorter = [code[:length] for length in reversed(_LENGTHS) if length < len(code)]
    return next((prefix for prefix in shorter if prefix in known), None)


def check_hierarchy(
    ledger: Ledger, kind: str, *, measures: Iterable[str] | None = None, with_total: bool = True
) -> Iterator[Evaluation]:
    """Check every superior row against its parts in every column, and 合计 against the 类."""
    rows = ledger.coded(kind)
    repeated = [code for code, times in Counter(row.code for row in rows).items() if times > 1]
    if repeated:
        names = "、".join(str(code) for code in repeated[:3])
        yield undecidable(
            f"{chinese_title(kind)}中编码 {names} 重复，无法逐级汇总",
            f"codes repeat in the {english_title(kind)}: {names}",
        )
        return
    children = _children(rows)
    wanted = set(measures) if measures is not None else None
    for row in rows:
        if row.code in children:
            yield from check_columns(row, children[row.code], wanted)
    total = ledger.item(kind, "grand_total")
    if with_total and total is not None and None in children:
        yield from check_columns(total, children[None], wanted)


def _children(rows: Iterable[Row]) -> dict[str | None, list[Row]]:
    known = {row.code for row in rows if row.code}
    has_classes = any(len(code) == _LENGTHS[0] for code in known)
    children: dict[str | None, list[Row]] = {}
    for row in rows:
        if row.code:
            superior = parent_code(row.code, known)
            is_orphan = superior is None and len(row.code) > _LENGTHS[0]
            if not (is_orphan and has_classes):
                children.setdefault(superior, []).append(row)
    return children


def check_columns(
    total: Row, parts: list[Row], measures: set[str] | None = None
) -> Iterator[Evaluation]:
    """Check one row against the rows it is made of, column by column."""
    for measure, figure in list(total.figures.items())[:_MANY_COLUMNS]:
        if measures is None or measure in measures:
            found = [row.figures.get(measure) for row in parts]
            if figure.is_number or any(f is not None and f.is_number for f in found):
                yield check_sum(figure, found)


# Columns that stand in for one that a form leaves out, or beneath it.
_SPLITS = {"basic_expenditure": ("personnel_expenses", "non_personnel_expenses")}


def check_rows(
    ledger: Ledger, kind: str, total: tuple[str, ...], parts: tuple[str, ...]
) -> Iterator[Evaluation]:
    """Check total = Σ parts along every row of a table whose columns are known."""
    for row in ledger.rows(kind):
        figure = row.figure(*total)
        present = _present(row, parts)
        unknown = [f for name, f in row.figures.items() if name.endswith("column") and f.is_number]
        if figure is None or not present:
            continue
        if unknown:
            label = unknown[0].label
            yield undecidable(f"{label}的列义不明", f"a column is not understood: {label}", unknown)
        elif figure.is_number or any(part.is_number for part in present):
            yield check_sum(figure, present)
            yield from _check_splits(row, parts)


def _present(row: Row, parts: tuple[str, ...]) -> list[Figure]:
    """The row's parts; none where a part that is always there has no column of any kind."""
    found: list[Figure] = []
    for name in parts:
        finer = [row.figures[one] for one in _SPLITS.get(name, ()) if one in row.figures]
        if name in row.figures:
            found.append(row.figures[name])
        elif name in _SPLITS and not finer:
            return []
        else:
            found += finer
    return found


def _check_splits(row: Row, parts: tuple[str, ...]) -> Iterator[Evaluation]:
    for name in parts:
        finer = [row.figures.get(one) for one in _SPLITS.get(name, ())]
        printed = row.figures.get(name)
        if (
            printed is not None
            and finer
            and all(finer)
            and any(f and f.is_number for f in (printed, *finer))
        ):
            yield check_sum(printed, finer)

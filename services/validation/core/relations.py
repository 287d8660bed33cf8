"""Compare amounts no more strictly than they were printed (Arelle's Calculation 1.1)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from services.validation.core.evaluation import (
    NOT_APPLICABLE,
    Evaluation,
    doubted,
    missing,
    undecidable,
)
from services.validation.core.figures import Figure, nil
from services.validation.core.vocabulary import english_label
from shared.contracts.findings import Outcome

_NONE = Decimal(0)


def compare_sums(left: Sequence[Figure], right: Sequence[Figure]) -> Outcome:
    """Exact, explained by rounding, or broken: whether the intervals of both sums meet."""
    difference = sum([f.yuan for f in left], Decimal(0)) - sum([f.yuan for f in right], Decimal(0))
    if difference == 0:
        return Outcome.HELD
    addends = [figure for figure in (*left, *right) if figure.value]
    if len(addends) <= 2:
        return compare_copies(addends, difference)
    low_left, high_left = _interval(left)
    low_right, high_right = _interval(right)
    meet = low_left <= high_right and low_right <= high_left
    return Outcome.ROUNDING if meet else Outcome.BROKEN


def compare_copies(figures: Sequence[Figure], difference: Decimal) -> Outcome:
    """Two printings of one figure: at unlike precision the finer may round to the coarser."""
    steps = [Decimal(f.yuan_per_unit).scaleb(-f.places) for f in figures]
    if len(steps) < 2 or steps[0] == steps[1]:
        return Outcome.BROKEN
    slack = max(steps) if any(f.truncated for f in figures) else max(steps) / 2
    return Outcome.ROUNDING if abs(difference) <= slack else Outcome.BROKEN


def check_sum(total: Figure | None, parts: Iterable[Figure | None], label: str = "") -> Evaluation:
    """Check total = Σ parts; a blank part counts as nothing, a blank total does not."""
    present = [part for part in parts if part is not None]
    if total is None:
        return missing(label or "合计", present)
    return check_balance([total], present)


def check_equal(one: Figure | None, other: Figure | None, labels: str = "") -> Evaluation:
    """Check that two figures are the same amount."""
    if one is None or other is None:
        return missing(labels or "对应金额", [f for f in (one, other) if f is not None])
    return check_balance([one], [other])


def check_balance(left: Sequence[Figure], right: Sequence[Figure]) -> Evaluation:
    """Check Σ left = Σ right; needs a printed number on each side unless both are nil."""
    operands = (*left, *right)
    doubtful = [figure for figure in operands if figure.is_unreadable]
    if doubtful:
        names = "、".join(figure.label for figure in doubtful[:3])
        names_en = ", ".join(figure.label_en for figure in doubtful[:3])
        return undecidable(f"{names}无法识读", f"unreadable: {names_en}", operands)
    if not any(figure.is_number for figure in operands):
        return NOT_APPLICABLE
    left, right = _same_unit(left, right)
    outcome = compare_sums(left, right)
    blank_side = next((s for s in (left, right) if not any(f.is_number for f in s)), None)
    if outcome is not Outcome.HELD and blank_side is not None:
        names = "、".join(figure.label for figure in blank_side[:3]) or "分项"
        names_en = ", ".join(figure.label_en for figure in blank_side[:3]) or "parts"
        known = _arithmetic(outcome, left, right, "=")
        return doubted(known, f"{names}未印出金额", f"no amount is printed: {names_en}")
    return _arithmetic(outcome, left, right, "=")


def check_at_most(part: Figure | None, whole: Figure | None, label: str = "对应金额") -> Evaluation:
    """Check part ≤ whole, as far as the printed digits can tell."""
    if part is None or whole is None:
        return missing(label, [f for f in (part, whole) if f is not None])
    if part.is_unreadable or whole.is_unreadable:
        words = (f"{label}无法识读", f"unreadable: {english_label(label)}")
        return undecidable(*words, (part, whole))
    if not part.is_number:
        return NOT_APPLICABLE
    if not whole.is_number and part.value > 0:
        words = (f"{whole.label}未印出金额", f"blank: {whole.label_en}")
        return undecidable(*words, (part, whole))
    (part,), (whole,) = _same_unit([part], [whole])
    is_less = part.yuan <= whole.yuan
    outcome = Outcome.HELD if is_less else compare_sums([part], [whole])
    return _arithmetic(outcome, [part], [whole], "≤")


def or_nil(figure: Figure | None, label: str) -> Figure:
    """The figure, or nothing where the form leaves the line out."""
    return figure if figure is not None else nil(label)


def as_zero(figure: Figure | None, label: str) -> Figure:
    """The figure with a blank read as zero, where the form prints every line that has an amount."""
    found = or_nil(figure, label)
    if found.is_number or found.is_unreadable:
        return found
    return replace(found, amount=Decimal(0))


def _arithmetic(
    outcome: Outcome, left: Sequence[Figure], right: Sequence[Figure], sign: str
) -> Evaluation:
    if outcome is Outcome.HELD:
        return Evaluation(outcome, tuple(left), tuple(right), sign, _NONE)
    unit = next((f.unit for f in (*left, *right) if f.unit), None)
    factor = next((f.yuan_per_unit for f in (*left, *right) if f.unit == unit), 1)
    sums = [sum([f.yuan for f in side], Decimal(0)) / factor for side in (left, right)]
    return Evaluation(
        outcome,
        left=tuple(left),
        right=tuple(right),
        sign=sign,
        actual=f"{sums[0]:f}",
        expected=f"{sums[1]:f}",
        difference=sums[0] - sums[1],
        unit=unit,
    )


def _interval(figures: Sequence[Figure]) -> tuple[Decimal, Decimal]:
    intervals = [figure.interval for figure in figures]
    lows, highs = (sum((i[end] for i in intervals), Decimal(0)) for end in (0, 1))
    return lows, highs


def _same_unit(
    left: Sequence[Figure], right: Sequence[Figure]
) -> tuple[Sequence[Figure], Sequence[Figure]]:
    """Give figures printed without a unit the one the others carry."""
    units = {figure.unit for figure in (*left, *right)}
    if None not in units or len(units) == 1:
        return left, right
    known = next(unit for unit in units if unit is not None)

    def adopt(side: Sequence[Figure]) -> list[Figure]:
        return [figure if figure.unit else replace(figure, unit=known) for figure in side]

    return adopt(left), adopt(right)

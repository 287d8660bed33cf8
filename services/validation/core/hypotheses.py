"""What single change to one figure would make a broken relation hold."""

from __future__ import annotations

from decimal import Decimal

from services.validation.core.evaluation import Evaluation
from services.validation.core.figures import Figure

_SHIFTS = (10, 100, 1_000, 10_000)


def explain_digits(printed: Decimal, wanted: Decimal) -> tuple[str, str] | None:
    """Name the slip that turns the wanted amount into the printed one, in two languages.

    >>> explain_digits(Decimal("1349.91"), Decimal("1439.91"))
    ('相邻数字颠倒', 'two digits transposed')
    >>> explain_digits(Decimal("143.91"), Decimal("1439.91"))
    ('漏印一位数字', 'a digit lost')
    >>> explain_digits(Decimal("525.80"), Decimal("5258000")) is not None
    True
    """
    if wanted == 0 or printed == 0 or printed == wanted:
        return None
    if printed == -wanted:
        return "正负号相反", "the sign reversed"
    if (printed < 0) != (wanted < 0):
        return None
    if _is_factor(printed, wanted, 10_000):
        return "元与万元混淆", "yuan taken for ten thousand yuan, or the reverse"
    for factor in _SHIFTS:
        if _is_factor(printed, wanted, factor):
            return "小数点错位", "the decimal point shifted"
    return _explain_strings(_digits(printed, wanted), _digits(wanted, printed))


def _is_factor(one: Decimal, other: Decimal, factor: int) -> bool:
    return one == other * factor or other == one * factor


def _digits(amount: Decimal, other: Decimal) -> str:
    places = max(0, -int(amount.as_tuple().exponent), -int(other.as_tuple().exponent))
    return f"{abs(amount):.{places}f}"


def _explain_strings(printed: str, wanted: str) -> tuple[str, str] | None:
    if len(printed) == len(wanted):
        apart = [i for i, pair in enumerate(zip(printed, wanted, strict=True)) if len({*pair}) > 1]
        if len(apart) == 1:
            return "一位数字印错", "one digit wrong"
        first, last = apart[0], apart[-1]
        is_swap = printed[first] == wanted[last] and printed[last] == wanted[first]
        if len(apart) == 2 and is_swap:
            return "相邻数字颠倒", "two digits transposed"
        return None
    if len(wanted) == len(printed) + 1 and _is_one_removed(wanted, printed):
        return "漏印一位数字", "a digit lost"
    if len(printed) == len(wanted) + 1 and _is_one_removed(printed, wanted):
        return "多印一位数字", "a digit too many"
    return None


def _is_one_removed(longer: str, shorter: str) -> bool:
    return any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))


def wanted_amount(evaluation: Evaluation, figure: Figure) -> Decimal | None:
    """The amount, in the figure's own unit, that would make the relation hold."""
    if evaluation.difference is None or evaluation.sign != "=" or not figure.is_number:
        return None
    factor = next((f.yuan_per_unit for f in evaluation.operands if f.unit == evaluation.unit), 1)
    yuan = evaluation.difference * factor
    is_left = any(figure is candidate for candidate in evaluation.left)
    return figure.value + (-yuan if is_left else yuan) / figure.yuan_per_unit

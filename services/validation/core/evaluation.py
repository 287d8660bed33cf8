"""What one evaluation of a rule ended in, before it is put into words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from services.validation.core.figures import Figure
from services.validation.core.vocabulary import english_label
from shared.contracts.findings import Origin, Outcome, Severity


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One application of a rule to its operands.

    Arithmetic evaluations carry `left` and `right`, the figures on both sides of the relation;
    others say in `message` what is wrong.
    """

    outcome: Outcome
    left: tuple[Figure, ...] = ()
    right: tuple[Figure, ...] = ()
    sign: str = "="
    difference: Decimal | None = None
    """Left minus right, in `unit`."""
    expected: str | None = None
    actual: str | None = None
    unit: str | None = None
    message: str = ""
    message_en: str = ""
    severity: Severity | None = None
    """Milder or graver than the rule's own."""
    origin: Origin | None = None
    cause: str | None = None
    """What is wrong, where it breaks more relations than this one."""

    @property
    def operands(self) -> tuple[Figure, ...]:
        """The figures of both sides."""
        return (*self.left, *self.right)


HELD = Evaluation(Outcome.HELD)
NOT_APPLICABLE = Evaluation(Outcome.NOT_APPLICABLE)


def undecidable(message: str, message_en: str, operands: Iterable[Figure] = ()) -> Evaluation:
    """The relation cannot be checked, because of what the message says."""
    return Evaluation(
        Outcome.UNDECIDABLE, left=tuple(operands), message=message, message_en=message_en
    )


def doubted(evaluation: Evaluation, message: str, message_en: str) -> Evaluation:
    """The same arithmetic, which cannot be decided because of what the message says."""
    return replace(evaluation, outcome=Outcome.UNDECIDABLE, message=message, message_en=message_en)


def missing(label: str, operands: Iterable[Figure] = ()) -> Evaluation:
    """The relation cannot be checked: an operand is not there."""
    return undecidable(f"缺少{label}", f"missing: {english_label(label)}", operands)


def broken(
    message: str,
    message_en: str,
    operands: Iterable[Figure] = (),
    *,
    expected: str | None = None,
    actual: str | None = None,
    severity: Severity | None = None,
    cause: str | None = None,
) -> Evaluation:
    """The statement does not hold, for a reason that is no sum."""
    return Evaluation(
        Outcome.BROKEN,
        left=tuple(operands),
        message=message,
        message_en=message_en,
        expected=expected,
        actual=actual,
        severity=severity,
        cause=cause,
    )


def verdict(
    holds: bool,
    message: str,
    message_en: str,
    operands: Iterable[Figure] = (),
    *,
    expected: str | None = None,
    actual: str | None = None,
    severity: Severity | None = None,
    cause: str | None = None,
) -> Evaluation:
    """Held, or broken with the message."""
    if holds:
        return HELD
    return broken(
        message,
        message_en,
        operands,
        expected=expected,
        actual=actual,
        severity=severity,
        cause=cause,
    )

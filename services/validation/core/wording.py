"""Put an evaluation into words: one finding with both sides of its arithmetic."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from services.validation.core.evaluation import Evaluation
from services.validation.core.figures import Figure
from services.validation.core.registry import Rule
from shared.contracts.findings import Finding, Origin, Outcome, Severity

SHOWN_OPERANDS = 40
SHOWN_ADDENDS = 4


def to_finding(rule: Rule, evaluation: Evaluation) -> Finding:
    """Render a broken, rounded or undecidable evaluation for a reader in two languages."""
    return Finding(
        rule=rule.id,
        outcome=evaluation.outcome,
        severity=_severity(rule, evaluation),
        origin=evaluation.origin or Origin.DOCUMENT,
        message=evaluation.message or _message(evaluation),
        message_en=evaluation.message_en or _message_en(evaluation),
        statement=rule.statement,
        operands=tuple(figure.to_operand() for figure in to_shown(evaluation)),
        expected=evaluation.expected,
        actual=evaluation.actual,
        difference=_plain(evaluation.difference),
        unit=evaluation.unit,
    )


def _severity(rule: Rule, evaluation: Evaluation) -> Severity:
    if evaluation.outcome is not Outcome.BROKEN:
        return Severity.INFO
    return evaluation.severity or rule.severity


def to_shown(evaluation: Evaluation) -> Sequence[Figure]:
    """The operands with something to see: blanks only where nothing else is there."""
    operands = evaluation.operands
    printed = [f for f in operands if f.is_number or f.is_unreadable or f.quote or f.text]
    return (printed or list(operands))[:SHOWN_OPERANDS]


def _message(evaluation: Evaluation) -> str:
    left = f"{_side(evaluation.left)} {evaluation.actual}"
    right = f"{_side(evaluation.right)} {evaluation.expected}"
    apart = f"相差 {_plain(evaluation.difference)}{evaluation.unit or ''}"
    text = f"{left} {_broken_sign(evaluation)} {right}，{apart}"
    if evaluation.outcome is Outcome.ROUNDING:
        return f"{text}，可由四舍五入解释"
    return text


def _message_en(evaluation: Evaluation) -> str:
    sign = _broken_sign(evaluation)
    text = (
        f"{_side_en(evaluation.left)}: {evaluation.actual} {sign} "
        f"{_side_en(evaluation.right)}: {evaluation.expected}; "
        f"difference {_plain(evaluation.difference)} {evaluation.unit or ''}".rstrip()
    )
    if evaluation.outcome is Outcome.ROUNDING:
        return f"{text}, no more than rounding can hide"
    return text


def _broken_sign(evaluation: Evaluation) -> str:
    return ">" if evaluation.sign == "≤" else "≠"


def _side(figures: Sequence[Figure]) -> str:
    return _join([figure.label for figure in _named(figures)], "＋", "（{}）")


def _side_en(figures: Sequence[Figure]) -> str:
    return _join([figure.label_en for figure in _named(figures)], " + ", " ({})")


def _named(figures: Sequence[Figure]) -> Sequence[Figure]:
    return [figure for figure in figures if figure.is_number] or list(figures)


def _join(labels: Sequence[str], plus: str, times: str) -> str:
    if len(labels) > SHOWN_ADDENDS:
        return f"{labels[0]}{plus}…{plus}{labels[-1]}{times.format(len(labels))}"
    return plus.join(labels)


def _plain(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:f}"

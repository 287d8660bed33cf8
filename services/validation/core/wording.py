"""Put an evaluation into words: one finding with both sides of its arithmetic."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from services.validation.core.evaluation import Evaluation
from services.validation.core.figures import Figure
from services.validation.core.registry import Rule
from services.validation.core.titles import TITLES
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
    one, other = ([f.label for f in _named(x)] for x in (evaluation.left, evaluation.right))
    head, left, right = _part_table(one, other, " ")
    text = (
        f"{head and head + '：'}{_join(left, '＋', '（{}）')} {evaluation.actual} "
        f"{_broken_sign(evaluation)} {_join(right, '＋', '（{}）')} {evaluation.expected}，"
        f"相差 {_plain(evaluation.difference)}{evaluation.unit or ''}"
    )
    if evaluation.outcome is Outcome.ROUNDING:
        return f"{text}，可由四舍五入解释"
    return text


def _message_en(evaluation: Evaluation) -> str:
    one, other = ([f.label_en for f in _named(x)] for x in (evaluation.left, evaluation.right))
    head, left, right = _part_table(one, other, ": ")
    text = (
        f"{head and head + ': '}{_join(left, ' + ', ' ({})')} {evaluation.actual} "
        f"{_broken_sign(evaluation)} {_join(right, ' + ', ' ({})')} {evaluation.expected}; "
        f"difference {_plain(evaluation.difference)} {evaluation.unit or ''}".rstrip()
    )
    if evaluation.outcome is Outcome.ROUNDING:
        return f"{text}, no more than rounding can hide"
    return text


_TABLES = {name for names in TITLES.values() for name in names}


def _part_table(left: list[str], right: list[str], mark: str) -> tuple[str, list[str], list[str]]:
    """The table all labels begin with, to be told once, and the labels without it."""
    heads = {label.partition(mark)[0] for label in (*left, *right)}
    if len(heads) != 1 or not heads <= _TABLES:
        return "", left, right
    bare = [[label.partition(mark)[2] for label in side] for side in (left, right)]
    return heads.pop(), bare[0], bare[1]


def _broken_sign(evaluation: Evaluation) -> str:
    return ">" if evaluation.sign == "≤" else "≠"


def _named(figures: Sequence[Figure]) -> Sequence[Figure]:
    return [figure for figure in figures if figure.is_number] or list(figures)


def _join(labels: Sequence[str], plus: str, times: str) -> str:
    if len(labels) > SHOWN_ADDENDS:
        return f"{labels[0]}{plus}…{plus}{labels[-1]}{times.format(len(labels))}"
    return plus.join(labels)


def _plain(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:f}"

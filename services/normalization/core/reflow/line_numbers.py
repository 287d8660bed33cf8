"""Two sides whose rows are numbered beside their labels: 行次 1 2 3 on the left, 32 33 34 right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from services.normalization.core.reflow.forms import Form, Role
from services.normalization.core.reflow.tokens import Token

_SIDES = 2
_LONGEST_NUMBER = 3


@dataclass(frozen=True)
class NumberedEntry:
    """One side of a row: what stands before its number, and the amounts behind."""

    label: list[Token]
    number: Token
    amounts: list[Token] = field(default_factory=list)


def has_line_numbers(form: Form) -> bool:
    """Whether both sides of a form number their rows behind the label."""
    labels = [side.label for side in form.sides]
    return len(labels) == _SIDES and all(
        at + 1 < len(form.roles) and form.roles[at + 1] is Role.NUMBER for at in labels
    )


def split_numbered(tokens: Sequence[Token]) -> list[tuple[NumberedEntry, NumberedEntry]]:
    """Part the pieces at the numbers of the lines, which count up on each side."""
    entries = list(_split(tokens, [1, _find_second(tokens)]))
    return list(zip(entries[::2], entries[1::2], strict=False))


def _find_second(tokens: Sequence[Token]) -> int:
    """Return the number with which the right side begins: the last one before the left side's 2."""
    whole = [
        int(token.text)
        for token in tokens
        if token.text.isdecimal() and len(token.text) <= _LONGEST_NUMBER
    ]
    end = whole.index(2) if 2 in whole else len(whole)
    return whole[end - 1] if end else 0


def _split(tokens: Sequence[Token], expected: list[int]) -> Iterator[NumberedEntry]:
    label: list[Token] = []
    entry: NumberedEntry | None = None
    side = 0
    for token in tokens:
        if token.text == str(expected[side]):
            if entry:
                yield entry
            entry, label = NumberedEntry(label, token), []
            expected[side] += 1
            side = 1 - side
        elif entry and token.is_number and not label:
            entry.amounts.append(token)
        else:
            label.append(token)
    if entry:
        yield entry

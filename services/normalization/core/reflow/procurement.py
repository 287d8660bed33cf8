"""政府采购预算: what is bought for which project, and from which funds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from services.normalization.core.reflow.forms import Form, Sum
from services.normalization.core.reflow.placement import find_placements, to_amounts
from services.normalization.core.reflow.tokens import BLANK, Row, Token, Value, join

_PROJECT, _FUNDS, _ITEM, _CATALOGUE, _MEASURE, _QUANTITY, _PRICE, _TOTAL = range(8)
_SUM_LABEL = re.compile(r"^\S*计$")
# An entry of the procurement catalogue: C05990000, [A02021001]…
_CATALOGUE_CODE = re.compile(r"[\[【（(]?[A-C]\d{2,12}")
# So many digits has the number of a hotline: 12345.
_LONG_NUMBER = 5


def place_procurement(form: Form, tokens: Sequence[Token]) -> list[Row]:
    """Give the pieces of a procurement table their columns."""
    funds = [at for at in range(_TOTAL, len(form.columns)) if len(form.columns[at]) > 1]
    sums = [Sum(funds[0], tuple(funds[1:]))] if len(funds) > 1 else []
    columns = tuple(range(_TOTAL, len(form.columns)))
    rows = []
    for texts, amounts, details, figures in _split(tokens):
        values = [BLANK] * len(form.columns)
        values[_PROJECT] = join(texts)
        if amounts:
            values[_FUNDS] = _to_value(amounts[0])
        _fill_details(details, figures, values)
        spent = figures[2:] if details else figures
        placement = find_placements(to_amounts(spent), columns, sums)[0]
        for column, figure in zip(placement.columns, spent, strict=False):
            values[column] = Value(figure.text, figure.line, is_guessed=not placement.is_proved)
        rows.append(tuple(values))
    return rows


def _split(
    tokens: Sequence[Token],
) -> Iterator[tuple[list[Token], list[Token], list[Token], list[Token]]]:
    """Yield each row: its project and budget, what is bought, and the figures."""
    runs = list(_alternate(tokens))
    while runs:
        texts, numbers = runs.pop(0)
        is_sum = _is_sum(texts)
        if is_sum or len(numbers) > 1 or not runs:
            if is_sum:
                yield texts, [], [], numbers
            else:
                yield [], [], texts, numbers
            continue
        details, figures = runs.pop(0)
        yield texts, numbers, details, figures


def _alternate(tokens: Sequence[Token]) -> Iterator[tuple[list[Token], list[Token]]]:
    """Yield runs of text, each with the numbers after it."""
    texts: list[Token] = []
    numbers: list[Token] = []
    has_decimals = any(token.is_number and "." in token.text for token in tokens)
    for at, token in enumerate(tokens):
        is_number = token.is_number and bool(texts) and not _goes_on(texts[-1], token, numbers)
        is_whole = has_decimals and token.text.isdecimal()
        if (
            is_number
            and is_whole
            and not numbers
            and _is_in_name(texts, token, tokens[at + 1 : at + 2])
        ):
            is_number = False
        is_sum = not is_number and token.starts_line and _is_sum(texts)
        if (not is_number and numbers) or is_sum:
            yield texts, numbers
            texts, numbers = [], []
        (numbers if is_number else texts).append(token)
    if texts or numbers:
        yield texts, numbers


def _is_sum(texts: Sequence[Token]) -> bool:
    return bool(texts) and bool(_SUM_LABEL.match("".join(text.text for text in texts)))


def _goes_on(before: Token, token: Token, numbers: Sequence[Token]) -> bool:
    """Whether figures on a new line are the rest of a catalogue code."""
    is_code = bool(_CATALOGUE_CODE.match(before.text)) and before.text[-1].isdigit()
    return is_code and not numbers and token.starts_line and token.text.isdecimal()


def _is_in_name(texts: Sequence[Token], token: Token, after: Sequence[Token]) -> bool:
    """Whether a whole number among amounts with decimals is part of a name: more of it follows."""
    is_long = len(token.text) >= _LONG_NUMBER
    name = "".join(text.text for text in texts)
    is_open = name.count("（") + name.count("(") > name.count("）") + name.count(")")
    if is_open or not after:
        return is_open
    goes_on = not (after[0].is_number or after[0].starts_line)
    return goes_on or after[0].text[0] == "年" or (is_long and not after[0].is_number)


def _fill_details(details: Sequence[Token], figures: Sequence[Token], values: list[Value]) -> None:
    if not details:
        return
    last = len(details) - 1 if len(details) > 1 and len(details[-1].text) <= 4 else len(details)
    code = next((at for at, token in enumerate(details) if _CATALOGUE_CODE.match(token.text)), last)
    for column, part in (
        (_ITEM, details[:code]),
        (_CATALOGUE, details[code:last]),
        (_MEASURE, details[last:]),
    ):
        values[column] = join(part) if part else BLANK
    for column, figure in zip((_QUANTITY, _PRICE), figures, strict=False):
        values[column] = _to_value(figure)


def _to_value(token: Token) -> Value:
    return Value(token.text, token.line)

"""Rows with labels: one side, or revenue and expenditure side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from services.normalization.core.reflow.forms import Form, Role
from services.normalization.core.reflow.placement import find_placements, to_amounts
from services.normalization.core.reflow.tokens import BLANK, Joint, Row, Token, Value, join

_DIGITS = "一二三四五六七八九"
# The ordinal of a label: 十二、
_ORDINAL = re.compile(rf"([{_DIGITS}]?十?[{_DIGITS}]?)、")
# With what a label begins that follows another one
_OPENING = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[、.．](?!\d)|其中[:：]"
    r"|(?:本年|上年|年初|年末|年终|结转下年|使用非|用事业基金|动用|收入|支出)\S{0,12}(?:计|结转|结余|差额|金)"
    r"|合计$|总计$|结余分配"
)
# Of public expenses, those that most departments have none of
_RARE = re.compile(r"因公出国|购置费$")
_REVENUE = re.compile(r"收入|拨款|上年|年初|使用非财政|用事业基金|动用|资金$")
_EXPENDITURE = re.compile(r"支出|年末|年终|结转下年|结余分配|预备费|还本|付息|人行科目")


def place_sided(form: Form, rows: Sequence[Sequence[Token]]) -> list[Row]:
    """Give every piece of labelled rows its column."""
    ordinals = [0] * len(form.sides)
    return [_place_row(form, row, ordinals) for row in rows]


def place_amounts(form: Form, tokens: Sequence[Token]) -> list[Row]:
    """Give the amounts of a form without labels their columns; it has one row."""
    amounts = [token for token in tokens if token.is_number]
    if not amounts:
        return []
    placements = find_placements(to_amounts(amounts), form.amounts, form.sums)
    rare = {at for at, path in enumerate(form.columns) if _RARE.search("".join(path))}
    placement = min(placements, key=lambda each: len(rare.intersection(each.columns)))
    values = [BLANK] * len(form.columns)
    for column, amount in zip(placement.columns, amounts, strict=False):
        values[column] = Value(amount.text, amount.line, is_guessed=not placement.is_proved)
    return [tuple(values)]


def _place_row(form: Form, row: Sequence[Token], ordinals: list[int]) -> Row:
    values = [BLANK] * len(form.columns)
    rest = list(row)
    if form.roles[0] is Role.NUMBER and rest:
        number = rest.pop(0)
        values[0] = Value(number.text, number.line)
    groups = list(_group(rest, len(form.sides)))
    first = _find_side(groups, ordinals)
    for side, (label, amounts) in enumerate(groups, start=first):
        _fill(form, side, label, amounts, values)
        found = _ORDINAL.match(label[0].text) if label else None
        if found:
            ordinals[side] = _to_number(found[1])
    return tuple(values)


def _group(tokens: Sequence[Token], most: int) -> Iterator[tuple[list[Token], list[Token]]]:
    """Part a row into labels, each with the amounts after it."""
    groups: list[tuple[list[Token], list[Token]]] = []
    for at, token in enumerate(tokens):
        is_amount = token.is_number and _is_trailing(tokens, at)
        if is_amount and groups:
            groups[-1][1].append(token)
        elif not groups or (len(groups) < most and _begins_label(groups[-1], token)):
            groups.append(([token], []) if not is_amount else ([], [token]))
        else:
            groups[-1][0].append(token)
    yield from groups


def _is_trailing(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number is an amount: a label's own figure is followed by more of the label."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or after.is_number or "." in tokens[at].text:
        return True
    return after.starts_line or bool(_OPENING.match(after.text))


def _begins_label(group: tuple[list[Token], list[Token]], token: Token) -> bool:
    if group[1]:
        return True
    if not _OPENING.match(token.text):
        return False
    return token.joint is not Joint.FAR or not _is_unfinished(group[0])


def _is_unfinished(label: Sequence[Token]) -> bool:
    text = "".join(token.text for token in label)
    return text.count("（") + text.count("(") > text.count("）") + text.count(")")


def _find_side(groups: Sequence[tuple[list[Token], list[Token]]], ordinals: list[int]) -> int:
    """Return the side on which a row's only label stands."""
    if len(groups) != 1 or len(ordinals) < 2 or not groups[0][0]:
        return 0
    text = "".join(token.text for token in groups[0][0])
    found = _ORDINAL.match(text)
    if found:
        goes_on = [_to_number(found[1]) == last + 1 for last in ordinals]
        if goes_on[0] != goes_on[1]:
            return goes_on.index(True)
    if bool(_EXPENDITURE.search(text)) != bool(_REVENUE.search(text)):
        return 1 if _EXPENDITURE.search(text) else 0
    return 1 if text.endswith(("支出", "费")) else 0


def _fill(
    form: Form, side: int, label: list[Token], amounts: list[Token], values: list[Value]
) -> None:
    place = form.sides[min(side, len(form.sides) - 1)]
    if label:
        values[place.label] = join(label)
    sums = [total for total in form.sums if total.total in place.amounts]
    placements = find_placements(to_amounts(amounts), place.amounts, sums)
    is_guessed = not placements[0].is_proved
    for column, amount in zip(placements[0].columns, amounts, strict=False):
        values[column] = Value(amount.text, amount.line, is_guessed=is_guessed)


def _to_number(ordinal: str) -> int:
    """Return the value of a Chinese ordinal below a hundred."""
    tens, ten, ones = ordinal.rpartition("十")
    value = _DIGITS.find(ones) + 1 if ones else 0
    return value + (10 * ((_DIGITS.find(tens) + 1) if tens else 1) if ten else 0)

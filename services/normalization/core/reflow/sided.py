"""Rows with labels: one side, or revenue and expenditure side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from services.normalization.core.reflow.forms import Form, Role, Sum
from services.normalization.core.reflow.hierarchy import Choice, TreeRow, choose_placements
from services.normalization.core.reflow.line_numbers import split_numbered
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
# The total of the classes printed above it
_TOTAL = re.compile(r"本年支出合计|支出合计|本年收入合计|收入合计")
_Entry = tuple[list[Token], list[Token]]
_REVENUE = re.compile(r"收入|拨款|上年|年初|使用非财政|用事业基金|动用|资金$")
_EXPENDITURE = re.compile(r"支出|年末|年终|结转下年|结余分配|预备费|还本|付息|人行科目")


def place_sided(form: Form, rows: Sequence[Sequence[Token]]) -> list[Row]:
    """Give every piece of labelled rows its column."""
    ordinals = [0] * len(form.sides)
    parted = [_part_row(form, row, ordinals) for row in rows]
    placed = [_place_labels(form, row, entries) for row, entries in zip(rows, parted, strict=True)]
    for side in range(len(form.sides)):
        _place_side(form, side, [entries.get(side) for entries in parted], placed)
    return [tuple(values) for values in placed]


def place_line_numbered(form: Form, tokens: Sequence[Token]) -> list[Row]:
    """Give every piece its column where each side numbers its rows behind the label."""
    rows = split_numbered(tokens)
    placed = [[BLANK] * len(form.columns) for _ in rows]
    for side, place in enumerate(form.sides):
        entries = [row[side] for row in rows]
        for values, entry in zip(placed, entries, strict=True):
            values[place.label] = join(entry.label)
            values[place.label + 1] = Value(entry.number.text, entry.number.line)
        _place_side(form, side, [(entry.label, entry.amounts) for entry in entries], placed)
    return [tuple(values) for values in placed]


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


def _part_row(form: Form, row: Sequence[Token], ordinals: list[int]) -> dict[int, _Entry]:
    """Return the label and the amounts that a row has on each side."""
    rest = row[1:] if form.roles[0] is Role.NUMBER else row
    groups = list(_group(rest, len(form.sides)))
    first = _find_side(groups, ordinals)
    entries = {}
    for side, (label, amounts) in enumerate(groups, start=first):
        entries[min(side, len(form.sides) - 1)] = (label, amounts)
        found = _ORDINAL.match(label[0].text) if label else None
        if found:
            ordinals[min(side, len(ordinals) - 1)] = _to_number(found[1])
    return entries


def _place_labels(form: Form, row: Sequence[Token], entries: Mapping[int, _Entry]) -> list[Value]:
    values = [BLANK] * len(form.columns)
    if form.roles[0] is Role.NUMBER and row:
        values[0] = Value(row[0].text, row[0].line)
    for side, (label, _) in entries.items():
        if label:
            values[form.sides[side].label] = join(label)
    return values


def _place_side(
    form: Form, side: int, entries: Sequence[_Entry | None], placed: Sequence[list[Value]]
) -> None:
    """Give the amounts of a side their columns: those that its classes add up to the total."""
    columns = form.sides[side].amounts
    sums = [total for total in form.sums if total.total in columns]
    rows = {at: _to_tree_row(*entry, columns, sums) for at, entry in enumerate(entries) if entry}
    choices = {at: _choose_first(row) for at, row in rows.items()}
    total = next((at for at, row in rows.items() if not row.code), None)
    if sums and total is not None and len(form.sides) > 1:
        tree = [at for at, row in rows.items() if at == total or (row.code and at < total)]
        chosen = choose_placements([rows[at] for at in tree], columns)
        choices.update(zip(tree, chosen, strict=True))
    for at, choice in choices.items():
        _, amounts = entries[at] or ([], [])
        for column, amount in zip(choice.columns, amounts, strict=False):
            placed[at][column] = Value(amount.text, amount.line, is_guessed=choice.is_guessed)


def _choose_first(row: TreeRow) -> Choice:
    first = row.placements[0]
    return Choice(first.columns, not first.is_proved)


def _to_tree_row(
    label: Sequence[Token], amounts: Sequence[Token], columns: Sequence[int], sums: Sequence[Sum]
) -> TreeRow:
    """Return a row with its label for a code; that of the total of all classes is empty."""
    text = "".join(token.text for token in label)
    values = to_amounts(amounts)
    placements = find_placements(values, columns, sums)
    return TreeRow("" if _TOTAL.match(text) else f"-{text}", tuple(values), tuple(placements))


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


def count_side(token: Token, ordinals: list[int]) -> int:
    """Return the side on which a label stands, and count its ordinal there."""
    side = _find_side([([token], [])], ordinals)
    if found := _ORDINAL.match(token.text):
        ordinals[side] = _to_number(found[1])
    return side


def _to_number(ordinal: str) -> int:
    """Return the value of a Chinese ordinal below a hundred."""
    tens, ten, ones = ordinal.rpartition("十")
    value = _DIGITS.find(ones) + 1 if ones else 0
    return value + (10 * ((_DIGITS.find(tens) + 1) if tens else 1) if ten else 0)

"""Read one printed target value: the entry of the grammar."""

from __future__ import annotations

import re

from services.normalization.core.indicators.names import (
    expects_money,
    find_desired_direction,
)
from services.normalization.core.targets.bounds import SIGNS
from services.normalization.core.targets.dates import names_calendar, parse_date, parse_period
from services.normalization.core.targets.forms import (
    DASHES,
    parse_form,
    parse_missing,
    parse_plan_share,
)
from services.normalization.core.targets.qualities import parse_quality
from services.normalization.core.targets.units import SCALES
from services.normalization.core.targets.values import parse_quantity_value
from services.normalization.core.targets.writing import (
    NO_SIGNS,
    Writing,
    read_writing,
    to_plain,
)
from shared.contracts.performance import TargetBound, TargetValue

# A remark in brackets at the end: 0.045(单价)
_REMARK = re.compile(r"\([^()]{0,20}\)$")
# 万, 万/月: money that leaves its 元 out
_MYRIAD = re.compile(r"^万(?=/|$)")
# The name of a time before it: 完成时间为2031年6月30日
_TIME_NAMED = re.compile(r"^[一-龥]{0,6}(?:时间|日期|时限|期限)[为是:在于]")
# A sign before a date that names its year, its day or the end of its month
_SIGN_OF_DATE = re.compile(r"[≥≤<>=](?=(?:19|20)\d\d[-年./]\d|\d{1,2}月(?:\d{1,2}[日号]|[底末]))")
_LONGEST = 2_000
"""A value fills a cell; a longer text is none, whatever it holds."""
_MOST_FIGURES = 100
"""A text of more figures lists them, and none is its value."""
# Digits or numerals in a row
_FIGURE = re.compile(r"[\d零一二三四五六七八九十百千]+")


def parse_target_value(
    text: str | None,
    *,
    name: str | None = None,
    fiscal_year: int | None = None,
    unit: str | None = None,
) -> TargetValue:
    """Say what a printed target value means; no sign printed is `=`, never a guessed `>=`.

    `name` (the indicator's) only settles what the print leaves open, `fiscal_year` dates without
    a year, `unit` (a header's) figures without one; each leaves a flag.

    >>> parse_target_value("≥20 万条").unit
    '万条'
    >>> parse_target_value("12月底前", fiscal_year=2024).date
    '--12'
    """
    if text is not None and _is_too_long(text):
        return TargetValue(operator="qualitative", text=text.strip(), flags=("too_long",))
    writing = read_writing(text)
    target = _parse(writing.plain, name, fiscal_year)
    return _complete(target, writing, name, unit)


def _is_too_long(text: str) -> bool:
    if len(text) <= 2 * _MOST_FIGURES:
        return False
    return len(text) > _LONGEST or len(_FIGURE.findall(text)) > _MOST_FIGURES


def parse_target_cells(
    sign: str | None,
    value: str | None,
    unit: str | None,
    *,
    name: str | None = None,
    fiscal_year: int | None = None,
) -> TargetValue:
    """Read a value printed over cells: 符号 · 值 · 单位; 定性 for a sign says it is none.

    >>> parse_target_cells("≥", "95", "百分之").unit
    '%'
    """
    kind = to_plain(sign or "")
    cells = find_printed_target(sign, value, unit)
    target = parse_target_value("\t".join(cells), name=name, fiscal_year=fiscal_year)
    if target.operator == "qualitative" and kind in SIGNS:
        target = parse_target_value(value, name=name, fiscal_year=fiscal_year)
    if kind == "定性" and target.value is None:
        return target.model_copy(update={"flags": (*target.flags, "declared_qualitative")})
    return target


def find_printed_target(sign: str | None, value: str | None, unit: str | None) -> tuple[str, ...]:
    """Return those of the three cells that together print the target.

    定量 is no sign, and no unit belongs to a value that has its own or is a text.

    >>> find_printed_target("定量", "28.8万元", "%"), find_printed_target("≥", "95", "%")
    (('28.8万元',), ('≥', '95', '%'))
    """
    printed = (None if to_plain(sign or "") in NO_SIGNS else sign, value, unit)
    if value and unit:
        alone = parse_target_value(value)
        is_complete = alone.value is None or (alone.unit or "万") not in SCALES
        if is_complete or to_plain(unit) in DASHES:
            printed = (*printed[:2], None)
    return tuple(cell for cell in printed if cell)


def _parse_signed_date(bare: str, fiscal_year: int | None) -> TargetValue | None:
    """≤2031年12月: a sign before a date says whether it is a deadline or a beginning."""
    sign = _SIGN_OF_DATE.match(bare)
    target = parse_date(bare[1:], None, fiscal_year) if sign else None
    if target is None or sign is None or sign.group() == "=":
        return target
    bound: TargetBound = "by" if sign.group() in "≤<" else "from"
    return target.model_copy(update={"bound": bound, "operator_source": "sign"})


def _parse(plain: str, name: str | None, fiscal_year: int | None) -> TargetValue:
    return (
        parse_missing(plain)
        or parse_form(plain)
        or _parse_calendar(plain, name, fiscal_year)
        or parse_quantity_value(plain)
        or parse_quality(plain, name)
    )


def _parse_calendar(plain: str, name: str | None, fiscal_year: int | None) -> TargetValue | None:
    if not names_calendar(plain):
        return None
    bare = _TIME_NAMED.sub("", _REMARK.sub("", plain.rstrip("。;")))
    return (
        parse_plan_share(plain, fiscal_year)
        or parse_period(bare, fiscal_year)
        or parse_date(bare, name, fiscal_year)
        or _parse_signed_date(bare, fiscal_year)
    )


def _complete(
    target: TargetValue, writing: Writing, name: str | None, unit: str | None
) -> TargetValue:
    """Fill from header and name what is not printed, each with its flag."""
    update: dict[str, object] = {"text": writing.printed} if target.text else {}
    flags = [*writing.flags, *target.flags]
    if unit and target.value and target.unit is None:
        target = _read_with_unit(target, writing, unit)
        flags = [*writing.flags, *target.flags]
    if target.unit and _MYRIAD.match(target.unit) and name and expects_money(name):
        dimension = "rate" if target.per else "money"
        unit = _MYRIAD.sub("万元", target.unit)
        update |= {"unit": unit, "dimension": dimension, "base_unit": "元"}
        flags.append("unit_inferred")
    if name and target.operator == "=" and target.operator_source == "none":
        flags.extend(_find_likely_bound(target, name))
    if tuple(flags) != target.flags:
        update["flags"] = tuple(dict.fromkeys(flags))
    return target.model_copy(update=update) if update else target


def _read_with_unit(target: TargetValue, writing: Writing, unit: str) -> TargetValue:
    if "accounting_negative" in target.flags:
        signed = f"-{writing.plain.strip('()')}"
    else:
        signed = _REMARK.sub("", writing.plain)
    completed = parse_quantity_value(signed + to_plain(unit))
    if completed is None or completed.unit is None:
        return target
    return completed.model_copy(update={"flags": (*completed.flags, "unit_from_header")})


def _find_likely_bound(target: TargetValue, name: str) -> tuple[str, ...]:
    """Which way a value without a sign probably counts; said, never applied."""
    if target.dimension not in ("ratio", "score", "count", "money"):
        return ()
    direction = find_desired_direction(name)
    return {"up": ("likely_at_least",), "down": ("likely_at_most",), None: ()}[direction]

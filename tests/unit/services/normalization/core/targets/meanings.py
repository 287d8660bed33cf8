"""What the values of cases mean, said once for all of them."""

from __future__ import annotations

from typing import Any

YEAR = 2023


GE95 = {"operator": ">=", "value": "95", "unit": "%", "base_value": "0.95", "dimension": "ratio"}


FULL = {"operator": "=", "value": "100", "unit": "%", "base_value": "1", "dimension": "ratio"}


QUALITATIVE = {"operator": "qualitative", "dimension": "qualitative"}


MINUS = {"operator": "=", "value": "-20.58", "unit": "万元", "base_value": "-205800"}


RANGE = {"operator": "range", "value": "90..95", "unit": "%", "base_value": "0.9..0.95"}


MONTHLY = {"dimension": "rate", "per": "月"}


NONE: dict[str, Any] = {}


def money(operator: str, value: str, base: str, unit: str = "万元") -> dict[str, Any]:
    return {"operator": operator, "value": value, "unit": unit, "base_value": base,
            "base_unit": "元", "dimension": "money"}  # fmt: skip


def count(operator: str, value: str, unit: str, base: str | None = None) -> dict[str, Any]:
    return {"operator": operator, "value": value, "unit": unit, "base_value": base or value,
            "dimension": "count"}  # fmt: skip


def ratio(operator: str, value: str, base: str) -> dict[str, Any]:
    return {"operator": operator, "value": value, "unit": "%", "base_value": base,
            "dimension": "ratio"}  # fmt: skip


def months(operator: str, value: str) -> dict[str, Any]:
    return {"operator": operator, "value": value, "unit": "月", "base_value": value,
            "base_unit": "月", "dimension": "time"}  # fmt: skip


def date(printed: str, qualifier: str | None = None, **more: Any) -> dict[str, Any]:
    return {"operator": "date", "date": printed, "qualifier": qualifier, **more}


def period(printed: str, start: str, end: str) -> dict[str, Any]:
    return {"operator": "period", "date": printed, "date_start": start, "date_end": end}

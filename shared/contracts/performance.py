"""Performance targets and indicators, as printed and as computed."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from shared.contracts.contract import Contract
from shared.contracts.location import Location

Operator = Literal["=", ">=", "<=", ">", "<", "range", "qualitative", "date", "period"]


TargetBound = Literal["by", "from", "within", "at_rank", "approximately"]


class Quantity(Contract):
    """One printed quantity: a bound of a grade, a second figure, a number inside a text."""

    operator: Operator
    value: str
    unit: str | None = None
    dimension: str | None = None
    base_value: str | None = None
    base_unit: str | None = None
    per: str | None = None
    label: str | None = None
    """What it belongs to, such as the grade `优`."""
    text: str
    """As printed, less blanks."""


class TargetValue(Contract):
    """What one printed target value means; null fields were not printed."""

    operator: Operator | None = None
    """No sign printed means `=`, never a guessed `>=`; null when there is no value."""
    value: str | None = None
    """A decimal string; a range is `90..95`."""
    unit: str | None = None
    """Canonical: `百分之` is `%`, `个月` is `月`; otherwise as printed (`万元`, `元/月`)."""
    date: str | None = None
    """ISO-like: `2023-01`, `2023-12-31`, `--12` for a month with no year."""
    qualifier: str | None = None
    """A printed word that bounds the value, such as `底前`."""
    text: str | None = None
    """The text of a qualitative value."""
    operator_source: Literal["sign", "word", "none"] = "none"
    """Where the operator stands: a sign (`≥`), a word (`不超过`), or nowhere."""
    dimension: str | None = None
    """Slug: ratio, money, count, time, area, date, score, rank, rate, schedule …"""
    base_value: str | None = None
    """The value in base units: 元, fraction, seconds or months, m²."""
    base_unit: str | None = None
    per: str | None = None
    """The denominator of a rate: `月`, `年`, `套`."""
    places: int | None = None
    """Digits after the decimal point as printed."""
    bound: TargetBound | None = None
    """What the operator leaves open: a deadline, a start, a rank, an approximation."""
    aggregate: Literal["cumulative"] | None = None
    """`cumulative` for a total over time (累计)."""
    change: Literal["up", "down"] | None = None
    """The value is a change, not a level (提高, 减少)."""
    baseline: str | None = None
    """What a change is measured against, as printed (上年, 2023年预算)."""
    date_start: str | None = None
    """First day meant, where the year is printed or follows from the fiscal year."""
    date_end: str | None = None
    """Last day meant."""
    quantities: tuple[Quantity, ...] = ()
    """Every quantity of a text that holds several, or of a text that is itself no quantity."""
    flags: tuple[str, ...] = ()
    """Slugs such as `unit_missing`, `year_inferred`, `ambiguous`."""


class Indicator(Contract):
    """One performance indicator; the printed fields stay as printed."""

    level1: str | None = None
    level2: str | None = None
    level3: str | None = None
    description: str | None = None
    value_raw: str | None = None
    basis: str | None = None
    grading: str | None = None
    """评（扣）分标准 as printed, where the form has it."""
    normalized: TargetValue = TargetValue()
    dimension: str | None = None
    """Closed set for level 1: output, outcome, satisfaction, cost."""
    aspect: str | None = None
    """Closed set for level 2: quantity, quality, timeliness, cost, economic, social, ecological,
    sustained, satisfaction."""
    expected_dimension: str | None = None
    """What the name lets one expect: ratio, count, time, money, area; inferred, not printed."""
    desired_direction: Literal["up", "down"] | None = None
    """Whether more or less of it is better, by its name; inferred, not printed."""
    table: str | None = None
    row: int | None = None
    heading: str | None = None
    """For a target in prose the heading it stands under, in a form of activities the activity."""
    quote: str | None = None
    """For a target stated in prose: its clause as printed."""
    location: Location | None = None


class Project(Contract):
    """One project with its performance target table (项目绩效目标表)."""

    title: str | None = None
    code: str | None = None
    name: str | None = None
    unit_name: str | None = None
    budget: str | None = None
    fiscal_funds: str | None = None
    other_funds: str | None = None
    purpose: str | None = None
    payment_plan: dict[str, str | None] = Field(default_factory=dict)
    """`3月底 6月底 10月底 12月底` to the printed cumulative percentage."""
    goals: tuple[str, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    table: str | None = None
    """Id of its indicator table."""
    location: Location | None = None
    places: dict[str, Location] = Field(default_factory=dict)
    """Where each printed field stands, by field name."""

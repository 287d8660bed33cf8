"""The document JSON: what leaves the pipeline (`yusuan.document/1`)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from pydantic import ConfigDict, Field, StringConstraints

from shared.contracts.contract import SLOTTED, Contract
from shared.contracts.extracted import Quality, Source
from shared.contracts.findings import CheckCounts, Finding, RuleTally
from shared.contracts.location import Location
from shared.contracts.money import CellState
from shared.contracts.performance import Indicator, Project

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]


class DocumentKind(StrEnum):
    """部门预算 or 部门决算."""

    BUDGET = "budget"
    FINAL_ACCOUNTS = "final_accounts"
    UNKNOWN = "unknown"


DivisionLevel = Literal["central", "province", "city", "county", "township"]


class BudgetUnit(Contract):
    """A unit whose budget is part of the department's, as printed."""

    code: str | None = None
    name: str


class Department(Contract):
    """The body whose document it is, as printed."""

    code: str | None = None
    name: str | None = None
    division_code: str | None = None
    """GB/T 2260 code of its administrative division."""
    level: DivisionLevel | None = None
    """Level of government, by name and division code."""
    units: tuple[BudgetUnit, ...] = ()
    """The units named in the table of units and in captions."""


class Section(Contract):
    """A heading: level 0 document or part, 1 `一、`, 2 `（一）` or `1、`, 3 below."""

    level: int
    heading: str
    location: Location | None = None


class Table(Contract):
    """A table with its header paths and data rows; printed values stay strings."""

    id: str
    kind: Slug
    title: str | None = None
    caption: str | None = None
    unit: str | None = None
    note: str | None = None
    columns: tuple[tuple[str, ...], ...] = ()
    rows: tuple[tuple[str | None, ...], ...] = ()
    locations: tuple[tuple[Location | None, ...], ...] = ()
    location: Location | None = None
    flags: tuple[str, ...] = ()
    """Doubts about how it was read: `joined_by_guess`, `columns_inferred`, `unreadable_cells`."""


class NarrativeFact(Contract):
    """An amount stated in the running text."""

    metric: Slug
    name: str | None = None
    year: int | None = None
    amount: str
    unit: str | None = None
    direction: Literal["increase", "decrease"] | None = None
    base_year: int | None = None
    quote: str
    """The shortest exact quote, line breaks removed."""
    location: Location | None = None
    section: str | None = None
    """Heading of the section it stands in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A tidy amount: one cell of a statistical table with its meaning."""

    __pydantic_config__: ClassVar[ConfigDict] = SLOTTED

    table: str
    row: int
    column: int
    kind: Slug
    side: Literal["revenue", "expenditure"] | None = None
    """Which half of a two-sided table."""
    item_code: str | None = None
    """As printed: functional 201, 20103, 2010301; economic 301, 30101."""
    item_name: str | None = None
    item: Slug | None = None
    """The standard line of the form, such as `total_revenue`; null for classification rows."""
    measure: Slug
    """The meaning of the column, such as `total` or `basic_expenditure`."""
    amount: Decimal | None = None
    state: CellState
    text: str | None = None
    """As printed."""
    unit: str | None = None
    location: Location | None = None


class TextBlock(Contract):
    """A paragraph of the running text."""

    text: str
    location: Location | None = None


class Document(Contract):
    """One processed document; findings and checks are empty until validation has spoken."""

    schema_: Literal["yusuan.document/1"] = Field(default="yusuan.document/1", alias="schema")
    document_id: str
    source: Source
    kind: DocumentKind = DocumentKind.UNKNOWN
    department: Department = Department()
    fiscal_year: int | None = None
    unit: str | None = None
    sections: tuple[Section, ...] = ()
    tables: tuple[Table, ...] = ()
    projects: tuple[Project, ...] = ()
    department_indicators: tuple[Indicator, ...] = ()
    narrative_targets: tuple[Indicator, ...] = ()
    """Targets stated in prose (分项绩效目标), as indicators with their place."""
    narrative_facts: tuple[NarrativeFact, ...] = ()
    lines: tuple[Line, ...] = ()
    contents: tuple[str, ...] = ()
    """Entries of the table of contents."""
    paragraphs: tuple[TextBlock, ...] = ()
    findings: tuple[Finding, ...] = ()
    checks: CheckCounts = CheckCounts()
    rules: tuple[RuleTally, ...] = ()
    quality: Quality = Quality()
    versions: dict[str, str] = Field(default_factory=dict)

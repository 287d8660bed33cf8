"""What is known of a department before any form is printed: items, projects, assets, changes."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

NOTHING = Decimal(0)


@dataclass(frozen=True)
class FunctionalItem:
    """An item of the functional classification and what is spent on it."""

    code: str
    basic: Decimal = NOTHING
    project: Decimal = NOTHING
    is_fund: bool = False
    """Paid from government-managed funds, not from the general public budget."""

    @property
    def total(self) -> Decimal:
        """Basic and project expenditure together."""
        return self.basic + self.project


@dataclass(frozen=True)
class EconomicItem:
    """An item of the economic classification of basic expenditure."""

    code: str
    amount: Decimal

    @property
    def is_personnel(self) -> bool:
        """Whether it counts as personnel expenses."""
        return self.code[:3] in ("301", "303")


@dataclass(frozen=True)
class Indicator:
    """A line of a performance table."""

    level1: str
    level2: str
    name: str
    description: str
    value: str
    basis: str


@dataclass(frozen=True)
class Project:
    """A project with its performance target table."""

    code: str
    name: str
    budget: Decimal
    purpose: str
    plan: tuple[str, str, str, str]
    """Cumulative payments by the end of March, June, October and December."""
    goals: tuple[str, ...]
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True)
class Purchase:
    """A line of the procurement table."""

    project: str
    goods: str
    catalogue: str
    measure: str
    quantity: int
    price: Decimal
    is_asset: bool = False

    @property
    def amount(self) -> Decimal:
        """Quantity times price."""
        return self.quantity * self.price


@dataclass(frozen=True)
class Asset:
    """A line of the fixed assets table."""

    label: str
    quantity: str
    value: Decimal


@dataclass(frozen=True)
class DepartmentTarget:
    """A line of the department's own performance table."""

    level1: str
    level2: str
    name: str
    grading: str
    description: str
    sign: str
    value: str
    unit: str
    basis: str


@dataclass(frozen=True)
class Changes:
    """What changed against the year before; negative amounts are decreases."""

    personnel: Decimal
    non_personnel: Decimal
    projects: tuple[tuple[str, Decimal], ...]
    vehicles_running: Decimal
    hospitality: Decimal

    @property
    def basic(self) -> Decimal:
        """Change of basic expenditure."""
        return self.personnel + self.non_personnel

    @property
    def project(self) -> Decimal:
        """Change of project expenditure."""
        return sum((amount for _, amount in self.projects), NOTHING)


@dataclass(frozen=True)
class Department:
    """A department and its year."""

    file_name: str
    code: str
    name: str
    year: int
    duties: tuple[str, ...]
    units: tuple[tuple[str, str, str, str], ...]
    items: tuple[FunctionalItem, ...]
    economy: tuple[EconomicItem, ...]
    vehicles_running: Decimal
    hospitality: Decimal
    changes: Changes
    projects: tuple[Project, ...]
    targets: tuple[DepartmentTarget, ...]
    purchases: tuple[Purchase, ...]
    assets: tuple[Asset, ...]
    goals: tuple[str, ...]
    measures: tuple[tuple[str, str], ...]
    """How the year's goals are secured: heading and text."""

    @property
    def basic(self) -> Decimal:
        """Basic expenditure."""
        return sum((item.basic for item in self.items), NOTHING)

    @property
    def project(self) -> Decimal:
        """Project expenditure."""
        return sum((item.project for item in self.items), NOTHING)

    @property
    def total(self) -> Decimal:
        """All expenditure, which is all revenue."""
        return self.basic + self.project

    @property
    def fund(self) -> Decimal:
        """What government-managed funds pay."""
        return sum((item.total for item in self.items if item.is_fund), NOTHING)

    @property
    def personnel(self) -> Decimal:
        """Personnel expenses."""
        return sum((item.amount for item in self.economy if item.is_personnel), NOTHING)

    @property
    def non_personnel(self) -> Decimal:
        """Non-personnel expenses."""
        return self.basic - self.personnel

    @property
    def three_public(self) -> Decimal:
        """Three public expenses."""
        return self.vehicles_running + self.hospitality

    @property
    def procurement(self) -> Decimal:
        """Government procurement."""
        return sum((purchase.amount for purchase in self.purchases), NOTHING)

    @property
    def planned_assets(self) -> Decimal:
        """Fixed assets to be bought."""
        return sum((p.amount for p in self.purchases if p.is_asset), NOTHING)

    @property
    def fixed_assets(self) -> Decimal:
        """Value of all fixed assets; office buildings are part of the buildings."""
        return sum((a.value for a in self.assets if not a.label.startswith("其中")), NOTHING)

"""The figures a rule compares: an amount with its printed digits, unit and place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from services.validation.core.titles import english_title
from services.validation.core.vocabulary import english_label, english_slug
from shared.contracts.findings import Operand
from shared.contracts.location import Location
from shared.contracts.money import UNITS, CellState


@dataclass(eq=False, slots=True)
class Figure:
    """One printed figure; a nil figure is a blank the form lets stand for nothing.

    Nothing changes a figure once it is made; thousands are, so it is not frozen.
    """

    name: str
    """What it is; for a cell of a table, what its row is called."""
    amount: Decimal | None = None
    state: CellState = CellState.NUMBER
    unit: str | None = None
    text: str | None = None
    quote: str | None = None
    location: Location | None = None
    table: str | None = None
    row: int | None = None
    column: int | None = None
    name_en: str = ""
    """The name in English, where a fixed label's translation is not enough."""
    column_name: str = ""
    """What its column is called."""
    measure: str = ""
    """The meaning of its column."""
    truncated: bool = False
    """Printed by cutting digits off instead of rounding them."""

    @property
    def label(self) -> str:
        """What it is; made when it is asked for, which for most figures never happens."""
        return f"{self.name}（{self.column_name}）" if self.column_name else self.name

    @property
    def label_en(self) -> str:
        """What it is in English; printed names stay as quotes."""
        name = self.name_en or english_label(self.name)
        return f"{name} ({english_slug(self.measure)})" if self.measure else name

    @property
    def is_number(self) -> bool:
        """Whether an amount was read."""
        return self.amount is not None

    @property
    def is_unreadable(self) -> bool:
        """Whether something is printed that could not be read as an amount."""
        return self.state is CellState.UNREADABLE

    @property
    def value(self) -> Decimal:
        """The amount, a blank counting as nothing."""
        return self.amount if self.amount is not None else Decimal(0)

    @property
    def places(self) -> int:
        """Digits after the point as printed."""
        return max(0, -int(self.value.as_tuple().exponent))

    @property
    def yuan_per_unit(self) -> int:
        """What one printed unit is worth; 1 where no known currency unit is printed."""
        return UNITS[self.unit].yuan if self.unit in UNITS else 1

    @property
    def yuan(self) -> Decimal:
        """The amount in yuan, exact; a blank counts as nothing."""
        return self.value * self.yuan_per_unit

    @property
    def interval(self) -> tuple[Decimal, Decimal]:
        """The yuan amounts that would be printed as this one; a blank is exactly nothing."""
        if self.amount is None:
            return Decimal(0), Decimal(0)
        step = Decimal(self.yuan_per_unit).scaleb(-self.places)
        if not self.truncated:
            return self.yuan - step / 2, self.yuan + step / 2
        return (self.yuan - step, self.yuan) if self.amount < 0 else (self.yuan, self.yuan + step)

    def negated(self) -> Figure:
        """The same figure counted the other way."""
        return replace(self, amount=-self.amount) if self.amount is not None else self

    def to_operand(self) -> Operand:
        """The figure as a finding shows it."""
        return Operand(
            label=self.label,
            label_en=self.label_en,
            text=self.text,
            amount=self.amount,
            quote=self.quote,
            location=self.location,
            table=self.table,
            row=self.row,
            column=self.column,
        )


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: what it is about, and its figures by measure."""

    kind: str
    table: str
    number: int
    side: str | None
    code: str | None
    item: str | None
    name: str
    figures: Mapping[str, Figure] = field(default_factory=dict)

    def figure(self, *measures: str) -> Figure | None:
        """Return the figure of the first measure the row has."""
        return next((self.figures[name] for name in measures if name in self.figures), None)

    @property
    def only(self) -> Figure | None:
        """The row's one amount, in tables whose rows carry a single one."""
        return next(iter(self.figures.values()), None)

    @property
    def label(self) -> str:
        """Code and name as printed."""
        return f"{self.code} {self.name}" if self.code else self.name

    @property
    def label_en(self) -> str:
        """Table and line in English; what only the document names stays as printed."""
        name = english_slug(self.item) if self.item and not self.code else f"“{self.label}”"
        return f"{english_title(self.kind)}: {name}"


def nil(label: str) -> Figure:
    """A line the form does not print or leaves blank, counted as nothing."""
    return Figure(name=label, state=CellState.BLANK)


def to_quote(parts: Iterable[str | None]) -> str:
    """Join the printed cells of a row into the words a reader looks for."""
    return " ".join([part for part in parts if part])

"""Currency units and amounts with their printed precision."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from pydantic import Field

from shared.contracts.contract import Contract


class Unit(Contract):
    """A printed currency unit and what one of it is worth."""

    label: str
    yuan: int = Field(gt=0)


UNITS = {
    unit.label: unit
    for unit in (
        Unit(label="元", yuan=1),
        Unit(label="千元", yuan=1_000),
        Unit(label="万元", yuan=10_000),
        Unit(label="百万元", yuan=1_000_000),
        Unit(label="亿元", yuan=100_000_000),
    )
}


class CellState(StrEnum):
    """Blank, dash, number and unreadable are four states: none of the others is zero."""

    NUMBER = "number"
    BLANK = "blank"
    DASH = "dash"
    UNREADABLE = "unreadable"


class Amount(Contract):
    """A printed number and its unit."""

    printed: Decimal
    """With the digits as printed: `12.30` keeps two places."""
    unit: Unit

    @property
    def places(self) -> int:
        """Digits after the decimal point as printed."""
        return max(0, -int(self.printed.as_tuple().exponent))

    @property
    def yuan(self) -> Decimal:
        """The amount in yuan, exact."""
        return self.printed * self.unit.yuan

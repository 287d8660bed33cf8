"""An office and its year: what is received, carried over and spent on each item."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from samples.content import Box, Row, Table, boxes, money

NOTHING = Decimal(0)
GENERAL, MANAGED, CAPITAL, OWN = "general", "managed", "capital", "own"
FUNDS = (GENERAL, MANAGED, CAPITAL)
FUND_COLUMNS = ("一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款")


@dataclass(frozen=True)
class Item:
    """An item of the functional classification."""

    code: str
    basic: Decimal
    project: Decimal
    fund: str = GENERAL
    opening: Decimal = NOTHING
    """Carried over from last year."""
    closing: Decimal = NOTHING
    """Carried over to next year."""

    @property
    def spent(self) -> Decimal:
        """Basic and project expenditure."""
        return self.basic + self.project

    @property
    def received(self) -> Decimal:
        """This year's revenue for the item."""
        return self.spent + self.closing - self.opening


@dataclass(frozen=True)
class Office:
    """An office with the items it spends on."""

    code: str
    name: str
    year: int
    names: dict[str, str]
    """Names of classes, sections and items by code, of both classifications."""
    items: tuple[Item, ...]
    economy: dict[str, Decimal]
    """Basic expenditure of the general public budget by economic section."""
    travel: Decimal
    purchase: Decimal
    running: Decimal
    hospitality: Decimal

    def paid_by(self, *funds: str) -> list[Item]:
        """The items of some funds."""
        return [item for item in self.items if item.fund in funds]


Amounts = Callable[[list[Item]], Sequence[Decimal]]


def total(items: Iterable[Item], field: str) -> Decimal:
    """Add one field up."""
    return sum((getattr(item, field) for item in items), NOTHING)


def classified(office: Office, items: Sequence[Item], amounts: Amounts) -> list[list[str]]:
    """The total row, then classes, sections and items with their sums."""
    codes = sorted({item.code[:length] for item in items for length in (3, 5, 7)})
    lines = [["", "合计", *map(money, amounts(list(items)))]]
    for code in codes:
        under = [item for item in items if item.code.startswith(code)]
        lines.append([code, office.names[code], *map(money, amounts(under))])
    return lines


def form(
    title: str, caption: Sequence[str], header: Sequence[Row], rows: Sequence[Sequence[str]]
) -> Table:
    """A form whose caption is spread over its columns; without amounts it says that it is nil."""
    width = sum(box.columns for box in header[0])
    spans = (width - 2 * (width // 3), width // 3, width // 3)
    line = tuple(Box(text, span) for text, span in zip(caption, spans, strict=True))
    is_nil = not any(cell for row in rows for cell in row if cell != "合计")
    return Table(
        title,
        (100 // width,) * width,
        tuple(header),
        (boxes(*[""] * width),) if is_nil else tuple(boxes(*row) for row in rows),
        line,
        (f"注：本部门没有{title.removeprefix('部门预算')}所列收支，空表列示。",) if is_nil else (),
        is_wide=width > 6,
    )

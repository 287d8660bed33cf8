"""Findings: what validation has to say, as data."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from shared.contracts.contract import Contract
from shared.contracts.location import Location


class Outcome(StrEnum):
    """How one evaluation of a rule ended; "cannot be checked" is not "wrong"."""

    HELD = "held"
    BROKEN = "broken"
    ROUNDING = "rounding"
    """Differs by no more than the printed digits can hide."""
    UNDECIDABLE = "undecidable"
    NOT_APPLICABLE = "not_applicable"


class Severity(StrEnum):
    """How grave a broken rule is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Origin(StrEnum):
    """Whose fault a disagreement more likely is."""

    DOCUMENT = "document"
    EXTRACTION = "extraction"
    UNCLEAR = "unclear"


class Operand(Contract):
    """One figure of a relation and where it stands."""

    label: str
    label_en: str = ""
    """The label in English; names as printed stay as they are."""
    text: str | None = None
    """As printed."""
    amount: Decimal | None = None
    quote: str | None = None
    """The words around it, for figures of the running text."""
    location: Location | None = None
    table: str | None = None
    """Id of the table it stands in; null for figures of the running text."""
    row: int | None = None
    column: int | None = None


class Finding(Contract):
    """A relation that does not hold, or could not be decided, with both sides of its arithmetic."""

    rule: str
    outcome: Outcome
    severity: Severity
    origin: Origin = Origin.DOCUMENT
    message: str
    """One sentence in Chinese."""
    message_en: str = ""
    statement: str
    """The relation in the words of the form."""
    operands: tuple[Operand, ...] = ()
    expected: str | None = None
    actual: str | None = None
    difference: str | None = None
    """Actual minus expected, in `unit`."""
    unit: str | None = None
    hypothesis: str | None = None
    """What single change would make the relation hold, when there is one."""
    hypothesis_en: str | None = None
    suspect: int | None = None
    """Which of the operands that change is to, from 0."""
    group: str | None = None
    """Findings of one root cause share this key."""


class CheckCounts(Contract):
    """How many evaluations ended how."""

    held: int = 0
    broken: int = 0
    rounding: int = 0
    undecidable: int = 0
    not_applicable: int = 0


class RuleTally(Contract):
    """The evaluations of one rule."""

    rule: str
    counts: CheckCounts

"""Say whose document it is, of which year and kind, and in which unit."""

from __future__ import annotations

from dataclasses import dataclass

from shared.contracts.document import Department, DocumentKind
from shared.contracts.extracted import ExtractedDocument


@dataclass(frozen=True)
class Identity:
    """What a document says of itself; null is what it does not say."""

    department: Department = Department()
    fiscal_year: int | None = None
    kind: DocumentKind = DocumentKind.UNKNOWN
    unit: str | None = None


def identify(extracted: ExtractedDocument) -> Identity:
    """Weigh every statement of identity in the document; the best supported one wins."""
    return Identity()

"""Read the amounts of the running text as facts."""

from __future__ import annotations

from collections.abc import Sequence

from shared.contracts.document import NarrativeFact, Section
from shared.contracts.extracted import Paragraph


def read_facts(
    paragraphs: Sequence[Paragraph],
    sections: Sequence[Section],
    fiscal_year: int | None,
    unit: str | None,
) -> tuple[NarrativeFact, ...]:
    """Return the facts in reading order; `unit` serves amounts printed without one."""
    return ()

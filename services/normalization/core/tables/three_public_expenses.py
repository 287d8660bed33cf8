"""“三公”经费支出表: official travel abroad, vehicles, hospitality."""

from __future__ import annotations

from services.normalization.core.tables import TableEvidence, table_kind


@table_kind("three_public_expenses", titles=(r"三公",))
def is_three_public_expenses(evidence: TableEvidence) -> bool:
    """Travel abroad and hospitality among the columns or the lines."""
    return (evidence.has_header(r"因公出国") or evidence.has_label(r"因公出国")) and (
        evidence.has_header(r"公务接待") or evidence.has_label(r"公务接待|公务用车")
    )

"""财政拨款收支总表: fiscal appropriation beside what is spent of it, by budget."""

from __future__ import annotations

from services.normalization.core.tables import TableEvidence, table_kind


@table_kind(
    "fiscal_appropriation_summary",
    titles=(r"^(?!.*(?:三公|基金|国有资本|一般公共)).*财政拨款.{0,6}收入?支出?",),
)
def is_fiscal_appropriation_summary(evidence: TableEvidence) -> bool:
    """Two sides, the expenditure divided by budget."""
    return (
        evidence.has_header(r"收入")
        and evidence.has_header(r"支出")
        and evidence.has_leaf(r"项目")
        and evidence.has_leaf(r"(?:一般公共预算).*")
        and evidence.has_leaf(r"(?:政府性?基金).*")
    )

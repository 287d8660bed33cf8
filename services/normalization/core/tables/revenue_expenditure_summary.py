"""收支总表: all revenue beside all expenditure."""

from __future__ import annotations

from services.normalization.core.tables import TableEvidence, table_kind


@table_kind(
    "revenue_expenditure_summary",
    titles=(r"^(?!.*(?:财政拨款|基金|国有资本|一般公共|社保|社会保险)).*收入?支出?",),
)
def is_revenue_expenditure_summary(evidence: TableEvidence) -> bool:
    """Two sides, and no column of a single budget on either."""
    return (
        evidence.has_header(r"收入")
        and evidence.has_header(r"支出")
        and evidence.has_leaf(r"项目")
        and not evidence.has_header(r"政府性?基金|国有资本|财政拨款")
    )

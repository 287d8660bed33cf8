"""政府性基金预算支出表: expenditure of government-managed funds."""

from __future__ import annotations

from services.normalization.core.tables import TableEvidence, table_kind


@table_kind(
    "government_managed_funds_expenditure",
    titles=(r"^(?!.*(?:三公|国有资本|社保|社会保险)).*(?:政府性?基金|基金预算(?:财政拨款)?支出)",),
)
def is_government_managed_funds_expenditure(evidence: TableEvidence) -> bool:
    """Functional classes, and a header or remark that names the funds."""
    named = evidence.has_header(r"^政府性?基金.*支出") or "基金" in evidence.note
    return evidence.has_header(r"科目") and evidence.has_leaf(r"项目支出") and named

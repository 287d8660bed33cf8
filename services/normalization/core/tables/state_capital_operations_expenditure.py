"""国有资本经营预算支出表: expenditure of the state capital operations budget."""

from __future__ import annotations

from services.normalization.core.tables import TableEvidence, table_kind


@table_kind(
    "state_capital_operations_expenditure",
    titles=(r"^(?!.*(?:三公|政府性?基金)).*国有资本经营",),
)
def is_state_capital_operations_expenditure(evidence: TableEvidence) -> bool:
    """Functional classes, and a header or remark that names the budget."""
    named = evidence.has_header(r"^国有资本经营.*支出") or "国有资本经营" in evidence.note
    return evidence.has_header(r"科目") and evidence.has_leaf(r"项目支出") and named

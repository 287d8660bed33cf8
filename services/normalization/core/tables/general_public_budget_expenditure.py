"""一般公共预算财政拨款支出表: expenditure of the general public budget by functional class."""

from __future__ import annotations

from services.normalization.core.tables import TableEvidence, table_kind


@table_kind(
    "general_public_budget_expenditure",
    titles=(
        r"^(?!.*(?:三公|基本支出|政府性?基金|国有资本|收入(?!支出决算)|收支(?!决算)"
        r"|项目支出|经济分类|决算明细|机关运行))"
        r".*一般公共预算.{0,40}支出",
    ),
)
def is_general_public_budget_expenditure(evidence: TableEvidence) -> bool:
    """Functional classes under a header that names the general public budget."""
    return (
        evidence.has_header(r"科目")
        and evidence.has_header(r"一般公共预算.{0,40}支出")
        and evidence.has_leaf(r"基本支出")
        and evidence.has_leaf(r"项目支出")
    )

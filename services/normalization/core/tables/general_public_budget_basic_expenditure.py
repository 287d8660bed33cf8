"""一般公共预算财政拨款基本支出表: basic expenditure by economic class."""

from __future__ import annotations

from services.normalization.core.tables import TableEvidence, table_kind


@table_kind(
    "general_public_budget_basic_expenditure",
    titles=(r"^(?!.*(?:三公|政府性?基金|国有资本|项目支出)).*基本支出",),
)
def is_general_public_budget_basic_expenditure(evidence: TableEvidence) -> bool:
    """Economic classes against personnel and non-personnel expenses."""
    divided = evidence.has_leaf(r"人员(?:经费|支出)") and evidence.has_leaf(
        r"(?:日常)?公用(?:经费|支出)"
    )
    side_by_side = evidence.has_label(r"^工资福利支出$") and evidence.has_leaf(r"决算数")
    is_basic = (divided or side_by_side) and not evidence.has_leaf(r"项目支出")
    return evidence.has_header(r"经济分类|科目") and is_basic

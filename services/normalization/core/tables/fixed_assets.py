"""固定资产占用情况表: what the department owns at the end of the year before."""

from __future__ import annotations

from services.normalization.core.tables import TableEvidence, table_kind


@table_kind("fixed_assets", titles=(r"^(?!.*(?:配置|购置|新增)).*资产(?:占有?使?用|情况|信息)",))
def is_fixed_assets(evidence: TableEvidence) -> bool:
    """Quantity and value of houses, vehicles, equipment."""
    return evidence.has_leaf(r"数量.*") and (
        evidence.has_leaf(r"(?:账面)?(?:价值|原值|金额).*")
        and evidence.has_label(r"资产|房屋|车辆")
    )

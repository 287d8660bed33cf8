"""政府采购预算: what is to be bought, how much of it, from which funds."""

from __future__ import annotations

from services.normalization.core.tables import TableEvidence, table_kind


@table_kind("government_procurement", titles=(r"政府采购",))
def is_government_procurement(evidence: TableEvidence) -> bool:
    """Goods by procurement catalogue."""
    return evidence.has_header(r"采购(?:物品|项目|品目|目录|金额|内容)")

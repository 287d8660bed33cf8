"""收入总表: revenue by functional class and source."""

from __future__ import annotations

from services.normalization.core.tables import TableEvidence, table_kind


@table_kind(
    "revenue_summary",
    titles=(
        r"^(?!.*(?:支|财政拨款|基金|国有资本|一般公共|非税|社会保险)).*收入"
        r"(?:预算|决算)?(?:总体?|明细|情况|汇总|分类|功能)*(?:预算|决算)?(?:情况)?(?:总?表|$)",
    ),
)
def is_revenue_summary(evidence: TableEvidence) -> bool:
    """Functional classes against sources of revenue."""
    return (
        evidence.has_header(r"科目")
        and evidence.has_leaf(r"(?:财政|一般公共预算)拨款(?:收入)?|财政拨款")
        and evidence.has_leaf(r"(?:事业单位)?(?:事业|经营|其他)收入")
    )

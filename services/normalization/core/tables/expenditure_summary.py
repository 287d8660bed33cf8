"""支出总表: expenditure by functional class and nature."""

from __future__ import annotations

from services.normalization.core.tables import TableEvidence, table_kind


@table_kind(
    "expenditure_summary",
    titles=(
        r"^(?!.*(?:收|三公|财政拨款|基金|国有资本|一般公共|基本支出|项目支出|经济|采购|专项|专户|分类汇总)).*支出"
        r"(?:预算|决算)?(?:总体?|明细|情况|汇总|功能|分类)*(?:预算|决算)?(?:情况)?(?:总?表|$)",
    ),
)
def is_expenditure_summary(evidence: TableEvidence) -> bool:
    """Functional classes against basic, project and business expenditure."""
    return (
        evidence.has_header(r"科目")
        and evidence.has_leaf(r"基本支出")
        and evidence.has_leaf(r"(?:上[解缴]上级|(?:事业单位)?经营|对?附属单位补助)支出")
    )

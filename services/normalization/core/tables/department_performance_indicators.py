"""部门整体绩效指标: the indicators of the whole department."""

from __future__ import annotations

from services.normalization.core.tables import TableEvidence, table_kind


@table_kind(
    "department_performance_indicators",
    titles=(r"整体.{0,6}绩效(?:指标|目标)", r"职责.{0,3}工作活动.{0,3}绩效(?:指标|目标)"),
    is_statistical=False,
)
def is_department_performance_indicators(evidence: TableEvidence) -> bool:
    """Indicators with the grading that only whole departments get, or those of its activities."""
    if evidence.has_leaf(r"职责活动|工作活动") and evidence.has_leaf(r"优秀?"):
        return True
    return (
        evidence.has_header(r"三级指标|绩效指标|指标内容")
        and evidence.has_header(r"指标值|目标值")
        and evidence.has_header(r"评.{0,10}分标准")
    )

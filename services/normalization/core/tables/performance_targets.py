"""项目绩效目标表: the indicators of one project."""

from __future__ import annotations

from services.normalization.core.tables import TableEvidence, table_kind


@table_kind(
    "performance_targets",
    titles=(r"^(?!.*(?:整体|工作活动)).*绩效(?:目标(?:申报|批复)?)?表",),
    is_statistical=False,
)
def is_performance_targets(evidence: TableEvidence) -> bool:
    """Indicators on three levels with a target value, and no grading of a whole department."""
    return (
        evidence.has_header(r"三级(?:指标|目标)?|绩效指标|指标(?:内容|名称)")
        and (evidence.has_header(r"(?:指标|目标|实现)值|年度数?值") or evidence.has_leaf(r"优秀?"))
        and not evidence.has_leaf(r"职责活动|工作活动")
        and not evidence.has_header(r"评.{0,10}分标准")
    )

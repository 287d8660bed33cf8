"""部门机构设置情况: the units of the department."""

from __future__ import annotations

from services.normalization.core.tables import TableEvidence, table_kind


@table_kind(
    "organization",
    titles=(
        r"机构设置|(?:预算|决算)?单位构成|(?:预算|决算)单位(?:情况|名单|一览)"
        r"|(?:预算|决算).{2,10}的单位(?:情况|名单)",
    ),
    is_statistical=False,
)
def is_organization(evidence: TableEvidence) -> bool:
    """Units with their nature, rank or a remark, and nothing counted."""
    return (
        evidence.has_leaf(r"(?:预算|决算)?单位(?:全称|名称)?")
        and evidence.has_leaf(r"单位(?:性质|类型|规格|级别)|经费(?:保障|来源|供给).*|备注")
        and not evidence.has_leaf(r".*(?:金额|预算数|合计|数量|项目|编码).*")
    )

"""Forms that are published beside the known ones and have no kind of their own."""

from __future__ import annotations

from services.normalization.core.tables import TableEvidence, table_kind


@table_kind(
    "other",
    titles=(
        r"^(?!.*(?:绩效|基本支出|三公|采购)).*(?:项目支出|经济分类|购买服务|转移支付|专项资金"
        r"|社会保险基金|人员(?:编制|基本)?情况|非税收入.{0,6}表|目录$)",
        r"^(?!.*(?:三公|支出)).*(?:一般公共预算|政府性?基金预算)收入.{0,4}表",
        r"^(?!.*(?:基本支出|项目支出)).*财政拨款支出决算明细",
    ),
    is_statistical=False,
)
def is_other(evidence: TableEvidence) -> bool:
    """Never: a form without title that no other kind recognises is nothing in particular."""
    return False

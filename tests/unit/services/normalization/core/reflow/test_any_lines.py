"""No flattened table, however mangled, stops a document."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from services.normalization.core.reflow.reflow import reflow_blocks
from tests.unit.services.normalization.core.reflow.writing import write_table

PIECES = st.sampled_from(
    ["序号", "项目编码", "一级指标", "二级指标", "三级指标", "指标值", "绩效指标描述",
        "指标值确定依据",
     "产出指标", "数量指标", "满意度指标", "满意度", "≥95%", "12", "个月", "1", "2", "3",
     "栏次", "合计", "205",
     "3.00", "-", "收入", "支出", "项", "目", "预算数", "一、教育支出", "单位名称",
     "单位性质", "单位规格",
     "经费保障形式", "行政", "正科级", "项 目 数量 价值（金额单位：万元）", "资产总额",
     "科目编码", "科目名称",
     "功能分类科目", "基本支出", "项目支出", "绩效目标", "资金支出计划（%）", "3月底",
     "C0599", "（", "预算数"]
)  # fmt: skip
LINES = st.lists(st.lists(PIECES, max_size=7).map(" ".join), max_size=30).map("\n".join)


HEADERS = st.sampled_from(
    [
        "",
        "序号 收入 支出\n项目 预算数 项目 预算数\n栏次 1 2 3 4\n",
        "单位名称 单位性质 单位规格 经费保障形式\n",
        "项目 数量 价值\n",
        "一级指标 二级指标 三级指标 绩效指标描述 指标值\n指标值确定依据\n",
    ]
)


@settings(max_examples=150, deadline=None)
@given(LINES, HEADERS)
def test_mangled_lines_give_blocks_and_no_error(lines: str, header: str):
    for block in reflow_blocks((write_table(header + lines),)):
        assert block.type in ("grid", "flattened_table")

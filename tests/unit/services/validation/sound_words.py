"""What a sound budget says of itself, and its projects with their indicators."""

from __future__ import annotations

from shared.contracts.performance import Indicator
from tests.unit.services.validation.builders import (
    fact,
    indicator,
    paragraphs,
    project,
)

FACTS = (
    fact("total_revenue", "542.35", "2024年预算收入542.35万元"),
    fact("general_public_budget_revenue", "530.35", "一般公共预算收入530.35万元"),
    fact("government_managed_funds_revenue", "12.00", "基金预算收入12.00万元"),
    fact("total_expenditure", "542.35", "2024年支出预算542.35万元"),
    fact("basic_expenditure", "444.05", "基本支出444.05万元"),
    fact("personnel_expenses", "384.05", "人员经费384.05万元"),
    fact("non_personnel_expenses", "60.00", "日常公用经费60.00万元"),
    fact("project_expenditure", "98.30", "项目支出98.30万元，主要为统计业务经费60.30万元"),
    fact("project_item", "60.30", "统计业务经费60.30万元", name="统计业务经费"),
    fact("project_item", "26.00", "经济普查经费26.00万元", name="经济普查经费"),
    fact("project_item", "12.00", "公益宣传经费12.00万元", name="公益宣传经费"),
    fact("total_budget", "542.35", "2024年预算收支安排542.35万元"),
    fact(
        "change_total", "20.15", "较2023年预算增加20.15万元", direction="increase", base_year=2023
    ),
    fact("change_basic_expenditure", "9.85", "基本支出减少9.85万元", direction="decrease"),
    fact("change_personnel_expenses", "12.00", "人员经费减少12.00万元", direction="decrease"),
    fact("change_non_personnel_expenses", "2.15", "公用经费增加2.15万元", direction="increase"),
    fact("change_project_expenditure", "30.00", "项目支出增加30.00万元", direction="increase"),
    fact(
        "change_project_item", "30.00", "新增普查经费30.00万元", direction="increase", name="普查"
    ),
    fact("agency_operating_expenses", "60.00", "2024年机关运行经费共计安排60.00万元"),
    fact("three_public_expenses", "7.50", "“三公”经费预算安排7.50万元"),
    fact("three_public_expenses", "8.00", "2023年“三公”经费为8.00万元", year=2023),
    fact("change_three_public_expenses", "0.50", "比2023年减少0.50万元", direction="decrease"),
    fact("official_overseas_travel", "0.00", "因公出国（境）费0.00万元"),
    fact("official_vehicles", "6.30", "公务用车购置及运维费6.30万元"),
    fact("official_vehicle_purchase", "0.00", "公务用车购置费0.00万元"),
    fact("official_vehicle_running", "6.30", "公务用车运维费6.30万元"),
    fact("official_hospitality", "1.20", "公务接待费1.20万元"),
    fact("government_procurement", "11.00", "政府采购预算11.00万元"),
    fact("fixed_assets", "250.40", "上年末固定资产金额为250.40万元", year=2023),
    fact(
        "planned_asset_purchase", "5.00", "本年度拟购置固定资产总额为5.00万元，已列入政府采购预算"
    ),
)


TEXT = paragraphs(
    "云溪县统计局2024年部门预算信息公开情况说明",
    "2024年预算收支安排542.35万元，较2023年预算增加20.15万元，其中：基本支出减少9.85万元，"
    "主要为人员经费减少；项目支出增加30.00万元，主要原因是新增普查经费30.00万元。",
    "2024年机关运行经费共计安排60.00万元。",
    "2024年“三公”经费预算安排7.50万元，比2023年减少0.50万元，原因是压缩公务接待。",
)


def indicators(money: str, firms: str) -> tuple[Indicator, ...]:
    """A full set of indicators for a project of this budget."""
    output, outcome = {"dimension": "output"}, {"dimension": "outcome"}
    ratio = {"dimension": "ratio", "operator_source": "sign"}
    return (
        indicator(
            *("产出指标", "数量指标", "调查企业数量", f"≥{firms}家"),
            value=(">=", firms, "家"),
            meaning={"dimension": "count", "operator_source": "sign"},
            **output,
            aspect="quantity",
            expected_dimension="count",
            desired_direction="up",
        ),
        indicator(
            *("产出指标", "质量指标", "数据合格率", "≥95%"),
            value=(">=", "95", "%"),
            meaning=ratio,
            **output,
            aspect="quality",
            expected_dimension="ratio",
            desired_direction="up",
        ),
        indicator(
            *("产出指标", "时效指标", "报表完成时间", "12月底前"),
            meaning={"operator": "date", "date": "--12", "dimension": "date"},
            **output,
            aspect="timeliness",
        ),
        indicator(
            *("产出指标", "成本指标", "项目预算控制数", f"≤{money}万元"),
            value=("<=", money, "万元"),
            meaning={"dimension": "money", "operator_source": "sign"},
            **output,
            aspect="cost",
            desired_direction="down",
        ),
        indicator(
            *("效益指标", "社会效益指标", "决策服务水平", "提升"),
            meaning={"operator": "qualitative", "text": "提升"},
            **outcome,
            aspect="social",
        ),
        indicator(
            *("满意度指标", "服务对象满意度指标", "企业满意度", "≥90%"),
            value=(">=", "90", "%"),
            meaning=ratio,
            dimension="satisfaction",
            aspect="satisfaction",
            desired_direction="up",
        ),
    )


PROJECTS = (
    project(
        "统计业务经费",
        "60.30",
        code="13012324P000000000001",
        purpose="主要用于：调查员补贴40.30万元；印刷费6万元；培训费14万元。",
        indicators=indicators("60.30", "1200"),
    ),
    project(
        "经济普查经费",
        "26.00",
        code="13012324P000000000002",
        purpose="用于普查宣传和数据处理。",
        indicators=indicators("26.00", "800"),
    ),
    project(
        "公益宣传经费",
        "12.00",
        code="13012324P000000000003",
        purpose="用于公益宣传。",
        indicators=indicators("12.00", "300"),
    ),
)

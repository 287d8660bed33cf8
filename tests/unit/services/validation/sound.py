"""A whole budget that agrees with itself, of a department that does not exist."""

from __future__ import annotations

from functools import cache

from services.validation.core import titles
from shared.contracts.document import Document
from tests.unit.services.validation.builders import (
    Sheet,
    classified,
    document,
    listed,
    sections,
    two_sided,
)
from tests.unit.services.validation.sound_words import FACTS, PROJECTS, TEXT

BY_FUND = {
    "total": "合计",
    "general_public_budget": "一般公共预算",
    "government_managed_funds": "政府性基金",
    "state_capital_operations": "国有资本经营",
}


BY_USE = {"total": "合计", "basic_expenditure": "基本支出", "project_expenditure": "项目支出"}


EXPENDITURE = [
    ("", "合计", "542.35", "444.05", "98.30"),
    ("201", "一般公共服务支出", "406.75", "320.45", "86.30"),
    ("20105", "统计信息事务", "406.75", "320.45", "86.30"),
    ("2010501", "行政运行", "320.45", "320.45", ""),
    ("2010502", "一般行政管理事务", "86.30", "", "86.30"),
    ("208", "社会保障和就业支出", "61.80", "61.80", ""),
    ("20805", "行政事业单位养老支出", "61.80", "61.80", ""),
    ("2080505", "机关事业单位基本养老保险缴费支出", "41.20", "41.20", ""),
    ("2080506", "机关事业单位职业年金缴费支出", "20.60", "20.60", ""),
    ("210", "卫生健康支出", "27.90", "27.90", ""),
    ("21011", "行政事业单位医疗", "27.90", "27.90", ""),
    ("2101101", "行政单位医疗", "18.75", "18.75", ""),
    ("2101103", "公务员医疗补助", "9.15", "9.15", ""),
    ("221", "住房保障支出", "33.90", "33.90", ""),
    ("22102", "住房改革支出", "33.90", "33.90", ""),
    ("2210201", "住房公积金", "33.90", "33.90", ""),
    ("229", "其他支出", "12.00", "", "12.00"),
    ("22960", "彩票公益金安排的支出", "12.00", "", "12.00"),
    ("2296003", "用于社会公益事业的彩票公益金支出", "12.00", "", "12.00"),
]


ECONOMIC = [
    ("", "合计", "444.05", "384.05", "60.00"),
    ("301", "工资福利支出", "379.25", "379.25", ""),
    ("30101", "基本工资", "160.25", "160.25", ""),
    ("30102", "津贴补贴", "95.40", "95.40", ""),
    ("30108", "机关事业单位基本养老保险缴费", "41.20", "41.20", ""),
    ("30109", "职业年金缴费", "20.60", "20.60", ""),
    ("30110", "职工基本医疗保险缴费", "18.75", "18.75", ""),
    ("30111", "公务员医疗补助缴费", "9.15", "9.15", ""),
    ("30113", "住房公积金", "33.90", "33.90", ""),
    ("302", "商品和服务支出", "55.00", "", "55.00"),
    ("30201", "办公费", "25.00", "", "25.00"),
    ("30217", "公务接待费", "1.20", "", "1.20"),
    ("30231", "公务用车运行维护费", "6.30", "", "6.30"),
    ("30239", "其他交通费用", "22.50", "", "22.50"),
    ("303", "对个人和家庭的补助", "4.80", "4.80", ""),
    ("30302", "退休费", "4.80", "4.80", ""),
    ("310", "资本性支出", "5.00", "", "5.00"),
    ("31002", "办公设备购置", "5.00", "", "5.00"),
]


CLASSES = [
    ("function_201", "一、一般公共服务支出", "406.75"),
    ("function_202", "二、外交支出", ""),
    ("function_208", "三、社会保障和就业支出", "61.80"),
    ("function_210", "四、卫生健康支出", "27.90"),
    ("function_221", "五、住房保障支出", "33.90"),
    ("function_229", "六、其他支出", "12.00"),
]


def summary() -> Sheet:
    """T1."""
    return two_sided(
        titles.T1,
        1,
        [
            ("revenue_general_public_budget", "一、一般公共预算拨款收入", "530.35"),
            ("revenue_government_managed_funds", "二、政府性基金预算拨款收入", "12.00"),
            ("revenue_state_capital_operations", "三、国有资本经营预算拨款收入", ""),
            ("revenue_special_fiscal_account", "四、财政专户管理资金收入", ""),
            ("revenue_unit_funds", "五、单位资金", ""),
            ("", "", ""),
            ("current_year_revenue", "本年收入合计", "542.35"),
            ("opening_carryover", "上年结转结余", ""),
            ("total_revenue", "收入总计", "542.35"),
        ],
        [
            *CLASSES,
            ("current_year_expenditure", "本年支出合计", "542.35"),
            ("closing_carryover", "年终结转结余", ""),
            ("total_expenditure", "支出总计", "542.35"),
        ],
        {"budgeted": "预算数"},
    )


def revenue() -> Sheet:
    """T2."""
    measures = {
        "total": "合计",
        "subtotal": "小计",
        "fiscal_appropriation": "财政拨款收入",
        "public_service_revenue": "事业收入",
        "opening_carryover": "上年结转",
    }
    rows = [(c, n, total, total, total, "", "") for c, n, total, *_ in EXPENDITURE]
    return classified(titles.T2, 2, measures, rows)


def expenditure() -> Sheet:
    """T3."""
    measures = {**BY_USE, "business_expenditure": "经营支出"}
    return classified(titles.T3, 3, measures, [(*row, "") for row in EXPENDITURE])


def appropriation() -> Sheet:
    """T4."""
    funds = {"function_229": ("12.00", "", "12.00", "")}
    right = [
        *((i, n, *funds.get(i, (amount, amount, "", ""))) for i, n, amount in CLASSES),
        ("current_year_expenditure", "本年支出合计", "542.35", "530.35", "12.00", ""),
        ("closing_carryover", "年末财政拨款结转和结余", "", "", "", ""),
        ("", "", "", "", "", ""),
        ("total_expenditure", "支出总计", "542.35", "530.35", "12.00", ""),
    ]
    left = [
        ("revenue_general_public_budget", "一、一般公共预算拨款", "530.35"),
        ("revenue_government_managed_funds", "二、政府性基金预算拨款", "12.00"),
        ("revenue_state_capital_operations", "三、国有资本经营预算拨款", ""),
        ("", "", ""),
        ("current_year_revenue", "本年收入合计", "542.35"),
        ("opening_carryover", "年初财政拨款结转和结余", ""),
        ("opening_carryover_general_public_budget", "一、一般公共预算拨款", ""),
        ("opening_carryover_government_managed_funds", "二、政府性基金预算拨款", ""),
        ("opening_carryover_state_capital_operations", "三、国有资本经营预算拨款", ""),
        ("total_revenue", "收入总计", "542.35"),
    ]
    return two_sided(titles.T4, 4, left, right, BY_FUND)


def general_public_budget() -> Sheet:
    """T5."""
    rows = [("", "合计", "530.35", "444.05", "86.30"), *EXPENDITURE[1:-3]]
    return classified(titles.T5, 5, BY_USE, rows)


def basic_expenditure() -> Sheet:
    """T6."""
    measures = {
        "total": "合计",
        "personnel_expenses": "人员经费",
        "non_personnel_expenses": "公用经费",
    }
    return classified(titles.T6, 6, measures, ECONOMIC)


def government_managed_funds() -> Sheet:
    """T7."""
    return classified(titles.T7, 7, BY_USE, [("", "合计", "12.00", "", "12.00"), *EXPENDITURE[-3:]])


def state_capital_operations(*rows: tuple[str, ...]) -> Sheet:
    """T8, nil unless rows are given."""
    note = None if rows else "注：无国有资本经营预算财政拨款，空表列示。"
    return classified(titles.T8, 8, BY_USE, rows, note=note)


def three_public() -> Sheet:
    """T9."""
    rows = [
        ("three_public_total", "合计", "7.50"),
        ("three_public_subtotal", "“三公”经费小计", "7.50"),
        ("official_overseas_travel", "一、因公出国（境）费", ""),
        ("official_overseas_travel_research", "其中：教学科研人员", ""),
        ("official_overseas_travel_other", "其他因公出国（境）费", ""),
        ("official_vehicles", "二、公务用车购置及运维费", "6.30"),
        ("official_vehicle_purchase", "其中：公务用车购置费", ""),
        ("official_vehicle_running", "公务用车运行维护费", "6.30"),
        ("official_hospitality", "三、公务接待费", "1.20"),
    ]
    return listed(titles.T9, 9, BY_FUND, [(i, n, amount, amount, "", "") for i, n, amount in rows])


def procurement() -> Sheet:
    """政府采购预算表: one item of goods, one service."""
    measures = {
        "budgeted": "预算资金",
        "goods": "采购物品名称",
        "catalogue": "政府采购目录序号",
        "measure_unit": "计量单位",
        "quantity": "数量",
        "unit_price": "单价",
        "total": "合计",
        "general_public_budget": "一般公共预算拨款",
        "government_managed_funds": "基金预算拨款",
        "smes_reserved": "2024年预留中小微企业份额",
    }
    rows = [
        ("grand_total", "合计", "", "", "", "", "", "", "11.00", "11.00", "", "11.00"),
        ("", "云溪县统计局本级小计", *[""] * 6, "11.00", "11.00", "", "11.00"),
        (
            "",
            "日常运转",
            "5.00",
            "台式计算机",
            "A02010105",
            "台",
            "10",
            "0.50",
            "5.00",
            "5.00",
            "",
            "5.00",
        ),
        (
            "",
            "统计业务经费",
            "60.30",
            "印刷服务",
            "C23090100",
            "份",
            "20000",
            "0.0003",
            "6.00",
            "6.00",
            "",
            "6.00",
        ),
    ]
    table, lines = listed(titles.PROCUREMENT, 10, measures, rows)
    words = ("goods", "catalogue", "measure_unit")
    return table, tuple(line for line in lines if line.measure not in words)


def fixed_assets() -> Sheet:
    """固定资产占用情况表."""
    rows = [
        ("fixed_assets_total", "资产总额", "", "250.40"),
        ("fixed_assets_buildings", "1、房屋（平方米）", "300", "100.00"),
        ("fixed_assets_office_buildings", "其中：办公用房（平方米）", "280", "90.00"),
        ("fixed_assets_vehicles", "2、车辆（台、辆）", "2", "36.00"),
        ("fixed_assets_equipment", "3、单价在20万元以上的设备", "1", "24.40"),
        ("fixed_assets_other", "4、其他固定资产", "150", "90.00"),
    ]
    caption = "412云溪县统计局 截止时间：2023-12-31"
    measures = {"quantity": "数量", "value": "价值（金额单位：万元）"}
    return listed(titles.FIXED_ASSETS, 11, measures, rows, caption=caption)


@cache
def sound_budget() -> Document:
    """A budget with all nine tables, projects, procurement, assets and narrative."""
    return document(
        summary(),
        revenue(),
        expenditure(),
        appropriation(),
        general_public_budget(),
        basic_expenditure(),
        government_managed_funds(),
        state_capital_operations(),
        three_public(),
        procurement(),
        fixed_assets(),
        projects=PROJECTS,
        narrative_facts=FACTS,
        paragraphs=TEXT,
        sections=sections("一、部门职责", "二、收支说明", "三、机关运行经费"),
    )

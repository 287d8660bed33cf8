"""Printed labels of the standard lines of the forms, as slugs."""

from __future__ import annotations

import re

from services.normalization.core.lines.groups import Side
from services.normalization.core.printed_text import to_matchable
from shared.classification import find_functional_class, strip_numbering

_Rules = tuple[tuple[re.Pattern[str], str], ...]


def _compile(*rules: tuple[str, str]) -> _Rules:
    return tuple((re.compile(pattern), item) for pattern, item in rules)


# Labels without blanks and numbers; the first pattern of a form that fits names the line.
# What both sides of a table print beside the year's own lines: 上年结转结余, 结余分配
_BALANCES = _compile(
    (r"^(?:年初|上年|期初).*(?:结转|结余)", "opening_carryover"),
    (r"^(?:年末|年终|期末|结转下年)", "closing_carryover"),
    (r"^使用非财政拨款(?:结余|专用结余)", "non_fiscal_surplus_used"),
    (r"^结余分配", "surplus_distribution"),
)
# Sources of revenue: 事业收入, 一般公共预算拨款收入
_REVENUE = _compile(
    (r"^[本当]年收入(?:合计|小计)?$", "current_year_revenue"),
    (r"^(?:收入)?(?:总计|合计)$", "total_revenue"),
    (r"^一般公共预算", "revenue_general_public_budget"),
    (r"^政府性?基金", "revenue_government_managed_funds"),
    (r"^国有资本经营", "revenue_state_capital_operations"),
    (r"^财政专户", "revenue_special_fiscal_account"),
    (r"^财政拨款", "revenue_fiscal_appropriation"),
    (r"^单位资金", "revenue_unit_funds"),
    (r"^(?:事业单位)?经营收入", "revenue_business"),
    (r"^事业收入", "revenue_public_service"),
    (r"^上级补助", "revenue_superior_unit_subsidies"),
    (r"^附属单位上缴", "revenue_subordinate_unit_remittances"),
    (r"^其他收入", "revenue_other"),
)
# Sums of expenditure; its other lines are functional classes
_EXPENDITURE = _compile(
    (r"^[本当]年支出(?:合计|小计)?$", "current_year_expenditure"),
    (r"^(?:支出)?(?:总计|合计)$", "total_expenditure"),
)
# “三公”经费, with the other expenses that the same form limits
_THREE_PUBLIC = _compile(
    (r"^合计$", "three_public_total"),
    (r"三公经费.{0,40}小计|^小计$|^三公经费(?:合计|支出)?$", "three_public_subtotal"),
    (r"教学科研人员.{0,40}因公出国", "official_overseas_travel_research"),
    (r"^其他.*因公出国", "official_overseas_travel_other"),
    (r"因公出国", "official_overseas_travel"),
    (r"用车购置(?:及|和|与)", "official_vehicles"),
    (r"用车购置|^购置费", "official_vehicle_purchase"),
    (r"用车运行|用车运维|^运行(?:维护)?费", "official_vehicle_running"),
    (r"公务接待", "official_hospitality"),
    (r"会议费", "meeting_expenses"),
    (r"培训费", "training_expenses"),
    (r"机关运行经费", "agency_operating_expenses"),
)
# 固定资产: 房屋, 其中办公用房, 车辆
_FIXED_ASSETS = _compile(
    (r"资产总额|^合计$|^总计$", "fixed_assets_total"),
    (r"办公用房", "fixed_assets_office_buildings"),
    (r"房屋", "fixed_assets_buildings"),
    (r"车辆", "fixed_assets_vehicles"),
    (r"设备", "fixed_assets_equipment"),
    (r"其他固定资产|其他资产", "fixed_assets_other"),
)
# The two parts that basic expenditure is summed by
_BASIC_PARTS = _compile(
    (r"^人员经费合计$", "personnel_expenses"),
    (r"^公用经费合计$", "non_personnel_expenses"),
)
# 合计, 支出合计, 总计: the sum of a classification
_GRAND_TOTAL = re.compile(r"^(?:收入|支出)?(?:合计|总计)$")
# The budget that a part of a carryover belongs to: 一般公共预算拨款结转
_BY_FUND = _compile(
    (r"^一般公共预算", "general_public_budget"),
    (r"^政府性?基金", "government_managed_funds"),
    (r"^国有资本经营", "state_capital_operations"),
)


def find_item(kind: str, side: Side | None, label: str, heading: str | None = None) -> str | None:
    """Return the standard line that a label names, None for the rows of a classification.

    `heading` is the standard line last printed above on the same side: under an opening carryover,
    一般公共预算拨款 is the carryover of that budget, not its revenue.
    """
    plain = to_matchable(strip_numbering(label.removeprefix("其中：").removeprefix("其中:")))
    if kind == "three_public_expenses":
        return _find(_THREE_PUBLIC, plain)
    if kind == "fixed_assets":
        return _find(_FIXED_ASSETS, plain)
    if kind == "general_public_budget_basic_expenditure" and (part := _find(_BASIC_PARTS, plain)):
        return part
    if side is None:
        return "grand_total" if _GRAND_TOTAL.match(plain) else None
    fund = _find(_BY_FUND, plain)
    if fund and heading in ("opening_carryover", "closing_carryover"):
        return f"{heading}_{fund}"
    return _find(_BALANCES, plain) or _find_on_side(side, label, plain)


def is_total(label: str | None) -> bool:
    """Whether a label is the 总计 of a side, carryovers included."""
    return to_matchable(label or "").endswith("总计")


def is_sum(label: str | None, item: str | None) -> bool:
    """Whether a label is a 合计, which beside a 总计 sums the current year alone."""
    return bool(item) and str(item).startswith("total_") and not is_total(label)


def _find_on_side(side: Side, label: str, plain: str) -> str | None:
    if side == "revenue":
        return _find(_REVENUE, plain)
    code = find_functional_class(label)
    return f"function_{code}" if code else _find(_EXPENDITURE, plain)


def _find(rules: _Rules, label: str) -> str | None:
    return next((item for pattern, item in rules if pattern.search(label)), None)

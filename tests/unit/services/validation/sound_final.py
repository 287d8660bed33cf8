"""Final accounts that agree with themselves, of the same department."""

from __future__ import annotations

from functools import cache

from services.validation.core import titles
from shared.contracts.document import Document, DocumentKind
from tests.unit.services.validation.builders import classified, document, listed, two_sided
from tests.unit.services.validation.sound import (
    BY_USE,
    CLASSES,
    EXPENDITURE,
    appropriation,
    basic_expenditure,
    expenditure,
    general_public_budget,
)


@cache
def sound_final_accounts() -> Document:
    """Final accounts with balances, carryovers of zero, and both columns of T9."""
    summary = two_sided(
        titles.T1,
        1,
        [
            ("revenue_general_public_budget", "一、一般公共预算财政拨款收入", "530.35"),
            ("revenue_government_managed_funds", "二、政府性基金预算财政拨款收入", "12.00"),
            *[("", "", "")] * 4,
            ("current_year_revenue", "本年收入合计", "542.35"),
            ("non_fiscal_surplus_used", "使用非财政拨款结余", ""),
            ("opening_carryover", "年初结转和结余", ""),
            ("total_revenue", "总计", "542.35"),
        ],
        [
            *CLASSES,
            ("current_year_expenditure", "本年支出合计", "542.35"),
            ("surplus_distribution", "结余分配", ""),
            ("closing_carryover", "年末结转和结余", ""),
            ("total_expenditure", "总计", "542.35"),
        ],
        {"final": "决算数"},
    )
    revenue = classified(
        titles.T2,
        2,
        {
            "total": "本年收入合计",
            "fiscal_appropriation": "财政拨款收入",
            "other_revenue": "其他收入",
        },
        [(code, name, total, total, "") for code, name, total, *_ in EXPENDITURE],
    )
    funds = classified(
        titles.T7,
        7,
        {
            "opening_carryover": "年初结转和结余",
            "current_year_revenue": "本年收入",
            **BY_USE,
            "closing_carryover": "年末结转和结余",
        },
        [
            (code, name, "", total, total, "", total, "")
            for code, name, total, *_ in EXPENDITURE[-3:]
        ],
    )
    travel = listed(
        titles.T9,
        9,
        {"budgeted": "预算数", "final": "决算数"},
        [
            ("three_public_total", "合计", "7.50", "7.20"),
            ("official_overseas_travel", "因公出国（境）费", "", ""),
            ("official_vehicles", "公务用车购置及运行维护费", "6.30", "6.20"),
            ("official_vehicle_purchase", "公务用车购置费", "", ""),
            ("official_vehicle_running", "公务用车运行维护费", "6.30", "6.20"),
            ("official_hospitality", "公务接待费", "1.20", "1.00"),
        ],
    )
    return document(
        summary,
        revenue,
        expenditure(),
        appropriation(),
        general_public_budget(),
        basic_expenditure(),
        funds,
        travel,
        kind=DocumentKind.FINAL_ACCOUNTS,
    )

"""Cases of the rules within the nine tables."""

from __future__ import annotations

from services.validation.core.titles import T1, T2, T3, T4, T5, T6, T7, T8, T9
from tests.unit.services.validation.builders import (
    UNREADABLE,
    amount,
    document,
    with_code,
    without,
    without_row,
)
from tests.unit.services.validation.cases import case
from tests.unit.services.validation.sound import state_capital_operations

_CAPITAL = document(
    state_capital_operations(
        ("", "合计", "8.00", "", "8.00"),
        ("223", "国有资本经营预算支出", "8.00", "", "8.00"),
        ("22301", "解决历史遗留问题支出", "8.00", "", "8.00"),
    )
)
_TRAVEL = (
    amount(T9, "official_overseas_travel", "3.00"),
    amount(T9, "official_overseas_travel_other", "3.00"),
)


def _unreadable(kind: str, key: str, measure: str | None = None):
    return amount(kind, key, UNREADABLE, measure)


CASES = {
    "A-101": case(
        amount(T1, "total_expenditure", "524.35"), _unreadable(T1, "total_expenditure"), T1
    ),
    "A-102": case(
        amount(T1, "revenue_general_public_budget", "503.35"),
        _unreadable(T1, "current_year_revenue"),
        T1,
    ),
    "A-103": case(amount(T1, "function_208", "68.10"), _unreadable(T1, "function_208"), T1),
    "A-104": case(
        amount(T1, "opening_carryover", "10.00"),
        without_row(T1, "total_revenue"),
        without_row(T1, "current_year_revenue"),
    ),
    "A-105": case(
        amount(T1, "closing_carryover", "10.00"),
        without_row(T1, "total_expenditure"),
        without_row(T1, "current_year_expenditure"),
    ),
    "A-106": case(amount(T1, "function_208", "-61.80"), _unreadable(T1, "function_208"), T1),
    "A-201": case(amount(T2, "208", "68.10", "total"), _unreadable(T2, "208", "total"), T2),
    "A-202": case(
        amount(T2, "208", "68.10", "fiscal_appropriation"),
        _unreadable(T2, "208", "subtotal"),
        T2,
    ),
    "A-203": case(amount(T2, "2080505", "14.20"), _unreadable(T2, "2080505"), T2),
    "A-204": case(
        without_row(T2, "20805"),
        with_code(T2, "2080505", "20805O5"),
        without(T2, T3, T5, T6, T7, T8),
    ),
    "S-11": case(
        without_row(T3, "grand_total"),
        _unreadable(T3, "grand_total"),
        without(T2, T3, T5, T7, T8),
    ),
    "X-17": case(
        amount(T1, "revenue_unit_funds", "7.00"),
        _unreadable(T1, "revenue_unit_funds"),
        T2,
        holds=(
            amount(T1, "revenue_unit_funds", "3.00"),
            amount(T2, "grand_total", "3.00", "public_service_revenue"),
        ),
    ),
    "A-301": case(
        amount(T3, "208", "68.10", "basic_expenditure"),
        _unreadable(T3, "208", "basic_expenditure"),
        T3,
    ),
    "A-302": case(amount(T3, "2080505", "14.20"), _unreadable(T3, "2080505"), T3),
    "A-401": case(
        amount(T4, "function_208", "68.10", "general_public_budget"),
        _unreadable(T4, "function_208", "total"),
        T4,
    ),
    "A-402": case(amount(T4, "total_revenue", "524.35"), without_row(T4, "total_revenue"), T4),
    "A-403": case(
        amount(T4, "revenue_general_public_budget", "503.35"),
        _unreadable(T4, "revenue_general_public_budget"),
        T4,
    ),
    "A-404": case(
        amount(T4, "opening_carryover", "10.00"),
        without_row(T4, "total_revenue"),
        without_row(T4, "current_year_revenue"),
    ),
    "A-405": case(
        amount(T4, "revenue_government_managed_funds", "21.00"),
        _unreadable(T4, "revenue_government_managed_funds"),
        T4,
    ),
    "A-501": case(amount(T5, "2080505", "14.20"), _unreadable(T5, "2080505"), T5),
    "A-601": case(
        amount(T6, "301", "397.25", "personnel_expenses"),
        _unreadable(T6, "301", "personnel_expenses"),
        T6,
    ),
    "A-602": case(amount(T6, "30101", "106.25"), _unreadable(T6, "30101"), T6),
    "A-603": case(amount(T6, "301", "397.25"), without_row(T6, "grand_total"), T6),
    "A-604": case(
        amount(T6, "301", "379.25", "non_personnel_expenses"),
        _unreadable(T6, "301", "non_personnel_expenses"),
        T6,
    ),
    "A-701": case(amount(T7, "2296003", "21.00"), _unreadable(T7, "2296003"), T7),
    "A-801": case(amount(T8, "22301", "80.00"), _unreadable(T8, "22301"), T8, base=_CAPITAL),
    "A-901": case(
        amount(T9, "official_vehicles", "3.60", "total"),
        _unreadable(T9, "official_vehicles", "total"),
        T9,
    ),
    "A-902": case(
        amount(T9, "official_hospitality", "2.10"), _unreadable(T9, "official_hospitality"), T9
    ),
    "A-903": case(
        amount(T9, "official_vehicle_running", "3.60"),
        _unreadable(T9, "official_vehicle_running"),
        T9,
    ),
    "A-904": case(
        amount(T9, "official_overseas_travel_research", "1.00"),
        _unreadable(T9, "official_overseas_travel_research"),
        (
            without_row(T9, "official_overseas_travel_research"),
            without_row(T9, "official_overseas_travel_other"),
        ),
        holds=_TRAVEL,
    ),
    "A-905": case(
        amount(T9, "three_public_subtotal", "9.50"),
        _unreadable(T9, "three_public_subtotal"),
        without_row(T9, "three_public_subtotal"),
    ),
    "X-01": case(amount(T2, "grand_total", "524.35"), _unreadable(T2, "grand_total"), T2),
    "X-02": case(amount(T3, "grand_total", "524.35"), _unreadable(T3, "grand_total"), T3),
    "X-03": case(amount(T1, "function_210", "29.70"), _unreadable(T1, "function_210"), T3),
    "X-04": case(
        amount(T2, "210", "29.70"),
        _unreadable(T2, "210"),
        amount(T1, "closing_carryover", "1.00"),
    ),
    "X-05": case(
        amount(T4, "revenue_general_public_budget", "503.35"),
        _unreadable(T4, "revenue_general_public_budget"),
        T4,
    ),
    "X-06": case(
        amount(T4, "total_revenue", "524.35"),
        without_row(T4, "total_revenue"),
        amount(T1, "revenue_unit_funds", "30.00"),
    ),
    "X-07": case(
        amount(T2, "grand_total", "524.35", "fiscal_appropriation"),
        _unreadable(T2, "grand_total", "fiscal_appropriation"),
        T2,
    ),
    "X-08": case(amount(T5, "grand_total", "503.35"), without_row(T5, "grand_total"), T4),
    "X-09": case(amount(T5, "210", "29.70"), _unreadable(T5, "210"), T5),
    "X-10": case(
        amount(T3, "grand_total", "89.30", "project_expenditure"),
        _unreadable(T3, "grand_total", "project_expenditure"),
        amount(T1, "revenue_unit_funds", "30.00"),
    ),
    "X-11": case(amount(T6, "grand_total", "404.45"), _unreadable(T6, "grand_total"), T6),
    "X-12": case(amount(T5, "2101101", "81.75"), _unreadable(T5, "2101101"), T5),
    "X-13": case(amount(T6, "30231", "63.00"), _unreadable(T6, "30231"), T9),
    "X-14": case(amount(T6, "30113", "39.30"), _unreadable(T6, "30113"), T6),
    "X-15": case(amount(T6, "30110", "17.85"), _unreadable(T6, "30110"), T6),
}

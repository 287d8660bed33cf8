"""Cases of the rules about final accounts."""

from __future__ import annotations

from services.validation.core.titles import T1, T2, T3, T4, T5, T7, T9
from tests.unit.services.validation.builders import (
    UNREADABLE,
    amount,
    fields,
    paragraphs,
    without,
)
from tests.unit.services.validation.cases import case
from tests.unit.services.validation.sound_final import sound_final_accounts

_BASE = sound_final_accounts()
_DONE = (
    "一般公共预算财政拨款支出年初预算为500.00万元，支出决算为530.35万元，完成年初预算的106.07%。"
    "决算数大于年初预算数的主要原因：追加人员经费。"
)
_SHARES = (
    "本年支出合计542.35万元，其中：基本支出444.05万元，占81.88%；项目支出98.30万元，占18.12%。"
)


def _text(text: str):
    return fields(paragraphs=paragraphs(text))


CASES = {
    "D-01": case(
        amount(T1, "opening_carryover", "10.00"),
        amount(T1, "current_year_revenue", UNREADABLE),
        T1,
        base=_BASE,
    ),
    "D-02": case(amount(T2, "208", "68.10"), amount(T2, "208", UNREADABLE), T2, base=_BASE),
    "D-03": case(amount(T3, "208", "68.10"), amount(T3, "208", UNREADABLE), T3, base=_BASE),
    "D-04": case(
        amount(T4, "revenue_government_managed_funds", "21.00"),
        amount(T4, "revenue_government_managed_funds", UNREADABLE),
        T4,
        base=_BASE,
    ),
    "D-05": case(amount(T5, "208", "68.10"), amount(T5, "208", UNREADABLE), T5, base=_BASE),
    "D-06": case(
        amount(T9, "official_hospitality", "2.10", "final"),
        amount(T9, "official_hospitality", UNREADABLE, "final"),
        T9,
        base=_BASE,
    ),
    "D-07": case(
        amount(T7, "2296003", "21.00", "current_year_revenue"),
        amount(T7, "2296003", UNREADABLE, "current_year_revenue"),
        without(T7),
        base=_BASE,
    ),
    "D-08": case(
        _text(_DONE.replace("500.00", "0")),
        _text(_DONE.replace("完成年初", "完成全年")),
        _text("本部门职责明确。"),
        holds=_text(_DONE),
        base=_BASE,
    ),
    "D-09": case(
        _text(_SHARES.replace("81.88", "88.18")),
        _text(_SHARES.replace("合计542.35", "合计0.00")),
        _text("本部门职责明确。"),
        holds=_text(_SHARES),
        base=_BASE,
    ),
    "D-10": case(
        _text(_DONE.replace("大于", "小于")),
        _text(_DONE.replace("大于年初", "大于全年")),
        _text("本部门职责明确。"),
        holds=_text(_DONE),
        base=_BASE,
    ),
}

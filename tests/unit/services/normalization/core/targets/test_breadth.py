"""Target values beyond the cases of the reference, each with its meaning on one line.

`values.txt` reads `raw → operator value unit date |qualifier, "per" a denominator said elsewhere,
"against" a baseline, and after a semicolon the quantities that stand side by side`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from services.normalization.core.targets.target_value import parse_target_cells, parse_target_value
from shared.contracts.performance import TargetValue


def describe(target: TargetValue) -> str:
    is_said = target.unit is not None and target.unit.endswith(f"/{target.per}")
    parts = [
        target.operator,
        target.value,
        target.unit,
        target.date,
        target.qualifier and f"|{target.qualifier}",
        target.per and not is_said and f"per {target.per}",
        target.baseline and f"against {target.baseline}",
        target.quantities
        and "; " + ", ".join(f"{q.operator}{q.value}{q.unit or ''}" for q in target.quantities),
    ]
    return " ".join(part for part in parts if part)


ROWS = [
    row.split(" → ")
    for row in Path(__file__).with_name("values.txt").read_text("utf-8").splitlines()
]


@pytest.mark.parametrize(("raw", "meaning"), ROWS, ids=[row[0] for row in ROWS])
def test_a_printed_value_has_this_meaning(raw, meaning):
    assert describe(parse_target_value(raw, fiscal_year=2026)) == meaning


@pytest.mark.parametrize(
    ("raw", "name", "date"),
    [
        ("2026.12", "竣工时间", "2026-12"),
        ("2026.06", "完成时限", "2026-06"),
        ("2026年10月", "项目启动时间", "2026-10"),
    ],
)
def test_a_name_of_a_time_makes_a_figure_a_date(raw, name, date):
    target = parse_target_value(raw, name=name, fiscal_year=2026)
    assert (target.operator, target.date, target.value) == ("date", date, None)


def test_money_by_the_month_may_leave_its_unit_out():
    target = parse_target_value("≤41万/月", name="人工成本")
    assert (target.unit, target.per, target.dimension) == ("万元/月", "月", "rate")


@pytest.mark.parametrize("raw", ["节约5%", "签约20家", "预约100人次", "人均300元", "收到5件"])
def test_the_end_of_a_longer_word_is_no_bound(raw):
    target = parse_target_value(raw)
    assert (target.operator, target.bound, target.qualifier) == ("=", None, None)


@pytest.mark.parametrize(
    ("raw", "printed"),
    [
        ("定性\t优", "qualitative"), ("≥\t98\t百分比（%）", ">= 98 %"), ("≤\t5\t万元", "<= 5 万元"),
        ("≥\t2\t次/年", ">= 2 次/年"), ("\t12\t个(套)", "= 12 个(套)"),
    ],
)  # fmt: skip
def test_cells_of_sign_value_and_unit_are_joined(raw, printed):
    assert describe(parse_target_value(raw)) == printed


@pytest.mark.parametrize(
    ("sign", "value", "unit", "meaning"),
    [
        ("≥", "95", "%", ">= 95 %"),
        ("定量", "28.8万元", "%", "= 28.8 万元"),
        ("定性", "应保尽保", "%", "qualitative"),
        ("=", "12", "—", "= 12"),
        ("≥", "20万", "条", ">= 20 万条"),
        (None, "100%", "百分比", "= 100 %"),
        ("≤", "5", "个工作日", "<= 5 工作日"),
    ],
)
def test_a_unit_belongs_only_to_a_figure_without_one(sign, value, unit, meaning):
    assert describe(parse_target_cells(sign, value, unit)) == meaning


def test_a_text_that_lists_more_than_a_hundred_figures_states_no_value():
    target = parse_target_value("乡镇12个、" * 101)
    assert (target.operator, target.value, target.flags) == ("qualitative", None, ("too_long",))

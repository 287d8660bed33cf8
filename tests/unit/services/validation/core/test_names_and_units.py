"""Names of units, numbers of chapters and units of amounts that printings lose."""

from __future__ import annotations

import pytest

from services.validation.core.titles import T9
from services.validation.core.validate import validate
from shared.contracts.findings import Outcome
from shared.registry import load_all
from tests.unit.services.validation.builders import (
    Change,
    amount,
    changed,
    fields,
    paragraphs,
    project_with,
    sections,
    stated,
    without,
)
from tests.unit.services.validation.cases.annexes import asset
from tests.unit.services.validation.cases.names_and_units import organized, said
from tests.unit.services.validation.sound import sound_budget

load_all("services.validation.core.rules")


def broken(rule: str, *changes: Change) -> list[str]:
    """What one rule says of the sound budget after these changes."""
    findings = validate(changed(sound_budget(), *changes)).findings
    return [f.message for f in findings if f.rule == rule and f.outcome is Outcome.BROKEN]


@pytest.mark.parametrize(
    "unit", ["云溪县统计局", "云溪县统计局机关", "云溪县第三中学", "云溪县社会经济调查队东关分队"]
)
def test_a_unit_of_another_name_is_no_slip_of_one_that_is_listed(unit: str) -> None:
    listed = organized("云溪县统计局本级", "云溪县第一中学", "云溪县社会经济调查队")
    assert broken("S-13", listed, project_with(0, unit_name=unit)) == []


def test_running_costs_that_only_the_text_states_need_a_vehicle_too() -> None:
    text_alone = (without(T9), stated("official_vehicle_running", "4.50"))
    assert broken("FA-07", *text_alone) == []
    no_vehicle = asset("fixed_assets_vehicles", "", "quantity")
    assert len(broken("FA-07", *text_alone, no_vehicle)) == 1


def test_no_running_costs_need_no_vehicle() -> None:
    nothing = amount(T9, "official_vehicle_running", "", "total")
    assert broken("FA-07", nothing, asset("fixed_assets_vehicles", "", "quantity")) == []


def test_a_number_outside_the_gap_does_not_fill_it() -> None:
    gap = sections("一、部门职责", "二、收支说明", "四、政府采购")
    lines = ("一、部门职责", "二、收支说明", "四、政府采购", "第二部分 绩效目标", "三、保障措施。")
    assert len(broken("S-06", fields(sections=gap, paragraphs=paragraphs(*lines)))) == 1


def test_a_number_inside_the_gap_fills_it() -> None:
    gap = sections("一、部门职责", "二、收支说明", "四、政府采购")
    lines = ("一、部门职责", "二、收支说明", "三、机关运行经费安排：无。", "四、政府采购")
    assert broken("S-06", fields(sections=gap, paragraphs=paragraphs(*lines))) == []


def test_chapters_between_two_numbers_that_print_none_are_named() -> None:
    found = sections("一、部门职责", "机关运行经费安排情况", "三、政府采购")
    assert broken("S-06", fields(sections=found, paragraphs=())) == [
        "“一、部门职责”之后直接为“三、政府采购”，其间的“机关运行经费安排情况”未印编号"
    ]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("公务接待费、会议费分别减少0.30、0.50万元。", "公务接待费、会议费分别减少0.30"),
        ("“三公”经费减少0.50（万元）。", "“三公”经费减少0.50"),
        ("“三公”经费减少0.50万元。", "“三公”经费减少0.50万元"),
    ],
)
def test_a_unit_behind_the_last_of_several_amounts_is_printed(text: str, quote: str) -> None:
    assert broken("Q-07", said(text, quote)) == []

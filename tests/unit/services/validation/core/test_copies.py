"""What was left unfilled, copied or printed twice, and what only looks like it."""

from __future__ import annotations

import pytest

from services.validation.core.titles import FIXED_ASSETS
from services.validation.core.validate import validate
from shared.contracts.document import Document
from shared.contracts.findings import Outcome
from shared.contracts.performance import Indicator
from shared.registry import load_all
from tests.unit.services.validation.builders import Change, amount, changed, project_with
from tests.unit.services.validation.cases.changes import AT, meaning, overall, with_indicator
from tests.unit.services.validation.sound import sound_budget

load_all("services.validation.core.rules")


def broken(rule: str, *changes: Change) -> list[str]:
    """What one rule says of the sound budget after these changes."""
    findings = validate(changed(sound_budget(), *changes)).findings
    return [f.message for f in findings if f.rule == rule and f.outcome is Outcome.BROKEN]


def again(number: int, index: int, **update: object) -> Change:
    """Print an indicator of a project a second time, with these fields changed."""

    def change(given: Document) -> Document:
        rows: tuple[Indicator, ...] = given.projects[number].indicators
        second = rows[index].model_copy(update=update)
        return project_with(number, indicators=(*rows, second))(given)

    return change


@pytest.mark.parametrize("goal", ["目标内容1", "绩效目标", "年度目标二", "指标内容2", "测试数据"])
def test_a_goal_that_is_its_own_label_was_never_filled_in(goal: str) -> None:
    said = broken("Q-01", project_with(1, goals=("完成全县普查登记。", goal)))
    assert said == [f"项目“经济普查经费”留有模板文字：“绩效目标 2.{goal}”"]


@pytest.mark.parametrize(
    "goal", ["完成年度目标任务3项。", "实现绩效目标管理全覆盖", "项目内容丰富", "目标群众满意"]
)
def test_a_goal_that_speaks_of_goals_is_filled_in(goal: str) -> None:
    assert broken("Q-01", project_with(1, goals=(goal,))) == []


def test_an_indicator_that_is_its_own_label_was_never_filled_in() -> None:
    assert broken("Q-01", with_indicator(0, AT.quality, level3="指标名称1"))


def test_a_row_printed_twice_is_a_repetition() -> None:
    assert len(broken("I-15", again(0, AT.satisfaction))) == 1


def test_one_row_with_two_values_is_a_repetition() -> None:
    assert broken("I-15", again(0, AT.satisfaction, value_raw="≥85%"))


def test_one_name_for_two_things_described_is_no_repetition() -> None:
    other = again(0, AT.satisfaction, description="规模以下企业的满意程度")
    assert broken("I-15", other) == []


def test_a_number_of_what_is_new_is_a_count_and_no_share_of_growth() -> None:
    share = meaning(0, AT.quantity, value="100", unit="%", dimension="ratio")
    named = with_indicator(0, AT.quantity, level3="新增调查数量", value_raw="100%")
    assert broken("I-03", share, named)


@pytest.mark.parametrize(("name", "unit", "count"), [("培训人次", "次", 1), ("培训人次", "人次", 0),
                                                     ("培训次数", "次", 0)])  # fmt: skip
def test_people_are_not_counted_in_occasions(name: str, unit: str, count: int) -> None:
    given = (
        with_indicator(0, AT.quantity, level3=name, description=name, value_raw=f"≥3{unit}"),
        meaning(0, AT.quantity, value="3", unit=unit),
    )
    assert len(broken("I-03", *given)) == count


def test_other_assets_of_a_value_have_a_quantity_too() -> None:
    assert broken("FA-04", amount(FIXED_ASSETS, "fixed_assets_other", "", "quantity"))


def test_shares_of_a_target_are_no_grades_of_a_count() -> None:
    grading = "优：大于等于95%；良：大于等于85%；中：大于等于75%；差：小于75%"
    assert broken("I-09", with_indicator(0, AT.quantity, grading=grading)) == []
    assert broken("I-09", with_indicator(0, AT.satisfaction, grading=grading))


def test_an_overall_level_is_not_compared_with_a_change() -> None:
    rows = sound_budget().projects[0].indicators
    level = rows[AT.quality].model_copy(update={"value_raw": "≥40%"})
    given = changed(sound_budget(), overall(level), meaning(0, AT.quality, change="up"))
    assert [f.rule for f in validate(given).findings if f.rule == "I-10"] == []


@pytest.mark.parametrize("end", ["项目绩效目标表", "项目支出绩效目标表", "支出绩效目标表"])
def test_what_a_title_adds_is_no_other_name(end: str) -> None:
    assert broken("P-11", project_with(0, title=f"1.统计业务经费{end}")) == []
    assert broken("P-11", project_with(0, title=f"1.统计普查业务经费{end}"))

"""Sound relations that look broken: what no document is accused of."""

from __future__ import annotations

import pytest

from services.validation.core.titles import T3, T6, T8
from services.validation.core.validate import validate
from shared.contracts.document import Document
from shared.contracts.findings import Outcome, Severity
from tests.unit.services.validation.builders import (
    Change,
    amount,
    changed,
    fact,
    fields,
    paragraphs,
    project_with,
    stated,
    table_with,
    with_code,
)
from tests.unit.services.validation.cases.changes import AT, meaning, prose, with_indicator
from tests.unit.services.validation.sound import sound_budget


def findings(rule_id: str, *changes: Change, given: Document | None = None) -> list[str]:
    document = changed(given or sound_budget(), *changes)
    return [f.message for f in validate(document).findings if f.rule == rule_id]


def every_indicator(**update: object) -> Change:
    """Change fields of every indicator of every project."""

    def change(given: Document) -> Document:
        projects = [
            project.model_copy(
                update={
                    "indicators": tuple(i.model_copy(update=update) for i in project.indicators)
                }
            )
            for project in given.projects
        ]
        return given.model_copy(update={"projects": tuple(projects)})

    return change


def test_a_form_without_descriptions_is_not_told_that_each_is_missing():
    assert findings("I-20", every_indicator(description=None)) == []


def test_what_no_form_holds_is_told_once():
    assert len(findings("I-17", every_indicator(level3=None))) == 1
    unpriced = [project_with(number, budget=None) for number in range(3)]
    assert findings("P-12", *unpriced) == ["全部 3 个项目都没有预算数"]
    assert findings("P-07", every_indicator(aspect="quality")) == [
        f"全部 3 个项目都没有{name}" for name in ("数量指标", "时效指标", "成本指标")
    ]


def test_a_change_between_the_parts_of_revenue_is_no_part():
    text = "收入预算542.35万元，其中：财政拨款收入542.35万元，比上年增加20.15万元。"
    facts = (
        fact("total_revenue", "542.35", "收入预算542.35万元"),
        fact("fiscal_appropriation_revenue", "542.35"),
    )
    assert findings("N-02", fields(paragraphs=paragraphs(text), narrative_facts=facts)) == []


@pytest.mark.parametrize(("text", "told"), [("40.00", 0), ("70.00", 1)])
def test_operating_expenses_of_some_units_are_part_of_the_non_personnel_expenses(
    text: str, told: int
):
    quote = f"下属1家机关和1家参公事业单位财政拨款的机关运行经费预算为{text}万元"
    assert len(findings("N-06", stated("agency_operating_expenses", text, quote=quote))) == told


def test_projects_that_are_not_all_published_may_stay_below_the_project_expenditure():
    more = amount(T3, "grand_total", "198.30", "project_expenditure")
    silent = fields(narrative_facts=())
    assert findings("P-01", more, silent) == []
    assert findings("P-01", amount(T3, "grand_total", "58.30", "project_expenditure"), silent)


def test_a_saving_of_all_is_the_share_of_the_budget_that_is_spent():
    given = with_indicator(0, 0, level3="成本节约率", value_raw="≤100%")
    ceiling = {"operator": "<=", "value": "100", "unit": "%", "dimension": "ratio"}

    def bound(document: Document) -> Document:
        project = document.projects[0]
        one = project.indicators[0]
        value = one.normalized.model_copy(update=ceiling)
        kept = (one.model_copy(update={"normalized": value}), *project.indicators[1:])
        return project_with(0, indicators=kept)(document)

    assert findings("I-02", given, bound) == []


def test_a_nil_table_whose_amount_the_text_states_as_zero_is_a_note_only():
    bare = table_with(T8, note=None)
    nil = changed(sound_budget(), bare, stated("state_capital_operations_revenue", "0.00"))
    told = [f.severity for f in validate(nil).findings if f.rule == "S-07"]
    assert told == [Severity.INFO]


def test_what_one_wrong_code_breaks_is_one_group():
    given = changed(sound_budget(), with_code(T3, "2080506", "7180506"))
    broken = [f for f in validate(given).findings if f.outcome is Outcome.BROKEN]
    codes = [f for f in broken if f.rule in ("A-204", "X-04")]
    assert len(codes) > 1
    assert {finding.group for finding in codes} == {"科目编码 7180506"}


def test_codes_of_an_office_of_its_own_are_one_group():
    given = changed(
        sound_budget(), with_code(T6, "30201", "30203"), with_code(T6, "30217", "30218")
    )
    found = [f for f in validate(given).findings if f.rule == "C-03"]
    assert len(found) == 2
    assert len({finding.group for finding in found}) == 1
    assert found[0].group


def test_a_floor_of_the_whole_is_a_note():
    given = with_indicator(0, 1, value_raw="≥100%")

    def whole(document: Document) -> Document:
        one = document.projects[0].indicators[1]
        value = one.normalized.model_copy(update={"operator": ">=", "value": "100", "unit": "%"})
        indicators = list(document.projects[0].indicators)
        indicators[1] = one.model_copy(update={"normalized": value})
        return project_with(0, indicators=tuple(indicators))(document)

    told = validate(changed(sound_budget(), given, whole)).findings
    assert [f.severity for f in told if f.rule == "I-04"] == [Severity.INFO]


@pytest.mark.parametrize(
    ("name", "stated"), [("工作效率", "30分钟"), ("失效率", "3小时"), ("有效率", "3小时")]
)
def test_an_efficiency_is_no_share_and_a_failure_rate_is_one(name: str, stated: str):
    changes = (
        with_indicator(0, AT.quality, level3=name, value_raw=stated),
        meaning(0, AT.quality, operator="=", value=stated[:-2], unit="小时", dimension="time"),
    )
    told = [message for message in findings("I-07", *changes) if name in message]
    assert len(told) == (0 if name == "工作效率" else 1)


@pytest.mark.parametrize(
    ("description", "told"),
    [("支出资金数/预算安排资金数", 1), ("（预算数-支出数）/预算数", 0)],
)
def test_what_is_spent_of_the_budget_is_no_saving(description: str, told: int):
    saving = with_indicator(
        0, AT.quality, level3="成本节约率", description=description, desired_direction="up"
    )
    assert len(findings("I-20", saving)) == told


@pytest.mark.parametrize("name", ["零投诉率", "投诉办结率", "故障率降低幅度", "故障排除率"])
def test_a_rate_of_something_wanted_may_be_high(name: str):
    wanted = (
        with_indicator(0, AT.quality, level3=name, description=name),
        meaning(0, AT.quality, operator="=", value="98", unit="%", dimension="ratio"),
    )
    assert findings("I-28", *wanted) == []


def test_the_target_of_the_text_may_stand_in_the_basis_or_name_two_indicators():
    basis = with_indicator(0, AT.quality, basis="系统全年运行时间占全年总时间的比率大于95%")
    measured = prose("（一）统计业务经费", "系统全年运行时间占全年总时间的比率", "大于95%", "95")
    assert findings("N-14", measured) != []
    assert findings("N-14", basis, measured) == []
    joint = prose("（一）统计业务经费", "水质监测采样、送检率", "95%以上", "95")
    named = (
        with_indicator(0, AT.quality, level3="采样率"),
        with_indicator(0, AT.outcome, level3="样品送检率"),
    )
    assert findings("N-14", joint) != []
    assert findings("N-14", joint, *named) == []

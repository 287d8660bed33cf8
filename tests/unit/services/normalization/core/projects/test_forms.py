"""Projects' forms, built from grids as the readers give them."""

from __future__ import annotations

from dataclasses import replace

from services.normalization.core.projects.particulars import read_particulars
from shared.contracts.extracted import (
    Paragraph,
)
from shared.contracts.location import Location
from tests.unit.services.normalization.core.projects.drawn_forms import (
    HEADER,
    INDICATORS,
    PARTICULARS,
    Row,
    grid,
    read,
)


def test_a_form_in_two_grids_is_one_project():
    document = read(Paragraph(text="1、灯塔维护费绩效目标表"), PARTICULARS, INDICATORS)
    (project,) = document.projects
    assert (project.title, project.code, project.name) == (
        "1、灯塔维护费绩效目标表", "99010124P000000000001", "灯塔维护费",
    )  # fmt: skip
    assert (project.budget, project.fiscal_funds, project.other_funds) == ("12.50", "10.00", "2.50")
    assert project.purpose == "用于灯塔日常维护，1、更换灯泡；2、粉刷塔身。"
    assert project.payment_plan == {
        "3月底": "25%", "6月底": None, "10月底": "75%", "12月底": "100%",
    }  # fmt: skip
    assert project.goals == ("保障灯塔照明", "全年投入2.5万元修缮", "提升航行安全")
    assert [indicator.value_raw for indicator in project.indicators] == [
        "≥30 个", "12 月底前", "≥95%",
    ]  # fmt: skip


def test_the_caption_of_a_form_names_its_unit():
    caption = Paragraph(text="101001海港局灯塔所 单位：万元")
    title = Paragraph(text="1、灯塔维护费绩效目标表")
    (project,) = read(title, caption, PARTICULARS, INDICATORS).projects
    assert project.unit_name == "海港局灯塔所"


def test_the_particulars_are_no_table_and_give_theirs_their_title():
    document = read(Paragraph(text="1、灯塔维护费绩效目标表"), PARTICULARS, INDICATORS)
    assert [(table.kind, table.title) for table in document.tables] == [
        ("performance_targets", "1、灯塔维护费绩效目标表")
    ]
    assert document.projects[0].table == document.tables[0].id


def test_a_form_in_one_grid_is_the_same_project():
    rows: tuple[Row, ...] = (
        ["项目编码", ("99010124P000000000001", 2, 1), "项目名称", ("灯塔维护费", 2, 1)],
        ["绩效目标", ("按期完成维护。", 5, 1)],
        [*HEADER],
        ["产出指标", "数量指标", "更换灯泡数量", "更换灯泡数量", "≥30 个", "工作计划"],
    )
    (project,) = read(Paragraph(text="1、灯塔维护费绩效目标表"), grid("g1", *rows)).projects
    assert (project.name, project.goals) == ("灯塔维护费", ("按期完成维护。",))
    assert [indicator.level3 for indicator in project.indicators] == ["更换灯泡数量"]


def test_particulars_that_go_on_over_a_page_stay_one_project():
    above = grid(
        "g1",
        ["项目编码", "99010124P000000000001", "项目名称", "灯塔维护费"],
        [("预算规模及资金用途", 1, 2), "预算数", "12.50", ""],
        [("用于灯塔日常维护", 3, 1)],
    )
    below = grid(
        "g2",
        [("资金支出计划（%）", 1, 2), "3月底", "6月底", "12月底"],
        ["25%", "50%", "100%"],
        ["绩效目标", ("1.保障照明2.按期修缮", 3, 1)],
    )
    document = read(Paragraph(text="1、灯塔维护费绩效目标表"), above, below, INDICATORS)
    (project,) = document.projects
    assert (project.name, project.budget, project.goals) == (
        "灯塔维护费", "12.50", ("保障照明", "按期修缮"),
    )  # fmt: skip
    assert project.payment_plan == {"3月底": "25%", "6月底": "50%", "12月底": "100%"}
    assert len(project.indicators) == 3


def test_projects_stacked_in_one_grid_are_told_apart():
    rows: tuple[Row, ...] = (
        ["项目编码", ("99010124P000000000001", 2, 1), "项目名称", ("灯塔维护费", 2, 1)],
        ["绩效目标", ("按期维护", 5, 1)],
        [*HEADER],
        ["产出指标", "数量指标", "灯泡", "灯泡", "≥30 个", "计划"],
        [("2、码头修缮费绩效目标表", 6, 1)],
        [("单位：万元", 6, 1)],
        ["项目编码", ("99010124P000000000002", 2, 1), "项目名称", ("码头修缮费", 2, 1)],
        ["绩效目标", ("按期修缮", 5, 1)],
        [*HEADER],
        ["产出指标", "数量指标", "码头", "码头", "≥1 座", "计划"],
    )
    document = read(grid("g1", *rows))
    assert [project.title for project in document.projects] == [None, "2、码头修缮费绩效目标表"]
    assert [(p.name, p.goals, len(p.indicators)) for p in document.projects] == [
        ("灯塔维护费", ("按期维护",), 1),
        ("码头修缮费", ("按期修缮",), 1),
    ]
    assert len({project.table for project in document.projects}) == 2


def test_goals_alone_above_the_indicators_take_the_name_from_the_title():
    goals = grid("g1", ["绩效目标", "1.保障照明2.按期修缮"])
    (project,) = read(Paragraph(text="2、灯塔照明费绩效目标表"), goals, INDICATORS).projects
    assert (project.name, project.goals) == ("灯塔照明费", ("保障照明", "按期修缮"))
    assert project.payment_plan == {}


def test_goals_printed_among_the_indicators_are_no_row():
    mixed = grid(
        "g1",
        [*HEADER],
        [("绩效目标 1.保障照明；2.按期修缮。", 6, 1)],
        ["产出指标", "数量指标", "更换灯泡数量", "更换灯泡数量", "≥30 个", "工作计划"],
    )
    document = read(Paragraph(text="3、灯塔照明费绩效目标表"), mixed)
    assert document.projects[0].goals == ("保障照明；", "按期修缮。")
    assert len(document.tables[0].rows) == 1


def test_two_projects_do_not_share_their_parts():
    second = grid("g3", ["绩效目标", "按期修缮"])
    document = read(
        Paragraph(text="1、灯塔维护费绩效目标表"), PARTICULARS, INDICATORS,
        Paragraph(text="2、码头修缮费绩效目标表"), second, INDICATORS,
    )  # fmt: skip
    assert [project.name for project in document.projects] == ["灯塔维护费", "码头修缮费"]
    assert [len(project.indicators) for project in document.projects] == [3, 3]


def test_blank_levels_are_carried_down_within_their_first_level():
    loose = grid(
        "g1",
        [*HEADER],
        ["产出指标", "数量指标", "灯泡", "灯泡", "≥30 个", "计划"],
        ["", "", "塔身", "塔身", "≥1 座", "计划"],
        ["效益指标", "", "安全", "安全", "提升", "计划"],
    )
    document = read(Paragraph(text="1、灯塔维护费绩效目标表"), loose)
    assert [(i.level1, i.level2) for i in document.projects[0].indicators] == [
        ("产出指标", "数量指标"), ("产出指标", "数量指标"), ("效益指标", None),
    ]  # fmt: skip
    assert document.tables[0].rows[1][:2] == ("产出指标", "数量指标")


def test_a_value_in_three_cells_is_one_value():
    department = grid(
        "g1",
        [("一级指标", 1, 2), ("二级指标", 1, 2), ("三级指标", 1, 2), ("评（扣）分标准", 1, 2),
         ("绩效指标描述", 1, 2), ("指标值", 3, 1), ("指标值确定依据", 1, 2)],
        ["符号", "值", "单位"],
        ["部门产出", "数量", "出航次数", "优：大于等于95%；良：大于等于85%", "出航次数", "≥", "95",
         "百分之", "调查"],
        ["部门产出", "质量", "", "", "", "", "", "", ""],
    )  # fmt: skip
    document = read(Paragraph(text="部门整体绩效指标"), department)
    (indicator,) = document.department_indicators
    assert indicator.value_raw == "≥95百分之"
    assert (indicator.normalized.operator, indicator.normalized.unit) == (">=", "%")
    assert "joined_cells" in indicator.normalized.flags
    assert indicator.grading == "优：大于等于95%；良：大于等于85%"
    assert len(document.tables[0].rows) == 2


def test_every_field_knows_its_place():
    placed = PARTICULARS.model_copy(
        update={
            "cells": tuple(
                replace(cell, location=Location(element=f"R{cell.row}C{cell.column}"))
                for cell in PARTICULARS.cells
            )
        }
    )
    places = {name: place.element for name, place in read_particulars(placed).places.items()}
    assert places == {
        "code": "R0C1", "name": "R0C4", "budget": "R1C2", "fiscal_funds": "R1C4",
        "other_funds": "R1C6", "purpose": "R2C1", "goals": "R5C1", "payment_plan": "R4C1",
        "3月底": "R4C1", "10月底": "R4C4", "12月底": "R4C6",
    }  # fmt: skip


def test_texts_may_fill_several_cells():
    form = grid(
        "g1",
        ["项目编码", "99010124P000000000001", "项目名称", "灯塔维护费"],
        ["绩效目标", "1.保障照明。", ("2.按期修缮。", 2, 1)],
        ["", ("3.提升安全。", 3, 1)],
        [("预算规模及资金用途", 1, 2), "预算数", "12.50", ""],
        ["用于维护，", ("其中：灯泡2万元。", 2, 1)],
    )
    particulars = read_particulars(form)
    assert particulars.goals == ("保障照明。", "按期修缮。", "提升安全。")
    assert particulars.fields["purpose"] == "用于维护，其中：灯泡2万元。"


def test_a_label_cut_by_a_page_break_still_labels_its_second_row():
    form = grid(
        "g1",
        ["项目编码", "99010124P000000000001", "项目名称", "灯塔维护费"],
        ["预算规模及资金用途", "预算数", "12.50", ""],
        ["", ("用于灯塔日常维护", 3, 1)],
        ["绩效目标", ("按期完成", 3, 1)],
    )
    assert read_particulars(form).fields["purpose"] == "用于灯塔日常维护"

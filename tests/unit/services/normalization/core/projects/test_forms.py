"""Projects' forms, built from grids as the readers give them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.normalization.core.normalize import normalize
from services.normalization.core.projects.forms import to_project_name
from services.normalization.core.projects.goals import split_goals
from services.normalization.core.projects.labels import find_field
from services.normalization.core.projects.particulars import read_particulars
from services.normalization.core.projects.recognition import is_particulars
from shared.contracts.extracted import (
    Block,
    Cell,
    ExtractedDocument,
    Grid,
    Paragraph,
    Source,
)
from shared.contracts.location import Location

Row = Sequence[str | tuple[str, int, int]]
HEADER = ["一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据"]


def grid(grid_id: str, *rows: Row) -> Grid:
    """Build a grid row by row; a tuple is text, columns and rows spanned."""
    cells: list[Cell] = []
    taken: set[tuple[int, int]] = set()
    width = 0
    for number, row in enumerate(rows):
        column = 0
        for entry in row:
            text, across, down = (entry, 1, 1) if isinstance(entry, str) else entry
            while (number, column) in taken:
                column += 1
            cells.append(
                Cell(row=number, column=column, column_span=across, row_span=down, text=text)
            )
            taken |= {(number + y, column + x) for x in range(across) for y in range(down)}
            column += across
            width = max(width, column)
    return Grid(id=grid_id, row_count=len(rows), column_count=width, cells=tuple(cells))


PARTICULARS = grid(
    "g1",
    ["项目编码", ("99010124P000000000001", 2, 1), "项目名称", ("灯塔维护费", 3, 1)],
    [
        ("预算规模及资金用途", 1, 2),
        "预算数",
        "12.50",
        "其中：财政    资金",
        "10.00",
        "其他资金",
        "2.50",
    ],
    [("用于灯塔日常维护，1、更换灯泡；2、粉刷塔身。", 6, 1)],
    [("资金支出计划（%）", 1, 2), ("3月底", 2, 1), "6月底", ("10月底", 2, 1), "12月底"],
    [("25%", 2, 1), "", ("75%", 2, 1), "100%"],
    ["绩效目标", ("1.保障灯塔照明2.全年投入2.5万元修缮3.提升航行安全", 6, 1)],
)
INDICATORS = grid(
    "g2",
    [*HEADER],
    [("产出指标", 1, 2), "数量指标", "更换灯泡数量", "更换灯泡数量", "≥30 个", "工作计划"],
    ["时效指标", "完成时间", "更换完成时间", "12 月底前", "工作计划"],
    ["满意度指标", "服务对象满意度指标", "船员满意度", "满意船员占比", "≥95%", "问卷调查"],
)


def read(*blocks: Block):
    source = Source(file_name="lighthouse.docx", media_type="text/html", size_bytes=1)
    return normalize(ExtractedDocument(source=source, blocks=blocks), "0" * 64)


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


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("1、灯塔维护费绩效目标表", "灯塔维护费"),
        ("（二）灯塔维护费绩效目标表", "灯塔维护费"),
        ("3.12345热线运行费绩效目标表", "12345热线运行费"),
        ("12345热线运行费绩效目标表", "12345热线运行费"),
        ("项目支出绩效目标申报表（2024年度）", None),
        ("2031年度项目支出绩效目标表", None),
        ("表12 部门预算项目支出绩效目标表", None),
        (None, None),
    ],
)
def test_a_title_names_its_project(title, name):
    assert to_project_name(title) == name


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


ACTIVITIES: tuple[Row, ...] = (
    [("职责活动", 1, 2), ("年度预算数", 1, 2), ("内容描述", 1, 2), ("绩效目标", 1, 2),
     ("绩效指标", 1, 2), ("评价标准", 4, 1)],
    ["优", "良", "中", "差"],
    ["一、航标管理", "85.00", "管理全部航标", "航标正常发光", "", "", "", "", ""],
    [("1.灯塔维护", 1, 2), ("60.00", 1, 2), ("维护灯塔", 1, 2), ("灯塔完好", 1, 2),
     "灯塔完好率", "≥95%", "≥90%", "≥85%", "＜85%"],
    ["抢修及时率", "98%以上", "95%-98%", "90%-95%", "90%以下"],
    ["2.浮标更换", "25.00", "更换浮标", "按期更换", "浮标更换数量", "12个", "10个", "8个",
     "8个以下"],
)  # fmt: skip


@pytest.mark.parametrize(
    "title", ["部门职责-工作活动绩效目标", "部门职责—工作活动绩效目标表", "五、绩效信息"]
)
def test_the_form_of_duties_and_activities_grades_its_indicators(title):
    """The form of Hebei before 2021: what is excellent is the target, the grades stay beside it."""
    document = read(Paragraph(text=title), Paragraph(text="单位：万元"), grid("g1", *ACTIVITIES))
    assert document.tables[0].kind == "department_performance_indicators"
    assert not document.projects
    assert [
        (i.heading, i.level3, i.value_raw, i.normalized.operator, i.normalized.value)
        for i in document.department_indicators
    ] == [
        ("1.灯塔维护", "灯塔完好率", "≥95%", ">=", "95"),
        ("1.灯塔维护", "抢修及时率", "98%以上", ">=", "98"),
        ("2.浮标更换", "浮标更换数量", "12个", "=", "12"),
    ]
    assert document.department_indicators[0].grading == "优：≥95%；良：≥90%；中：≥85%；差：＜85%"


def test_a_project_with_graded_standards_has_them_as_its_indicators():
    indicators = grid(
        "g2",
        [("绩效指标", 1, 2), ("指标描述", 1, 2), ("绩效标准", 4, 1)],
        ["优", "良", "中", "差"],
        ["灯泡更换率", "更换数/应更换数", "100%", "95%", "90%", "80%"],
    )
    (project,) = read(Paragraph(text="1、灯塔维护费绩效目标表"), PARTICULARS, indicators).projects
    (indicator,) = project.indicators
    assert (indicator.level3, indicator.value_raw) == ("灯泡更换率", "100%")
    assert indicator.grading == "优：100%；良：95%；中：90%；差：80%"


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


def test_a_form_by_whole_project_and_year_names_both():
    """The form that states start, end and all the money of a project, in yuan."""
    form = grid(
        "g1",
        ["项目名称", ("新建灯塔", 2, 1), "项目性质", "阶段性项目"],
        ["主管部门", ("海港局", 2, 1), "实施单位", "海港局灯塔所"],
        [
            ("项目资金（元）", 1, 3),
            "项目资金总额",
            "4,100,000.00",
            "年度资金申请总额",
            "2,100,000.00",
        ],
        ["其中：财政资金", "4,000,000.00", "其中：当年财政拨款", "2,000,000.00"],
        ["其他资金", "100,000.00", "其他资金", "100,000.00"],
        [("项目绩效目标", 1, 2), ("项目总目标", 2, 1), ("年度总体目标", 2, 1)],
        [("建成灯塔。", 2, 1), ("完成塔基。", 2, 1)],
    )
    particulars = read_particulars(form)
    assert is_particulars(form)
    assert particulars.fields["name"] == "新建灯塔"
    assert particulars.fields["unit_name"] == "海港局灯塔所"
    assert particulars.fields["budget"] == "2,100,000.00"
    assert particulars.fields["fiscal_funds"] == "2,000,000.00"
    assert particulars.fields["other_funds"] == "100,000.00"
    assert particulars.goals == ("完成塔基。",)


def test_the_form_of_the_integrated_system_is_read():
    form = grid(
        "g1",
        ["项目名称", ("灯塔维护费", 4, 1)],
        ["主管部门及代码", ("[101]海港局", 2, 1), "实施单位", "海港局灯塔所"],
        [("项目资金（万元）", 1, 3), ("年度资金总额：", 2, 1), ("12.50", 2, 1)],
        [("其中：财政拨款", 2, 1), ("10.00", 2, 1)],
        [("其他资金", 2, 1), ("2.50", 2, 1)],
        ["总体目标", ("目标1：保障照明。目标2：按期修缮。", 4, 1)],
        [("绩效指标", 1, 4), "一级指标", "二级指标", "三级指标", "指标值"],
        ["产出指标", "数量指标", "更换灯泡数量", "≥30个"],
        ["效益指标", "社会效益指标", "航行安全率", "=100%"],
        ["满意度指标", "服务对象满意度指标", "船员满意度", "≥95%"],
    )
    (project,) = read(Paragraph(text="项目支出绩效目标表（2024年度）"), form).projects
    assert (project.name, project.unit_name) == ("灯塔维护费", "海港局灯塔所")
    assert (project.budget, project.fiscal_funds, project.other_funds) == ("12.50", "10.00", "2.50")
    assert project.goals == ("保障照明。", "按期修缮。")
    assert [(i.level1, i.level3, i.value_raw) for i in project.indicators] == [
        ("产出指标", "更换灯泡数量", "≥30个"),
        ("效益指标", "航行安全率", "=100%"),
        ("满意度指标", "船员满意度", "≥95%"),
    ]


def test_a_list_of_many_projects_gives_each_its_own():
    listing = grid(
        "g1",
        ["单位名称、项目名称", "项目年度绩效目标", "一级指标", "二级指标", "三级指标", "指标性质",
         "指标值", "度量单位", "指标内容"],
        [("灯塔维护费", 1, 2), ("1.保障照明2.按期修缮", 1, 2), ("产出指标", 1, 2), "数量指标",
         "更换灯泡数量", "≥", "30", "个", "全年更换的灯泡"],
        ["质量指标", "灯泡合格率", "=", "100", "%", "合格的比率"],
        ["码头修缮费", "完成修缮", "满意度指标", "服务对象满意度指标", "船员满意度", "≥", "95", "%",
         "满意的比率"],
        ["", "", "", "", "渔民满意度", "≥", "90", "%", "满意的比率"],
    )  # fmt: skip
    document = read(Paragraph(text="项目支出绩效目标表"), listing)
    assert [(p.name, p.goals) for p in document.projects] == [
        ("灯塔维护费", ("保障照明", "按期修缮")),
        ("码头修缮费", ("完成修缮",)),
    ]
    assert [
        [(i.row, i.level1, i.level3, i.value_raw) for i in p.indicators] for p in document.projects
    ] == [
        [
            (0, "产出指标", "更换灯泡数量", "≥30个"),
            (1, "产出指标", "灯泡合格率", "=100%"),
        ],
        [
            (2, "满意度指标", "船员满意度", "≥95%"),
            (3, "满意度指标", "渔民满意度", "≥90%"),
        ],
    ]
    assert {project.table for project in document.projects} == {document.tables[0].id}


def test_the_form_of_a_whole_department_is_no_project():
    form = grid(
        "g1",
        ["部门（单位）名称", ("海港局", 4, 1)],
        ["年度资金总额", "120.00", "其中：财政拨款", "120.00", ""],
        ["年度总体目标", ("保障航行安全。", 4, 1)],
        [("年度绩效指标", 1, 3), "一级指标", "二级指标", "三级指标", "指标值"],
        ["产出指标", "数量指标", "巡航次数", "≥30次"],
        ["产出指标", "质量指标", "巡航完成率", "100%"],
    )
    document = read(Paragraph(text="部门整体支出绩效目标表"), form)
    assert document.projects == ()
    assert [(i.level3, i.value_raw) for i in document.department_indicators] == [
        ("巡航次数", "≥30次"),
        ("巡航完成率", "100%"),
    ]
    assert [table.kind for table in document.tables] == ["department_performance_indicators"]


def test_a_name_and_goals_are_enough():
    form = grid("g1", ["项目名称", "灯塔维护费"], ["绩效目标", "按期维护"])
    (project,) = read(Paragraph(text="1、灯塔绩效目标表"), form, INDICATORS).projects
    assert (project.name, project.goals) == ("灯塔维护费", ("按期维护",))


def test_labels_and_values_in_one_cell_are_parted():
    form = grid("g1", ["项目名称：灯塔维护费", "年度资金总额：12.50"], ["年度目标：按期完成", ""])
    particulars = read_particulars(form)
    assert is_particulars(form)
    assert particulars.fields == {"name": "灯塔维护费", "budget": "12.50"}
    assert particulars.goals == ("按期完成",)


@pytest.mark.parametrize(
    ("text", "goals"),
    [
        ("1.甲2.乙3.丙", ("甲", "乙", "丙")),
        ("1、甲；2、投入2.5万元；3、丙", ("甲；", "投入2.5万元；", "丙")),
        ("（1）甲（2）乙", ("甲", "乙")),
        ("①甲②乙", ("甲", "乙")),
        ("目标1：甲。目标2：乙。", ("甲。", "乙。")),
        ("目标：1.甲2.乙", ("目标：1.甲2.乙",)),
        ("1.只有一项。", ("只有一项。",)),
        ("保障2024年运转", ("保障2024年运转",)),
        (" ", ()),
    ],
)
def test_goals_are_told_apart_by_numbers_that_count_up(text, goals):
    assert split_goals(text) == goals


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("项目编码", "code"),
        ("其中：财政    资金", "fiscal_funds"),
        ("其中：财政", "fiscal_funds"),
        ("资金支出计划（%）", "plan"),
        ("绩 效 目 标：", "goals"),
        ("预算数（万元）", "budget"),
        ("中期目标（2024年—2026年）", "overall_goals"),
        ("灯塔维护费", None),
    ],
)
def test_labels_are_known_in_their_printed_variants(label, field):
    assert find_field(label) == field


@pytest.mark.parametrize(
    "header",
    [
        ["序号", "项目名称", "预算数"],
        ["项目编码", "项目名称", "预算数", "财政资金", "其他资金"],
        ["项目名称", "资金用途", "预算数", "绩效目标"],
        ["单位名称", "绩效目标", "预算数"],
    ],
)
def test_a_list_of_projects_is_no_particulars(header):
    listing = grid("g1", header, ["1"] * len(header), ["2"] * len(header))
    assert not is_particulars(listing)


WORDS = [
    "",
    "项目编码",
    "项目名称",
    "预算规模及资金用途",
    "预算数",
    "12.50",
    "其他资金",
    "3月底",
    "12月底",
    "25%",
    "绩效目标",
    "1.甲2.乙",
    "绩效目标 1.甲2.乙",
    "资金支出计划（%）",
    "灯塔维护费",
    "一级指标",
    "二级指标",
    "三级指标",
    "指标值",
    "绩效指标描述",
    "产出指标",
    "≥95%",
    "符号",
    "值",
    "单位",
    "年度资金总额：",
]
ENTRIES = st.tuples(st.sampled_from(WORDS), st.integers(1, 3), st.integers(1, 3))


@given(st.lists(st.lists(ENTRIES, min_size=1, max_size=6), min_size=1, max_size=8))
def test_no_grid_of_such_words_is_refused(rows):
    whole = grid("g1", *rows)
    document = read(Paragraph(text="1、灯塔维护费绩效目标表"), whole, INDICATORS)
    assert len({table.id for table in document.tables}) == len(document.tables)
    assert all(len(row) == len(t.columns) for t in document.tables for row in t.rows)


@pytest.mark.parametrize(
    "caption",
    ["356001 河滨县水务局", "356001河滨县水务局 单位：万元", "356001河滨县水务局单位：万元"],
)
def test_a_unit_is_named_behind_its_code_however_the_caption_is_spaced(caption: str):
    form = grid("g1", ["项目编码", "P-7", "项目名称", "清淤"], ["绩效目标", ("河道畅通。", 3, 1)])
    table = grid("g2", HEADER, ["产出指标", "数量指标", "长度", "清淤长度", "≥3公里", "计划"])
    title = Paragraph(text="1、清淤绩效目标表")
    (project,) = read(title, Paragraph(text=caption), form, table).projects
    assert project.unit_name == "河滨县水务局"

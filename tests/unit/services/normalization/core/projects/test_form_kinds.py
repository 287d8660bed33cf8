"""Projects' forms of other kinds than that of two grids."""

from __future__ import annotations

import pytest

from services.normalization.core.projects.particulars import read_particulars
from services.normalization.core.projects.recognition import is_particulars
from shared.contracts.extracted import (
    Paragraph,
)
from tests.unit.services.normalization.core.projects.drawn_forms import (
    INDICATORS,
    PARTICULARS,
    Row,
    grid,
    read,
)

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

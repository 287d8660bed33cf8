"""Labels, goals and titles of projects' forms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.normalization.core.projects.forms import to_project_name
from services.normalization.core.projects.goals import split_goals
from services.normalization.core.projects.labels import find_field
from services.normalization.core.projects.particulars import read_particulars
from services.normalization.core.projects.recognition import is_particulars
from shared.contracts.extracted import (
    Paragraph,
)
from tests.unit.services.normalization.core.projects.drawn_forms import (
    HEADER,
    INDICATORS,
    grid,
    read,
)


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

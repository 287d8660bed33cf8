"""Amounts of projects and of functional items, with their names."""

from __future__ import annotations

import pytest

from tests.unit.services.normalization.core.narrative.statements import read


@pytest.mark.parametrize(
    "text",
    [
        "项目支出9万元，主要为档案整理费5万元，法律顾问费（含差旅）4万元。",
        "项目支出9万元，档案整理费5万元，法律顾问费（含差旅）4万元。",
        "项目支出9万元，主要为：一是档案整理费5万元；二是法律顾问费（含差旅）4万元。",
        "2024年项目支出预算9万元，其中：档案整理费预算5万元;、法律顾问费（含差旅）共计4万元。",
    ],
)
def test_projects_named_in_a_list_keep_their_names(text):
    items = [(f.name, f.amount) for f in read(text) if f.metric == "project_item"]
    assert items == [("档案整理费", "5"), ("法律顾问费（含差旅）", "4")]


def test_a_project_whose_name_ends_in_a_word_of_the_form_stays_a_project():
    facts = read("项目支出9万元，主要为窗口导办岗人员经费（劳务费）9万元。")
    assert [(f.metric, f.name) for f in facts] == [
        ("project_expenditure", None),
        ("project_item", "窗口导办岗人员经费（劳务费）"),
    ]


def test_verbs_before_a_list_of_projects_make_it_a_change():
    facts = read(
        "项目支出增加6万元，主要为取消档案整理费、取暖费共计3万元，新增水质监测费9万元，其他"
        "支出无增减变动。"
    )
    assert [(f.metric, f.name, f.amount, f.direction) for f in facts[1:]] == [
        ("change_project_item", "档案整理费、取暖费", "3", "decrease"),
        ("change_project_item", "水质监测费", "9", "increase"),
    ]


def test_projects_in_paragraphs_of_their_own_belong_to_the_list_that_was_opened():
    facts = read("2024年项目支出9万元，主要为：", "1.档案整理费5万元；", "2.法律顾问费4万元。")
    assert [f.name for f in facts] == [None, "档案整理费", "法律顾问费"]


def test_the_number_of_an_item_is_no_part_of_a_name_that_begins_with_digits():
    facts = read(
        "2024年项目支出9万元，包括：1、2024年档案整理费5万元；2、2023年度法律顾问费3万元；"
        "3.12345热线席位费1万元。"
    )
    names = [fact.name for fact in facts]
    assert names == [None, "2024年档案整理费", "2023年度法律顾问费", "12345热线席位费"]


def test_classes_of_the_yearly_classification_are_items_with_their_names():
    facts = read(
        "按功能分类：教育支出5万元，占50%；其他支出5万元。工资福利支出6万元，办公费1万元。"
    )
    assert [(f.metric, f.name, f.quote) for f in facts] == [
        ("functional_item", "教育支出", "教育支出5万元"),
        ("share_functional_item", "教育支出", "占50%"),
        ("economic_item", "工资福利支出", "工资福利支出6万元"),
        ("economic_item", "办公费", "办公费1万元"),
    ]


def test_a_functional_item_named_in_its_own_paragraph_is_what_the_next_speaks_of():
    facts = read(
        "1.教育支出（类）普通教育（款）小学教育（项）。", "年初预算为10万元，支出决算为8万元。"
    )
    assert [(f.metric, f.name) for f in facts] == [
        ("initial_budget_functional_item", "教育支出（类）普通教育（款）小学教育（项）"),
        ("functional_item", "教育支出（类）普通教育（款）小学教育（项）"),
    ]

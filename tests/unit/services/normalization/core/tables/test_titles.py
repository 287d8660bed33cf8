"""Titles as offices print them, and the one kind that claims each."""

from __future__ import annotations

import time

import pytest

from services.normalization.core.printed_text import to_matchable
from services.normalization.core.tables import TABLE_KINDS, find_kind_by_title
from shared.registry import load_all

load_all("services.normalization.core.tables")

TITLES = {
    "revenue_expenditure_summary": (
        "部门预算收支总表",
        "部门收支总表",
        "2031年部门财务收支预算总表",
        "表一：部门收支总体情况表",
        "收入支出决算总表",
        "公开01表 收支预算总表",
        "一、单位收支总表",
    ),
    "revenue_summary": (
        "部门预算收入总表",
        "收入决算表",
        "二、收入决算总表",
        "2031年预算单位收入预算总表",
        "部门收入总体情况表",
        "附表2 收入预算情况表",
    ),
    "expenditure_summary": (
        "部门预算支出总表",
        "支出决算表",
        "三、支出决算总表",
        "2031年预算单位支出预算总表",
        "部门支出总体情况表",
        "表三 支出预算表",
    ),
    "fiscal_appropriation_summary": (
        "部门预算财政拨款收支总表",
        "财政拨款收入支出决算总表",
        "2031年部门财政拨款收支预算总表",
        "财政拨款收支总体情况表",
    ),
    "general_public_budget_expenditure": (
        "一般公共预算财政拨款收入支出决算表",
        "部门预算一般公共预算财政拨款支出表",
        "一般公共预算支出情况表",
        "一般公共预算财政拨款支出决算表",
        "表5 2031年一般公共预算支出明细表（按支出功能分类科目）",
        "5．2031年部门一般公共预算支出功能分类预算表",
    ),
    "general_public_budget_basic_expenditure": (
        "部门预算一般公共预算财政拨款基本支出表",
        "一般公共预算基本支出情况表",
        "一般公共预算基本支出明细表（按支出经济分类科目）",
        "一般公共预算财政拨款基本支出决算明细表",
        "2031年预算单位一般公共预算基本支出部门预算经济分类预算表",
    ),
    "government_managed_funds_expenditure": (
        "基金预算支出表",
        "部门预算政府性基金预算财政拨款支出表",
        "部门预算政府基金预算财政拨款支出表",
        "政府性基金收支表",
        "政府性基金预算财政拨款收入支出决算表",
        "2031年部门政府性基金预算支出功能分类预算表",
    ),
    "state_capital_operations_expenditure": (
        "部门预算国有资本经营预算财政拨款支出表",
        "国有资本经营预算财政拨款收入支出决算表",
        "国有资本经营预算支出情况表",
        "九、国有资本经营预算财政拨款支出决算表",
    ),
    "three_public_expenses": (
        "部门预算财政拨款“三公”经费支出表",
        "一般公共预算“三公”经费支出情况表",
        "财政拨款“三公”经费支出决算表",
        "2031年单位“三公”经费和机关运行经费预算表",
        "一般公共预算财政拨款“三公”经费及会议费、培训费支出决算表",
        '"三公"经费、会议费、培训费预算表',
    ),
    "organization": (
        "纳入部门预算编制范围的单位情况表",
        "部门机构设置情况",
        "部门决算单位构成",
        "预算单位名单",
    ),
    "performance_targets": (
        "项目支出绩效表",
        "1、某项工作经费绩效目标表",
        "项目支出绩效目标表",
        "预算项目绩效目标申报表",
        "专项资金总体绩效目标表",
    ),
    "department_performance_indicators": (
        "部门整体支出绩效指标",
        "部门整体绩效目标表",
        "单位整体支出绩效目标申报表",
    ),
    "government_procurement": (
        "部门政府采购预算",
        "政府采购预算表",
        "政府采购（资产配置、购买服务）预算表",
    ),
    "fixed_assets": (
        "部门资产占用情况表",
        "资产情况表",
        "部门固定资产占用情况表",
        "国有资产占有使用情况表",
    ),
    "term_definitions": ("十、名词解释", "功能分类名词解释"),
    "other": (
        "项目支出预算表",
        "一般公共预算项目支出表",
        "政府购买服务预算表",
        "一般公共预算支出表（按部门经济分类）",
        "财政拨款支出预算表（部门经济分类科目）",
        "非税收入征收计划表",
        "专项资金分配表",
        "人员情况表",
        "一般公共预算收入表",
        "财政拨款支出决算明细表",
        "一般公共预算财政拨款支出决算明细表",
    ),
}
UNCLAIMED = (
    "2031年部门工作情况",
    "附件",
    "专用设备清单表",
    "一般公共预算机关运行经费支出预算表",
    "财政专户管理资金支出表",
    "新增资产配置情况表",
    "部门支出分类汇总表",
)


@pytest.mark.parametrize(
    ("slug", "title"), [(slug, title) for slug, titles in TITLES.items() for title in titles]
)
def test_exactly_one_kind_claims_a_title(slug, title):
    plain = to_matchable(title)
    claims = [k.slug for k in TABLE_KINDS.values() if any(p.search(plain) for p in k.titles)]
    assert claims == [slug]


@pytest.mark.parametrize("title", UNCLAIMED)
def test_a_title_of_no_known_form_is_claimed_by_none(title):
    assert find_kind_by_title(title) is None


def test_every_kind_has_titles_in_this_list():
    assert set(TITLES) == set(TABLE_KINDS)


@pytest.mark.parametrize("words", ["收支财政拨款支出表", "一般公共预算", "财政拨款收"])
def test_no_title_pattern_is_slow_on_long_text(words):
    long = words * (36_000 // len(words))
    started = time.process_time()
    for kind in TABLE_KINDS.values():
        for pattern in kind.titles:
            pattern.search(long)
    assert time.process_time() - started < 1

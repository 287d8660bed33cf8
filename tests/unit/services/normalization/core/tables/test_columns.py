"""Forms without a title, recognised by their columns."""

from __future__ import annotations

import pytest

from services.normalization.core.printed_tables import read_tables
from shared.registry import load_all
from tests.unit.services.normalization.core.drawing import draw_grid, write_document

load_all("services.normalization.core.tables")

FORMS = {
    "revenue_expenditure_summary": (
        "收入 | < | 支出 | <",
        "项目 | 预算数 | 项目 | 预算数",
        "一、财政拨款收入 | 3 | 一、一般公共服务支出 | 3",
    ),
    "revenue_summary": (
        "科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入 | 事业收入 | 其他收入",
        "201 | 一般公共服务支出 | 3 | 3 |  | ",
    ),
    "expenditure_summary": (
        "科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 | 上缴上级支出 | 经营支出",
        "201 | 一般公共服务支出 | 3 | 2 | 1 |  | ",
    ),
    "fiscal_appropriation_summary": (
        "收入 | < | 支出 | < | < | <",
        "项目 | 金额 | 项目 | 合计 | 一般公共预算财政拨款 | 政府性基金预算财政拨款",
        "一、一般公共预算 | 3 | 一、一般公共服务支出 | 3 | 3 | ",
    ),
    "general_public_budget_expenditure": (
        "科目编码 | 科目名称 | 一般公共预算支出 | < | <",
        "^ | ^ | 合计 | 基本支出 | 项目支出",
        "201 | 一般公共服务支出 | 3 | 2 | 1",
    ),
    "general_public_budget_basic_expenditure": (
        "经济分类科目 | < | 合计 | 人员经费 | 公用经费",
        "编码 | 名称 | ^ | ^ | ^",
        "301 | 工资福利支出 | 3 | 3 | ",
    ),
    "three_public_expenses": (
        "合计 | 因公出国（境）费 | 公务用车购置及运行费 | 公务接待费",
        "3 |  | 2 | 1",
    ),
    "organization": ("单位名称 | 单位性质 | 经费保障形式", "某局本级 | 行政 | 财政拨款"),
    "performance_targets": (
        "一级指标 | 二级指标 | 三级指标 | 指标值",
        "产出指标 | 数量指标 | 次数 | ≥3次",
    ),
    "department_performance_indicators": (
        "一级指标 | 二级指标 | 三级指标 | 评（扣）分标准 | 指标值",
        "部门产出 | 数量 | 次数 | 优 | 3",
    ),
    "government_procurement": (
        "采购物品名称 | 政府采购目录序号 | 数量 | 单价 | 政府采购金额",
        "某物品 | A01 | 1 | 2 | 2",
    ),
    "fixed_assets": ("项目 | 数量 | 价值", "资产总额 | 3 | 4.00", "1、房屋（平方米） | 1 | 4.00"),
    "term_definitions": ("序号 | 名词 | 解释", "1 | 基本支出 | 指甲。"),
    "other": ("姓名 | 电话", "某甲 | 无"),
}


@pytest.mark.parametrize("kind", FORMS)
def test_a_form_without_title_is_recognised_by_its_columns(kind):
    (table,) = read_tables(write_document(draw_grid(*FORMS[kind])).blocks)
    assert table.kind == kind


@pytest.mark.parametrize(
    ("note", "kind"),
    [
        ("注：本部门无政府性基金预算，空表列示。", "government_managed_funds_expenditure"),
        ("注：本部门无国有资本经营预算，空表列示。", "state_capital_operations_expenditure"),
    ],
)
def test_an_empty_form_without_title_is_recognised_by_its_remark(note, kind):
    grid = draw_grid("科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出", " |  |  |  | ")
    (table,) = read_tables(write_document(grid, note).blocks)
    assert table.kind == kind
    assert table.reading.rows == ()


def test_a_title_outweighs_columns_that_fit_several_forms():
    grid = draw_grid("科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出", "201 | 某支出 | 3 | 2 | 1")
    (table,) = read_tables(write_document("表5 政府性基金预算支出表", grid).blocks)
    assert table.kind == "government_managed_funds_expenditure"
    (untitled,) = read_tables(write_document(grid).blocks)
    assert untitled.kind == "other"

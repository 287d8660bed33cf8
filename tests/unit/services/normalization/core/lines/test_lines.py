"""Tables of made-up figures, written down as tidy lines."""

from __future__ import annotations

from decimal import Decimal

from services.normalization.core.lines.lines import read_lines
from services.normalization.core.normalize import build_table
from services.normalization.core.printed_tables import read_tables
from shared.contracts.money import CellState
from tests.unit.services.normalization.core.drawing import draw_grid, write_document


def lines_of(title, *rows, unit="万元"):
    blocks = write_document(title, f"单位：{unit}", draw_grid(*rows)).blocks
    return read_lines(build_table(read_tables(blocks)[0]), None)


def pick(lines, **wanted):
    return [line for line in lines if all(getattr(line, k) == v for k, v in wanted.items())]


def test_the_two_sides_of_a_table_are_items_of_their_own():
    lines = lines_of(
        "部门预算收支总表",
        "序号 | 收入 | < | 支出 | <",
        "^ | 项目 | 预算数 | 项目 | 预算数",
        "1 | 一、一般公共预算拨款收入 | 8.10 | 八、社会保障和就业支出 | 8.10",
        "2 | 本年收入合计 | 8.10 | 本年支出合计 | ",
    )
    (revenue,) = pick(lines, item="revenue_general_public_budget")
    assert (revenue.side, revenue.measure, revenue.amount) == (
        "revenue",
        "budgeted",
        Decimal("8.10"),
    )
    (function,) = pick(lines, item="function_208")
    assert (function.side, function.unit, function.row, function.column) == (
        "expenditure",
        "万元",
        0,
        4,
    )
    (blank,) = pick(lines, item="current_year_expenditure")
    assert (blank.state, blank.amount) == (CellState.BLANK, None)


def test_budgets_named_under_an_opening_carryover_are_its_parts():
    lines = lines_of(
        "部门预算财政拨款收支总表",
        "收入 | < | 支出 | <",
        "项目 | 金额 | 项目 | 合计",
        "一、一般公共预算拨款 | 5.00 | 一、一般公共服务支出 | 6.00",
        "年初财政拨款结转和结余 | 1.00 | 年末财政拨款结转和结余 | ",
        "一、一般公共预算拨款 | 1.00 |  | ",
        "收入总计 | 6.00 | 支出总计 | 6.00",
    )
    assert pick(lines, item="opening_carryover_general_public_budget")[0].amount == Decimal("1.00")
    assert pick(lines, item="revenue_general_public_budget")[0].amount == Decimal("5.00")
    assert pick(lines, item="total_revenue", side="revenue")[0].amount == Decimal("6.00")


def test_codes_in_three_columns_are_one_code_and_the_total_has_none():
    lines = lines_of(
        "2031年部门支出预算总表",
        "项目 | < | < | < | 支出预算 | <",
        "科目编码 | < | < | 科目名称 | 合计 | 基本支出",
        "类 | 款 | 项 | ^ | ^ | ^",
        "208 | 05 | 01 | 某某离退休 | 177,240 | 177,240",
        "合计 | < | < | < | 177,240 | 177,240",
        unit="元",
    )
    (line,) = pick(lines, item_code="2080501", measure="basic_expenditure")
    assert (line.amount, line.unit, line.item) == (Decimal(177240), "元", None)
    assert pick(lines, item="grand_total", measure="total")[0].item_code is None


def test_two_groups_of_columns_side_by_side_are_read_one_by_one():
    lines = lines_of(
        "一般公共预算财政拨款基本支出决算表",
        "科目编码 | 科目名称 | 决算数 | 科目编码 | 科目名称 | 决算数",
        "30101 | 基本工资 | 4.00 | 30201 | 办公费 | 1.00",
        "人员经费合计 | < | 4.00 | 公用经费合计 | < | 1.00",
    )
    assert pick(lines, item_code="30201")[0].amount == Decimal("1.00")
    assert pick(lines, item="personnel_expenses")[0].amount == Decimal("4.00")
    assert pick(lines, item="non_personnel_expenses")[0].measure == "final"


def test_a_table_with_one_column_for_each_item_takes_items_from_its_header():
    lines = lines_of(
        "“三公”经费预算表",
        "“三公”经费预算数 | < | < | < | 机关运行经费预算数",
        "合计 | 因公出国(境)费 | 公务用车购置及运行费 | < | ^",
        "^ | ^ | 小计 | 运行费 | ^",
        "3.00 | 1.00 | 2.00 | 2.00 | 9.00",
    )
    assert [(line.item, line.amount) for line in lines] == [
        ("three_public_total", Decimal("3.00")),
        ("official_overseas_travel", Decimal("1.00")),
        ("official_vehicles", Decimal("2.00")),
        ("official_vehicle_running", Decimal("2.00")),
        ("agency_operating_expenses", Decimal("9.00")),
    ]
    assert {line.measure for line in lines} == {"budgeted"}
    assert lines[2].item_name == "公务用车购置及运行费"


def test_budget_and_outcome_of_each_item_are_told_apart():
    lines = lines_of(
        "财政拨款“三公”经费支出决算表",
        "预算数 | < | 决算数 | <",
        "合计 | 公务接待费 | 合计 | 公务接待费",
        "1 | 2 | 3 | 4",
        "3.00 | 3.00 | 2.00 | 2.00",
    )
    assert [(line.item, line.measure) for line in lines] == [
        ("three_public_total", "budgeted"),
        ("official_hospitality", "budgeted"),
        ("three_public_total", "final"),
        ("official_hospitality", "final"),
    ]


def test_a_column_of_the_year_before_is_no_amount_of_this_year():
    lines = lines_of(
        "一般公共预算支出情况表",
        "科目编码 | 科目名称 | 2030年执行数 | 2031年预算数 | < | 增减%",
        "^ | ^ | ^ | 合计 | 基本支出 | ^",
        "201 | 某支出 | 4.00 | 5.00 | 5.00 | 25",
    )
    assert [line.measure for line in lines] == [
        "prior_year_executed",
        "total",
        "basic_expenditure",
        "change",
    ]


def test_counts_have_no_currency_unit_and_a_dash_is_no_number():
    lines = lines_of(
        "部门固定资产占用情况表",
        "项目 | 数量 | 价值（金额单位：万元）",
        "资产总额 | —— | 5.10",
        "2、车辆（台、辆） | 3 | 5.10",
    )
    (dash,) = pick(lines, item="fixed_assets_total", measure="quantity")
    assert (dash.state, dash.unit) == (CellState.DASH, None)
    assert pick(lines, item="fixed_assets_vehicles", measure="value")[0].unit == "万元"


def test_the_code_of_a_unit_is_no_code_of_a_class():
    lines = lines_of(
        "部门收入总体情况表",
        "单位编码 | 单位名称 | 总计",
        "301001 | 某某局本级 | 5.00",
    )
    assert [(line.item_code, line.item_name) for line in lines] == [(None, "某某局本级")]


def test_what_is_carried_over_is_told_from_the_revenue_of_the_year():
    lines = lines_of(
        "部门收入总表",
        "科目编码 | 科目名称 | 合计 | 本年收入 | < | 上年结转结余 | <",
        "^ | ^ | ^ | 小计 | 一般公共预算 | 小计 | 一般公共预算",
        "201 | 某支出 | 5.00 | 3.00 | 3.00 | 2.00 | 2.00",
    )
    assert [line.measure for line in lines] == [
        "total",
        "subtotal",
        "general_public_budget",
        "opening_carryover",
        "opening_carryover_general_public_budget",
    ]


def test_the_sum_of_a_group_is_what_the_group_measures_unless_it_is_the_whole_table():
    parted = lines_of(
        "一般公共预算支出表",
        "科目编码 | 科目名称 | 合计 | 基本支出 | < | 项目支出",
        "^ | ^ | ^ | 小计 | 人员经费 | ^",
        "201 | 某支出 | 5.00 | 3.00 | 3.00 | 2.00",
    )
    assert [line.measure for line in parted] == [
        "total",
        "basic_expenditure",
        "personnel_expenses",
        "project_expenditure",
    ]
    whole = lines_of(
        "一般公共预算基本支出表",
        "科目编码 | 科目名称 | 基本支出 | < | <",
        "^ | ^ | 合计 | 人员经费 | 公用经费",
        "301 | 工资福利支出 | 3.00 | 3.00 | ",
    )
    assert whole[0].measure == "total"


def test_an_amount_under_a_source_measures_the_source_and_its_parts_are_apart():
    lines = lines_of(
        "部门收入总表",
        "科目编码 | 科目名称 | 合计 | 事业收入 | <",
        "^ | ^ | ^ | 金额 | 其中：教育收费",
        "201 | 某支出 | 5.00 | 3.00 | 1.00",
    )
    assert [line.measure for line in lines] == ["total", "public_service_revenue", "of_which"]


def test_a_total_merged_over_two_groups_labels_the_amount_of_the_second():
    lines = lines_of(
        "一般公共预算财政拨款基本支出决算表",
        " | ".join(["科目编码 | 科目名称 | 决算数"] * 3),
        "301 | 工资福利支出 | 4.00 | 302 | 商品和服务支出 | 1.00 | 310 | 资本性支出 | 1.00",
        "人员经费合计 | < | 4.00 | 公用经费合计 | < | < | < | < | 2.00",
    )
    (total,) = pick(lines, item="non_personnel_expenses")
    assert total.amount == Decimal("2.00")


def test_levels_of_a_code_printed_only_where_they_change_are_completed():
    lines = lines_of(
        "一般公共预算支出情况表",
        "科目编码 | < | < | 单位名称（科目） | 合计",
        "类 | 款 | 项 | ^ | ^",
        "201 |  |  | 某服务支出 | 3.00",
        " | 03 |  | 某事务 | 3.00",
        " |  | 01 | 某运行 | 3.00",
        "208 |  |  | 某保障支出 | 1.00",
    )
    assert [line.item_code for line in lines] == ["201", "20103", "2010301", "208"]


def test_the_sum_of_fiscal_funds_beside_other_funds_is_the_fiscal_appropriation():
    lines = lines_of(
        "部门收入总体情况表",
        "科目编码 | 科目名称 | 合计 | 财政拨款 | < | 其他资金",
        "^ | ^ | ^ | 小计 | 一般公共预算资金 | ^",
        "201 | 某支出 | 5.00 | 3.00 | 3.00 | 2.00",
    )
    assert [line.measure for line in lines][:3] == [
        "total",
        "fiscal_appropriation",
        "general_public_budget",
    ]


def test_what_is_carried_over_from_the_year_before_is_money_of_this_year():
    lines = lines_of(
        "部门收入总表",
        "科目编码 | 科目名称 | 合计 | 2030年结转 | 2031年预算",
        "201 | 某支出 | 5.00 | 2.00 | 3.00",
    )
    assert [line.measure for line in lines] == ["total", "opening_carryover", "budgeted"]


def test_a_column_with_a_unit_of_its_own_has_that_unit():
    lines = lines_of(
        "部门固定资产占用情况表",
        "项目 | 数量 | 价值（万元）",
        "资产总额 | 3 | 5.10",
        unit="元",
    )
    assert [line.unit for line in lines] == [None, "万元"]


def test_columns_of_words_name_the_lines_of_a_side_whatever_their_header():
    lines = lines_of(
        "收支总表",
        "收入 | < | 支出 | < | < | <",
        "项目 | 金额 | 功能分类 | 金额 | 支出用途 | 金额",
        "一、一般公共预算拨款收入 | 3.00 | 一、教育支出 | 3.00 | 一、基本支出 | 3.00",
        "当年收入小计 | 3.00 | 当年支出小计 | 3.00 | 当年支出小计 | 3.00",
    )
    assert pick(lines, item="function_205")[0].amount == Decimal("3.00")
    assert [line.column for line in pick(lines, item="current_year_expenditure")] == [3]
    assert {line.side for line in lines if line.column == 5} == {None}
    assert all(line.state is CellState.NUMBER for line in lines)


def test_a_sum_beside_a_total_is_that_of_the_current_year():
    lines = lines_of(
        "收支总表",
        "收入 | < | 支出 | <",
        "项目 | 金额 | 项目 | 金额",
        "收入合计 | 3.00 | 支出合计 | 3.00",
        "上年结转 | 1.00 | 结转下年 | 1.00",
        "收入总计 | 4.00 | 支出总计 | 4.00",
    )
    assert pick(lines, item="current_year_revenue")[0].amount == Decimal("3.00")
    assert pick(lines, item="total_revenue")[0].amount == Decimal("4.00")
    alone = lines_of(
        "收支总表",
        "收入 | < | 支出 | <",
        "项目 | 金额 | 项目 | 金额",
        "收入合计 | 3.00 | 支出合计 | 3.00",
    )
    assert pick(alone, item="total_revenue")[0].amount == Decimal("3.00")

"""Classification tables: the sums of the tree say where the amounts stand."""

from __future__ import annotations

import pytest

from tests.unit.services.normalization.core.reflow.writing import reflow, show_body, show_header

EXPENDITURE = """序号

功能分类科目

合计 基本支出 项目支出科目

编码
科目名称

栏次 1 2 3 4 5
"""
REVENUE = """序号

功能分类科目

合计

本年收入

上年结转科目

编码
科目名称 小计

财政拨款

收入

财政专户

收入
事业收入 经营收入

上级补助

收入

附属单位

上缴收入
其他收入

栏次 1 2 3 4 5 6 7 8 9 10 11 12
"""


def _read(header: str, *rows: str) -> list[str]:
    (grid,) = reflow(header + "\n" + "\n\n".join(rows))
    return show_body(grid)


def test_a_header_run_together_gives_its_cells_and_spans():
    (grid,) = reflow(REVENUE)
    assert show_header(grid)[:5] == [
        "序号 0-0", "功能分类科目 1-2", "合计 3-3", "本年收入 4-11", "上年结转 12-12",
    ]  # fmt: skip


def test_names_that_wrap_are_joined():
    rows = ["1 合计 9.00 9.00", "2 20502", "普通", "", "教育", "9.00 9.00"]
    assert _read(EXPENDITURE, "\n".join(rows)) == [
        "1 |  | 合计 | 9.00 | 9.00 | ",
        "2 | 20502 | 普通教育 | 9.00 | 9.00 | ",
    ]


def test_items_are_placed_so_that_they_add_up_to_their_class():
    rows = ["1 合计 9.00 6.00 3.00", "2 205 教育支出 9.00 6.00 3.00",
            "3 2050101 行政运行 6.00 6.00", "4 2050199 其他教育管理事务 3.00 3.00"]  # fmt: skip
    assert _read(EXPENDITURE, *rows)[2:] == [
        "3 | 2050101 | 行政运行 | 6.00 | 6.00 | ",
        "4 | 2050199 | 其他教育管理事务 | 3.00 |  | 3.00",
    ]


def test_a_table_with_projects_alone_is_told_from_the_total():
    rows = ["1 合计 9.00 6.00 3.00", "2 205 教育支出 3.00 3.00", "3 208 社会保障支出 6.00 6.00"]
    assert _read(EXPENDITURE, *rows)[1:] == [
        "2 | 205 | 教育支出 | 3.00 |  | 3.00",
        "3 | 208 | 社会保障支出 | 6.00 | 6.00 | ",
    ]


def test_carryover_is_no_part_of_the_subtotal():
    rows = ["1 合计 9.00 7.00 7.00 2.00", "2 205 教育支出 9.00 7.00 7.00 2.00"]
    assert _read(REVENUE, *rows) == [
        "1 |  | 合计 | 9.00 | 7.00 | 7.00 |  |  |  |  |  |  | 2.00",
        "2 | 205 | 教育支出 | 9.00 | 7.00 | 7.00 |  |  |  |  |  |  | 2.00",
    ]


def test_amounts_that_add_up_to_nothing_are_marked_as_guessed():
    assert _read(EXPENDITURE, "1 合计 9.00 6.00", "2 205 教育支出 9.00 6.00") == [
        "1 |  | 合计 | 9.00? | 6.00? | ",
        "2 | 205 | 教育支出 | 9.00? | 6.00? | ",
    ]


def test_one_wrong_figure_leaves_the_others_in_their_columns():
    rows = ["1 合计 9.00 6.00 3.00", "2 205 教育支出 9.00 6.00 3.00",
            "3 2050101 行政运行 6.00 6.00", "4 2050199 其他教育管理事务 3.50 3.50"]  # fmt: skip
    assert _read(EXPENDITURE, *rows)[1:] == [
        "2 | 205 | 教育支出 | 9.00 | 6.00 | 3.00",
        "3 | 2050101 | 行政运行 | 6.00 | 6.00 | ",
        "4 | 2050199 | 其他教育管理事务 | 3.50 |  | 3.50",
    ]


def test_a_wrong_total_is_told_by_what_misses_the_sums_by_least():
    assert _read(REVENUE, "1 合计 9.00 7.00 7.00 3.00") == [
        "1 |  | 合计 | 9.00? | 7.00? | 7.00? |  |  |  |  |  |  | 3.00?"
    ]


def test_personnel_and_running_costs_follow_the_economic_class():
    header = (
        "序号\n支出部门经济分类科目 一般公共预算基本支出\n\n"
        "科目编码 科目名称 合计 人员经费 公用经费\n\n栏次 1 2 3 4 5\n"
    )
    rows = ["1 合计 9.00 6.00 3.00", "2 301 工资福利支出 6.00 6.00", "3 30101 基本工资 6.00 6.00",
            "4 302 商品和服务支出 3.00 3.00", "5 30201 办公费 3.00 3.00"]  # fmt: skip
    assert [row.split(" | ")[3:] for row in _read(header, *rows)] == [
        ["9.00", "6.00", "3.00"],
        ["6.00", "6.00", ""],
        ["6.00", "6.00", ""],
        ["3.00", "", "3.00"],
        ["3.00", "", "3.00"],
    ]


def test_codes_in_three_columns_need_no_row_numbers():
    header = (
        "项目 支出预算\n\n功能分类科目编码\n\n功能分类科目名称 合计 基本支出 项目支出\n\n类 款 项\n"
    )
    rows = ["205 教育支出 9,000 6,000 3,000", "205 01 教育管理事务 9,000 6,000 3,000",
            "205 01 01 行政运行 6,000 6,000", "205 01 99 其他教育管理 3,000 3,000",
            "合计 9,000 6,000 3,000"]  # fmt: skip
    assert _read(header, *rows) == [
        "205 |  |  | 教育支出 | 9,000 | 6,000 | 3,000",
        "205 | 01 |  | 教育管理事务 | 9,000 | 6,000 | 3,000",
        "205 | 01 | 01 | 行政运行 | 6,000 | 6,000 | ",
        "205 | 01 | 99 | 其他教育管理 | 3,000 |  | 3,000",
        " |  |  | 合计 | 9,000 | 6,000 | 3,000",
    ]


def test_pages_that_repeat_caption_and_header_are_one_table():
    caption = "120 河滨县教育局 预算年度：2024 单位：万元"
    text = f"{EXPENDITURE}\n1 合计 9.00 9.00\n{caption}\n\n{EXPENDITURE}\n2 205 教育支出 9.00 9.00"
    (grid,) = reflow(text, "部门预算支出总表", caption)
    assert show_body(grid)[1] == "2 | 205 | 教育支出 | 9.00 | 9.00 | "


def test_every_cell_knows_its_line():
    (grid,) = reflow(EXPENDITURE + "\n1 合计 9.00 9.00")
    total = next(cell for cell in grid.cells if cell.text == "合计" and cell.row == 2)
    assert total.location is not None
    assert total.location.line == EXPENDITURE.count("\n") + 2


@pytest.mark.parametrize(
    ("caption", "row", "placed"),
    [
        ("部门预算政府性基金预算财政拨款支出表", "2010301 行政运行", ["9.00", "", "9.00"]),
        ("部门预算国有资本经营预算财政拨款支出表", "2230101 厂办大集体改革", ["9.00", "", "9.00"]),
        ("部门预算一般公共预算财政拨款支出表", "2010301 行政运行", ["9.00", "9.00", ""]),
        ("部门预算支出总表", "2010302 一般行政管理事务", ["9.00", "", "9.00"]),
    ],
)
def test_what_funds_and_functions_pay_by_nature_settles_what_no_sum_does(caption, row, placed):
    (grid,) = reflow(f"{EXPENDITURE}\n1 {row} 9.00 9.00", caption)
    assert [cell.strip("?") for cell in show_body(grid)[-1].split(" | ")[3:]] == placed


def test_rows_of_a_known_form_need_no_number():
    header = "功能分类科目\n\n合计 基本支出 项目支出\n\n科目编码 科目名称\n\n"
    (grid,) = reflow(header + "合计 9.00 6.00 3.00\n\n205 教育支出 9.00 6.00 3.00")
    assert show_header(grid)[0] == "功能分类科目 0-1"
    assert show_body(grid) == [
        " | 合计 | 9.00 | 6.00 | 3.00",
        "205 | 教育支出 | 9.00 | 6.00 | 3.00",
    ]


def test_dashes_and_bracketed_amounts_hold_their_columns():
    (grid,) = reflow(f"{EXPENDITURE}\n1 合计 9.00 / 9.00\n\n2 205 教育支出 (9.00) / (9.00)")
    assert show_body(grid) == [
        "1 |  | 合计 | 9.00 | / | 9.00",
        "2 | 205 | 教育支出 | (9.00) | / | (9.00)",
    ]


def test_what_a_fund_received_it_spent_on_projects_of_the_year():
    header = (
        "项目\n\n年初结转和结余\n\n本年收入\n\n本年支出\n\n年末结转和结余\n\n"
        "科目编码 科目名称 小计 基本支出 项目支出\n\n栏次 1 2 3 4 5 6\n\n"
    )
    (grid,) = reflow(
        header + "212 城乡社区支出 6.00 6.00 6.00", "政府性基金预算财政拨款收入支出决算表"
    )
    assert [cell.strip("?") for cell in show_body(grid)[0].split(" | ")] == [
        "212", "城乡社区支出", "", "6.00", "6.00", "", "6.00", "",
    ]  # fmt: skip

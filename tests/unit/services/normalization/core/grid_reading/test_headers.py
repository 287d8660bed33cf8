"""Which rows of a grid head its columns, and what they call them."""

from __future__ import annotations

from services.normalization.core.grid_reading.reading import read_grid
from tests.unit.services.normalization.core.drawing import draw_grid


def texts(reading):
    return [[cell.text for cell in row] for row in reading.rows]


def test_header_rows_become_paths_and_the_column_number_row_is_dropped():
    reading = read_grid(
        draw_grid(
            "某某局 | < | 预算年度：2031 | < | 单位：万元",
            "序号 | 收入 | < | 支出 | <",
            "^ | 项  目 | 预算数 | 项  目 | 预算数",
            "档次 | 1 | 2 | 3 | 4",
            "1 | 一、某收入 | 5.00 | 一、某支出 | ",
        )
    )
    assert reading.columns == (
        ("序号",),
        ("收入", "项目"),
        ("收入", "预算数"),
        ("支出", "项目"),
        ("支出", "预算数"),
    )
    assert texts(reading) == [["1", "一、某收入", "5.00", "一、某支出", None]]
    assert reading.captions == ("某某局", "预算年度：2031", "单位：万元")


def test_header_cells_without_spans_are_filled_from_the_left():
    reading = read_grid(
        draw_grid(
            "序号 | 功能分类科目 |  | 合计 | 本年收入 |  | 上年结转",
            " | 科目编码 | 科目名称 |  | 小计 | 财政拨款收入 | ",
            "栏次 | 1 | 2 | 3 | 4 | 5 | 6",
            "1 |  | 合计 | 7.00 | 7.00 | 7.00 | ",
        )
    )
    assert reading.columns == (
        ("序号",),
        ("功能分类科目", "科目编码"),
        ("功能分类科目", "科目名称"),
        ("合计",),
        ("本年收入", "小计"),
        ("本年收入", "财政拨款收入"),
        ("上年结转",),
    )


def test_a_header_of_four_levels_needs_no_column_numbers():
    reading = read_grid(
        draw_grid(
            "某经费 | < | < | <",
            "合计 | < | 用车费 | <",
            "^ | ^ | 购置费 | <",
            "预算数 | 决算数 | 预算数 | 决算数",
            " |  |  | ",
        )
    )
    assert reading.columns[0] == ("某经费", "合计", "预算数")
    assert reading.columns[3] == ("某经费", "用车费", "购置费", "决算数")
    assert reading.rows == ()


def test_codes_in_three_columns_keep_their_own_headers():
    reading = read_grid(
        draw_grid(
            "项目 | < | < | < | 支出预算 | <",
            "科目编码 | < | < | 科目名称 | 合计 | 基本支出",
            "类 | 款 | 项 | ^ | ^ | ^",
            "201 |  |  | 某服务支出 | 3 | 3",
            "合计 | < | < | < | 3 | 3",
        )
    )
    assert reading.columns[2] == ("项目", "科目编码", "项")
    assert reading.columns[3] == ("项目", "科目名称")
    assert texts(reading)[1] == [None, None, None, "合计", "3", "3"]


def test_a_total_printed_into_the_header_names_no_column():
    reading = read_grid(
        draw_grid(
            "项目 | < | 年初结余 | 本年支出 | <",
            "编码 | 科目名称 | ^ | ^ | ^",
            "合计 | < | ^ | 合计 | 基本支出",
            " |  |  |  | ",
        )
    )
    assert reading.columns == (
        ("项目", "编码"),
        ("项目", "科目名称"),
        ("年初结余",),
        ("本年支出", "合计"),
        ("本年支出", "基本支出"),
    )


def test_a_grid_that_begins_with_data_has_no_header():
    reading = read_grid(draw_grid("20101 | 某事务 | 3.00", "20102 | 另一事务 | 4.00"))
    assert not reading.has_header
    assert len(reading.rows) == 2


def test_a_column_without_header_and_values_is_no_column():
    reading = read_grid(draw_grid("名称 |  | 金额", "甲 |  | 1.00"))
    assert reading.columns == (("名称",), ("金额",))


def test_a_blank_corner_does_not_make_data_a_header():
    reading = read_grid(
        draw_grid(
            " | 一级指标 | 二级指标 | 指标值",
            "绩效指标 | 产出指标 | 数量指标 | ≥3次",
            "^ | 效益指标 | 社会效益 | 完善",
        )
    )
    assert reading.columns[1:] == (("一级指标",), ("二级指标",), ("指标值",))
    assert texts(reading)[1] == ["绩效指标", "效益指标", "社会效益", "完善"]


def test_three_header_rows_without_spans_are_filled_from_the_left():
    reading = read_grid(
        draw_grid(
            "预算数 |  |  |  | 决算数 | ",
            "合计 | 用车费 |  | 接待费 | 合计 | 接待费",
            " | 购置费 | 运行费 |  |  | ",
            "3.00 | 1.00 | 1.00 | 1.00 | 3.00 | 1.00",
        )
    )
    assert reading.columns == (
        ("预算数", "合计"),
        ("预算数", "用车费", "购置费"),
        ("预算数", "用车费", "运行费"),
        ("预算数", "接待费"),
        ("决算数", "合计"),
        ("决算数", "接待费"),
    )


def test_a_caption_that_reaches_down_into_the_header_is_no_header():
    reading = read_grid(
        draw_grid(
            "部门收入总表 | < | <",
            "某某局 | < | 单位：元",
            "科目 | < | ^",
            "编码 | 名称 | 合计",
            "201 | 某支出 | 3",
        )
    )
    assert reading.columns == (("科目", "编码"), ("科目", "名称"), ("合计",))


def test_header_rows_that_the_format_declares_count_unless_they_hold_data():
    grid = draw_grid("项目 | 说明", "名称 | 文字", "甲 | 某事", "乙 | 另一事")
    assert read_grid(grid).columns == (("项目",), ("说明",))
    declared = grid.model_copy(update={"header_rows": 2})
    assert read_grid(declared).columns == (("项目", "名称"), ("说明", "文字"))
    wrong = draw_grid("项目 | 金额", "甲 | 1.00").model_copy(update={"header_rows": 2})
    assert len(read_grid(wrong).rows) == 1


def test_merged_header_cells_written_into_each_position_are_one_label():
    reading = read_grid(
        draw_grid(
            "采购项目 | 采购项目 | 数量 | 采购金额 | 采购金额 | 预留",
            "名称 | 资金 | 数量 | 合计 | 拨款 | 预留",
            "图书购置 | 6.00 | 2 | 5.00 | 5.00 | 5.00",
        )
    )
    assert reading.columns == (
        ("采购项目", "名称"),
        ("采购项目", "资金"),
        ("数量",),
        ("采购金额", "合计"),
        ("采购金额", "拨款"),
        ("预留",),
    )
    assert texts(reading) == [["图书购置", "6.00", "2", "5.00", "5.00", "5.00"]]


def test_words_under_two_columns_of_one_name_are_no_header_where_others_are_not_repeated():
    reading = read_grid(draw_grid("负责人 | 负责人 | 备注", "张甲 | 李乙 | 无", "王丙 | 赵丁 | 无"))
    assert reading.columns == (("负责人",), ("负责人",), ("备注",))

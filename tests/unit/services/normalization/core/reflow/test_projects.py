"""Forms of projects: particulars and indicators."""

from __future__ import annotations

import pytest

from tests.unit.services.normalization.core.reflow.writing import (
    INDICATOR_HEADER,
    reflow,
    show_body,
)

PARTICULARS = """项目编码 P-1 项目名称 校舍维修（二期）

预算规模及

资金用途

预算数 8.00 其中：财政 资金 8.00 其他资金

用于维修两处 12 间校舍，保障

教学秩序。

资金支出计

划（%）

3 月底 6 月底 10 月底 12 月底

60% 100%

绩效目标

1.按时完工

2.保证安全
"""


def test_labels_that_wrap_find_their_values():
    (grid,) = reflow(PARTICULARS)
    assert show_body(grid) == [
        "项目编码 | P-1 | 项目名称 | 校舍维修（二期）",
        "预算规模及资金用途 | 预算数 | 8.00 | 其中：财政资金 | 8.00 | 其他资金 | ",
        "用于维修两处 12 间校舍，保障教学秩序。",
        "资金支出计划（%） | 3 月底 | 6 月底 | 10 月底 | 12 月底",
        " | 60% |  | 100%",
        "绩效目标 | 1.按时完工2.保证安全",
    ]


@pytest.mark.parametrize(
    ("printed", "placed"),
    [
        ("100%", ["", "", "", "100%"]),
        ("80% 100%", ["", "", "80%", "100%"]),
        ("30.00 60.00 100.00", ["30.00", "60.00", "", "100.00"]),
        ("20.00 60.00 20.00", ["20.00", "60.00", "20.00", ""]),
        ("25% 50% 75% 100%", ["25%", "50%", "75%", "100%"]),
    ],
)
def test_shares_of_the_payment_plan_stand_under_their_dates(printed: str, placed: list[str]):
    (grid,) = reflow(PARTICULARS.replace("60% 100%", printed))
    assert show_body(grid)[4].split(" | ") == placed


def test_the_end_of_a_label_behind_the_dates_is_no_share():
    printed = "资金支出计划 3 月底 6 月底 10 月底 12 月底\n\n（%）\n\n30.00 100.00"
    start = PARTICULARS.index("资金支出计")
    end = PARTICULARS.index("绩效目标")
    (grid,) = reflow(f"{PARTICULARS[:start]}{printed}\n\n{PARTICULARS[end:]}")
    assert show_body(grid)[4] == "30.00 |  |  | 100.00"


def test_the_year_with_which_a_purpose_begins_is_no_amount():
    printed = "其他资金 2018\n\n年采购余款"
    (grid,) = reflow(PARTICULARS.replace("其他资金\n\n用于", f"{printed}，用于"))
    assert show_body(grid)[1].endswith("其他资金 | ")
    assert show_body(grid)[2].startswith("2018")


def test_particulars_and_indicators_are_two_grids():
    grids = reflow(
        PARTICULARS + "\n" + INDICATOR_HEADER + "产出指标\n\n数量指标 校舍 维修校舍 ≥2 处 合同"
    )
    assert [grid.row_count for grid in grids] == [6, 2]


@pytest.mark.parametrize("beside", ["绩效指标 ", "绩效指标\n\n"])
def test_the_label_beside_all_indicators_is_none_of_their_columns(beside: str):
    form, grid = reflow(
        f"{PARTICULARS}\n{beside}{INDICATOR_HEADER}产出指标 数量指标 间数 间数 12间 计划"
    )
    assert show_body(form)[-1] == "绩效目标 | 1.按时完工2.保证安全"
    assert show_body(grid) == ["产出指标 | 数量指标 | 间数 | 间数 | 12间 | 计划"]


def test_a_form_without_a_plan_has_its_units_and_the_sources_of_its_money():
    text = """项目名称 校舍维修

主管部门 河滨县教育局 实施单位 河滨县第一小学

项目资金（万元） 年度资金总额 8.00

其中：财政拨款 8.00

其他资金

年度总体目标

1.按时完工
"""
    (grid,) = reflow(f"{text}\n项目编码 P-1")
    assert show_body(grid) == [
        "项目编码 | P-1 | 项目名称 | 校舍维修",
        "主管部门 | 河滨县教育局 | 实施单位 | 河滨县第一小学",
        "年度资金总额 | 8.00",
        "其中：财政拨款 | 8.00",
        "其他资金 | ",
        "年度总体目标 | 1.按时完工",
    ]

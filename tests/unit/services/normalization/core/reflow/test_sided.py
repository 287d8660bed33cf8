"""Revenue and expenditure side by side, and rows of labels."""

from __future__ import annotations

from tests.unit.services.normalization.core.reflow.writing import reflow, show_body

SIDES = "序号\n收入 支出\n\n项 目 预算数 项 目 预算数\n\n栏次 1 2 3 4\n"


def _read(header: str, *rows: str) -> list[str]:
    (grid,) = reflow(header + "\n" + "\n\n".join(rows))
    return show_body(grid)


def test_a_label_alone_stands_on_the_side_whose_ordinals_go_on():
    rows = ["1 一、一般公共预算拨款收入 9.00 一、教育支出 8.00",
        "2 二、单位资金 二、科学技术支出 1.00",
            "3 三、卫生健康支出", "4 本年收入合计 9.00 本年支出合计 9.00",
            "5 上年结转结余 年终结转结余",
            "6 收入总计 9.00 支出总计 9.00"]  # fmt: skip
    assert _read(SIDES, *rows) == [
        "1 | 一、一般公共预算拨款收入 | 9.00 | 一、教育支出 | 8.00",
        "2 | 二、单位资金 |  | 二、科学技术支出 | 1.00",
        "3 |  |  | 三、卫生健康支出 | ",
        "4 | 本年收入合计 | 9.00 | 本年支出合计 | 9.00",
        "5 | 上年结转结余 |  | 年终结转结余 | ",
        "6 | 收入总计 | 9.00 | 支出总计 | 9.00",
    ]


def test_labels_that_wrap_are_joined_on_their_side():
    rows = ["1", "一、国有资本经营预算拨款收", "", "入 3.00", "一、教育支出 3.00"]
    assert _read(SIDES, "\n".join(rows)) == [
        "1 | 一、国有资本经营预算拨款收入 | 3.00 | 一、教育支出 | 3.00"
    ]


def test_funds_carried_over_stand_on_the_side_of_revenue():
    header = (
        "序号\n\n收入 支出\n\n项 目 金额 项 目 合计\n一般公共预\n\n算财政拨款\n\n政府性基金\n\n"
        "预算财政\n\n拨款\n\n"
        "国有资本经\n\n营预算财政\n\n拨款\n\n栏次 1 2 3 4 5 6 7\n"
    )
    rows = ["1 一、一般公共预算拨款 9.00 一、教育支出 9.00 9.00",
        "2 年初财政拨款结转和结余 年末财政拨款结转和结余",
            "3 一、一般公共预算拨款"]  # fmt: skip
    assert _read(header, *rows) == [
        "1 | 一、一般公共预算拨款 | 9.00 | 一、教育支出 | 9.00 | 9.00 |  | ",
        "2 | 年初财政拨款结转和结余 |  | 年末财政拨款结转和结余 |  |  |  | ",
        "3 | 一、一般公共预算拨款 |  |  |  |  |  | ",
    ]


def test_public_expenses_are_rows_of_labels():
    header = (
        "序号 项 目\n\n资 金 性 质\n\n合计\n一般公共预算\n\n财政拨款\n\n政府性基金\n\n"
        "预算拨款\n\n国有资本经营\n\n预算财政拨款\n\n"
        "栏次 1 2 3 4 5\n"
    )
    rows = [
        "1 合计 1.00 1.00",
        "2",
        "其中：教学科研人员因公出国",
        "",
        "（境）费",
        "",
        "3 三、公务接待费 1.00 1.00",
    ]
    assert _read(header, "\n".join(rows)) == [
        "1 | 合计 | 1.00 | 1.00 |  | ",
        "2 | 其中：教学科研人员因公出国（境）费 |  |  |  | ",
        "3 | 三、公务接待费 | 1.00 | 1.00 |  | ",
    ]


def test_a_form_of_one_row_is_placed_by_its_sums_and_by_what_is_usual():
    header = (
        "“三公”经费预算数\n\n机关运行经费预算\n\n数\n合计 因公出国(境)费 公务接待费\n\n"
        "公务用车购置及运行费\n\n小计 购置费 运行费\n"
    )
    assert _read(header, "3.95 0.95 3.00 3.00 229.43") == [
        "3.95 |  | 0.95 | 3.00 |  | 3.00 | 229.43"
    ]


def test_the_total_says_from_which_fund_a_class_is_paid():
    header = (
        "序号\n\n收入 支出\n\n项 目 金额 项 目 合计\n一般公共预\n\n算财政拨款\n\n政府性基金\n\n"
        "预算财政\n\n拨款\n\n国有资本经\n\n营预算财政\n\n拨款\n\n栏次 1 2 3 4 5 6 7\n"
    )
    rows = ["1 一、一般公共预算拨款 9.00 一、教育支出 9.00 9.00",
            "2 二、政府性基金预算拨款 4.00 二、城乡社区支出 4.00 4.00",
            "3 本年收入合计 13.00 本年支出合计 13.00 9.00 4.00"]  # fmt: skip
    assert [row.split(" | ")[4:] for row in _read(header, *rows)] == [
        ["9.00", "9.00", "", ""],
        ["4.00", "", "4.00", ""],
        ["13.00", "9.00", "4.00", ""],
    ]


def test_rows_without_numbers_begin_with_their_labels():
    header = "收入 支出\n\n项 目 预算数 项 目 预算数\n"
    rows = ["一、一般公共预算拨款收入 9.00 一、教育支出 8.00",
            "二、灾害防治及应急管理支\n\n出\n80.81",
            "本年收入合计 9.00 本年支出合计 88.81"]  # fmt: skip
    assert _read(header, *rows) == [
        "一、一般公共预算拨款收入 | 9.00 | 一、教育支出 | 8.00",
        " |  | 二、灾害防治及应急管理支出 | 80.81",
        "本年收入合计 | 9.00 | 本年支出合计 | 88.81",
    ]


def test_parts_of_vehicle_expenses_are_rows_without_numbers():
    header = (
        "项目\n\n资金性质\n\n合计\n一般公共预算财政拨款\n\n政府性基金预算拨款\n\n"
        "国有资本经营预算财政拨款\n"
    )
    rows = ["合计 4.00 4.00", "二、公务用车购置及运维费 4.00 4.00", "其中：公务用车购置费",
            "公务用车运行维护费 4.00 4.00", "三、公务接待费"]  # fmt: skip
    assert [row.split(" | ")[:3] for row in _read(header, *rows)] == [
        ["合计", "4.00", "4.00"],
        ["二、公务用车购置及运维费", "4.00", "4.00"],
        ["其中：公务用车购置费", "", ""],
        ["公务用车运行维护费", "4.00", "4.00"],
        ["三、公务接待费", "", ""],
    ]

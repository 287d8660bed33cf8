"""Basic expenditure of final accounts: objects on the left and on the right."""

from __future__ import annotations

from tests.unit.services.normalization.core.reflow.writing import reflow, show_body

HEADER = "经济分类\n\n科目编码\n科目名称 决算数\n经济分类\n\n科目编码\n科目名称 决算数\n\n"


def test_an_entry_alone_stands_on_the_side_whose_codes_it_goes_on_with():
    rows = """301 工资福利支出 9.00 302 商品和服务支出 4.00

30101 基本工资 9.00 30201 办公费 3.00

303 对个人和家庭的补助 1.00 30202 印刷费 0.00

30302
退休费用及其他

补助
1.00 30299 其他商品和服务支出 1.00

310 资本性支出 2.00

人员经费合计 10.00 公用经费合计 6.00"""
    (grid,) = reflow(HEADER + rows)
    assert show_body(grid) == [
        "301 | 工资福利支出 | 9.00 | 302 | 商品和服务支出 | 4.00",
        "30101 | 基本工资 | 9.00 | 30201 | 办公费 | 3.00",
        "303 | 对个人和家庭的补助 | 1.00 | 30202 | 印刷费 | 0.00",
        "30302 | 退休费用及其他补助 | 1.00 | 30299 | 其他商品和服务支出 | 1.00",
        " |  |  | 310 | 资本性支出 | 2.00",
        " | 人员经费合计 | 10.00 |  | 公用经费合计 | 6.00",
    ]


def test_three_classifications_on_a_line_stand_in_order():
    header = "人员经费 公用经费\n\n" + " ".join(["科目编码 科目名称 决算数"] * 3) + "\n\n"
    rows = "301 工资福利支出 9.00 302 商品和服务支出 4.00 310 资本性支出\n\n30299 其他支出 4.00"
    (grid,) = reflow(header + rows)
    assert [row.split(" | ") for row in show_body(grid)] == [
        ["301", "工资福利支出", "9.00", "302", "商品和服务支出", "4.00", "310", "资本性支出", ""],
        ["", "", "", "30299", "其他支出", "4.00", "", "", ""],
    ]

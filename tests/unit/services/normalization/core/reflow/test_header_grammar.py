"""Headers of no known form."""

from __future__ import annotations

import pytest

from services.normalization.core.reflow.header_grammar import parse_header
from services.normalization.core.reflow.tokens import read_tokens
from tests.unit.services.normalization.core.reflow.writing import reflow, show_body, write_table


def _parse(text: str, count: int | None = None) -> list[str] | None:
    form = parse_header(read_tokens(write_table(text).lines), count)
    return ["/".join(path) for path in form.columns] if form else None


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        ("序号 单位名称 备注", ["序号", "单位名称", "备注"]),
        (
            "序号\n收入 支出\n\n项 目 上年数 项 目 上年数",
            ["序号", "收入/项目", "收入/上年数", "支出/项目", "支出/上年数"],
        ),
        (
            "科目编码 科目名称 合计 本年支出\n\n对附属单位\n\n补助支出\n\n类 款 项 小计 基本支出",
            [
                *("科目编码/类", "科目编码/款", "科目编码/项", "科目名称", "合计"),
                *("本年支出/小计", "本年支出/基本支出", "对附属单位补助支出"),
            ],
        ),
        (
            "序号\n\n功能分类科目\n\n合计\n\n本年收入\n\n上年结转科目\n\n编码\n科目名称"
            " 小计\n\n财政拨款\n\n收入\n事业收入",
            [
                "序号", "功能分类科目/科目编码", "功能分类科目/科目名称", "合计", "本年收入/小计",
                "本年收入/财政拨款收入", "本年收入/事业收入", "上年结转",
            ],
        ),
    ],
)  # fmt: skip
def test_labels_are_parted_into_groups_and_their_columns(header: str, columns: list[str]):
    assert _parse(header, len(columns)) == columns


def test_labels_that_do_not_make_up_the_columns_are_no_header():
    assert _parse("序号 科目 合计", 7) is None


def test_a_table_of_no_known_form_is_placed_by_its_own_header():
    header = "序号 功能分类科目\n合计 本年安排 上年结转\n科目编码 科目名称\n\n栏次 1 2 3 4 5\n"
    rows = "1 合计 9.00 6.00 3.00\n\n2 205 教育支出 6.00 6.00\n\n3 210 卫生支出 3.00 3.00"
    (grid,) = reflow(header + rows)
    assert show_body(grid) == [
        "1 |  | 合计 | 9.00 | 6.00 | 3.00",
        "2 | 205 | 教育支出 | 6.00 | 6.00 | ",
        "3 | 210 | 卫生支出 | 3.00 |  | 3.00",
    ]

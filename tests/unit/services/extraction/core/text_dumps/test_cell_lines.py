"""Dumps of word processors: a cell a line, a blank line after each row."""

from __future__ import annotations

from tests.unit.services.extraction.core.text_dumps.showing import read, show


def _dump(*rows: str) -> str:
    """Write rows of `a|b` as such a dump."""
    return "\n\n".join("\n".join(f"\t{cell}" for cell in row.split("|")) for row in rows) + "\n"


TABLE = _dump(
    "120河滨县教育局|预算年度：2024|单位：万元",
    "序号|收入|支出",
    "|项  目|预算数|项  目|预算数",
    "栏次|1|2|3|4",
    "1|一、一般公共预算拨款收入|12.50|一、教育支出|12.50",
    "2|||二、其他支出|",
)


def test_a_table_has_its_title_its_caption_and_its_spans():
    assert show(read("[bookmark: _Toc1]部门预算收支总表\n" + TABLE + "\n\n第二部分 说明\n")) == [
        "部门预算收支总表",
        "120河滨县教育局 预算年度：2024 单位：万元",
        [
            "序号 2x1 | 收入 1x2 | 支出 1x2",
            "项目 | 预算数 | 项目 | 预算数",
            "栏次 | 1 | 2 | 3 | 4",
            "1 | 一、一般公共预算拨款收入 | 12.50 | 一、教育支出 | 12.50",
            "2 |  |  | 二、其他支出 | ",
        ],
        "第二部分 说明",
    ]


def test_every_cell_knows_its_line():
    grid = read(TABLE)[1]
    assert grid.type == "grid"
    lines = dict(enumerate(TABLE.split("\n"), start=1))
    places = [cell.location.line for cell in grid.cells if cell.text == "12.50" and cell.location]
    assert [lines[place or 0] for place in places] == ["\t12.50"] * 2


def test_the_form_of_a_project_and_its_indicators_are_two_grids():
    text = (
        _dump(
            "项目编码|P-1|项目名称|校舍维修",
            "预算规模及资金用途|预算数|8.00|其中：财政    资金|8.00|其他资金|",
            "|维修两处校舍",
            "资金支出计划（%）|3月底|6月底|10月底|12月底",
            "|||60%|100%",
            "绩效目标|1.按时完工",
        )
        + "2.保证安全\n\n\n"
        + _dump(
            "一级指标|二级指标|三级指标|指标值",
            "产出指标|数量指标|维修校舍|2处",
            "|质量指标|合格率|100%",
            "满意度指标|服务对象满意度指标|师生满意度|≥90%",
        )
    )
    assert show(read(text)) == [
        [
            "项目编码 | P-1 | 项目名称 | 校舍维修 1x4",
            "预算规模及资金用途 2x1 | 预算数 | 8.00 | 其中：财政资金 | 8.00 | 其他资金 | ",
            "维修两处校舍 1x6",
            "资金支出计划（%） 2x1 | 3月底 | 6月底 | 10月底 | 12月底 1x3",
            " |  | 60% | 100% 1x3",
            "绩效目标 | 1.按时完工2.保证安全 1x6",
        ],
        [
            "一级指标 | 二级指标 | 三级指标 | 指标值",
            "产出指标 2x1 | 数量指标 | 维修校舍 | 2处",
            "质量指标 | 合格率 | 100%",
            "满意度指标 | 服务对象满意度指标 | 师生满意度 | ≥90%",
        ],
    ]


def test_a_title_printed_inside_the_table_becomes_a_paragraph():
    text = _dump(
        "部门固定资产占用情况表",
        "编制部门：河滨县教育局|截止时间：2023年12月31日",
        "项   目|数量|价值（金额单位：万元）",
        "资产总额|——|75.40",
    )
    assert show(read(text)) == [
        "部门固定资产占用情况表",
        "编制部门：河滨县教育局 截止时间：2023年12月31日",
        ["项目 | 数量 | 价值（金额单位：万元）", "资产总额 | —— | 75.40"],
    ]


def test_text_after_a_table_is_no_cell():
    blocks = show(read(_dump("单位名称|单位性质", "一中|事业") + "二、总体情况\n收支平衡。\n"))
    assert blocks[0] == ["单位名称 | 单位性质", "一中 | 事业"]
    assert blocks[1:] == ["二、总体情况", "收支平衡。"]


def test_a_row_that_is_too_short_lets_the_label_of_a_total_span():
    text = _dump("类|款|项|名称|合计", "205|02|01|学前教育|3.00", "合计|3.00")
    assert show(read(text))[0][-1] == "合计 1x4 | 3.00"


def test_the_lowest_header_row_says_how_many_columns_there_are():
    text = _dump(
        "项目|年初结转|本年支出", "编码|名称||合计|基本", "合计|1.00|2.00", "合计|1.00|2.00"
    )
    assert show(read(text))[0][:2] == [
        "项目 1x2 | 年初结转 2x1 | 本年支出 1x2",
        "编码 | 名称 | 合计 | 基本",
    ]


def test_a_title_in_a_row_of_its_own_begins_another_table():
    another = "\n" + _dump("单位收支预算总表") + "\n" + TABLE
    shown = show(read("部门预算收支总表\n" + TABLE + another))
    caption = "120河滨县教育局 预算年度：2024 单位：万元"
    lines = [block for block in shown if isinstance(block, str)]
    assert lines == ["部门预算收支总表", caption, "单位收支预算总表", caption]


def test_a_project_whose_name_begins_with_a_number_is_no_caption():
    form = _dump(
        "项目名称|12345热线席位费", "主管部门|河滨县教育局|实施单位|教育局", "绩效目标|接听"
    )
    (grid,) = show(read(form))
    assert grid[0] == "项目名称 | 12345热线席位费 1x3"

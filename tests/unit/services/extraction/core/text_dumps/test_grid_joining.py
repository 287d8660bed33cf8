"""Tables written as tags that page breaks have cut."""

from __future__ import annotations

import pytest

from services.extraction.core.formats.markdown import read_markdown
from tests.unit.services.extraction.core.text_dumps.showing import show

LEVELS = ["一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值"]


def table(*rows: list[str]) -> str:
    lines = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"


def grids(text: str) -> list[list[str]]:
    blocks = read_markdown(f"# 公开表\n\n{text}\n".encode()).blocks
    return [shown for shown in show(blocks) if isinstance(shown, list)]


@pytest.mark.parametrize(
    "between",
    ["", "- 7 -\n\n", "第 7 页 共 12 页\n\n", "<!-- PageBreak -->\n\n", "---\n\n", "7\n\n"],
)
def test_a_repeated_header_joins_the_rows_over_the_marks_of_a_page(between: str):
    header = ["序号", "科目", "合计"]
    first, second = table(header, ["1", "教育", "3.00"]), table(header, ["2", "住房", "1.00"])
    caption = "单位：万元\n\n"
    assert grids(f"{caption}{first}\n\n{between}{caption}{second}") == [
        ["序号 | 科目 | 合计", "1 | 教育 | 3.00", "2 | 住房 | 1.00"]
    ]


def test_the_rest_of_a_cell_is_put_back_onto_its_row():
    first = table(LEVELS, ["产出指标", "数量指标", "开课率", "按课表开出的课程占全部", "95%"])
    second = table(LEVELS, ["", "", "", "课程的比例", ""], ["", "质量指标", "合格率", "", "90%"])
    assert grids(f"{first}\n\n{second}") == [
        [
            " | ".join(LEVELS),
            "产出指标 | 数量指标 | 开课率 | 按课表开出的课程占全部课程的比例 | 95%",
            " | 质量指标 | 合格率 |  | 90%",
        ]
    ]


def test_indicators_go_on_without_a_header():
    first = table(LEVELS, ["产出指标", "数量指标", "开课率", "开课", "95%"])
    second = table(["", "质量指标", "合格率", "合格", "90%"])
    assert grids(f"{first}\n\n{second}")[0][-1] == " | 质量指标 | 合格率 | 合格 | 90%"


def test_rows_go_on_where_their_numbers_do():
    first = table(["序号", "科目", "合计"], ["1", "教育", "3.00"])
    assert len(grids(f"{first}\n\n{table(['2', '住房', '1.00'])}")) == 1
    assert len(grids(f"{first}\n\n{table(['5', '住房', '1.00'])}")) == 2


def test_goals_that_go_on_above_the_next_header_stand_with_their_label():
    first = table(["绩效目标", "1. 按时开课。"])
    second = table(["", "2. 保证质量。", "", "", ""], LEVELS, ["产出指标", "", "", "", "95%"])
    shown = grids(f"{first}\n\n{second}")
    assert shown[0] == ["绩效目标 | 1. 按时开课。\n2. 保证质量。"]
    assert shown[1][0] == " | ".join(LEVELS)


@pytest.mark.parametrize("between", ["支出情况如下。", "单位：元"])
def test_a_table_after_other_words_stays_apart(between: str):
    header = ["序号", "科目", "合计"]
    first, second = table(header, ["1", "教育", "3.00"]), table(header, ["1", "住房", "1.00"])
    assert len(grids(f"单位：万元\n\n{first}\n\n{between}\n\n{second}")) == 2


def test_a_numbered_label_at_the_top_of_a_page_begins_a_row_of_its_own():
    header = ["项目", "预算数", "支出", "金额"]
    first = table(header, ["", "", "二十、住房保障支出", "2.65"])
    second = table(header, ["", "", "二十一、粮油物资储备支出", ""])
    assert grids(f"{first}\n\n- 1 -\n\n{second}")[0][1:] == [
        " |  | 二十、住房保障支出 | 2.65",
        " |  | 二十一、粮油物资储备支出 | ",
    ]

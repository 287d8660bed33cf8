"""Forms as grids of cells, for the tests of projects."""

from __future__ import annotations

from collections.abc import Sequence

from services.normalization.core.normalize import normalize
from shared.contracts.extracted import (
    Block,
    Cell,
    ExtractedDocument,
    Grid,
    Source,
)

Row = Sequence[str | tuple[str, int, int]]


HEADER = ["一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据"]


def grid(grid_id: str, *rows: Row) -> Grid:
    """Build a grid row by row; a tuple is text, columns and rows spanned."""
    cells: list[Cell] = []
    taken: set[tuple[int, int]] = set()
    width = 0
    for number, row in enumerate(rows):
        column = 0
        for entry in row:
            text, across, down = (entry, 1, 1) if isinstance(entry, str) else entry
            while (number, column) in taken:
                column += 1
            cells.append(
                Cell(row=number, column=column, column_span=across, row_span=down, text=text)
            )
            taken |= {(number + y, column + x) for x in range(across) for y in range(down)}
            column += across
            width = max(width, column)
    return Grid(id=grid_id, row_count=len(rows), column_count=width, cells=tuple(cells))


PARTICULARS = grid(
    "g1",
    ["项目编码", ("99010124P000000000001", 2, 1), "项目名称", ("灯塔维护费", 3, 1)],
    [
        ("预算规模及资金用途", 1, 2),
        "预算数",
        "12.50",
        "其中：财政    资金",
        "10.00",
        "其他资金",
        "2.50",
    ],
    [("用于灯塔日常维护，1、更换灯泡；2、粉刷塔身。", 6, 1)],
    [("资金支出计划（%）", 1, 2), ("3月底", 2, 1), "6月底", ("10月底", 2, 1), "12月底"],
    [("25%", 2, 1), "", ("75%", 2, 1), "100%"],
    ["绩效目标", ("1.保障灯塔照明2.全年投入2.5万元修缮3.提升航行安全", 6, 1)],
)


INDICATORS = grid(
    "g2",
    [*HEADER],
    [("产出指标", 1, 2), "数量指标", "更换灯泡数量", "更换灯泡数量", "≥30 个", "工作计划"],
    ["时效指标", "完成时间", "更换完成时间", "12 月底前", "工作计划"],
    ["满意度指标", "服务对象满意度指标", "船员满意度", "满意船员占比", "≥95%", "问卷调查"],
)


def read(*blocks: Block):
    source = Source(file_name="lighthouse.docx", media_type="text/html", size_bytes=1)
    return normalize(ExtractedDocument(source=source, blocks=blocks), "0" * 64)


NAMES: tuple[Row, ...] = (
    ["项目名称", ("灯塔维护费", 3, 1), "实施单位", ("灯塔所", 2, 1)],
    ["年度目标", ("按期完成维护。", 6, 1)],
)
SELF_EVALUATION: tuple[Row, ...] = (
    [("绩效指标", 1, 4), "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "得分"],
    [("产出指标（50分）", 1, 2), "数量指标", "更换灯泡数量", "≥30个", "28个", "8"],
    ["质量指标", "验收合格率", "100%", "98%", "9"],
    ["满意度指标（10分）", "满意度指标", "船员满意度", "≥95%", "96%", "10"],
)


def read_only_project(*rows: Row):
    (project,) = read(grid("g1", *rows)).projects
    return project


def name_targets(project):
    return [(each.level2, each.level3, each.value_raw) for each in project.indicators]

from __future__ import annotations

import time

from services.extraction.core.grids.aligned.column_cuts import cut_columns
from services.extraction.core.grids.chunks import Chunk, ChunkLine


def line(y: float, *texts: tuple[float, float, str]) -> ChunkLine:
    chunks = tuple(Chunk(x0, x1, 10, text, ((x0, x1),)) for x0, x1, text in texts)
    return ChunkLine(y, y + 10, 10, chunks)


def test_a_head_set_left_and_its_numbers_set_right_are_one_column():
    lines = [
        line(0, (0, 20, "项目"), (100, 120, "合计"), (200, 220, "基本")),
        line(20, (0, 60, "教育支出"), (160, 190, "12.30"), (260, 290, "12.30")),
        line(40, (0, 40, "其他"), (170, 190, "1.20"), (270, 290, "1.20")),
    ]
    assert cut_columns(lines, 10) == [(0, 60), (100, 190), (200, 290)]


def test_a_caption_that_bridges_columns_does_not_join_them():
    lines = [
        line(0, (0, 150, "单位名称：某某局"), (200, 280, "单位：万元")),
        line(20, (0, 60, "教育支出"), (100, 130, "12.30"), (200, 230, "12.30")),
        line(40, (0, 60, "住房支出"), (100, 130, "4.50"), (200, 230, "4.50")),
    ]
    assert len(cut_columns(lines, 10)) == 3


def test_a_row_that_numbers_the_columns_tells_them_apart_where_all_else_is_blank():
    lines = [
        line(0, (0, 40, "科目"), (100, 140, "合计"), (200, 240, "基本支出")),
        line(20, (0, 30, "栏次"), (60, 65, "1"), (170, 175, "2"), (280, 285, "3")),
    ]
    assert len(cut_columns(lines, 10)) == 4


def test_labels_strewn_over_a_chart_share_no_columns():
    lines = [
        line(12 * at, (7 * at, 7 * at + 8, "50"), (7 * at + 12, 7 * at + 20, "60"))
        for at in range(12)
    ]
    assert cut_columns(lines, 0) == []


def test_a_page_of_numbers_is_cut_in_time():
    lines = [
        line(12 * at, *[(30 * k + at % 7, 30 * k + at % 7 + 20, "12.3") for k in range(20)])
        for at in range(60)
    ]
    start = time.process_time()
    assert len(cut_columns(lines, 0)) == 20
    assert time.process_time() - start < 0.5


def test_a_heading_over_two_columns_beside_one_half_a_line_lower_is_no_column():
    lines = [
        line(0, (140, 160, "收入"), (380, 400, "支出")),
        line(6, (0, 20, "序号")),
        line(12, (60, 80, "项目"), (200, 230, "预算数"), (300, 320, "项目"), (450, 480, "预算数")),
        line(
            30, (8, 12, "1"), (40, 100, "一、财政拨款"), (190, 240, "1,204.50"), (270, 330, "教育")
        ),
        line(45, (8, 12, "2"), (40, 100, "二、事业收入"), (270, 330, "卫生"), (450, 490, "45.10")),
    ]
    assert len(cut_columns(lines, 24)) == 5

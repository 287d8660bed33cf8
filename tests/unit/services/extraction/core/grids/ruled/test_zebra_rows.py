"""Tables without rules whose every other row is shaded, the first one not."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from services.extraction.core.tables_of_pages import read_tables
from tests.unit.services.extraction.core.pdf.drawing import FONT, draw_pages, draw_row

CHINESE = [
    ("科目名称", "合计", "基本支出"),
    ("道路养护", "1,204.50", "1,310.00"),
    ("桥梁检测", "88.10", "92.40"),
    ("港口疏浚", "410.00", "405.75"),
    ("防汛物资", "76.20", "80.15"),
    ("园林绿化", "33.00", "31.90"),
    ("路灯照明", "5.10", "6.20"),
    ("垃圾清运", "918.00", "870.30"),
]
ENGLISH = [
    ("Service", "Total", "Current"),
    *zip(
        ("Roads", "Bridges", "Harbours", "Flood", "Parks", "Lighting", "Waste"),
        *list(zip(*CHINESE[1:], strict=True))[1:],
        strict=True,
    ),
]


def draw_rows(canvas: Canvas, rows: list[tuple[str, ...]], font: str) -> None:
    """Draw a head and rows, the second, fourth and sixth row shaded."""
    for at, row in enumerate(rows):
        top = 700 - 18 * at
        if at and at % 2 == 0:
            canvas.setFillGray(0.9)
            canvas.rect(56, top - 6, 348, 18, stroke=0, fill=1)
            canvas.setFillGray(0)
        canvas.setFont(font, 9)
        draw_row(canvas, top, row)


@pytest.mark.parametrize(("rows", "font"), [(CHINESE, FONT), (ENGLISH, "Helvetica")])
def test_the_row_above_the_first_shade_and_the_head_belong_to_the_table(rows, font):
    (table,) = read_tables(draw_pages(lambda canvas: draw_rows(canvas, rows, font)))
    assert table.rows == [list(row) for row in rows]


def test_a_sentence_right_above_the_first_shade_is_no_row():
    def draw(canvas: Canvas) -> None:
        draw_rows(canvas, [("", "", ""), ("", "", ""), *ENGLISH[2:]], "Helvetica")
        canvas.drawString(60, 682, "The amounts below are those of the services in thousand.")

    (table,) = read_tables(draw_pages(draw))
    assert table.rows[0][0] == "Bridges"

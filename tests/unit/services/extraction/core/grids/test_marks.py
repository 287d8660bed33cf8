"""Tables without any rule whose columns hold marks, or only yes and no."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from services.extraction.core.tables_of_pages import PageTable, read_tables
from tests.unit.services.extraction.core.pdf.drawing import draw_pages

HEAD = ("Island", "Harbour school", "Ferry", "Lighthouse keeper")
ROWS = [
    ("Merrow", "x", "", "x"),
    ("Stell", "", "x", "x"),
    ("Great Anvil", "x", "x", ""),
    ("Tarn", "x", "x", "x"),
]


def read(rows: Sequence[Sequence[str]]) -> list[PageTable]:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        for at, (label, *texts) in enumerate(rows):
            canvas.drawString(60, 700 - 14 * at, label)
            for place, text in enumerate(texts):
                canvas.drawCentredString(240 + 90 * place, 700 - 14 * at, text)

    return read_tables(draw_pages(draw))


def test_marks_below_headings_are_a_table_with_its_head():
    (table,) = read([HEAD, *ROWS])
    assert table.rows == list(map(list, [HEAD, *ROWS]))


def test_yes_and_no_below_headings_are_a_table():
    answers = [tuple({"x": "Yes", "": "No"}.get(text, text) for text in row) for row in ROWS]
    (table,) = read([HEAD, *answers])
    assert table.rows == list(map(list, [HEAD, *answers]))


def test_bullets_before_texts_are_a_list():
    assert read([("•", row[0], "•", "Open all year round") for row in ROWS]) == []

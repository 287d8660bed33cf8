"""Tables whose figures stand on shaded ground while their labels and heads do not."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from services.extraction.core.tables_of_pages import read_tables
from tests.unit.services.extraction.core.pdf.drawing import draw_pages

HEAD = ("Region", "2001", "2002", "2003")
ROWS = [
    ("North coast", "1,204", "1,101", "103"),
    ("South coast", "988", "1,020", "32"),
    ("Hill country", "310", "295", "15"),
    ("Islands", "45", "51", "6"),
]
PROSE = "The coast was surveyed in the spring of both years by"


def draw_shaded(canvas: Canvas) -> None:
    """Draw figures, each on a shade of its own, below heads that stand on none."""
    canvas.setFont("Helvetica", 9)
    for at, row in enumerate([HEAD, *ROWS]):
        y = 700 - 18 * at
        for place, text in enumerate(row[1:]):
            if at:
                canvas.setFillGray(0.9)
                canvas.rect(300 + 70 * place, y - 5, 68, 16, stroke=0, fill=1)
                canvas.setFillGray(0)
            canvas.drawRightString(362 + 70 * place, y, text)


def test_labels_beside_shaded_figures_are_the_first_column():
    def draw(canvas: Canvas) -> None:
        draw_shaded(canvas)
        for at, (label, *_) in enumerate([HEAD, *ROWS]):
            canvas.drawString(60, 700 - 18 * at, label)

    (table,) = read_tables(draw_pages(draw))
    assert table.rows == list(map(list, [HEAD, *ROWS]))


def test_prose_beside_shaded_figures_is_no_column_of_them():
    def draw(canvas: Canvas) -> None:
        draw_shaded(canvas)
        for at in range(12):
            canvas.drawString(60, 736 - 18 * at, PROSE)

    (table,) = read_tables(draw_pages(draw))
    assert not any("coast" in (text or "") for row in table.rows for text in row)


def test_one_shade_behind_all_figures_leaves_them_in_columns():
    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(0.9)
        canvas.rect(300, 620, 210, 92, stroke=0, fill=1)
        canvas.setFillGray(0)
        canvas.setFont("Helvetica", 9)
        for at, (label, *numbers) in enumerate([HEAD, *ROWS]):
            canvas.drawString(60, 700 - 18 * at, label)
            for place, text in enumerate(numbers):
                canvas.drawRightString(362 + 70 * place, 700 - 18 * at, text)

    (table,) = read_tables(draw_pages(draw))
    assert table.rows == list(map(list, [HEAD, *ROWS]))

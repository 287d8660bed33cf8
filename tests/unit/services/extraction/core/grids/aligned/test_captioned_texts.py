"""Tables of texts without any rule below a caption that numbers them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

from services.extraction.core.tables_of_pages import PageTable, read_tables
from tests.unit.services.extraction.core.pdf.drawing import draw_pages

ROWS = [
    ("Body", "Task", "Seat"),
    ("Harbour board", "Dues and pilots", "Merrow"),
    ("Lights office", "Lamps of the coast", "Great Anvil"),
    ("Ferry council", "Timetables", "Stell"),
    ("Fish court", "Disputes over nets", "Merrow"),
]
PROSE = [
    (
        "The board met twice in the year and found that",
        "ferries were late in most weeks of the winter",
    ),
    (
        "dues had been paid by nearly all of the masters",
        "because of ice in the upper sound and a want of",
    ),
    (
        "of ships, and by some of the owners of the small",
        "pilots, of whom two had left for the mainland and",
    ),
    (
        "boats that fish off the northern banks in spring",
        "one was ill, so that the council asked the board",
    ),
    (
        "and in summer, when the weather allows them out",
        "for a loan of two men until the end of the thaw",
    ),
    (
        "beyond the bar and the light that stands on it.",
        "which was granted on the usual terms in March.",
    ),
]


def read(caption: str, rows: Sequence[Sequence[str]], width: float) -> list[PageTable]:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        canvas.drawString(60, 716, caption)
        for at, row in enumerate(rows):
            for place, text in enumerate(row):
                canvas.drawString(60 + width * place, 700 - 14 * at, text)

    return read_tables(draw_pages(draw))


def test_texts_in_columns_below_a_caption_are_a_table():
    (table,) = read("Table 4. Bodies of the islands", ROWS, width=150)
    assert table.rows == list(map(list, ROWS))


@pytest.mark.parametrize("caption", ["Bodies of the islands", "Table talk"])
def test_texts_in_columns_without_a_caption_are_none(caption: str):
    assert read(caption, ROWS, width=150) == []


def test_prose_in_two_columns_below_a_caption_is_none():
    assert read("Table 4. Bodies of the islands", PROSE, width=240) == []


def test_a_text_that_wraps_in_the_last_row_is_whole():
    (table,) = read("Table 4 – Bodies", [*ROWS, ("", "and over fishing grounds")], width=150)
    assert table.rows[-1][1] == "Disputes over nets and over fishing grounds"

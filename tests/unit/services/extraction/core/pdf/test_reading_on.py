"""Tables without rules that go on at the top of the next page, without a head."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

import pytest
from reportlab.pdfgen.canvas import Canvas

from services.extraction.core.formats.pdf import read_pdf
from shared.contracts.extracted import Block, Grid, Paragraph
from tests.unit.services.extraction.core.pdf.drawing import draw_pages, draw_row

HEAD = ("Service", "2019", "2020")
BODY = [
    ("Roads", "1,204.50", "1,310.00"),
    ("Public health", "88.10", "92.40"),
    ("Libraries", "410.00", "405.75"),
    ("Fire services", "76.20", "80.15"),
    ("Parks and recreation", "33.00", "31.90"),
]
MORE = [("Harbours", "5.10", "6.20"), ("Debt service", "918.00", "870.30")]


def draw_rows(
    canvas: Canvas, rows: Iterable[Sequence[str]], below: Sequence[str] = (), top: float = 760
) -> None:
    """Draw labels from the left and numbers to the right, and lines of text some way below."""
    canvas.setFont("Helvetica", 10)
    for row in rows:
        draw_row(canvas, top, row)
        top -= 16
    for line in below:
        top -= 16
        canvas.drawString(60, top, line)


def read(*pages: Sequence[Sequence[str]], below: Sequence[str] = ()) -> tuple[Block, ...]:
    """Read pages of rows; `below` stands under the last one's."""
    *full, last = pages
    drawn = [partial(draw_rows, rows=rows) for rows in full]
    return read_pdf(draw_pages(*drawn, partial(draw_rows, rows=last, below=below))).blocks


def tables(blocks: Iterable[Block]) -> list[list[tuple[str, ...]]]:
    return [texts(block) for block in blocks if isinstance(block, Grid)]


def texts(grid: Grid) -> list[tuple[str, ...]]:
    rows = [[""] * grid.column_count for _ in range(grid.row_count)]
    for cell in grid.cells:
        rows[cell.row][cell.column] = cell.text
    return list(map(tuple, rows))


@pytest.mark.parametrize("more", [MORE, MORE[:1], [*MORE, ("Courts", "", "12.00")], MORE * 4])
def test_rows_on_the_next_page_go_on_with_the_columns_of_the_table(more):
    assert tables(read([HEAD, *BODY], more)) == [[HEAD, *BODY, *more]]


def test_a_column_that_the_next_page_leaves_empty_is_still_there():
    more = [("Harbours", "", "6.20"), ("Courts", "", "1.00"), ("Police", "", "7.35")]
    (rows,) = tables(read([HEAD, *BODY], more))
    assert rows[-3:] == more


def test_a_label_longer_than_any_on_the_page_before_stays_in_its_column():
    more = [("Transport planning and regional roads", "4.00", "5.50"), MORE[0]]
    (rows,) = tables(read([HEAD, *BODY], more))
    assert rows[-2:] == more


def test_rows_go_on_over_a_page_that_holds_nothing_else():
    assert tables(read([HEAD, *BODY], BODY, MORE)) == [[HEAD, *BODY, *BODY, *MORE]]


def test_a_head_printed_again_is_left_out():
    assert tables(read([HEAD, *BODY], [HEAD, *MORE])) == [[HEAD, *BODY, *MORE]]


def test_a_head_of_two_levels_printed_again_is_left_out():
    head = [("", "Years", ""), HEAD]
    assert tables(read([*head, *BODY], [*head, MORE[0]])) == [[*head, *BODY, MORE[0]]]


def test_what_stands_below_the_last_rows_is_text():
    blocks = read([HEAD, *BODY], MORE, below=["Source: annual accounts of the services."])
    assert tables(blocks) == [[HEAD, *BODY, *MORE]]
    notes = [block.text for block in blocks if isinstance(block, Paragraph)]
    assert notes == ["Source: annual accounts of the services."]


def test_each_row_knows_its_page():
    (grid,) = read([HEAD, *BODY], MORE)
    assert isinstance(grid, Grid)
    places = [cell.location for cell in grid.cells if cell.text == "Harbours"]
    assert [place.page for place in places if place] == [2]


@pytest.mark.parametrize(
    "line",
    [
        ("The harbours were dredged in spring, and 918.00 was paid for the second of them.",),
        ("Annual report of the services", "", "24"),
        ("Harbours", "moderate", "severe"),
    ],
    ids=["prose", "page number", "words where numbers belong"],
)
def test_other_lines_at_the_top_of_a_page_are_no_rows(line):
    assert tables(read([HEAD, *BODY], [line])) == [[HEAD, *BODY]]


def test_a_form_filled_anew_begins_a_table():
    anew = [(label, "7.10", "8.20") for label, *_ in BODY]
    assert tables(read([HEAD, *BODY], [HEAD, *anew])) == [[HEAD, *BODY], [HEAD, *anew]]

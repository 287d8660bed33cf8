"""Tables whose columns only white space parts: headings over groups, labels over rows, wraps."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from services.extraction.core.tables_of_pages import PageTable, read_tables
from tests.unit.services.extraction.core.pdf.drawing import Draw, draw_pages

LEFT, RIGHTS = 60, (250, 310, 370, 430)


def table(draw: Draw) -> PageTable:
    (found,) = read_tables(draw_pages(draw))
    return found


def write(canvas: Canvas, y: float, label: str, numbers: Sequence[str] = ()) -> None:
    canvas.setFont("Helvetica", 9)
    canvas.drawString(LEFT, y, label)
    for right, text in zip(RIGHTS, numbers, strict=False):
        canvas.drawRightString(right, y, text)


def rule(canvas: Canvas, *ys: float, left: float = 56) -> None:
    for y in ys:
        canvas.line(left, y, 436, y)


def spans(found: PageTable) -> set[tuple[str, int, int]]:
    """Return text, first and last column of the cells that span columns."""
    return {(text, first, last) for _, first, _, last, text in found.cells if first < last}


def test_years_over_groups_of_columns_span_them():
    def draw(canvas: Canvas) -> None:
        rule(canvas, 712, 682, 640)
        canvas.setFont("Helvetica", 9)
        canvas.drawCentredString(270, 700, "2031")
        canvas.drawCentredString(390, 700, "2032")
        write(canvas, 687, "Sector", ("Amount", "Share", "Amount", "Share"))
        write(canvas, 668, "Mining", ("1,204", "12.5%", "1,101", "11.0%"))
        write(canvas, 654, "Fishing", ("988", "9.1%", "1,020", "9.9%"))

    assert spans(table(draw)) == {("2031", 1, 2), ("2032", 3, 4)}


def test_a_text_in_the_middle_of_a_table_heads_the_rows_below_it():
    def draw(canvas: Canvas) -> None:
        rule(canvas, 712, 696, 624)
        write(canvas, 700, "Activity", ("Men", "Women", "Both"))
        for at, panel in enumerate(("Panel A. Towns", "Panel B. Villages")):
            canvas.drawCentredString(215, 684 - 28 * at, panel)
            write(canvas, 670 - 28 * at, "Employed", ("81.0%", "29.0%", "55.0%"))

    assert spans(table(draw)) == {("Panel A. Towns", 0, 3), ("Panel B. Villages", 0, 3)}


def test_a_currency_belongs_to_the_number_after_it():
    def draw(canvas: Canvas) -> None:
        rule(canvas, 712, 696, 640)
        write(canvas, 700, "Fund", ("Budget", "Outlay"))
        write(canvas, 684, "General", ("$ 82,242", "$ 321"))
        write(canvas, 670, "Projects", ("$ 7,036", "$ 79,992"))
        write(canvas, 656, "Debt", ("$ 41", "$ 71,414"))

    assert table(draw).rows[1:3] == [
        ["General", "$ 82,242", "$ 321"],
        ["Projects", "$ 7,036", "$ 79,992"],
    ]


def test_a_label_of_two_lines_stands_around_the_middle_of_its_row():
    def draw(canvas: Canvas) -> None:
        rule(canvas, 712, 604)
        write(canvas, 698, "District totals", ("2031", "2032", "2033"))
        for at, (first, second) in enumerate([("Matters", "received"), ("Cases", "closed")]):
            write(canvas, 676 - 44 * at, first)
            write(canvas, 671 - 44 * at, "", ("426", "365", "285"))
            write(canvas, 666 - 44 * at, second)
            write(canvas, 649 - 44 * at + 2, "Charged", ("290", "259", "235"))

    assert [row[:2] for row in table(draw).rows] == [
        ["District totals", "2031"],
        ["Matters received", "426"],
        ["Charged", "290"],
        ["Cases closed", "426"],
        ["Charged", "290"],
    ]


def test_a_label_reaches_over_the_rows_whose_rules_begin_right_of_it():
    def draw(canvas: Canvas) -> None:
        rule(canvas, 712, 696, 656, 616)
        rule(canvas, 682, 669, 642, 629, left=140)
        write(canvas, 700, "Region", ("Births", "Deaths"))
        for at, region in enumerate(("North", "South")):
            write(canvas, 673 - 40 * at, region)
            for line, kind in enumerate(("Men", "Women", "Both")):
                y = 686 - 40 * at - 13 * line
                canvas.drawString(150, y, kind)
                write(canvas, y, "", ("48,844", "42,917"))

    found = table(draw)
    assert [cell[:4] for cell in found.cells if cell[4] in {"North", "South"}] == [
        (1, 0, 3, 0),
        (4, 0, 6, 0),
    ]


def test_texts_in_two_columns_end_with_a_wrapped_label():
    lines = [
        ("Term", "Description"),
        ("Visual scale", "A line of fixed length with words at both ends"),
        ("Checklist", "A simple choice among several options, in one step"),
        ("Recording of events as", "Events are written down one by one as they"),
        ("they occur", "take place"),
    ]

    def draw(canvas: Canvas) -> None:
        rule(canvas, 712, 694, 632)
        for at, (term, text) in enumerate(lines):
            write(canvas, 699 - 15 * at, term)
            canvas.drawString(162, 699 - 15 * at, text)

    assert table(draw).rows[0] == ["Term", "Description"]
    assert table(draw).rows[3] == [
        "Recording of events as they occur",
        "Events are written down one by one as they take place",
    ]


def test_rules_right_of_the_labels_part_rows_that_no_full_rule_parts():
    def draw(canvas: Canvas) -> None:
        rule(canvas, 712, 696, 656, 616)
        rule(canvas, 682, 669, 642, 629, left=140)
        write(canvas, 700, "Region", ("Births", "Deaths"))
        for at, label in enumerate((("Share of", "the towns"), ("Share of", "the villages"))):
            for line in (0, 1):
                write(canvas, 679 - 40 * at - 13 * line, label[line])
            for line, kind in enumerate(("Men", "Women", "Both")):
                y = 686 - 40 * at - 13 * line
                canvas.drawString(150, y, kind)
                write(canvas, y, "", ("48,844", "42,917"))

    assert table(draw).rows[3:] == [
        [None, "Both", "48,844", "42,917"],
        ["Share of the villages", "Men", "48,844", "42,917"],
        [None, "Women", "48,844", "42,917"],
        [None, "Both", "48,844", "42,917"],
    ]


def test_a_text_that_heads_the_first_rows_of_an_open_table_stands_below_its_head():
    def draw(canvas: Canvas) -> None:
        write(canvas, 700, "Activity", ("Men", "Women", "Both"))
        for at, place in enumerate(("Towns", "Villages")):
            write(canvas, 686 - 42 * at, place)
            write(canvas, 672 - 42 * at, "  Employed", ("81.0%", "29.0%", "55.0%"))
            write(canvas, 658 - 42 * at, "  Other", ("19.0%", "71.0%", "45.0%"))

    assert [row[:2] for row in table(draw).rows] == [
        ["Activity", "Men"],
        ["Towns", ""],
        ["Employed", "81.0%"],
        ["Other", "19.0%"],
        ["Villages", ""],
        ["Employed", "81.0%"],
        ["Other", "19.0%"],
    ]


def test_years_over_groups_of_ruled_rows_are_their_head():
    def draw(canvas: Canvas) -> None:
        rule(canvas, 712, 697, 682, 667, 652, 637)
        canvas.setFont("Helvetica", 9)
        canvas.drawCentredString(270, 701, "2031")
        canvas.drawCentredString(390, 701, "2032")
        write(canvas, 686, "Sector", ("Amount", "Share", "Amount", "Share"))
        for at, sector in enumerate(("Mining", "Fishing", "Trade")):
            write(canvas, 671 - 15 * at, sector, ("1,204", "12.5%", "1,101", "11.0%"))

    assert spans(table(draw)) == {("2031", 1, 2), ("2032", 3, 4)}


def test_shades_of_every_other_row_part_texts():
    lines = [("Phase", "Output"), ("Draft", "The programme of the region, with")]
    lines += [
        ("", "its annexes"),
        ("Advice", "An opinion on the draft"),
        ("Adoption", "A decision"),
    ]

    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(0.9)
        for bottom, height in ((696, 16), (656, 16), (616, 16)):
            canvas.rect(56, bottom, 380, height, stroke=0, fill=1)
        canvas.setFillGray(0)
        for y, (phase, output) in zip((700, 684, 674, 660, 644), lines, strict=True):
            write(canvas, y, phase)
            canvas.drawString(162, y, output)
        write(canvas, 620, "Report")
        canvas.drawString(162, 620, "An interim report")

    assert table(draw).rows == [
        ["Phase", "Output"],
        ["Draft", "The programme of the region, with its annexes"],
        ["Advice", "An opinion on the draft"],
        ["Adoption", "A decision"],
        ["Report", "An interim report"],
    ]


def test_a_shade_that_hangs_from_the_first_rule_ends_the_head():
    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(0.8)
        canvas.rect(56, 682, 380, 30, stroke=0, fill=1)
        canvas.setFillGray(0)
        rule(canvas, 712, 634)
        canvas.setFont("Helvetica", 9)
        canvas.drawCentredString(270, 700, "Expenditure")
        canvas.drawCentredString(390, 700, "Employment")
        write(canvas, 694, "Sector")
        write(canvas, 687, "", ("Amount", "Share", "Number", "Share"))
        for at, sector in enumerate(("Mining", "Fishing", "Trade")):
            write(canvas, 670 - 14 * at, sector, ("1,204", "12.5%", "1,101", "11.0%"))

    assert spans(table(draw)) == {("Expenditure", 1, 2), ("Employment", 3, 4)}

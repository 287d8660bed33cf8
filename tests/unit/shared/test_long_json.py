from __future__ import annotations

import subprocess
import sys

import pytest
from pydantic import ValidationError

from shared import long_json
from shared.contracts.contract import to_json
from shared.contracts.document import Document, Line, Table, TextBlock
from shared.contracts.extracted import Cell, ExtractedDocument, Grid, Paragraph, Source
from shared.contracts.location import Location
from shared.contracts.money import CellState
from shared.long_json import LONG, from_json, to_long_json

SOURCE = Source(file_name="a.pdf", media_type="application/pdf", size_bytes=1)
LINE = Line(table="t1", row=0, column=2, kind="other", measure="total", state=CellState.BLANK)


def extracted(rows: int) -> ExtractedDocument:
    place = Location(page=3, bbox=(1.5, 2.5, 3.5, 4.5))
    cells = tuple(
        Cell(row=row, column=column, text=f"{row}\\n“{column}”", location=place)
        for row in range(rows)
        for column in range(4)
    )
    grid = Grid(id="g1", row_count=rows, column_count=4, cells=cells)
    return ExtractedDocument(source=SOURCE, blocks=(Paragraph(text="甲"), grid, grid))


@pytest.mark.parametrize("rows", [0, 2, 3_000])
def test_a_document_read_in_pieces_is_the_one_that_was_written(rows: int):
    document = extracted(rows)
    text = to_json(document)
    assert (len(text) > 2 * LONG) is (rows > 2)
    assert from_json(ExtractedDocument, text) == document
    assert to_json(from_json(ExtractedDocument, text)) == text
    assert to_long_json(document) == text


def test_lists_of_every_kind_are_put_back_in_their_order(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(long_json, "LONG", 200)
    monkeypatch.setattr(long_json, "MANY", 7)
    rows = tuple((f"{number}", None) for number in range(100))
    table = Table(id="t1", kind="other", rows=rows, columns=(("甲",),) * 30)
    document = Document(
        document_id="d",
        source=SOURCE,
        tables=(table, table.model_copy(update={"id": "t2", "rows": ()})),
        lines=(LINE,) * 9,
        paragraphs=tuple(TextBlock(text="某" * number) for number in range(40)),
    )
    assert from_json(Document, to_json(document)) == document
    assert to_long_json(document) == to_json(document)


def test_a_cell_whose_text_is_longer_than_a_piece_is_read():
    cell = Cell(row=0, column=0, text="长" * LONG)
    grid = Grid(id="g1", row_count=1, column_count=1, cells=(cell,))
    document = ExtractedDocument(source=SOURCE, blocks=(grid,))
    assert from_json(ExtractedDocument, to_json(document)) == document


def test_a_wrong_item_deep_in_a_long_list_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(long_json, "LONG", 200)
    text = to_json(extracted(30)).replace(b'"row":29', b'"row":-1')
    with pytest.raises(ValidationError):
        from_json(ExtractedDocument, text)


MEASURE = """
import resource
from tests.unit.shared.test_long_json import extracted
from shared.contracts.contract import to_json
from shared.contracts.extracted import ExtractedDocument
from shared.heap import map_long_blocks
from shared.long_json import from_json, to_long_json

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024

map_long_blocks()
text = to_json(extracted(12_500))
before = peak()
document = from_json(ExtractedDocument, text)
read = peak()
written = to_long_json(document)
print((read - before) / len(text), (peak() - read) / len(text))
"""


def test_neither_reading_nor_writing_holds_the_text_in_another_form():
    command = [sys.executable, "-c", MEASURE]
    printed = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    read, written = map(float, printed.split())
    assert read < 6
    assert written < 1.5

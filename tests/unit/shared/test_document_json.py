from __future__ import annotations

from dataclasses import replace

import pytest

from shared import long_json
from shared.contracts.contract import to_json
from shared.contracts.document import Document, Line, Table
from shared.contracts.extracted import Source
from shared.contracts.location import Location
from shared.contracts.money import CellState
from shared.document_json import read_document

PLACE = Location(page=2, bbox=(1.0, 2.0, 3.0, 4.0))
LINE = Line(
    table="t1",
    row=1,
    column=1,
    kind="other",
    measure="total",
    state=CellState.BLANK,
    location=PLACE,
)


def written(*lines: Line) -> bytes:
    place = Location(page=2, bbox=(1.0, 2.0, 3.0, 4.0))
    table = Table(
        id="t1",
        kind="other",
        rows=(("甲", "1"), ("乙", "2")),
        locations=((None, None), (None, place)),
    )
    source = Source(file_name="a.pdf", media_type="application/pdf", size_bytes=1)
    return to_json(Document(document_id="d", source=source, tables=(table,), lines=lines))


@pytest.fixture(autouse=True)
def every_list_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_json, "LONG", 100)


def test_lines_of_a_long_document_hold_the_places_of_their_cells_themselves():
    document = read_document(written(LINE, LINE))
    cell = document.tables[0].locations[1][1]
    assert [line.location is cell for line in document.lines] == [True, True]
    assert document.lines == (LINE, LINE)


@pytest.mark.parametrize(
    "line",
    [
        replace(LINE, location=Location(page=3)),
        replace(LINE, location=None),
        replace(LINE, table="t2"),
        replace(LINE, row=2),
        replace(LINE, column=2),
    ],
)
def test_a_line_whose_cell_says_otherwise_or_is_not_there_keeps_its_own_place(line: Line):
    assert read_document(written(line)).lines == (line,)

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from services.storage.core.rows import ROWS_AT_ONCE, ROWS_PER_PART, to_batches, to_rows
from shared.contracts.document import Document, Table
from tests.unit.services.storage.builders import document


def test_keys_follow_from_document_run_and_place():
    first, second = to_rows(document(tables=2), "r1")["tables"]
    assert first["_id"] == f"{'a' * 64}/r1/tables/000000"
    assert second["_id"] == f"{'a' * 64}/r1/tables/000001"


def test_a_line_keeps_its_printed_digits_and_its_worth_in_yuan():
    (line,) = to_rows(document(), "r1")["lines"]
    assert str(line["amount"]) == "12.30"
    assert line["amount_yuan"] == Decimal(123000)
    assert line["department_name"] == "青禾县示例局"


def test_a_line_of_an_unknown_unit_has_no_worth_in_yuan():
    unknown = replace(document().lines[0], unit="美元")
    (line,) = to_rows(document(lines=(unknown,)), "r1")["lines"]
    assert line["amount_yuan"] is None


def test_indicators_name_their_project_or_department():
    levels = [row["source_level"] for row in to_rows(document(), "r1")["indicators"]]
    assert levels == ["project", "department"]


def test_a_long_table_is_kept_in_parts():
    rows = tuple((str(number),) for number in range(ROWS_PER_PART + 1))
    table = Table(id="t", kind="other", columns=(("甲",),), rows=rows)
    parts = list(to_rows(document().model_copy(update={"tables": (table,)}), "r1")["tables"])
    assert [len(part["rows"]) for part in parts] == [ROWS_PER_PART, 1]
    assert [part["part"] for part in parts] == [0, 1]


def holds_a_list_in_a_list(value: Any) -> bool:
    if isinstance(value, dict):
        return any(map(holds_a_list_in_a_list, value.values()))
    if isinstance(value, list):
        return any(isinstance(item, list) or holds_a_list_in_a_list(item) for item in value)
    return False


def test_no_list_holds_a_list():
    assert not any(map(holds_a_list_in_a_list, map(list, to_rows(document(), "r1").values())))


def test_no_text_of_the_document_becomes_a_key():
    named = document(department={"code": "$where", "name": "a.b"})
    keys = {key for rows in to_rows(named, "r1").values() for row in rows for key in row}
    assert not [key for key in keys if "$" in key or "." in key]


def test_an_empty_document_has_no_rows():
    empty = Document.model_validate(
        {"schema": "yusuan.document/1", "document_id": "d", "source": document().source}
    )
    assert not any(map(list, to_rows(empty, "r1").values()))
    assert not list(to_batches(empty, "r1"))


def test_rows_are_handed_over_a_few_at_a_time_and_in_order():
    lines = document().lines * (2 * ROWS_AT_ONCE + 1)
    batches = [rows for name, rows in to_batches(document(lines=lines), "r1") if name == "lines"]
    assert [len(rows) for rows in batches] == [ROWS_AT_ONCE, ROWS_AT_ONCE, 1]
    assert [row["place"] for rows in batches for row in rows] == list(range(len(lines)))

from __future__ import annotations

from shared.contracts.contract import to_json
from shared.contracts.extracted import Cell, Paragraph
from shared.contracts.location import Location


def test_values_given_the_same_fields_share_what_says_so():
    first, second = Location(page=1, line=2), Location.model_validate_json('{"page":3,"line":4}')
    assert first.__pydantic_fields_set__ is second.__pydantic_fields_set__
    assert first.model_fields_set == {"page", "line"}


def test_a_copy_with_another_field_given_leaves_the_shared_set_as_it_is():
    cell = Cell(row=0, column=0)
    wide = cell.model_copy(update={"column_span": 2})
    assert cell.model_fields_set == {"row", "column"}
    assert wide.model_fields_set == {"row", "column", "column_span"}


def test_json_in_bytes_is_that_of_the_model():
    paragraph = Paragraph(text="部门预算", location=Location(page=1))
    assert to_json(paragraph) == paragraph.model_dump_json(by_alias=True).encode()

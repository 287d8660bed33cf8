from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest
from pydantic import TypeAdapter, ValidationError

from shared.contracts.contract import to_json
from shared.contracts.document import TextBlock
from shared.contracts.extracted import Cell, Paragraph
from shared.contracts.location import Location


def test_values_given_the_same_fields_share_what_says_so():
    first = Paragraph(text="一", heading_level=1)
    second = Paragraph.model_validate_json('{"text":"二","heading_level":2}')
    assert first.__pydantic_fields_set__ is second.__pydantic_fields_set__
    assert first.model_fields_set == {"text", "heading_level"}


def test_a_copy_with_another_field_given_leaves_the_shared_set_as_it_is():
    block = TextBlock(text="一")
    placed = block.model_copy(update={"location": Location(page=1)})
    assert block.model_fields_set == {"text"}
    assert placed.model_fields_set == {"text", "location"}


def test_json_in_bytes_is_that_of_the_model():
    paragraph = Paragraph(text="部门预算", location=Location(page=1))
    assert to_json(paragraph) == paragraph.model_dump_json(by_alias=True).encode()


def test_a_value_of_which_there_are_many_has_no_dictionary_and_cannot_be_changed():
    cell = Cell(row=0, column=0)
    assert not hasattr(cell, "__dict__")
    with pytest.raises(FrozenInstanceError):
        cell.row = 1  # type: ignore[misc]


def test_a_cell_is_checked_when_it_is_read_and_what_is_new_in_it_is_ignored():
    reader = TypeAdapter(Cell)
    assert reader.validate_json('{"row":1,"column":2,"newer":3}') == Cell(row=1, column=2)
    with pytest.raises(ValidationError):
        reader.validate_json('{"row":-1,"column":2}')

from __future__ import annotations

import json

import pytest

from shared.contracts.document import Document
from tests.unit.services.storage.builders import document
from yusuan_cli.session import to_named


def written(name: str) -> bytes:
    content: Document = document(source={**document().source.model_dump(), "file_name": name})
    return content.model_dump_json(by_alias=True).encode()


@pytest.mark.parametrize("name", ["a.pdf", "预算 2025.docx", 'quote"d.pdf', "back\\slash.txt"])
def test_a_document_under_its_own_name_is_written_byte_for_byte(name: str):
    data = written(name)
    assert to_named(data, name) is data


def test_a_document_under_another_name_differs_in_nothing_else():
    data = written("a.pdf")
    renamed = to_named(data, "b.pdf")
    assert json.loads(renamed)["source"]["file_name"] == "b.pdf"
    assert renamed == written("b.pdf")

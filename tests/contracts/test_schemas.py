from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from shared.contracts.document import Document
from shared.schemas import (
    FOLDER,
    MODELS,
    IncompatibleChange,
    build_schema,
    find_losses,
    to_text,
    write_schemas,
)
from tests.unit.services.storage.builders import document, received

REGENERATE = "the schemas are out of step; run: yusuan schema --write"


@pytest.mark.parametrize("name", MODELS)
def test_the_committed_schema_is_that_of_the_code(name: str):
    assert (FOLDER / f"{name}.json").read_text("utf-8") == to_text(build_schema(name)), REGENERATE


@pytest.mark.parametrize("name", MODELS)
def test_no_field_of_the_committed_version_is_removed_or_retyped(name: str):
    committed = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    assert list(find_losses(committed, build_schema(name))) == []


def test_there_is_no_schema_without_a_contract():
    assert {path.stem for path in FOLDER.iterdir()} == set(MODELS)


def test_what_is_written_follows_the_schema():
    written = document().model_dump(mode="json", by_alias=True)
    jsonschema.validate(written, build_schema("yusuan.document.1"))
    jsonschema.validate(received().model_dump(mode="json"), build_schema("document.received.v1"))


def test_amounts_are_written_as_strings_with_their_digits():
    written = json.loads(document().model_dump_json(by_alias=True))
    assert written["lines"][0]["amount"] == "12.30"


def test_what_is_written_is_read_back_the_same():
    assert Document.model_validate_json(document().model_dump_json(by_alias=True)) == document()


def fields(**properties: Any) -> dict[str, Any]:
    return {"properties": properties, "$defs": {"Inner": {"properties": properties}}}


@pytest.mark.parametrize(
    ("before", "after", "lost"),
    [
        ({"a": {"type": "string"}}, {"a": {"type": "string"}}, []),
        ({"a": {"type": "string"}}, {"a": {"type": "string"}, "b": {"type": "null"}}, []),
        ({"a": {"type": "string"}}, {"a": {"anyOf": [{"type": "string"}, {"type": "null"}]}}, []),
        ({"a": {"type": "string"}}, {}, ["a is gone", "Inner.a is gone"]),
        (
            {"a": {"type": "string"}},
            {"a": {"type": "integer"}},
            ["a is retyped", "Inner.a is retyped"],
        ),
        (
            {"a": {"type": "array", "items": {"type": "string"}}},
            {"a": {"type": "array", "items": {"$ref": "#/$defs/Inner"}}},
            ["a is retyped", "Inner.a is retyped"],
        ),
        (
            {"a": {"enum": ["x", "y"]}},
            {"a": {"enum": ["x"]}},
            ["a is retyped", "Inner.a is retyped"],
        ),
        ({"a": {"enum": ["x"]}}, {"a": {"enum": ["x", "y"]}}, []),
    ],
)
def test_a_loss_is_told_from_an_extension(
    before: dict[str, Any], after: dict[str, Any], lost: list[str]
):
    assert list(find_losses(fields(**before), fields(**after))) == lost


def test_an_incompatible_schema_is_not_written(tmp_path: Path):
    write_schemas(tmp_path)
    committed = build_schema("document.failed.v1")
    committed["properties"]["severity"] = {"type": "string"}
    path = tmp_path / "document.failed.v1.json"
    path.write_text(to_text(committed), "utf-8")
    with pytest.raises(IncompatibleChange, match="severity is gone"):
        write_schemas(tmp_path)
    assert path.read_text("utf-8") == to_text(committed)

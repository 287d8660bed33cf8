"""JSON Schemas of every contract: generated, committed, and only ever extended."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel

import shared.contracts
from shared.contracts.document import Document
from shared.contracts.extracted import ExtractedDocument
from shared.topology import EVENTS, event_type

FOLDER = Path(shared.contracts.__file__).parent / "schemas"
MODELS: dict[str, type[BaseModel]] = {
    **{event_type(event): event for event in EVENTS},
    "yusuan.document.1": Document,
    "yusuan.extracted.1": ExtractedDocument,
}


class IncompatibleChange(Exception):
    """A committed version lost or retyped a field; it needs a new version beside it."""


def build_schema(name: str) -> dict[str, Any]:
    """Return the schema of a contract as it is written."""
    schema = MODELS[name].model_json_schema(mode="serialization", by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def to_text(schema: dict[str, Any]) -> str:
    """Return a schema as it is committed."""
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def write_schemas(folder: Path = FOLDER) -> list[Path]:
    """Write every schema; raises `IncompatibleChange` before anything is written."""
    schemas = {folder / f"{name}.json": build_schema(name) for name in MODELS}
    for path, schema in schemas.items():
        if path.is_file():
            lost = list(find_losses(json.loads(path.read_text("utf-8")), schema))
            if lost:
                raise IncompatibleChange(f"{path.stem}: {', '.join(lost)}")
    folder.mkdir(exist_ok=True)
    for path, schema in schemas.items():
        path.write_text(to_text(schema), "utf-8")
    return list(schemas)


def find_losses(committed: dict[str, Any], present: dict[str, Any]) -> Iterator[str]:
    """Yield the fields of the committed schema that the present one lacks or types otherwise."""
    for owner, before, after in _pair_objects(committed, present):
        for field, kind in before.get("properties", {}).items():
            place = f"{owner}.{field}" if owner else field
            if field not in after.get("properties", {}):
                yield f"{place} is gone"
            elif _to_kinds(kind) - _to_kinds(after["properties"][field]):
                yield f"{place} is retyped"


def _pair_objects(
    committed: dict[str, Any], present: dict[str, Any]
) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    yield "", committed, present
    for name, before in committed.get("$defs", {}).items():
        yield name, before, present.get("$defs", {}).get(name, {})


def _to_kinds(schema: dict[str, Any]) -> frozenset[str]:
    """Return what a value may be: types, references and constants, through `anyOf`."""
    if "anyOf" in schema:
        return frozenset().union(*map(_to_kinds, schema["anyOf"]))
    if "items" in schema:
        return frozenset(f"array of {kind}" for kind in _to_kinds(schema["items"]))
    if "enum" in schema:
        return frozenset(map(repr, schema["enum"]))
    return frozenset([str(schema.get("const", schema.get("$ref", schema.get("type"))))])


if __name__ == "__main__":
    write_schemas()

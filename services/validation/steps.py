"""What a child process does for validation: JSON of a document in, with findings out."""

from __future__ import annotations

from collections.abc import Mapping

from services.validation.core.validate import validate as to_validated
from shared.document_json import read_document
from shared.heap import give_back_after
from shared.long_json import to_long_json
from shared.registry import load_all
from shared.versions import STAGE_VERSIONS

load_all("services.validation.core.rules")
TRUNCATED = "truncated"
"""The argument that takes amounts as cut off instead of rounded."""


def validate(payload: bytes, arguments: Mapping[str, str]) -> bytearray:
    """Turn the JSON of a `Document` into that of the same with findings and checks."""
    truncated = arguments.get(TRUNCATED) == "true"
    normalized = read_document(payload)
    size = len(payload)
    del payload
    give_back_after(size)
    document = to_validated(normalized, truncated=truncated)
    del normalized
    give_back_after(size)
    versions = {**document.versions, "validation": STAGE_VERSIONS["validation"]}
    return to_long_json(document.model_copy(update={"versions": versions}))


STEPS = {"validate": validate}

"""What a child process does for normalization: JSON of what is printed in, of what it means out."""

from __future__ import annotations

from collections.abc import Mapping

from services.normalization.core.normalize import normalize as to_document
from shared.contracts.extracted import ExtractedDocument
from shared.versions import STAGE_VERSIONS


def normalize(payload: bytes, arguments: Mapping[str, str]) -> bytes:
    """Turn the JSON of an `ExtractedDocument` into that of a `Document` without findings."""
    extracted = ExtractedDocument.model_validate_json(payload)
    document = to_document(extracted, arguments["document_id"])
    versions = {
        "extraction": arguments["extraction"],
        "normalization": STAGE_VERSIONS["normalization"],
    }
    document = document.model_copy(update={"versions": versions})
    return document.model_dump_json(by_alias=True).encode()


STEPS = {"normalize": normalize}

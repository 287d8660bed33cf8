"""What a child process does for normalization: JSON of what is printed in, of what it means out."""

from __future__ import annotations

from collections.abc import Mapping

from services.normalization.core.normalize import normalize as to_document
from shared.contracts.document import Document
from shared.contracts.extracted import ExtractedDocument
from shared.errors import NoTablesFound
from shared.heap import give_back_after
from shared.long_json import from_json, to_long_json
from shared.versions import STAGE_VERSIONS


def normalize(payload: bytes, arguments: Mapping[str, str]) -> bytearray:
    """Turn the JSON of an `ExtractedDocument` into that of a `Document` without findings."""
    extracted = from_json(ExtractedDocument, payload)
    size = len(payload)
    del payload
    give_back_after(size)
    document = to_document(extracted, arguments["document_id"])
    require_content(document)
    versions = {
        "extraction": arguments["extraction"],
        "normalization": STAGE_VERSIONS["normalization"],
    }
    del extracted
    give_back_after(size)
    return to_long_json(document.model_copy(update={"versions": versions}))


def require_content(document: Document) -> None:
    """Raise `NoTablesFound` for a file that holds nothing this pipeline is for."""
    if not document.tables and not document.narrative_facts:
        raise NoTablesFound(
            "the file was read, but it holds neither a table nor a sentence that states an amount"
        )


STEPS = {"normalize": normalize}

"""What a child process does for extraction: bytes of a file in, JSON of what is printed out."""

from __future__ import annotations

from collections.abc import Mapping

from services.extraction.core.formats import Original, read_document
from shared.registry import load_all

load_all("services.extraction.core.formats")


def read(payload: bytes, arguments: Mapping[str, str]) -> bytes:
    """Read a file, or what it was converted to, into the JSON of an `ExtractedDocument`."""
    original = None
    if "media_type" in arguments:
        original = Original(arguments["media_type"], int(arguments["size_bytes"]))
    extracted = read_document(payload, arguments["file_name"], original)
    return extracted.model_dump_json(by_alias=True).encode()


STEPS = {"read": read}

"""What a child process does for extraction: bytes of a file in, JSON of what is printed out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict

from services.extraction.core import page_picture, tables_of_pages
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


def read_tables(payload: bytes, arguments: Mapping[str, str]) -> bytes:
    """Return the tables of a PDF's pages, of all or of those listed, as a JSON list."""
    pages = {int(page) for page in arguments.get("pages", "").split(",") if page}
    tables = tables_of_pages.read_tables(payload, pages or None)
    return json.dumps(list(map(asdict, tables)), ensure_ascii=False).encode()


def draw_page(payload: bytes, arguments: Mapping[str, str]) -> bytes:
    """Return one page of a PDF as PNG with its tables drawn over it."""
    return page_picture.draw_page(payload, int(arguments["page"]))


STEPS = {"read": read, "read_tables": read_tables, "draw_page": draw_page}

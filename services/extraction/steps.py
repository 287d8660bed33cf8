"""What a child process does for extraction: bytes of a file in, JSON of what is printed out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from io import BytesIO

from pydantic import TypeAdapter

from services.extraction.core import page_picture, tables_of_pages
from services.extraction.core.formats import Original, doc, pdf, read_document, to_extracted
from services.extraction.core.pdf.engines import ENGINE, Engine
from services.extraction.core.pdf.reading import PageReading, unread_page
from shared.long_json import to_long_json
from shared.ports import Step
from shared.registry import load_all

load_all("services.extraction.core.formats")
READINGS = TypeAdapter(list[PageReading])


def read(payload: bytes, arguments: Mapping[str, str]) -> bytearray:
    """Read a file, or what it was converted to, into the JSON of an `ExtractedDocument`."""
    original = None
    if "media_type" in arguments:
        original = Original(arguments["media_type"], int(arguments["size_bytes"]))
    return to_long_json(read_document(payload, arguments["file_name"], original))


def read_pdf(payload: bytes, arguments: Mapping[str, str]) -> bytearray:
    """Read a PDF in one piece into the JSON of an `ExtractedDocument`."""
    reading = pdf.read_with(Engine(arguments[ENGINE]), payload)
    original = Original(pdf.MEDIA_TYPE, len(payload))
    return to_long_json(to_extracted(reading, arguments["file_name"], original))


def read_tables(payload: bytes, arguments: Mapping[str, str]) -> bytes:
    """Return the tables of a PDF's pages, of all or of those listed, as a JSON list."""
    pages = {int(page) for page in arguments.get("pages", "").split(",") if page}
    tables = tables_of_pages.read_tables(payload, pages or None, Engine(arguments[ENGINE]))
    return json.dumps(list(map(asdict, tables)), ensure_ascii=False).encode()


def draw_page(payload: bytes, arguments: Mapping[str, str]) -> bytes:
    """Return one page of a PDF as PNG with its tables drawn over it; empty beyond the last."""
    page, engine = int(arguments["page"]), Engine(arguments[ENGINE])
    is_there = page <= pdf.count_pages(payload, engine)
    return page_picture.draw_page(payload, page, engine) if is_there else b""


def require_word(payload: bytes, _arguments: Mapping[str, str]) -> bytes:
    """Refuse an older Office file that cannot be converted; it returns nothing."""
    doc.require_word(payload)
    return b""


def count_pages(payload: bytes, arguments: Mapping[str, str]) -> bytes:
    """Return the number of pages of a PDF in decimal."""
    return str(pdf.count_pages(payload, Engine(arguments[ENGINE]))).encode()


def read_pages(payload: bytes, arguments: Mapping[str, str]) -> bytes:
    """Read some pages of a PDF, the last included, into a JSON list of readings."""
    first, last = int(arguments["first"]), int(arguments["last"])
    readings = pdf.read_range(payload, first, last, Engine(arguments[ENGINE]))
    return READINGS.dump_json(readings)


def skip_pages(_payload: bytes, arguments: Mapping[str, str]) -> bytes:
    """Return the JSON list of readings that stands for pages which cannot be read."""
    pages = range(int(arguments["first"]), int(arguments["last"]) + 1)
    return READINGS.dump_json([unread_page(page) for page in pages])


def join_pages(payload: bytes, arguments: Mapping[str, str]) -> bytearray:
    """Join the readings of all pages, one JSON list per line, into an `ExtractedDocument`."""
    lines = BytesIO(payload)
    del payload
    readings = [page for line in lines for page in READINGS.validate_json(line)]
    del lines
    joined = pdf.join_readings(readings)
    del readings
    original = Original(pdf.MEDIA_TYPE, int(arguments["size_bytes"]))
    return to_long_json(to_extracted(joined, arguments["file_name"], original))


STEPS: dict[str, Step] = {
    "read": read,
    "read_pdf": read_pdf,
    "require_word": require_word,
    "count_pages": count_pages,
    "read_pages": read_pages,
    "skip_pages": skip_pages,
    "join_pages": join_pages,
    "read_tables": read_tables,
    "draw_page": draw_page,
}

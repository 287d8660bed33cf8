"""Older Word documents, and what else comes in their container."""

from __future__ import annotations

import struct

import pytest

from services.extraction.core.formats import Original, read_document
from services.extraction.core.formats.doc import bid_doc, read_doc, require_word
from services.extraction.core.formats.docx import read_docx
from services.extraction.core.ole import OLE_MAGIC, open_container
from shared.errors import (
    ConverterMissing,
    CorruptDocument,
    DocumentError,
    EncryptedDocument,
    TruncatedDocument,
    UnsupportedFormat,
)
from tests.unit.services.extraction.core.office_files import docx, paragraph

_SECTOR = 512
_FREE = 0xFFFFFFFF
_END = 0xFFFFFFFE


def container(*names: str, flags: int = 0) -> bytes:
    """Return a container with streams of these names; the first one begins as Word's does."""
    header = bytearray(_SECTOR)
    header[:8] = OLE_MAGIC
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<I", header, 48, 1)
    struct.pack_into("<109I", header, 76, 0, *[_FREE] * 108)
    table = struct.pack("<128I", 0xFFFFFFFD, 3, _END, _END, *[_FREE] * 124)
    directory = b"".join(_entry(name) for name in names).ljust(2 * _SECTOR, b"\0")
    stream = struct.pack("<HHHHHH", 0xA5EC, 0xC1, 0, 0, 0, flags).ljust(_SECTOR, b"\0")
    return bytes(header) + table + directory[:_SECTOR] + stream + directory[_SECTOR:]


def _entry(name: str) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    head = text.ljust(64, b"\0") + struct.pack("<HB", len(text), 2)
    return head.ljust(116, b"\0") + struct.pack("<IQ", 2, _SECTOR)


def test_streams_are_found_by_name():
    opened = open_container(container("WordDocument", "1Table"))
    assert set(opened.streams) == {"WordDocument", "1Table"}
    assert not opened.is_encrypted


def test_the_table_of_a_large_file_goes_on_outside_its_header():
    data = bytearray(container("1Table", "Data", "ObjectPool", "Other", "WordDocument"))
    struct.pack_into("<I", data, 76, _FREE)
    struct.pack_into("<I", data, 68, len(data) // _SECTOR - 1)
    more = struct.pack("<128I", 0, *[_FREE] * 126, _END)
    assert "WordDocument" in open_container(bytes(data) + more).streams


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (container("WordDocument", flags=0x0100), EncryptedDocument),
        (container("EncryptionInfo", "EncryptedPackage"), EncryptedDocument),
        (container("Workbook"), UnsupportedFormat),
        (container("Book"), UnsupportedFormat),
        (container("Other"), CorruptDocument),
        (container("WordDocument")[:600], TruncatedDocument),
        (OLE_MAGIC, TruncatedDocument),
        (OLE_MAGIC + b"\xff" * 5000, CorruptDocument),
        (container("WordDocument"), ConverterMissing),
        (b"{\\rtf1 a}", ConverterMissing),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(data: bytes, reason: type[DocumentError]):
    with pytest.raises(reason):
        read_doc(data)


def test_a_chain_of_sectors_that_loops_ends():
    data = bytearray(container("WordDocument"))
    struct.pack_into("<I", data, _SECTOR + 4, 1)
    require_word(bytes(data))


def test_the_reason_for_a_missing_converter_names_the_package():
    with pytest.raises(ConverterMissing, match="libreoffice-writer"):
        read_doc(container("WordDocument"))


def test_the_reader_bids_on_the_container_and_on_rich_text():
    assert bid_doc(container("WordDocument")) == 90
    assert bid_doc(b"{\\rtf1") == 90
    assert bid_doc(b"PK\x03\x04") == 0


def test_a_converted_document_keeps_the_kind_and_size_of_its_file():
    assert read_docx is not None
    extracted = read_document(docx(paragraph("甲")), "a.doc", Original("application/msword", 12345))
    assert (extracted.source.media_type, extracted.source.size_bytes) == (
        "application/msword",
        12345,
    )
    assert extracted.quality.flags == ()

"""Zips that promise too much, or lie."""

from __future__ import annotations

import struct
import zipfile

import pytest

from services.extraction.core.ooxml import archive
from services.extraction.core.ooxml.archive import open_archive, read_part
from shared.errors import (
    CorruptDocument,
    DocumentError,
    EncryptedDocument,
    ResourceLimit,
    TruncatedDocument,
)
from tests.unit.services.extraction.core.office_files import zip_of


def _patch(data: bytes, offset: int, layout: str, value: int) -> bytes:
    """Change a field of the first entry of the directory."""
    at = data.index(b"PK\x01\x02") + offset
    return data[:at] + struct.pack(layout, value) + data[at + struct.calcsize(layout) :]


def test_a_plain_zip_opens():
    opened = open_archive(zip_of({"a/b.xml": "<a/>"}))
    assert read_part(opened, "a/b.xml") == b"<a/>"


def _bomb() -> bytes:
    return zip_of({"word/document.xml": b" " * 20_000_000})


def _many() -> bytes:
    return zip_of({f"{number}": b"" for number in range(archive.ENTRY_LIMIT + 1)})


def _twice() -> bytes:
    data = zip_of({"a": b"1", "b": b"2"})
    return data.replace(b"b", b"a")


HOSTILE = {
    "a bomb": (_bomb, ResourceLimit),
    "a declared size of 3 GB": (
        lambda: _patch(zip_of({"a": b"1"}), 24, "<I", 3 * 1024**3), ResourceLimit
    ),
    "too many entries": (_many, ResourceLimit),
    "two entries of one name": (_twice, CorruptDocument),
    "a name that climbs": (lambda: zip_of({"../a": b"1"}), CorruptDocument),
    "an absolute name": (lambda: zip_of({"/etc/a": b"1"}), CorruptDocument),
    "a backslash": (lambda: zip_of({"a\\b": b"1"}), CorruptDocument),
    "an encrypted entry": (
        lambda: _patch(zip_of({"a": b"1"}), 8, "<H", 1), EncryptedDocument
    ),
    "a symbolic link": (
        lambda: _patch(zip_of({"a": b"1"}), 38, "<I", 0o120777 << 16), CorruptDocument
    ),
    "no directory": (lambda: zip_of({"a": b"1" * 99})[:60], TruncatedDocument),
    "a directory out of place": (
        lambda: zip_of({"a": b"1"}).replace(b"PK\x01\x02", b"PK\x09\x09"), CorruptDocument
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_zip_is_refused_before_anything_is_inflated(name: str):
    build, reason = HOSTILE[name]
    with pytest.raises(reason):
        open_archive(build())


def test_entries_that_overlap_are_refused():
    data = zip_of({"a": b"1" * 1000, "b": b"2" * 1000})
    second = data.rindex(b"PK\x01\x02")
    overlapping = data[: second + 42] + struct.pack("<I", 4) + data[second + 46 :]
    with pytest.raises(CorruptDocument):
        open_archive(overlapping)


def test_a_part_that_outgrows_its_declared_size_is_stopped():
    opened = open_archive(_patch(zip_of({"a": b"1" * 5000}), 24, "<I", 10))
    with pytest.raises(DocumentError):
        read_part(opened, "a")


def test_the_check_itself_inflates_nothing(monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object) -> None:
        raise AssertionError("inflated")

    data = zip_of({"a": b"1"})
    monkeypatch.setattr(zipfile.ZipFile, "open", refuse)
    open_archive(data)

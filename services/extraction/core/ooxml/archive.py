"""The zip of a package: checked before anything is inflated, inflated through a counter."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from itertools import pairwise

from shared.errors import CorruptDocument, EncryptedDocument, ResourceLimit, TruncatedDocument

ENTRY_LIMIT = 5_000
TOTAL_LIMIT = 512 * 1024 * 1024
PART_LIMIT = 128 * 1024 * 1024
RATIO_LIMIT = 200
RATIO_FREE_SIZE = 1024 * 1024
"""Below this size a part may shrink as far as it likes."""
END_RECORD = b"PK\x05\x06"
_ENCRYPTED_FLAG = 0x1
_UNREADABLE = (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError, OSError)
"""What the zip module raises on a directory or an entry that makes no sense."""


def open_archive(data: bytes) -> zipfile.ZipFile:
    """Open a zip whose directory promises nothing dangerous; raises a `DocumentError`."""
    if END_RECORD not in data[-66_000:]:
        raise TruncatedDocument("the zip directory at the end of the file is missing")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _UNREADABLE as error:
        raise CorruptDocument(f"the zip directory cannot be read: {error}") from error
    entries = archive.infolist()
    _require_modest(entries)
    _require_honest(entries)
    return archive


def read_part(archive: zipfile.ZipFile, name: str) -> bytes:
    """Inflate one entry and stop where it outgrows the size that the directory declares."""
    declared = archive.getinfo(name).file_size
    try:
        with archive.open(name) as stream:
            content = stream.read(declared + 1)
    except (*_UNREADABLE, zlib.error, EOFError) as error:
        raise CorruptDocument(f"{name} cannot be inflated: {error}") from error
    if len(content) > declared:
        raise ResourceLimit(f"{name} inflates to more than the {declared} bytes it declares")
    return content


def _require_modest(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > ENTRY_LIMIT:
        raise ResourceLimit(f"the zip holds {len(entries)} entries; at most {ENTRY_LIMIT} are read")
    if sum(entry.file_size for entry in entries) > TOTAL_LIMIT:
        raise ResourceLimit(f"the zip declares more than {TOTAL_LIMIT} bytes inflated")
    for entry in entries:
        shrunk = entry.file_size > RATIO_LIMIT * max(entry.compress_size, 1)
        if entry.file_size > PART_LIMIT or (shrunk and entry.file_size > RATIO_FREE_SIZE):
            raise ResourceLimit(
                f"{entry.filename} declares {entry.file_size} bytes inflated from"
                f" {entry.compress_size}; at most {PART_LIMIT} and {RATIO_LIMIT}:1 are read"
            )


def _require_honest(entries: list[zipfile.ZipInfo]) -> None:
    names = {entry.filename for entry in entries}
    if len(names) < len(entries):
        raise CorruptDocument("the zip holds two entries of one name")
    for entry in entries:
        if entry.flag_bits & _ENCRYPTED_FLAG:
            raise EncryptedDocument(f"{entry.filename} is encrypted; give the file without it")
        if not _is_plain_name(entry.orig_filename) or stat.S_ISLNK(entry.external_attr >> 16):
            raise CorruptDocument(f"the zip entry {entry.orig_filename!r} leads out of the file")
    by_place = sorted(entries, key=lambda entry: entry.header_offset)
    for before, after in pairwise(by_place):
        if before.header_offset + before.compress_size > after.header_offset:
            raise CorruptDocument(f"{before.filename} and {after.filename} overlap in the zip")


def _is_plain_name(name: str) -> bool:
    parts = name.split("/")
    return not (name.startswith("/") or ".." in parts or "\\" in name or "\0" in name)

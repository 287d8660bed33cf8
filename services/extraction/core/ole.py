"""The container of older Office files: which streams it holds, and whether it is encrypted."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from shared.errors import CorruptDocument

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END = 0xFFFFFFFA
"""Sector numbers from here on are marks, not sectors."""
_ENTRY = 128
_STREAM = 2
_ENCRYPTED_WORD = 0x0100


@dataclass(frozen=True)
class Stream:
    """A named stream and the number of its first sector."""

    name: str
    first_sector: int
    size: int


@dataclass(frozen=True)
class Container:
    """An opened container: its streams by name."""

    data: bytes
    sector_size: int
    streams: dict[str, Stream]

    def head(self, name: str) -> bytes:
        """Return the beginning of a stream of full sectors, as far as its first sector goes."""
        stream = self.streams[name]
        start = (stream.first_sector + 1) * self.sector_size
        return self.data[start : start + min(self.sector_size, stream.size)]

    @property
    def is_encrypted(self) -> bool:
        """Whether the content needs a password."""
        if "EncryptedPackage" in self.streams:
            return True
        if "WordDocument" not in self.streams:
            return False
        head = self.head("WordDocument")
        return len(head) > 12 and bool(struct.unpack_from("<H", head, 10)[0] & _ENCRYPTED_WORD)


def open_container(data: bytes) -> Container:
    """Read the directory of a container; raises `CorruptDocument`."""
    try:
        shift = struct.unpack_from("<H", data, 30)[0]
        first_directory = struct.unpack_from("<I", data, 48)[0]
        first_list = struct.unpack_from("<I", data, 68)[0]
        listed = struct.unpack_from("<109I", data, 76)
    except struct.error as error:
        raise CorruptDocument("the container of an older Office file ends early") from error
    if shift not in (9, 12):
        raise CorruptDocument(f"the container names a sector size of 2^{shift}")
    size = 1 << shift
    table = _read_table(data, (*listed, *_read_list(data, first_list, size)), size)
    directory = b"".join(_read_chain(data, table, first_directory, size))
    return Container(data, size, _read_streams(directory))


def _read_list(data: bytes, sector: int, size: int) -> list[int]:
    """Return the sectors of the table that find no place in the header of a large file."""
    listed: list[int] = []
    seen: set[int] = set()
    while sector < _END and sector not in seen and (sector + 2) * size <= len(data):
        seen.add(sector)
        *numbers, sector = struct.unpack_from(f"<{size // 4}I", data, (sector + 1) * size)
        listed += numbers
    return listed


def _read_table(data: bytes, sectors: tuple[int, ...], size: int) -> list[int]:
    """Return the next sector of every sector of the file."""
    table: list[int] = []
    for sector in sectors:
        if sector >= _END:
            continue
        block = data[(sector + 1) * size : (sector + 2) * size]
        table += struct.unpack(f"<{len(block) // 4}I", block[: len(block) // 4 * 4])
    return table


def _read_chain(data: bytes, table: list[int], sector: int, size: int) -> list[bytes]:
    """Return the sectors of a chain; a loop or a wild number ends it."""
    blocks: list[bytes] = []
    seen: set[int] = set()
    while sector < _END and sector not in seen and (sector + 1) * size < len(data):
        seen.add(sector)
        blocks.append(data[(sector + 1) * size : (sector + 2) * size])
        sector = table[sector] if sector < len(table) else _END
    return blocks


def _read_streams(directory: bytes) -> dict[str, Stream]:
    streams = {}
    for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
        entry = directory[at : at + _ENTRY]
        length, kind = struct.unpack_from("<HB", entry, 64)
        first, size = struct.unpack_from("<II", entry, 116)
        if kind == _STREAM and 2 <= length <= 64:
            name = entry[: length - 2].decode("utf-16-le", "replace")
            streams[name] = Stream(name, first, size)
    return streams

"""Readers by format: a new format is one module here, found by registration."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from shared.contracts.extracted import Block, ExtractedDocument, Quality, Source
from shared.errors import EmptyFile, UnsupportedFormat


@dataclass(frozen=True)
class Reading:
    """What a reader saw in a file."""

    blocks: tuple[Block, ...]
    page_count: int | None = None
    quality: Quality = field(default_factory=Quality)


@dataclass(frozen=True)
class Reader:
    """A format: how to recognise it by its bytes, and how to read it."""

    media_type: str
    suffixes: tuple[str, ...]
    bid: Callable[[bytes], int]
    """0 (not this format) to 100 (certainly), by content alone."""
    read: Callable[[bytes], Reading]


@dataclass(frozen=True)
class Original:
    """The file that the bytes of a reader were converted from."""

    media_type: str
    size_bytes: int


READERS: dict[str, Reader] = {}


def reads(
    media_type: str, *, suffixes: tuple[str, ...], bid: Callable[[bytes], int]
) -> Callable[[Callable[[bytes], Reading]], Callable[[bytes], Reading]]:
    """Register the decorated function as the reader of a media type; twice is an error."""

    def register(read: Callable[[bytes], Reading]) -> Callable[[bytes], Reading]:
        if media_type in READERS:
            other = READERS[media_type].read.__module__
            raise ValueError(f"{media_type} is read by {other} and by {read.__module__}")
        READERS[media_type] = Reader(media_type, suffixes, bid, read)
        return read

    return register


def choose_reader(data: bytes) -> Reader:
    """Return the reader with the best bid on the bytes; raises `UnsupportedFormat`."""
    if not data.strip():
        raise EmptyFile("the file is empty or holds nothing but white space")
    best = max(READERS.values(), key=lambda reader: reader.bid(data))
    if best.bid(data) <= 0:
        known = ", ".join(sorted(READERS))
        raise UnsupportedFormat(f"no reader recognises the content (readers: {known})")
    return best


def read_document(
    data: bytes, file_name: str, original: Original | None = None
) -> ExtractedDocument:
    """Read a file by its content; a name that promises another format is flagged, not obeyed.

    `original` describes the file itself where `data` is what it was converted to.
    """
    reader = choose_reader(data)
    described = original or Original(reader.media_type, len(data))
    return to_extracted(reader.read(data), file_name, described)


def to_extracted(reading: Reading, file_name: str, original: Original) -> ExtractedDocument:
    """Return what was read as a document of the file that it was read from."""
    quality = reading.quality
    suffix = file_name[file_name.rfind(".") :].lower() if "." in file_name else ""
    promised = {s for reader in READERS.values() for s in reader.suffixes}
    if suffix in promised and suffix not in READERS[original.media_type].suffixes:
        quality = quality.model_copy(update={"flags": (*quality.flags, "type_mismatch")})
    source = Source(
        file_name=file_name,
        media_type=original.media_type,
        size_bytes=original.size_bytes,
        page_count=reading.page_count,
    )
    return ExtractedDocument(
        schema="yusuan.extracted/1", source=source, blocks=reading.blocks, quality=quality
    )

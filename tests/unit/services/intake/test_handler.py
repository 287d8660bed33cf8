from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from hashlib import sha256

import pytest

from services.intake.handler import receive
from shared.contracts.events import DocumentReceivedV1
from shared.errors import EmptyFile, FileTooLarge
from shared.testing import MemoryBlobs

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


async def chunks(*parts: bytes) -> AsyncIterator[bytes]:
    for part in parts:
        yield part


async def submit(blobs: MemoryBlobs, name: str, *parts: bytes) -> DocumentReceivedV1:
    return await receive(name, chunks(*parts), blobs=blobs, largest_bytes=10, clock=lambda: NOON)


async def test_the_documents_id_is_the_digest_of_its_bytes():
    blobs = MemoryBlobs()
    event = await submit(blobs, "a.pdf", b"%PDF", b"-1.7")
    assert event.document_id == sha256(b"%PDF-1.7").hexdigest()
    assert event.occurred_at == NOON
    assert await blobs.get(event.original) == b"%PDF-1.7"


async def test_the_same_file_is_the_same_event_and_another_name_another():
    blobs = MemoryBlobs()
    first, again = await submit(blobs, "a.pdf", b"x"), await submit(blobs, "a.pdf", b"x")
    other = await submit(blobs, "b.pdf", b"x")
    assert first == again
    assert other.document_id == first.document_id
    assert other.event_id != first.event_id


@pytest.mark.parametrize(("content", "error"), [(b"", EmptyFile), (b"x" * 11, FileTooLarge)])
async def test_a_refused_file_leaves_no_bytes(content: bytes, error: type[Exception]):
    blobs = MemoryBlobs()
    with pytest.raises(error):
        await submit(blobs, "a.pdf", content)
    assert blobs.kept == {}

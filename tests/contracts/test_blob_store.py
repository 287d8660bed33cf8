"""What every blob store and every keeper of stage results promises."""

from __future__ import annotations

from collections.abc import AsyncIterator
from hashlib import sha256
from pathlib import Path

import pytest
from obstore.store import MemoryStore

from shared.blobs import ContentBlobs, KeyedResults, open_blobs
from shared.contracts.events import BlobRef
from shared.errors import BlobMismatch
from shared.object_storage import Bucket
from shared.ports import BlobStore, StageResults
from shared.testing import MemoryBlobs, MemoryResults

Stores = tuple[BlobStore, StageResults]
DOCUMENT = "d" * 64


@pytest.fixture(params=["memory", "folder", "bucket"])
def stores(request: pytest.FixtureRequest, tmp_path: Path) -> Stores:
    if request.param == "memory":
        return MemoryBlobs(), MemoryResults()
    if request.param == "folder":
        return open_blobs(str(tmp_path / "blobs"))
    bucket = Bucket(MemoryStore(), tmp_path)
    return ContentBlobs(bucket), KeyedResults(bucket)


async def chunks(*parts: bytes) -> AsyncIterator[bytes]:
    for part in parts:
        yield part


async def test_bytes_come_back_under_their_digest(stores: Stores):
    blobs, _ = stores
    ref = await blobs.put(b"printed")
    assert ref == BlobRef(sha256=sha256(b"printed").hexdigest(), size_bytes=7)
    assert await blobs.get(ref) == b"printed"


async def test_the_same_bytes_are_kept_once(stores: Stores):
    blobs, _ = stores
    assert await blobs.put(b"printed") == await blobs.put_stream(chunks(b"prin", b"", b"ted"))


async def test_a_stream_that_breaks_keeps_nothing(stores: Stores):
    blobs, _ = stores

    async def breaking() -> AsyncIterator[bytes]:
        yield b"half"
        raise ConnectionError("the client is gone")

    with pytest.raises(ConnectionError):
        await blobs.put_stream(breaking())
    ref = BlobRef(sha256=sha256(b"half").hexdigest(), size_bytes=4)
    with pytest.raises(BlobMismatch):
        await blobs.get(ref)


async def test_a_missing_blob_is_a_mismatch(stores: Stores):
    blobs, _ = stores
    with pytest.raises(BlobMismatch):
        await blobs.get(BlobRef(sha256="0" * 64, size_bytes=1))


async def test_a_result_is_found_by_document_stage_and_version(stores: Stores):
    blobs, results = stores
    ref = await blobs.put(b"result")
    await results.keep(DOCUMENT, "extraction", "1", ref)
    assert await results.find(DOCUMENT, "extraction", "1") == ref
    assert await results.find(DOCUMENT, "extraction", "2") is None
    assert await results.find(DOCUMENT, "normalization", "1") is None
    assert await results.find("e" * 64, "extraction", "1") is None


async def test_the_last_result_wins(stores: Stores):
    blobs, results = stores
    for content in (b"first", b"second"):
        await results.keep(DOCUMENT, "extraction", "1", await blobs.put(content))
    found = await results.find(DOCUMENT, "extraction", "1")
    assert found is not None
    assert await blobs.get(found) == b"second"

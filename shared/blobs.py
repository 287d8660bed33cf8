"""Bytes by content and stage results by key, over any object storage."""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import AsyncIterable, AsyncIterator
from hashlib import sha256
from io import FileIO
from pathlib import Path

from pydantic import ValidationError

from shared.contracts.events import BlobRef
from shared.errors import BlobMismatch, BlobStoreUnavailable
from shared.object_storage import Folder, ObjectStorage, open_object_storage


class ContentBlobs:
    """Blobs named by their SHA-256: equal bytes are kept once, and read back checked."""

    def __init__(self, objects: ObjectStorage) -> None:
        self._objects = objects

    async def put(self, data: bytes) -> BlobRef:
        """Keep the bytes durably."""
        return await self.put_stream(_one(data))

    async def put_stream(self, chunks: AsyncIterable[bytes]) -> BlobRef:
        """Keep the bytes durably, a chunk at a time."""
        spooled = await asyncio.to_thread(_open_spool, self._objects.spool)
        try:
            ref = await _gather(chunks, spooled)
            await self._objects.adopt(spooled, _blob_key(ref.sha256))
        finally:
            await asyncio.to_thread(spooled.unlink, missing_ok=True)
        return ref

    async def get(self, ref: BlobRef) -> bytes:
        """Return the bytes, checked against their digest."""
        data = await self._objects.read(_blob_key(ref.sha256))
        if data is None:
            raise BlobMismatch(f"no blob {ref.sha256} is kept")
        if await asyncio.to_thread(_digest, data) != ref.sha256:
            raise BlobMismatch(f"the blob {ref.sha256} was altered after it was kept")
        return data


class KeyedResults:
    """Stage results: a small object under document, stage and version that names a blob."""

    def __init__(self, objects: ObjectStorage) -> None:
        self._objects = objects

    async def find(self, document_id: str, stage: str, version: str) -> BlobRef | None:
        """Return the kept result, or None; a torn or vanished one counts as none."""
        kept = await self._objects.read(_result_key(document_id, stage, version))
        if kept is None:
            return None
        try:
            result = BlobRef.model_validate_json(kept)
        except ValidationError:
            return None
        return result if await self._objects.has(_blob_key(result.sha256)) else None

    async def keep(self, document_id: str, stage: str, version: str, result: BlobRef) -> None:
        """Remember the result durably."""
        spooled = await asyncio.to_thread(_open_spool, self._objects.spool)
        await _gather(_one(result.model_dump_json().encode()), spooled)
        await self._objects.adopt(spooled, _result_key(document_id, stage, version))


def open_blobs(url: str) -> tuple[ContentBlobs, KeyedResults]:
    """Open the blob store that the setting names, and the stage results kept in it."""
    objects = open_object_storage(url)
    if isinstance(objects, Folder):
        objects.sweep()
    return ContentBlobs(objects), KeyedResults(objects)


def _blob_key(digest: str) -> str:
    return f"blobs/{digest[:2]}/{digest}"


def _result_key(document_id: str, stage: str, version: str) -> str:
    return f"results/{document_id[:2]}/{document_id}/{stage}/{version}.json"


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()


async def _one(data: bytes) -> AsyncIterator[bytes]:
    yield data


def _open_spool(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(prefix="blob-", dir=folder)
    except OSError as error:
        raise BlobStoreUnavailable(f"nothing can be written to {folder}: {error}") from error
    os.close(descriptor)
    return Path(name)


async def _gather(chunks: AsyncIterable[bytes], spooled: Path) -> BlobRef:
    digest, size = sha256(), 0
    with await asyncio.to_thread(spooled.open, "wb", buffering=0) as file:
        async for chunk in chunks:
            digest.update(chunk)
            size += len(chunk)
            await asyncio.to_thread(_append, file, chunk)
        await asyncio.to_thread(_sync, file)
    return BlobRef(sha256=digest.hexdigest(), size_bytes=size)


def _append(file: FileIO, chunk: bytes) -> None:
    rest = memoryview(chunk)
    try:
        while rest:
            rest = rest[file.write(rest) :]
    except OSError as error:
        raise BlobStoreUnavailable(f"the bytes cannot be written: {error}") from error


def _sync(file: FileIO) -> None:
    try:
        os.fsync(file.fileno())
    except OSError as error:
        raise BlobStoreUnavailable(f"the bytes cannot be made durable: {error}") from error

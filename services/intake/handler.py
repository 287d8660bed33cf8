"""Intake: admit or refuse a file and keep its bytes; nothing is parsed here."""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator

from services.intake.core.admission import Admission, to_file_name
from shared.clock import Clock
from shared.contracts.events import DocumentReceivedV1
from shared.event_chain import to_received
from shared.ports import BlobStore


async def receive(
    file_name: str,
    chunks: AsyncIterable[bytes],
    *,
    blobs: BlobStore,
    largest_bytes: int,
    clock: Clock,
) -> DocumentReceivedV1:
    """Keep the bytes durably, or raise the `DocumentError` for which they are refused."""
    original = await blobs.put_stream(_admitted(chunks, Admission(largest_bytes)))
    return to_received(to_file_name(file_name), original, clock())


async def _admitted(chunks: AsyncIterable[bytes], admission: Admission) -> AsyncIterator[bytes]:
    async for chunk in chunks:
        admission.take(chunk)
        yield chunk
    admission.conclude()

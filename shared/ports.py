"""What the handlers need of the world, as protocols; adapters live beside them."""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Callable, Mapping, Sequence
from typing import Any, Protocol

from shared.contracts.events import BlobRef

Row = dict[str, Any]
"""A stored row: JSON values and `Decimal`, a string `_id`, times as ISO text in UTC; a list holds
no list."""

Step = Callable[[bytes, Mapping[str, str]], bytes | bytearray]
"""Pure work of a child process: bytes and arguments in, bytes out."""


class BlobStore(Protocol):
    """Bytes by content: durable once `put` returns."""

    async def put(self, data: bytes) -> BlobRef:
        """Keep the bytes; keeping the same bytes twice is keeping them once."""
        ...

    async def put_stream(self, chunks: AsyncIterable[bytes]) -> BlobRef:
        """Keep bytes that are never in memory as a whole; nothing is kept when `chunks` raises."""
        ...

    async def get(self, ref: BlobRef) -> bytes:
        """Return the bytes, checked against their digest; raises `BlobMismatch`."""
        ...


class StageResults(Protocol):
    """Which stage has already done its work on which document, by stage version."""

    async def find(self, document_id: str, stage: str, version: str) -> BlobRef | None:
        """Return the kept result, or None when the stage has not been done at that version."""
        ...

    async def keep(self, document_id: str, stage: str, version: str, result: BlobRef) -> None:
        """Remember the result; the last one wins, and all are equal."""
        ...


class Workers(Protocol):
    """Runs one pure step away from the event loop, in a child with limits."""

    async def run(
        self, step: str, payload: bytes, arguments: Mapping[str, str], *, seconds: int | None = None
    ) -> bytes:
        """Return the step's result; raises the `DocumentError` it gave or the limit it hit.

        `seconds` of processor time tighten the limit for work that is known to be small.
        """
        ...


class DocumentStore(Protocol):
    """Documents and their rows: whole replacements by deterministic keys."""

    async def prepare(self) -> None:
        """Create what the store needs: tables, collections, indexes."""
        ...

    async def put_rows(self, collection: str, rows: Sequence[Row]) -> None:
        """Write rows durably, each replacing the one of its `_id`."""
        ...

    async def drop_rows(self, collection: str, document_id: str, *, keep_run: str | None) -> None:
        """Remove the document's rows of every run but the one kept."""
        ...

    async def change_record(
        self, document_id: str, change: Callable[[Row | None], Row | None]
    ) -> None:
        """Replace the document's record by what `change` makes of it, as one atomic step.

        `change` is pure and may be called again when another writer came between; None leaves the
        record as it is.
        """
        ...

    async def get_record(self, document_id: str) -> Row | None:
        """Return the record, or None."""
        ...

    def find(
        self,
        collection: str,
        equals: Mapping[str, Any],
        *,
        sort: Sequence[str] = (),
        limit: int | None = None,
    ) -> AsyncIterator[Row]:
        """Yield rows whose fields equal the given values; `-field` sorts downwards."""
        ...

    async def delete_document(self, document_id: str) -> None:
        """Remove the record and every row of the document."""
        ...

    async def close(self) -> None:
        """Release connections."""
        ...

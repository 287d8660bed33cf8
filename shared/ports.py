"""What the handlers need of the world, as protocols; adapters live beside them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from typing import Any, Protocol

from shared.contracts.events import BlobRef


class BlobStore(Protocol):
    """Bytes by content: durable once `put` returns."""

    async def put(self, data: bytes) -> BlobRef:
        """Keep the bytes; keeping the same bytes twice is keeping them once."""
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

    async def run(self, step: str, payload: bytes, arguments: Mapping[str, str]) -> bytes:
        """Return the step's result; raises the `DocumentError` it gave or the limit it hit."""
        ...


class DocumentStore(Protocol):
    """Documents and their rows: whole replacements by deterministic keys."""

    async def prepare(self) -> None:
        """Create what the store needs: tables, collections, indexes."""
        ...

    async def replace_rows(
        self, collection: str, document_id: str, run: str, rows: list[dict[str, Any]]
    ) -> None:
        """Replace the document's rows of one collection by those of this run."""
        ...

    async def put_record(self, record: dict[str, Any]) -> None:
        """Replace the document's record, written last; `_id` is the document id."""
        ...

    async def get_record(self, document_id: str) -> dict[str, Any] | None:
        """Return the record, or None."""
        ...

    def find(
        self,
        collection: str,
        equals: Mapping[str, Any],
        *,
        sort: tuple[str, ...] = (),
        limit: int | None = None,
    ) -> AsyncIterator[dict[str, Any]]:
        """Yield rows whose fields equal the given values."""
        ...

    async def delete_document(self, document_id: str) -> None:
        """Remove the record and every row of the document."""
        ...

    async def close(self) -> None:
        """Release connections."""
        ...

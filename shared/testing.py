"""Doubles of the ports that ship with the code: as strict as the adapters, without a disk."""

from __future__ import annotations

import copy
from collections.abc import AsyncIterable, AsyncIterator, Callable, Mapping, Sequence
from hashlib import sha256
from typing import Any

from shared.contracts.events import BlobRef
from shared.errors import BlobMismatch
from shared.ports import Row, Step
from shared.store_layout import DOCUMENTS, INDEXES, ROW_COLLECTIONS


class MemoryBlobs:
    """Bytes by content."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    async def put(self, data: bytes) -> BlobRef:
        """Keep the bytes."""
        digest = sha256(data).hexdigest()
        self.kept[digest] = data
        return BlobRef(sha256=digest, size_bytes=len(data))

    async def put_stream(self, chunks: AsyncIterable[bytes]) -> BlobRef:
        """Keep the bytes."""
        return await self.put(b"".join([chunk async for chunk in chunks]))

    async def get(self, ref: BlobRef) -> bytes:
        """Return the bytes; raises `BlobMismatch`."""
        data = self.kept.get(ref.sha256)
        if data is None or sha256(data).hexdigest() != ref.sha256:
            raise BlobMismatch(f"no blob {ref.sha256} is kept")
        return data


class MemoryResults:
    """Stage results by document, stage and version."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str, str], BlobRef] = {}

    async def find(self, document_id: str, stage: str, version: str) -> BlobRef | None:
        """Return the kept result, or None."""
        return self.kept.get((document_id, stage, version))

    async def keep(self, document_id: str, stage: str, version: str, result: BlobRef) -> None:
        """Remember the result."""
        self.kept[document_id, stage, version] = result


class MemoryWorkers:
    """Runs steps where it stands, and counts them."""

    def __init__(self, steps: Mapping[str, Step]) -> None:
        self.steps = steps
        self.ran: list[str] = []

    async def run(
        self, step: str, payload: bytes, arguments: Mapping[str, str], *, seconds: int | None = None
    ) -> bytes:
        """Return the step's result; time is not limited."""
        self.ran.append(step)
        return bytes(self.steps[step](payload, arguments))


class MemoryDocuments:
    """Documents and their rows."""

    def __init__(self) -> None:
        self.kept: dict[str, dict[str, Row]] = {name: {} for name in INDEXES}

    async def prepare(self) -> None:
        """Nothing to create."""

    async def put_rows(self, collection: str, rows: Sequence[Row]) -> None:
        """Write rows, each replacing the one of its `_id`."""
        self.kept[collection].update({row["_id"]: copy.deepcopy(row) for row in rows})

    async def drop_rows(self, collection: str, document_id: str, *, keep_run: str | None) -> None:
        """Remove the document's rows of every run but the one kept."""
        self.kept[collection] = {
            key: row
            for key, row in self.kept[collection].items()
            if row["document_id"] != document_id or row["run"] == keep_run
        }

    async def change_record(
        self, document_id: str, change: Callable[[Row | None], Row | None]
    ) -> None:
        """Replace the record by what `change` makes of it."""
        changed = change(await self.get_record(document_id))
        if changed is not None:
            self.kept[DOCUMENTS][document_id] = copy.deepcopy(changed)

    async def get_record(self, document_id: str) -> Row | None:
        """Return the record, or None."""
        return copy.deepcopy(self.kept[DOCUMENTS].get(document_id))

    async def find(
        self,
        collection: str,
        equals: Mapping[str, Any],
        *,
        sort: Sequence[str] = (),
        limit: int | None = None,
    ) -> AsyncIterator[Row]:
        """Yield rows whose fields equal the given values."""
        rows = sorted(self.kept[collection].values(), key=lambda row: str(row["_id"]))
        for name in reversed(sort):
            rows.sort(key=lambda row: row[name.lstrip("-")], reverse=name.startswith("-"))
        matching = [r for r in rows if all(r.get(k) == v for k, v in equals.items())]
        for row in matching[:limit]:
            yield copy.deepcopy(row)

    async def delete_document(self, document_id: str) -> None:
        """Remove the record and every row of the document."""
        for collection in ROW_COLLECTIONS:
            await self.drop_rows(collection, document_id, keep_run=None)
        self.kept[DOCUMENTS].pop(document_id, None)

    async def close(self) -> None:
        """Nothing to release."""

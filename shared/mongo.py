"""The document store of the services: MongoDB; the only file that knows motor (ADR 10).

Only whole-document replacements by string `_id` are used, which every wire-compatible server
gets right; there are no transactions.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

from bson.decimal128 import Decimal128
from pymongo import ASCENDING, DESCENDING, ReplaceOne, WriteConcern
from pymongo.errors import DuplicateKeyError, PyMongoError

from shared.errors import DocumentStoreUnavailable
from shared.ports import Row
from shared.settings import MongoSettings
from shared.store_layout import DOCUMENTS, INDEXES, ROW_COLLECTIONS

BATCH = 1000
# Counts the writes of a record, so that a writer notices one that came between.
_REVISION = "_revision"


def open_client(settings: MongoSettings) -> Any:
    """Return a client of the selected driver; it connects when it is first used."""
    options: dict[str, Any] = {
        "serverSelectionTimeoutMS": int(settings.mongodb_timeout_seconds * 1000),
        "timeoutMS": int(settings.mongodb_timeout_seconds * 1000),
    }
    if settings.mongodb_driver == "motor":
        from motor.motor_asyncio import AsyncIOMotorClient

        return AsyncIOMotorClient(settings.mongodb_uri, **options)
    from pymongo import AsyncMongoClient

    return AsyncMongoClient(settings.mongodb_uri, **options)


class MongoDocuments:
    """Documents and their rows in MongoDB, written with majority and journal."""

    def __init__(self, settings: MongoSettings) -> None:
        with _translated():
            self._client = open_client(settings)
        self._database = self._client[settings.mongodb_database]

    def _collection(self, name: str) -> Any:
        if name not in INDEXES:
            raise ValueError(f"no collection is named {name!r}")
        durable = WriteConcern(w="majority", j=True)
        return self._database.get_collection(name, write_concern=durable)

    async def prepare(self) -> None:
        """Create the collections' indexes."""
        with _translated():
            for name, indexes in INDEXES.items():
                for fields in indexes:
                    await self._collection(name).create_index(
                        [(field.removeprefix("-"), ASCENDING) for field in fields]
                    )

    async def put_rows(self, collection: str, rows: Sequence[Row]) -> None:
        """Write rows in batches, each replacing the one of its `_id`."""
        for start in range(0, len(rows), BATCH):
            batch = [
                ReplaceOne({"_id": row["_id"]}, _to_stored(row), upsert=True)
                for row in rows[start : start + BATCH]
            ]
            with _translated():
                await self._collection(collection).bulk_write(batch, ordered=False)

    async def drop_rows(self, collection: str, document_id: str, *, keep_run: str | None) -> None:
        """Remove the document's rows of every run but the one kept."""
        with _translated():
            await self._collection(collection).delete_many(
                {"document_id": document_id, "run": {"$ne": keep_run}}
            )

    async def change_record(
        self, document_id: str, change: Callable[[Row | None], Row | None]
    ) -> None:
        """Replace the record unless another writer came between; then change it again."""
        while not await self._try_change(document_id, change):
            pass

    async def _try_change(
        self, document_id: str, change: Callable[[Row | None], Row | None]
    ) -> bool:
        records = self._collection(DOCUMENTS)
        with _translated():
            before = await records.find_one({"_id": document_id})
            changed = change(_from_stored(before))
            if changed is None:
                return True
            revision = before[_REVISION] if before else 0
            after = {**_to_stored(changed), "_id": document_id, _REVISION: revision + 1}
            if before is None:
                try:
                    await records.insert_one(after)
                except DuplicateKeyError:
                    return False
                return True
            own = {"_id": document_id, _REVISION: revision}
            return bool((await records.replace_one(own, after)).matched_count)

    async def get_record(self, document_id: str) -> Row | None:
        """Return the record, or None."""
        with _translated():
            found = await self._collection(DOCUMENTS).find_one({"_id": document_id})
        record: Row | None = _from_stored(found)
        return record

    async def find(
        self,
        collection: str,
        equals: Mapping[str, Any],
        *,
        sort: Sequence[str] = (),
        limit: int | None = None,
    ) -> AsyncIterator[Row]:
        """Yield rows whose fields equal the given values; `-field` sorts downwards."""
        order = [
            (name.removeprefix("-"), DESCENDING if name.startswith("-") else ASCENDING)
            for name in (*sort, "_id")
        ]
        cursor = self._collection(collection).find(dict(equals)).sort(order)
        if limit is not None:
            if limit == 0:
                return
            cursor = cursor.limit(limit)
        with _translated():
            async for found in cursor:
                row = _from_stored(found)
                assert row is not None
                yield row

    async def delete_document(self, document_id: str) -> None:
        """Remove the record and every row of the document."""
        with _translated():
            for collection in ROW_COLLECTIONS:
                await self._collection(collection).delete_many({"document_id": document_id})
            await self._collection(DOCUMENTS).delete_one({"_id": document_id})

    async def ping(self) -> bool:
        """Say whether the server answers."""
        try:
            await self._database.command("ping")
        except PyMongoError:
            return False
        return True

    async def close(self) -> None:
        """Release the connections; PyMongo's client is awaited, motor's is not."""
        closing = self._client.close()
        if closing is not None:
            await closing


def _to_stored(value: Any) -> Any:
    if isinstance(value, Decimal):
        return Decimal128(value)
    if isinstance(value, dict):
        return {key: _to_stored(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_to_stored(item) for item in value]
    return value


def _from_stored(found: Any) -> Any:
    if isinstance(found, Decimal128):
        return found.to_decimal()
    if isinstance(found, dict):
        return {key: _from_stored(item) for key, item in found.items() if key != _REVISION}
    if isinstance(found, list):
        return [_from_stored(item) for item in found]
    return found


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except PyMongoError as error:
        # The client's settings and its view of the servers follow the reason.
        reason = str(error).partition(" (configured timeouts")[0]
        raise DocumentStoreUnavailable(f"MongoDB does not answer: {reason}") from error

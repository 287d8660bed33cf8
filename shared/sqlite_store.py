"""The document store of the single machine: SQLite, written ahead and synced."""

from __future__ import annotations

import asyncio
import json
import sqlite3
import time
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from shared.errors import DocumentStoreUnavailable
from shared.ports import Row
from shared.store_layout import DOCUMENTS, INDEXES, ROW_COLLECTIONS

Value = TypeVar("Value")

BATCH = 500
BUSY_SECONDS = 30.0
WAIT_SECONDS = 0.05
PRAGMAS = ("synchronous=FULL", "foreign_keys=ON")


class SqliteDocuments:
    """Rows as JSON, looked up through indexes on their fields; one thread owns the connection."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="sqlite")
        self._connection: sqlite3.Connection | None = None

    async def prepare(self) -> None:
        """Create the file, its tables and its indexes."""
        await self._run(self._prepare)

    async def put_rows(self, collection: str, rows: Sequence[Row]) -> None:
        """Write rows in one transaction, each replacing the one of its `_id`."""
        await self._run(lambda: self._put(collection, rows))

    async def drop_rows(self, collection: str, document_id: str, *, keep_run: str | None) -> None:
        """Remove the document's rows of every run but the one kept."""
        where = f"{_field('document_id')} = ? AND {_field('run')} IS NOT ?"
        await self._run(
            lambda: self._change(f"DELETE FROM {collection} WHERE {where}", (document_id, keep_run))
        )

    async def change_record(
        self, document_id: str, change: Callable[[Row | None], Row | None]
    ) -> None:
        """Read, change and write the record while no other process can write."""
        await self._run(lambda: self._change_record(document_id, change))

    async def get_record(self, document_id: str) -> Row | None:
        """Return the record, or None."""
        return await self._run(lambda: self._get(document_id))

    async def find(
        self,
        collection: str,
        equals: Mapping[str, Any],
        *,
        sort: Sequence[str] = (),
        limit: int | None = None,
    ) -> AsyncIterator[Row]:
        """Yield rows whose fields equal the given values."""
        query, values = _to_query(collection, equals, sort, limit)
        cursor = await self._run(lambda: self._opened().execute(query, values))
        while found := await self._run(lambda: cursor.fetchmany(BATCH)):
            for (body,) in found:
                yield _from_json(body)

    async def delete_document(self, document_id: str) -> None:
        """Remove the record and every row of the document."""
        for collection in ROW_COLLECTIONS:
            await self.drop_rows(collection, document_id, keep_run=None)
        await self._run(
            lambda: self._change(f"DELETE FROM {DOCUMENTS} WHERE id = ?", (document_id,))
        )

    async def close(self) -> None:
        """Close the file."""
        if self._connection is not None:
            await self._run(self._connection.close)
            self._connection = None
        self._thread.shutdown()

    async def _run(self, work: Callable[[], Value]) -> Value:
        loop = asyncio.get_running_loop()
        with _translated():
            return await loop.run_in_executor(self._thread, work)

    def _opened(self) -> sqlite3.Connection:
        if self._connection is None:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(
                self._file, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
            )
            _write_ahead(connection)
            for pragma in PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
            self._connection = connection
        return self._connection

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        connection = self._opened()
        connection.execute("BEGIN IMMEDIATE")
        with connection:
            yield connection

    def _prepare(self) -> None:
        with self._transaction() as connection:
            for collection, indexes in INDEXES.items():
                connection.execute(
                    f"CREATE TABLE IF NOT EXISTS {collection} (id TEXT PRIMARY KEY, body TEXT)"
                )
                for fields in indexes:
                    name = f"{collection}_by_{'_'.join(fields)}"
                    places = ", ".join(map(_field, fields))
                    connection.execute(
                        f"CREATE INDEX IF NOT EXISTS {name} ON {collection} ({places})"
                    )

    def _put(self, collection: str, rows: Sequence[Row]) -> None:
        with self._transaction() as connection:
            connection.executemany(
                f"INSERT OR REPLACE INTO {collection} (id, body) VALUES (?, ?)",
                ((row["_id"], _to_json(row)) for row in rows),
            )

    def _change(self, statement: str, values: Sequence[Any]) -> None:
        with self._transaction() as connection:
            connection.execute(statement, values)

    def _get(self, document_id: str) -> Row | None:
        found = self._opened().execute(f"SELECT body FROM {DOCUMENTS} WHERE id = ?", (document_id,))
        row = found.fetchone()
        return None if row is None else _from_json(row[0])

    def _change_record(self, document_id: str, change: Callable[[Row | None], Row | None]) -> None:
        with self._transaction() as connection:
            changed = change(self._get(document_id))
            if changed is not None:
                connection.execute(
                    f"INSERT OR REPLACE INTO {DOCUMENTS} (id, body) VALUES (?, ?)",
                    (document_id, _to_json(changed)),
                )


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Switch to the write-ahead log; SQLite itself does not wait when another process writes."""
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(WAIT_SECONDS)
        else:
            return


def _field(name: str) -> str:
    if not name.replace("_", "").isalnum():
        raise ValueError(f"no field can be named {name!r}")
    return f"json_extract(body, '$.{name}')"


def _to_query(
    collection: str, equals: Mapping[str, Any], sort: Sequence[str], limit: int | None
) -> tuple[str, list[Any]]:
    if collection not in INDEXES:
        raise ValueError(f"no collection is named {collection!r}")
    where = " AND ".join(f"{_field(name)} IS ?" for name in equals) or "TRUE"
    order = ", ".join(
        f"{_field(name.removeprefix('-'))} {'DESC' if name.startswith('-') else 'ASC'}"
        for name in (*sort, "_id")
    )
    query = f"SELECT body FROM {collection} WHERE {where} ORDER BY {order} LIMIT ?"
    return query, [*equals.values(), -1 if limit is None else limit]


def _to_json(row: Row) -> str:
    return json.dumps(row, ensure_ascii=False, default=_encode)


def _encode(value: object) -> object:
    if isinstance(value, Decimal):
        return {"$decimal": str(value)}
    raise TypeError(f"a row cannot hold {type(value).__name__}")


def _from_json(body: str) -> Row:
    row: Row = json.loads(body, object_hook=_decode)
    return row


def _decode(value: dict[str, Any]) -> Any:
    return Decimal(value["$decimal"]) if value.keys() == {"$decimal"} else value


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except (sqlite3.DatabaseError, OSError) as error:
        raise DocumentStoreUnavailable(f"the document store does not answer: {error}") from error

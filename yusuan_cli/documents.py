"""Finding documents in the store by what a person calls them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

import click

from shared.errors import PipelineError
from shared.mongo import MongoDocuments
from shared.ports import DocumentStore, Row
from shared.settings import MongoSettings, ReaderSettings
from shared.sqlite_store import SqliteDocuments
from shared.store_layout import DOCUMENTS
from yusuan_cli.root import Say

Value = TypeVar("Value")


@asynccontextmanager
async def open_store(store: Path | None, say: Say) -> AsyncIterator[DocumentStore]:
    """Open the store that the command line or the settings name; reading creates none."""
    settings = ReaderSettings()
    documents: DocumentStore
    if store is None and settings.mongodb_uri is not None:
        documents = MongoDocuments(MongoSettings())
    else:
        file = store or settings.store_file
        if not file.is_file():
            raise click.ClickException(say("no_store", file=file))
        documents = SqliteDocuments(file)
        await documents.prepare()
    try:
        yield documents
    finally:
        await documents.close()


def read_store(
    store: Path | None, say: Say, work: Callable[[DocumentStore], Awaitable[Value]]
) -> Value:
    """Run the work on the store; trouble becomes a message and exit status 1."""

    async def run() -> Value:
        async with open_store(store, say) as documents:
            return await work(documents)

    try:
        return asyncio.run(run())
    except PipelineError as error:
        raise click.ClickException(say("store_trouble", detail=error.detail)) from error


async def find_records(documents: DocumentStore, wanted: str) -> list[Row]:
    """Return the records of an id or a file name, or of the beginning of one."""
    exact = await documents.get_record(wanted)
    if exact is not None:
        return [exact]
    return [
        record
        async for record in documents.find(DOCUMENTS, {})
        if any(name.startswith(wanted) for name in (record["_id"], *record["names"]))
    ]


async def require_record(documents: DocumentStore, wanted: str, say: Say) -> Row:
    """Return the one record that is meant; anything else ends the command with a message."""
    found = await find_records(documents, wanted)
    if not found:
        raise click.ClickException(say("no_such_document", document=wanted))
    if len(found) > 1:
        lines = [f"  {record['_id'][:16]}  {', '.join(record['names'])}" for record in found]
        raise click.ClickException("\n".join([say("several_documents", document=wanted), *lines]))
    return found[0]

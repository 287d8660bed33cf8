"""Storage: keep the document, once, and its history; nothing is computed here."""

from __future__ import annotations

import asyncio
from functools import partial

from services.storage.core.records import (
    DeadLetter,
    add_dead_letter,
    add_event,
    add_run,
    is_outdated,
    to_run,
)
from services.storage.core.rows import to_batches
from shared.clock import Clock
from shared.contracts.events import DocumentValidatedV1, Event
from shared.document_json import read_document
from shared.event_chain import to_next
from shared.heap import give_back_after
from shared.ports import BlobStore, DocumentStore
from shared.store_layout import ROW_COLLECTIONS
from shared.topology import STORAGE


async def store(
    event: DocumentValidatedV1, *, blobs: BlobStore, documents: DocumentStore, clock: Clock
) -> Event:
    """Write the rows of this run, then the record that names it, then drop those of older runs."""
    run = to_run(event)
    record = await documents.get_record(event.document_id)
    if not is_outdated(record, event) and (record or {}).get("run") != run:
        data = await blobs.get(event.result)
        document = await asyncio.to_thread(read_document, data)
        give_back_after(len(data))
        del data
        batches = to_batches(document, run)
        while batch := await asyncio.to_thread(next, batches, None):
            await documents.put_rows(*batch)
        change = partial(add_run, event=event, document=document)
        await documents.change_record(event.document_id, change)
        record = await documents.get_record(event.document_id)
    for collection in ROW_COLLECTIONS:
        await documents.drop_rows(collection, event.document_id, keep_run=(record or {})["run"])
    return to_next(STORAGE, event, event.result, clock())


async def note(event: Event, *, documents: DocumentStore) -> None:
    """Add an event to its document's history and status."""
    await documents.change_record(event.document_id, partial(add_event, event=event))


async def note_dead(dead: DeadLetter, *, documents: DocumentStore) -> None:
    """Add a given-up message to its document's history and status."""
    await documents.change_record(dead.document_id, partial(add_dead_letter, dead=dead))

"""Storage as a service: wiring only."""

from __future__ import annotations

from faststream.rabbit import RabbitMessage

from services.storage.gauges import Backlog, count_content
from services.storage.handler import note, note_dead, store
from services.storage.notices import to_dead_letter
from services.storage.settings import StorageServiceSettings
from shared.blobs import open_blobs
from shared.clock import utc_now
from shared.contracts.events import AnyEvent, DocumentValidatedV1
from shared.messaging.connection import Connection, build_connection
from shared.messaging.declaration import (
    DEAD_EXCHANGE,
    DOCUMENTS_EXCHANGE,
    history_queue,
    notices_queue,
    work_queue,
)
from shared.messaging.host import Host
from shared.messaging.stage_work import carry_through
from shared.messaging.watchdog import Watchdog
from shared.metrics import Metrics
from shared.mongo import MongoDocuments
from shared.topology import STORAGE


async def _body(message: RabbitMessage) -> bytes:
    """Leave the body as it is: a dead message may hold anything."""
    return message.body


def build_host(settings: StorageServiceSettings) -> Host:
    """Wire the stage; nothing here decides anything about a document."""
    metrics = Metrics()
    connection = build_connection(
        settings, STORAGE.name, concurrency=settings.concurrency, metrics=metrics
    )
    metrics.slots.labels(STORAGE.name).set(settings.concurrency)
    documents = MongoDocuments(settings)
    subscribe_to_documents(settings, connection, documents)
    subscribe_to_history(connection, documents)
    connection.emits(STORAGE)
    backlog = Backlog(documents, metrics, utc_now, settings.backlog_seconds)
    watchdog = Watchdog(connection, STORAGE, settings.watch_seconds)
    return Host(
        connection,
        prepare=(documents.prepare,),
        checks={"store": documents.ping},
        background=(watchdog.watch, backlog.measure),
        close=(documents.close,),
    )


def subscribe_to_documents(
    settings: StorageServiceSettings, connection: Connection, documents: MongoDocuments
) -> None:
    """Keep what validation has spoken on."""
    blobs, _ = open_blobs(settings.blob_url)

    @connection.broker.subscriber(work_queue(STORAGE), DOCUMENTS_EXCHANGE)
    async def on_document_validated(event: DocumentValidatedV1) -> None:
        """Keep the document and its rows, once."""
        work = store(event, blobs=blobs, documents=documents, clock=utc_now)
        await carry_through(STORAGE, event, work, connection, utc_now)
        count_content(await documents.get_record(event.document_id), connection.metrics)


def subscribe_to_history(connection: Connection, documents: MongoDocuments) -> None:
    """Note every event, and every message that was given up."""

    @connection.broker.subscriber(history_queue(), DOCUMENTS_EXCHANGE)
    async def on_any_event(event: AnyEvent) -> None:
        """Add the event to its document's history."""
        await note(event, documents=documents)

    @connection.broker.subscriber(notices_queue(), DEAD_EXCHANGE, decoder=_body)
    async def on_dead_message(message: RabbitMessage) -> None:
        """Add the given-up message to its document's history."""
        dead = to_dead_letter(message.body, message.headers)
        if dead is not None:
            await note_dead(dead, documents=documents)

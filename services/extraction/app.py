"""Extraction as a service: wiring only."""

from __future__ import annotations

from services.extraction.handler import extract
from services.extraction.settings import ExtractionServiceSettings
from shared.blobs import open_blobs
from shared.clock import utc_now
from shared.contracts.events import DocumentReceivedV1
from shared.messaging.connection import build_connection
from shared.messaging.declaration import DOCUMENTS_EXCHANGE, work_queue
from shared.messaging.host import Host
from shared.messaging.stage_work import carry_through
from shared.messaging.watchdog import Watchdog
from shared.metrics import Metrics
from shared.sandbox.pool import Sandbox
from shared.topology import EXTRACTION


def build_host(settings: ExtractionServiceSettings) -> Host:
    """Wire the stage; nothing here decides anything about a document."""
    metrics = Metrics()
    workers = Sandbox(("services.extraction.steps",), settings)
    connection = build_connection(
        settings, EXTRACTION.name, concurrency=workers.slots, metrics=metrics
    )
    blobs, results = open_blobs(settings.blob_url)

    @connection.broker.subscriber(work_queue(EXTRACTION), DOCUMENTS_EXCHANGE)
    async def on_document_received(event: DocumentReceivedV1) -> None:
        """Read what the file prints."""
        work = extract(event, blobs=blobs, results=results, workers=workers, clock=utc_now)
        await carry_through(EXTRACTION, event, work, connection, utc_now)

    connection.emits(EXTRACTION)

    async def start_workers() -> None:
        await workers.start()
        metrics.slots.labels(EXTRACTION.name).set(workers.slots)
        metrics.isolation_degraded.set(len(workers.open_doors))

    return Host(
        connection,
        prepare=(start_workers,),
        background=(Watchdog(connection, EXTRACTION, settings.watch_seconds).watch,),
        close=(workers.close,),
    )

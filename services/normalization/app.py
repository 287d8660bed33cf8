"""Normalization as a service: wiring only."""

from __future__ import annotations

from services.normalization.handler import normalize
from services.normalization.settings import NormalizationServiceSettings
from shared.blobs import open_blobs
from shared.clock import utc_now
from shared.contracts.events import DocumentExtractedV1
from shared.messaging.connection import build_connection
from shared.messaging.declaration import DOCUMENTS_EXCHANGE, work_queue
from shared.messaging.host import Host
from shared.messaging.stage_work import carry_through
from shared.messaging.watchdog import Watchdog
from shared.metrics import Metrics
from shared.sandbox.pool import Sandbox
from shared.topology import NORMALIZATION


def build_host(settings: NormalizationServiceSettings) -> Host:
    """Wire the stage; nothing here decides anything about a document."""
    metrics = Metrics()
    workers = Sandbox(("services.normalization.steps",), settings)
    connection = build_connection(
        settings, NORMALIZATION.name, concurrency=workers.slots, metrics=metrics
    )
    blobs, results = open_blobs(settings.blob_url)

    @connection.broker.subscriber(work_queue(NORMALIZATION), DOCUMENTS_EXCHANGE)
    async def on_document_extracted(event: DocumentExtractedV1) -> None:
        """Say what the printed document means."""
        work = normalize(event, blobs=blobs, results=results, workers=workers, clock=utc_now)
        await carry_through(NORMALIZATION, event, work, connection, utc_now)

    connection.emits(NORMALIZATION)

    async def start_workers() -> None:
        await workers.start()
        metrics.slots.labels(NORMALIZATION.name).set(workers.slots)
        metrics.isolation_degraded.set(len(workers.open_doors))

    return Host(
        connection,
        prepare=(start_workers,),
        background=(Watchdog(connection, NORMALIZATION, settings.watch_seconds).watch,),
        close=(workers.close,),
    )

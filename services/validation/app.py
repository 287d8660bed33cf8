"""Validation as a service: wiring only."""

from __future__ import annotations

from services.validation.handler import validate
from services.validation.settings import ValidationServiceSettings
from shared.blobs import open_blobs
from shared.clock import utc_now
from shared.contracts.events import DocumentNormalizedV1
from shared.messaging.connection import build_connection
from shared.messaging.declaration import DOCUMENTS_EXCHANGE, work_queue
from shared.messaging.host import Host
from shared.messaging.stage_work import carry_through
from shared.messaging.watchdog import Watchdog
from shared.metrics import Metrics
from shared.sandbox.pool import Sandbox
from shared.topology import VALIDATION


def build_host(settings: ValidationServiceSettings) -> Host:
    """Wire the stage; nothing here decides anything about a document."""
    metrics = Metrics()
    workers = Sandbox(("services.validation.steps",), settings)
    connection = build_connection(
        settings, VALIDATION.name, concurrency=workers.slots, metrics=metrics
    )
    blobs, results = open_blobs(settings.blob_url)

    @connection.broker.subscriber(work_queue(VALIDATION), DOCUMENTS_EXCHANGE)
    async def on_document_normalized(event: DocumentNormalizedV1) -> None:
        """Say whether the document agrees."""
        work = validate(event, blobs=blobs, results=results, workers=workers, clock=utc_now)
        await carry_through(VALIDATION, event, work, connection, utc_now)

    connection.emits(VALIDATION)

    async def start_workers() -> None:
        await workers.start()
        metrics.slots.labels(VALIDATION.name).set(workers.slots)
        metrics.isolation_degraded.set(len(workers.open_doors))

    return Host(
        connection,
        prepare=(start_workers,),
        background=(Watchdog(connection, VALIDATION, settings.watch_seconds).watch,),
        close=(workers.close,),
    )

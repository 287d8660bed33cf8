"""Intake as a service: wiring only."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterable

from services.intake.drop_folder import DropFolder
from services.intake.handler import receive
from services.intake.settings import IntakeServiceSettings
from services.intake.upload import Upload
from shared.blobs import open_blobs
from shared.clock import utc_now
from shared.contracts.events import DocumentReceivedV1
from shared.errors import DocumentError
from shared.messaging.connection import build_connection
from shared.messaging.host import Host
from shared.metrics import Metrics
from shared.mongo import MongoDocuments
from shared.topology import INTAKE


def build_host(settings: IntakeServiceSettings) -> Host:
    """Wire the drop folder and the upload address to the one way in."""
    metrics = Metrics()
    connection = build_connection(settings, INTAKE.name, concurrency=1, metrics=metrics)
    connection.emits(INTAKE)
    blobs, _ = open_blobs(settings.blob_url)
    documents = MongoDocuments(settings)

    async def take_in(file_name: str, chunks: AsyncIterable[bytes]) -> DocumentReceivedV1:
        """Accept a file: its bytes are durable and the event is confirmed."""
        try:
            event = await receive(
                file_name,
                chunks,
                blobs=blobs,
                largest_bytes=settings.largest_bytes,
                clock=utc_now,
            )
        except DocumentError as error:
            metrics.failures.labels(INTAKE.name, error.code).inc()
            metrics.documents.labels(INTAKE.name, "failed").inc()
            raise
        await connection.publisher.publish(event)
        metrics.documents.labels(INTAKE.name, "done").inc()
        return event

    upload = Upload(take_in, documents, settings.upload_idle_seconds)
    background = []
    if settings.drop_folder is not None:
        folder = DropFolder(
            settings.drop_folder,
            settings.taken_folder,
            settings.refused_folder,
            settings.still_seconds,
            take_in,
        )

        async def scan() -> None:
            await folder.scan()
            await asyncio.sleep(settings.scan_seconds)

        background.append(scan)
    return Host(connection, background=background, close=(documents.close,), routes=upload.routes())

"""Intake as a service: wiring only."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterable

from services.intake.drop_folder import DropFolder, Receive
from services.intake.handler import receive
from services.intake.settings import IntakeServiceSettings
from services.intake.upload import Upload
from shared.blobs import open_blobs
from shared.clock import utc_now
from shared.contracts.events import DocumentReceivedV1
from shared.errors import DocumentError
from shared.messaging.connection import Connection, build_connection
from shared.messaging.host import Host, Task
from shared.metrics import Metrics
from shared.mongo import MongoDocuments
from shared.topology import INTAKE


def build_host(settings: IntakeServiceSettings) -> Host:
    """Wire the drop folder and the upload address to the one way in."""
    connection = build_connection(settings, INTAKE.name, concurrency=1, metrics=Metrics())
    connection.emits(INTAKE)
    documents = MongoDocuments(settings)
    take_in = build_way_in(settings, connection)
    upload = Upload(take_in, documents, settings.upload_idle_seconds)
    folder = build_drop_folder(settings, take_in)
    return Host(
        connection,
        checks={} if folder is None else {"drop_folder": folder.is_usable},
        background=() if folder is None else (to_scan(folder, settings.scan_seconds),),
        close=(documents.close,),
        routes=upload.routes(),
    )


def build_way_in(settings: IntakeServiceSettings, connection: Connection) -> Receive:
    """Return what accepts a file: its bytes are durable and the event is confirmed after it."""
    blobs, _ = open_blobs(settings.blob_url)
    metrics = connection.metrics

    async def take_in(file_name: str, chunks: AsyncIterable[bytes]) -> DocumentReceivedV1:
        try:
            event = await receive(
                file_name, chunks, blobs=blobs, largest_bytes=settings.largest_bytes, clock=utc_now
            )
        except DocumentError as error:
            metrics.failures.labels(INTAKE.name, error.code).inc()
            metrics.documents.labels(INTAKE.name, "failed").inc()
            raise
        await connection.publisher.publish(event)
        metrics.documents.labels(INTAKE.name, "done").inc()
        return event

    return take_in


def build_drop_folder(settings: IntakeServiceSettings, take_in: Receive) -> DropFolder | None:
    """Return the drop folder, or None where none is set."""
    if settings.drop_folder is None:
        return None
    return DropFolder(
        settings.drop_folder,
        settings.taken_folder,
        settings.refused_folder,
        settings.still_seconds,
        take_in,
    )


def to_scan(folder: DropFolder, pause_seconds: float) -> Task:
    """Return one scan and the pause after it."""

    async def scan() -> None:
        await folder.scan()
        await asyncio.sleep(pause_seconds)

    return scan

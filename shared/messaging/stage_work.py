"""One event through one stage: the work, its time, and the event that comes of it."""

from __future__ import annotations

import time
from collections.abc import Awaitable

from shared.clock import Clock
from shared.contracts.events import DocumentFailedV1, Event
from shared.errors import DocumentError
from shared.event_chain import to_failed
from shared.messaging.connection import Connection
from shared.topology import Stage


async def carry_through(
    stage: Stage, cause: Event, work: Awaitable[Event], connection: Connection, clock: Clock
) -> Event:
    """Await the work and publish what comes of it; errors that are not the document's pass on."""
    metrics = connection.metrics
    metrics.slots_busy.labels(stage.name).inc()
    began = time.monotonic()
    try:
        emitted = await work
    except DocumentError as error:
        emitted = to_failed(stage, cause, error, clock())
        metrics.failures.labels(stage.name, error.code).inc()
    finally:
        metrics.slots_busy.labels(stage.name).dec()
        metrics.stage_seconds.labels(stage.name).observe(time.monotonic() - began)
    await connection.publisher.publish(emitted)
    outcome = "failed" if isinstance(emitted, DocumentFailedV1) else "done"
    metrics.documents.labels(stage.name, outcome).inc()
    return emitted

"""A stage whose work runs in child processes: what extraction, normalization, validation share."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from shared.blobs import open_blobs
from shared.clock import utc_now
from shared.contracts.events import Event
from shared.messaging.connection import build_connection
from shared.messaging.declaration import DOCUMENTS_EXCHANGE, work_queue
from shared.messaging.host import Host
from shared.messaging.stage_work import carry_through
from shared.messaging.watchdog import Watchdog
from shared.metrics import Metrics
from shared.sandbox.pool import Sandbox
from shared.settings import SandboxedServiceSettings
from shared.topology import Stage

Subscriber = Callable[..., Awaitable[None]]


class SandboxedStage:
    """The ports of the stage's handler, its subscription and its host."""

    def __init__(self, stage: Stage, settings: SandboxedServiceSettings, steps: str) -> None:
        self._stage = stage
        self._settings = settings
        self.workers = Sandbox((steps,), settings)
        self.blobs, self.results = open_blobs(settings.blob_url)
        self.clock = utc_now
        self._connection = build_connection(
            settings, stage.name, concurrency=self.workers.slots, metrics=Metrics()
        )
        self._connection.emits(stage)

    @property
    def ports(self) -> dict[str, Any]:
        """What the handler takes as its keyword arguments."""
        return {
            "blobs": self.blobs,
            "results": self.results,
            "workers": self.workers,
            "clock": self.clock,
        }

    def subscriber(self) -> Callable[[Subscriber], Any]:
        """Return the decorator of the function that takes the stage's events."""
        return self._connection.broker.subscriber(work_queue(self._stage), DOCUMENTS_EXCHANGE)

    async def carry(self, event: Event, work: Awaitable[Event]) -> None:
        """Await the work on the event and publish what comes of it."""
        await carry_through(self._stage, event, work, self._connection, self.clock)

    def build_host(self) -> Host:
        """Return the process around the stage."""
        watchdog = Watchdog(self._connection, self._stage, self._settings.watch_seconds)
        return Host(
            self._connection,
            prepare=(self._start_workers,),
            background=(watchdog.watch,),
            close=(self.workers.close,),
        )

    async def _start_workers(self) -> None:
        await self.workers.start()
        metrics = self._connection.metrics
        metrics.slots.labels(self._stage.name).set(self.workers.slots)
        metrics.isolation_degraded.set(len(self.workers.open_doors))

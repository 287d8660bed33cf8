"""Notices a service that is connected but that the broker no longer delivers to."""

from __future__ import annotations

import asyncio
import logging

from shared.messaging.connection import Connection
from shared.messaging.publisher import broker_trouble
from shared.topology import Stage

log = logging.getLogger("yusuan.watchdog")
_MISSES = 3
_ANSWER_SECONDS = 10


class ConsumerLost(Exception):
    """The broker sees no consumer on this service's queue although the connection stands."""


class Watchdog:
    """Asks the broker how many consume the stage's queue; none for long is a fault of ours."""

    def __init__(self, connection: Connection, stage: Stage, every_seconds: float) -> None:
        self._connection = connection
        self._stage = stage
        self._every = every_seconds
        self._misses = 0

    async def watch(self) -> None:
        """Look once; raises `ConsumerLost` when none was seen several times in a row."""
        await asyncio.sleep(self._every)
        count = await self._consumers()
        self._connection.metrics.consumers.labels(self._stage.name).set(count)
        self._misses = self._misses + 1 if count == 0 else 0
        if self._misses >= _MISSES:
            raise ConsumerLost(f"nobody consumes {self._stage.queue}")

    async def _consumers(self) -> int:
        with broker_trouble():
            async with asyncio.timeout(_ANSWER_SECONDS):
                connection = await self._connection.broker.connect()
                async with connection.channel() as channel:
                    queue = await channel.declare_queue(self._stage.queue, passive=True)
                    return queue.declaration_result.consumer_count or 0

"""The single machine's messenger: bounded queues between the same handlers, no server."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from shared.clock import Clock
from shared.contracts.events import Event
from shared.outcome import Dead, Emit, Retry, settle
from shared.topology import PIPELINE, RETRY_RUNGS, Rung, Stage, stages_after

Handler = Callable[[Any], Awaitable[Event]]
Listener = Callable[[Event], Awaitable[None]]
Burial = Callable[[Stage, Event, Dead], Awaitable[None]]


class LocalRunner:
    """Carries events from stage to stage; a full queue holds back whoever fills it."""

    def __init__(
        self,
        handlers: Mapping[str, Handler],
        *,
        listen: Listener,
        bury: Burial,
        clock: Clock,
        concurrency: int,
        rungs: Sequence[Rung] = RETRY_RUNGS,
    ) -> None:
        self._handlers = handlers
        self._listen = listen
        self._bury = bury
        self._clock = clock
        self._rungs = rungs
        self._concurrency = concurrency
        self._stages = [stage for stage in PIPELINE if stage.name in handlers]
        self._queues: dict[str, asyncio.Queue[tuple[Event, int]]] = {
            stage.name: asyncio.Queue(maxsize=2 * concurrency) for stage in self._stages
        }
        self._tasks: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> LocalRunner:
        """Start the workers of every stage."""
        for stage in self._stages:
            for _ in range(self._concurrency):
                self._keep(asyncio.create_task(self._work(stage)))
        return self

    async def __aexit__(self, *_: object) -> None:
        """Stop the workers; what is unfinished is taken up by the next run."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def publish(self, event: Event) -> None:
        """Tell the listener, then queue the event for the stages that consume it."""
        await self._listen(event)
        for stage in stages_after(event):
            await self._queues[stage.name].put((event, 0))

    async def _work(self, stage: Stage) -> None:
        while True:
            event, attempt = await self._queues[stage.name].get()
            handled = self._handlers[stage.name](event)
            outcome = await settle(stage, event, handled, self._clock)
            if isinstance(outcome, Emit):
                published = self._published(outcome.event)
                outcome = await settle(stage, event, published, self._clock)
            dead = outcome if isinstance(outcome, Dead) else None
            if isinstance(outcome, Retry):
                dead = self._try_later(stage, event, attempt, outcome)
            if dead is not None:
                await self._bury(stage, event, dead)

    async def _published(self, event: Event) -> Event:
        await self.publish(event)
        return event

    def _try_later(self, stage: Stage, event: Event, attempt: int, retry: Retry) -> Dead | None:
        if attempt >= len(self._rungs):
            return Dead(retry.code, retry.detail)
        self._keep(asyncio.create_task(self._wait(stage, event, attempt)))
        return None

    async def _wait(self, stage: Stage, event: Event, attempt: int) -> None:
        await asyncio.sleep(self._rungs[attempt].seconds)
        await self._queues[stage.name].put((event, attempt + 1))

    def _keep(self, task: asyncio.Task[None]) -> None:
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

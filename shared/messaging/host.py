"""The process around a service: health at once, work as soon as broker and store answer."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from shared.errors import TransientError
from shared.messaging.connection import Connection
from shared.messaging.declaration import declare_topology
from shared.messaging.publisher import broker_trouble

log = logging.getLogger("yusuan.host")

Check = Callable[[], Awaitable[bool]]
Task = Callable[[], Awaitable[None]]
_PING_SECONDS = 2.0
_CHECK_SECONDS = 2.0
_RETRY_SECONDS = 1.0


@dataclass
class Host:
    """One service's process; `failed` is set when it can only be restarted."""

    connection: Connection
    prepare: Sequence[Task] = ()
    """What must be done once before work is taken, such as creating indexes."""
    checks: Mapping[str, Check] = field(default_factory=dict)
    """What must hold for the service to be ready, beside the broker."""
    background: Sequence[Task] = ()
    """What runs beside the subscriptions, from readiness to the end."""
    close: Sequence[Task] = ()
    routes: Sequence[BaseRoute] = ()
    failed: asyncio.Event = field(default_factory=asyncio.Event)
    started: bool = False

    def build_app(self) -> Starlette:
        """Return the HTTP application; its lifespan is the service's life."""
        return Starlette(
            routes=[
                Route("/healthz", self._healthz),
                Route("/readyz", self._readyz),
                Route("/metrics", self._metrics),
                *self.routes,
            ],
            lifespan=self._lifespan,
        )

    @contextlib.asynccontextmanager
    async def _lifespan(self, _app: Starlette) -> AsyncIterator[None]:
        work = asyncio.create_task(self._work())
        work.add_done_callback(self._notice_end)
        try:
            yield
        finally:
            # The broker first: running handlers end within the grace, the rest is given back.
            if self.started:
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(self.connection.stop_seconds):
                        await self.connection.broker.stop()
            work.cancel()
            await asyncio.gather(work, return_exceptions=True)
            for close in self.close:
                await close()

    async def _work(self) -> None:
        for prepare in self.prepare:
            await _until_it_works(prepare)
        await _until_it_works(self._declare)
        await self.connection.broker.start()
        self.started = True
        log.info("ready for work")
        async with asyncio.TaskGroup() as tasks:
            for run in self.background:
                tasks.create_task(_forever(run))

    async def _declare(self) -> None:
        with broker_trouble():
            await self.connection.broker.connect()
            await declare_topology(self.connection.broker, self.connection.rungs)

    def _notice_end(self, work: asyncio.Task[None]) -> None:
        if not work.cancelled() and work.exception() is not None:
            log.critical("the service cannot go on", exc_info=work.exception())
            self.failed.set()

    async def _healthz(self, _request: Request) -> Response:
        status = 500 if self.failed.is_set() else 200
        return JSONResponse({"alive": status == 200}, status_code=status)

    async def _readyz(self, _request: Request) -> Response:
        state = {"broker": self.started and await self.connection.broker.ping(_PING_SECONDS)}
        for name, check in self.checks.items():
            state[name] = await _holds(check)
        status = 200 if all(state.values()) else 503
        return JSONResponse(state, status_code=status)

    async def _metrics(self, _request: Request) -> Response:
        body = generate_latest(self.connection.metrics.registry)
        return Response(body, media_type=CONTENT_TYPE_LATEST)


async def _holds(check: Check) -> bool:
    """Return what the check says; one that takes too long does not hold."""
    try:
        async with asyncio.timeout(_CHECK_SECONDS):
            return await check()
    except TimeoutError:
        return False


async def _until_it_works(task: Task) -> None:
    while True:
        try:
            return await task()
        except TransientError as error:
            log.warning("not yet: %s", error.detail)
            await asyncio.sleep(_RETRY_SECONDS)


async def _forever(task: Task) -> None:
    while True:
        try:
            await task()
        except TransientError as error:
            log.warning("background work is put off: %s", error.detail)
            await asyncio.sleep(_RETRY_SECONDS)

"""Runs a host's HTTP application until it is told to stop or cannot go on."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from collections.abc import Iterator

import uvicorn

from shared.messaging.host import Host
from shared.settings import MessagingSettings

FAILED = 1


class _Server(uvicorn.Server):
    """Ends with a clean exit code on SIGTERM; uvicorn's own would raise the signal again."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self._stop)
        yield

    def _stop(self) -> None:
        self.should_exit = True


async def serve(host: Host, settings: MessagingSettings) -> int:
    """Serve until a signal comes; return the exit code, 1 when only a restart helps."""
    logging.basicConfig(
        level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s %(message)s"
    )
    server = _Server(
        uvicorn.Config(
            host.build_app(),
            host=settings.http_host,
            port=settings.http_port,
            log_level="warning",
            timeout_graceful_shutdown=settings.graceful_seconds,
        )
    )

    async def stop_when_failed() -> None:
        await host.failed.wait()
        server.should_exit = True

    stopper = asyncio.create_task(stop_when_failed())
    await server.serve()
    stopper.cancel()
    return FAILED if host.failed.is_set() else 0

"""Starts a service that kills itself once at a named point: `crashing_service POINT MARK NAME`."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Any

from shared.messaging.publisher import EventPublisher
from yusuan_cli.services import run_service


def crash_once(mark: Path) -> None:
    """Die as by a power cut, the first time only: the mark is left behind."""
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)


def arm(point: str, mark: Path) -> None:
    """Put the crash before or after the publishing of a stage's result."""
    publish = EventPublisher.publish

    async def crashing(self: EventPublisher, event: Any) -> None:
        if point == "before_publish":
            crash_once(mark)
        await publish(self, event)
        if point == "after_publish":
            crash_once(mark)

    EventPublisher.publish = crashing  # type: ignore[method-assign]


if __name__ == "__main__":
    arm(sys.argv[1], Path(sys.argv[2]))
    sys.exit(run_service(sys.argv[3]))

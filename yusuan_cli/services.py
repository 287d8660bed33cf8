"""Starting one service by its name."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from importlib import import_module

from shared.messaging.host import Host
from shared.messaging.serving import serve
from shared.settings import WrongSettings

SERVICES = ("intake", "extraction", "normalization", "validation", "storage")


def import_host_builder(name: str) -> Callable[..., Host]:
    """Return the service's `build_host`; no other service is imported."""
    build_host: Callable[..., Host] = import_module(f"services.{name}.app").build_host
    return build_host


def run_service(name: str) -> int:
    """Run the service until it is told to stop; return its exit code.

    Each service is imported only when it is asked for: an image holds no other.
    """
    settings_type = getattr(
        import_module(f"services.{name}.settings"), f"{name.title()}ServiceSettings"
    )
    settings = settings_type()

    async def run() -> int:
        return await serve(import_host_builder(name)(settings), settings)

    return asyncio.run(run())


if __name__ == "__main__":
    try:
        sys.exit(run_service(sys.argv[1]))
    except WrongSettings as error:
        sys.exit(f"Settings are missing or wrong: {error}")

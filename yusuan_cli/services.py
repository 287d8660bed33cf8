"""Starting one service by its name."""

from __future__ import annotations

import asyncio
import sys
from importlib import import_module

from shared.messaging.serving import serve

SERVICES = ("intake", "extraction", "normalization", "validation", "storage")


def run_service(name: str) -> int:
    """Run the service until it is told to stop; return its exit code.

    Each service is imported only when it is asked for: an image holds no other.
    """
    settings_type = getattr(
        import_module(f"services.{name}.settings"), f"{name.title()}ServiceSettings"
    )
    build_host = import_module(f"services.{name}.app").build_host
    settings = settings_type()

    async def run() -> int:
        return await serve(build_host(settings), settings)

    return asyncio.run(run())


if __name__ == "__main__":
    sys.exit(run_service(sys.argv[1]))

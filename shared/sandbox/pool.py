"""The workers of a service: so many children at once, each document in one of its own."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress

from shared.errors import ParserCrashed, WorkersUnavailable
from shared.heap import map_long_blocks
from shared.sandbox.children import Children, Order, ordering
from shared.sandbox.limits import to_limits
from shared.settings import SandboxSettings

CHILDREN_PER_ZYGOTE = 1000


class Sandbox:
    """Runs pure steps in limited children; a new zygote takes over from a lost or an old one."""

    def __init__(self, modules: Sequence[str], settings: SandboxSettings) -> None:
        self._modules = tuple(modules)
        self._settings = settings
        self._limits = to_limits(settings)
        self.slots = settings.workers or os.cpu_count() or 1
        self._free = asyncio.Semaphore(self.slots)
        self._starting = asyncio.Lock()
        self._children: Children | None = None
        self._retired: list[Children] = []
        self.busy = 0
        self.open_doors: tuple[str, ...] = ()
        """Forbidden actions that this machine lets a child do; empty when isolation is whole."""

    async def start(self) -> None:
        """Load the readers and try what a child can reach."""
        map_long_blocks()
        children = await self._current()
        with ordering("try_doors", b"", {}, self._limits) as order:
            tried = await children.run(order)
        self.open_doors = tuple(json.loads(tried))
        if self.open_doors and self._settings.isolation_required:
            await self.close()
            raise WorkersUnavailable(f"a child could {', '.join(self.open_doors)}")

    async def run(
        self, step: str, payload: bytes, arguments: Mapping[str, str], *, seconds: int | None = None
    ) -> bytes:
        """Run the step; a crash is tried again before it is the document's fault."""
        async with self._free:
            self.busy += 1
            try:
                with ordering(step, payload, arguments, self._limits.tightened(seconds)) as order:
                    del payload
                    return await self._run_again(order)
            finally:
                self.busy -= 1

    async def close(self) -> None:
        """End every process."""
        for children in (*self._retired, *filter(None, [self._children])):
            await children.close()
        self._children = None

    async def _run_again(self, order: Order) -> bytes:
        for _ in range(self._settings.crash_attempts - 1):
            with suppress(ParserCrashed):
                return await self._run_once(order)
        return await self._run_once(order)

    async def _run_once(self, order: Order) -> bytes:
        children = await self._current()
        return await children.run(order)

    async def _current(self) -> Children:
        async with self._starting:
            children = self._children
            if children is None or not children.is_alive or children.served >= CHILDREN_PER_ZYGOTE:
                if children is not None:
                    self._retired.append(children)
                self._children = children = Children()
                await children.start(self._modules)
            await self._bury()
            return children

    async def _bury(self) -> None:
        for children in [old for old in self._retired if old.is_idle]:
            self._retired.remove(children)
            await children.close()

"""The owner's side of one zygote: give an order, gather the answer, end what takes too long."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from typing import Any

from shared.errors import ResourceLimit, WorkersUnavailable
from shared.heap import give_back_after
from shared.sandbox.isolation import CODE
from shared.sandbox.limits import GRACE_SECONDS, Limits
from shared.sandbox.verdict import require_result
from shared.sandbox.zygote import MESSAGE_BYTES, READY

START_SECONDS = 120
LOST = "the process that forks readers has ended"
ENVIRONMENT = {
    "LANG": "C.UTF-8",
    "PYTHONPATH": str(CODE),
    "PYTHONHASHSEED": "0",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
}
"""All the zygote knows of the world; the numeric libraries would start threads otherwise."""


@dataclass(frozen=True)
class Order:
    """One step on one payload, and what it may use."""

    step: str
    payload: int
    """Descriptor of the file in memory that holds it, which may be read more than once."""
    arguments: Mapping[str, str]
    limits: Limits

    def to_json(self) -> dict[str, Any]:
        """Return what the zygote is told; the payload goes another way."""
        limits = self.limits.to_json()
        return {"step": self.step, "arguments": dict(self.arguments), "limits": limits}


class Children:
    """A running zygote and the children it has forked for us."""

    def __init__(self) -> None:
        self._jobs = count(1)
        self._ends: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._process: asyncio.subprocess.Process | None = None
        self._control: socket.socket | None = None
        self.served = 0
        self.is_alive = False

    @property
    def is_idle(self) -> bool:
        """Whether no child is at work."""
        return not self._ends

    async def start(self, modules: Sequence[str]) -> None:
        """Start the zygote and wait until it has loaded the modules."""
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._control.setblocking(False)
        with theirs:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                *("-m", "shared.sandbox.zygote", str(theirs.fileno()), *modules),
                pass_fds=(theirs.fileno(),),
                env=ENVIRONMENT,
                cwd="/",
                stdin=asyncio.subprocess.DEVNULL,
                start_new_session=True,
            )
        loop = asyncio.get_running_loop()
        answer = asyncio.wait_for(loop.sock_recv(self._control, MESSAGE_BYTES), START_SECONDS)
        try:
            is_ready = await answer == json.dumps(READY).encode()
        except (TimeoutError, OSError):
            is_ready = False
        if not is_ready:
            raise WorkersUnavailable("the process that forks readers could not load them")
        self.is_alive = True
        loop.add_reader(self._control, self._hear)

    async def run(self, order: Order) -> bytes:
        """Run the step in a child of its own and return its result."""
        job, self.served = next(self._jobs), self.served + 1
        ended = self._ends[job] = asyncio.get_running_loop().create_future()
        try:
            raw = await self._gather(job, order)
            end = await asyncio.wait_for(ended, GRACE_SECONDS)
        finally:
            self._ends.pop(job)
            if not ended.done():
                self._say({"end": job})
        result = require_result(raw, end["exit"])
        del raw
        give_back_after(len(result))
        return result

    async def close(self) -> None:
        """End the zygote, and with it every child."""
        self._lose()
        if self._control is not None:
            self._control.close()
        if self._process is not None:
            await self._process.wait()

    async def _gather(self, job: int, order: Order) -> bytearray:
        reading, writing = os.pipe()
        with os.fdopen(reading, "rb", buffering=0) as pipe:
            os.lseek(order.payload, 0, os.SEEK_SET)
            try:
                self._say({"job": job, **order.to_json()}, order.payload, writing)
            finally:
                os.close(writing)
            gathering = Gathering(order.limits.result_bytes)
            loop = asyncio.get_running_loop()
            transport, _ = await loop.connect_read_pipe(lambda: gathering, pipe)
            try:
                allowed = order.limits.wall_seconds + GRACE_SECONDS
                return await asyncio.wait_for(gathering.whole, allowed)
            except TimeoutError as error:
                raise ResourceLimit(f"reading took longer than {allowed:g} s") from error
            finally:
                transport.close()

    def _say(self, message: Mapping[str, Any], *descriptors: int) -> None:
        if not self.is_alive or self._control is None:
            raise WorkersUnavailable(LOST)
        try:
            socket.send_fds(self._control, [json.dumps(message).encode()], descriptors)
        except OSError as error:
            raise WorkersUnavailable(LOST) from error

    def _hear(self) -> None:
        assert self._control is not None
        message = self._control.recv(MESSAGE_BYTES)
        if not message:
            self._lose()
            return
        said = json.loads(message)
        if said["job"] in self._ends and not self._ends[said["job"]].done():
            self._ends[said["job"]].set_result(said)

    def _lose(self) -> None:
        if self.is_alive and self._control is not None:
            asyncio.get_running_loop().remove_reader(self._control)
        self.is_alive = False
        for ended in self._ends.values():
            if not ended.done():
                ended.set_exception(WorkersUnavailable(LOST))


class Gathering(asyncio.Protocol):
    """Gathers what comes through a pipe, up to a limit."""

    def __init__(self, largest: int) -> None:
        self._largest = largest
        self._gathered = bytearray()
        self.whole: asyncio.Future[bytearray] = asyncio.get_running_loop().create_future()

    def data_received(self, data: bytes) -> None:
        """Keep the part, unless there is too much of it."""
        if self.whole.done():
            return
        self._gathered += data
        if len(self._gathered) > self._largest:
            self._gathered = bytearray()
            self.whole.set_exception(
                ResourceLimit(f"the result is larger than {self._largest:,} bytes")
            )

    def connection_lost(self, _error: Exception | None) -> None:
        """Hand over the whole."""
        if not self.whole.done():
            self.whole.set_result(self._gathered)


@contextmanager
def ordering(
    step: str, payload: bytes, arguments: Mapping[str, str], limits: Limits
) -> Iterator[Order]:
    """Hold the payload in a file in memory while its order may be given, and nowhere else."""
    descriptor = os.memfd_create("payload", os.MFD_CLOEXEC)
    try:
        rest = memoryview(payload)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        del payload, rest
        yield Order(step, descriptor, arguments, limits)
    finally:
        os.close(descriptor)

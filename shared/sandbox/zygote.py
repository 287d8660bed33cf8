"""A process that has loaded every reader and forks one child per document.

It is started as a program, holds no connection and no secret, never touches a document itself and
runs one thread, so that its forks are ready to work within milliseconds.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import selectors
import signal
import socket
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from types import ModuleType
from typing import Any

from shared.heap import map_long_blocks
from shared.ports import Step
from shared.sandbox.answers import Answering
from shared.sandbox.isolation import isolate, restore_signals, time_limits
from shared.sandbox.limits import Limits
from shared.sandbox.probe import STEPS as PROBE_STEPS
from shared.sandbox.system_calls import load_seccomp

MESSAGE_BYTES = 64 * 1024
READY = {"ready": True}


class Zygote:
    """Forks a child for each order from its owner, ends it when told, and reports its end."""

    def __init__(
        self, owner: socket.socket, steps: Mapping[str, Step], seccomp: ModuleType | None
    ) -> None:
        self._owner = owner
        self._steps = steps
        self._seccomp = seccomp
        self._jobs: dict[int, int] = {}
        self._wakeup = wake_on_ended_children()

    def serve(self) -> None:
        """Follow orders until the owner is gone; its children then end with it."""
        selector = selectors.DefaultSelector()
        selector.register(self._wakeup, selectors.EVENT_READ, self._report_ends)
        selector.register(self._owner, selectors.EVENT_READ, self._follow_order)
        self._say(READY)
        is_owned = True
        while is_owned:
            for key, _ in selector.select():
                is_owned = key.data() and is_owned

    def _follow_order(self) -> bool:
        message, descriptors, _, _ = socket.recv_fds(self._owner, MESSAGE_BYTES, 2)
        if not message:
            return False
        order = json.loads(message)
        if "end" in order:
            for process, job in self._jobs.items():
                if job == order["end"]:
                    os.kill(process, signal.SIGKILL)
        else:
            self._fork(order, *descriptors)
        return True

    def _fork(self, order: dict[str, Any], payload: int, pipe: int) -> None:
        process = os.fork()
        if process == 0:
            try:
                self._work(order, payload, pipe)
            finally:
                os._exit(0)
        os.close(payload)
        os.close(pipe)
        self._jobs[process] = order["job"]

    def _work(self, order: dict[str, Any], payload: int, pipe: int) -> None:
        payload, pipe = _keep_only(payload, pipe)
        restore_signals()
        limits = Limits(**order["limits"])
        isolate(limits, self._seccomp)
        with Answering(pipe) as answering, time_limits(limits):
            step = self._steps[order["step"]]
            answering.result = step(_read_all(payload), order["arguments"])

    def _report_ends(self) -> bool:
        self._wakeup.recv(MESSAGE_BYTES)
        while self._jobs:
            process, status, usage = os.wait4(-1, os.WNOHANG)
            if not process:
                break
            code = os.waitstatus_to_exitcode(status)
            peak = usage.ru_maxrss
            self._say({"job": self._jobs.pop(process), "exit": code, "peak_kibibytes": peak})
        return True

    def _say(self, message: Mapping[str, object]) -> None:
        self._owner.sendall(json.dumps(message).encode())


def wake_on_ended_children() -> socket.socket:
    """Return a socket that becomes readable whenever a child has ended."""
    reading, writing = socket.socketpair()
    writing.setblocking(False)
    signal.set_wakeup_fd(writing.detach(), warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    return reading


def load_steps(modules: Iterable[str]) -> dict[str, Step]:
    """Import the modules and collect the steps they offer."""
    steps: dict[str, Step] = dict(PROBE_STEPS)
    for module in modules:
        steps.update(importlib.import_module(module).STEPS)
    return steps


def _keep_only(payload: int, pipe: int) -> tuple[int, int]:
    nothing = os.open(os.devnull, os.O_RDWR)
    high = [os.dup(descriptor) for descriptor in (nothing, payload, pipe)]
    for place, descriptor in enumerate((high[0], high[0], high[0], high[1], high[2])):
        os.dup2(descriptor, place)
    os.closerange(5, os.sysconf("SC_OPEN_MAX"))
    return 3, 4


def _read_all(payload: int) -> bytes:
    with os.fdopen(payload, "rb") as file:
        return file.read()


def main() -> None:
    """Serve the owner at the other end of the inherited socket."""
    descriptor, modules = int(sys.argv[1]), sys.argv[2:]
    map_long_blocks()
    seccomp = load_seccomp()
    steps = load_steps(modules)
    gc.collect()
    gc.freeze()
    with socket.socket(fileno=descriptor) as owner, suppress(ConnectionError):
        Zygote(owner, steps, seccomp).serve()


if __name__ == "__main__":
    main()

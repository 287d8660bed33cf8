"""A child that tries what no reader may do, so that a missing layer is known before it matters."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Callable, Mapping

PROGRAM = "/bin/true"
FOREIGN_FILE = "/etc/passwd"


def try_doors(_payload: bytes, _arguments: Mapping[str, str]) -> bytes:
    """Return the names of the forbidden actions that were possible, as a JSON list."""
    return json.dumps([name for name, attempt in DOORS.items() if _is_open(attempt)]).encode()


def _is_open(attempt: Callable[[], object]) -> bool:
    try:
        attempt()
    except OSError:
        return False
    return True


def _fork() -> None:
    if os.fork() == 0:
        os._exit(0)


def _execute() -> None:
    if os.access(PROGRAM, os.X_OK) and os.fork() == 0:
        os.execv(PROGRAM, [PROGRAM])


DOORS: dict[str, Callable[[], object]] = {
    "read_files": lambda: os.close(os.open(FOREIGN_FILE, os.O_RDONLY)),
    "write_files": lambda: os.close(os.open("/tmp", os.O_TMPFILE | os.O_WRONLY)),
    "use_network": lambda: socket.socket(socket.AF_INET, socket.SOCK_STREAM).close(),
    "start_processes": _fork,
    "start_programs": _execute,
    "signal_processes": lambda: os.kill(os.getppid(), 0),
}

STEPS = {"try_doors": try_doors}

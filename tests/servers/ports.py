"""Free ports on loopback, and waiting for a server to answer on one."""

from __future__ import annotations

import contextlib
import secrets
import socket
import time

# Below the ports that systems give to outgoing connections, which come and go at any moment.
_LOWEST, _COUNT = 15_000, 15_000


def free_port() -> int:
    """Return a port nobody listens on now."""
    while True:
        port = _LOWEST + secrets.randbelow(_COUNT)
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


def answers(port: int, greeting: bytes = b"") -> bool:
    """Say whether something accepts on the port and, given a greeting, replies to it."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1) as connection:
            if not greeting:
                return True
            connection.sendall(greeting)
            return bool(connection.recv(1))
    except OSError:
        return False


def wait_for(port: int, greeting: bytes = b"", seconds: float = 60) -> None:
    """Return when the port answers; raises `TimeoutError` when it does not in time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if answers(port, greeting):
            return
        time.sleep(0.1)
    raise TimeoutError(f"nothing answered on port {port} within {seconds} s")

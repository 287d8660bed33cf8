"""A TCP proxy that can go silent or cut a connection, for faults on the wire."""

from __future__ import annotations

import contextlib
import select
import socket
import threading

from tests.servers.ports import free_port

# AMQP 0-9-1 method frames: basic.ack is class 60, method 80.
ACKNOWLEDGEMENT = bytes((0, 60, 0, 80))


class Proxy:
    """Passes bytes between clients and one port until it is told otherwise."""

    def __init__(self, target: int) -> None:
        self.target = target
        self.port = free_port()
        self.silent = threading.Event()
        """While set, both directions swallow everything and the sockets stay open."""
        self.cut_at: bytes | None = None
        """Cut the connection, once, instead of passing these bytes on to the server."""
        self.cuts = 0
        self._listener = socket.create_server(("127.0.0.1", self.port))
        self._closing = threading.Event()
        self._pairs: list[tuple[socket.socket, socket.socket]] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """Stop listening and drop every connection."""
        self._closing.set()
        self._listener.close()
        for pair in self._pairs:
            self._cut(pair)

    def _accept(self) -> None:
        while not self._closing.is_set():
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            server = socket.create_connection(("127.0.0.1", self.target))
            self._pairs.append((client, server))
            threading.Thread(target=self._carry, args=(client, server), daemon=True).start()

    def _carry(self, client: socket.socket, server: socket.socket) -> None:
        other = {client: server, server: client}
        with contextlib.suppress(OSError, ValueError):
            while True:
                readable, _, _ = select.select(list(other), [], [], 1)
                for source in readable:
                    data = source.recv(65536)
                    if not data:
                        return self._cut((client, server))
                    if self.silent.is_set():
                        continue
                    if source is client and self.cut_at is not None and self.cut_at in data:
                        self.cut_at, self.cuts = None, self.cuts + 1
                        return self._cut((client, server))
                    other[source].sendall(data)
        return self._cut((client, server))

    def _cut(self, pair: tuple[socket.socket, socket.socket]) -> None:
        for end in pair:
            with contextlib.suppress(OSError):
                end.close()

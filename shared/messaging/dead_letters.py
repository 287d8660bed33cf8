"""The dead queues: looked through, replayed or discarded, by hand and message by message."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from aio_pika.abc import AbstractIncomingMessage, AbstractQueue

from shared.messaging.connection import Connection
from shared.messaging.publisher import ATTEMPT, DETAIL, DIED_AT, REASON, STAGE, broker_trouble
from shared.topology import HISTORY_QUEUE, NOTICES_QUEUE, PIPELINE

REPLAY_OF = "x-replay-of"
DEAD_NAMES = (
    *(stage.name for stage in PIPELINE if stage.consumes),
    HISTORY_QUEUE,
    NOTICES_QUEUE,
)


@dataclass(frozen=True)
class DeadMessage:
    """A message that was given up."""

    key: str
    """Follows from where it died and its body, so that it can be named on a command line."""
    name: str
    """The queue that gave it up."""
    body: bytes
    headers: dict[str, Any]

    @property
    def reason(self) -> str:
        """Why: what the service said, else what the broker noted."""
        deaths = self.headers.get("x-death") or [{}]
        return str(self.headers.get(REASON) or deaths[0].get("reason") or "unknown")

    @property
    def detail(self) -> str:
        """What the service said at length."""
        return str(self.headers.get(DETAIL) or "")


class DeadLetters:
    """Acts on the dead queues of the broker a connection leads to."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def list(self, names: Collection[str] = DEAD_NAMES) -> list[DeadMessage]:
        """Return every dead message; they stay where they are."""
        found = []
        for name in names:
            async with self._opened(name) as queue:
                async for message in _each(queue):
                    found.append(_to_dead(name, message))
        return found

    async def replay(self, keys: Collection[str]) -> int:
        """Put the named messages back into the queues that gave them up; return how many.

        Each is confirmed there before it leaves the dead queue: a replay that is killed may
        deliver a message twice, which the stages undo, but never loses one.
        """
        return await self._act(keys, self._put_back)

    async def discard(self, keys: Collection[str]) -> int:
        """Remove the named messages for good; return how many."""
        return await self._act(keys, None)

    async def _put_back(self, dead: DeadMessage) -> None:
        # A notice's headers are what it has to say of the message it is a copy of.
        own = () if dead.name == NOTICES_QUEUE else (REASON, DETAIL, STAGE, DIED_AT)
        dropped = (ATTEMPT, *own)
        headers = {key: value for key, value in dead.headers.items() if key not in dropped}
        await self._connection.publisher.requeue(
            dead.name, dead.body, {**headers, REPLAY_OF: dead.key}
        )

    async def _act(self, keys: Collection[str], act: Any) -> int:
        done = 0
        for name in DEAD_NAMES:
            async with self._opened(name) as queue:
                async for message in _each(queue):
                    dead = _to_dead(name, message)
                    if dead.key in keys:
                        if act is not None:
                            await act(dead)
                        await message.ack()
                        done += 1
        return done

    @asynccontextmanager
    async def _opened(self, name: str) -> AsyncIterator[AbstractQueue]:
        """Open a dead queue on a channel of its own; closing it gives back what was not taken."""
        with broker_trouble():
            connection = await self._connection.broker.connect()
            async with connection.channel() as channel:
                yield await channel.get_queue(f"{name}.dead", ensure=True)


async def _each(queue: AbstractQueue) -> AsyncIterator[AbstractIncomingMessage]:
    while (message := await queue.get(fail=False, timeout=10)) is not None:
        yield message


def _to_dead(name: str, message: AbstractIncomingMessage) -> DeadMessage:
    key = sha256(name.encode() + b"\0" + message.body).hexdigest()[:12]
    return DeadMessage(key, name, message.body, dict(message.headers))
